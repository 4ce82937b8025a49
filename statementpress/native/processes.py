"""How processes are begun, watched and ended on this system."""

import _thread
import os
import signal
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from statementpress.late import late_imports
from statementpress.native.system import is_macos, is_windows

with late_imports():
    import subprocess


def may_fork() -> bool:
    """Return whether a process may go on as a copy of this one.

    Windows has no fork, and on macOS the system's own libraries do not survive one. There a process
    is started anew, and what it is to do has to be sent to it.
    """
    return not is_windows() and not is_macos() and hasattr(os, "fork")


def processors() -> int:
    """Return how many processors this process may use."""
    available = getattr(os, "sched_getaffinity", None)
    return len(available(0)) if available else os.cpu_count() or 1


def is_running(process: int) -> bool:
    """Return whether a process is there; always true on Windows, where asking would end it."""
    if is_windows():
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def apart_from_ctrl_c() -> Mapping[str, Any]:
    """Return what `subprocess` takes so that Ctrl-C does not reach a program that it starts."""
    if is_windows():
        return {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0x200)}
    return {"start_new_session": True}


def unwinds_when_terminated() -> bool:
    """Return whether a process that is terminated removes its folders; Windows just ends it."""
    return not is_windows()


def kill_with_all(process: int) -> None:
    """Kill a program that was started `apart_from_ctrl_c`, with all that it started.

    Does nothing if it is gone. On Windows, the programs that it started end when their pipes do.
    """
    with suppress(ProcessLookupError, PermissionError):
        if is_windows():
            os.kill(process, signal.SIGTERM)  # TerminateProcess, whatever the signal's name
        else:
            os.killpg(process, signal.SIGKILL)


def end_this_process(grace: float) -> None:
    """Let the main thread unwind as SIGTERM does; end the process after `grace` seconds.

    It is called by another thread, and does not return.
    """
    if is_windows():  # os.kill would not let anything unwind there
        _thread.interrupt_main(signal.SIGTERM)
    else:
        os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(grace)
    os._exit(1)
