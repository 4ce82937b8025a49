"""Do a job in a process that may use only so much time of the processor and so much memory.

Files of strangers decide how much work they make, and no rule can foresee every file. The process
is a copy of this one, so that it knows all that this one knows, and sends back what it returns. If
none can be forked safely (Windows, macOS), the job is done here, without limits.
"""

import faulthandler
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NoReturn, TypeVar

if sys.platform != "win32":
    import resource

Result = TypeVar("Result")
Report = Callable[[str], None]
"""Is called by a job with the place that it has reached."""

BUSY = 20
"""How many times longer than its time of the processor a job may take: the machine may be busy."""
GRACE_SECONDS = 5
"""How long a job that has to end may take to remove its folders."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What a job may use."""

    seconds: float
    """Time of the processor."""
    memory: int
    """Bytes, beside those that are in use when it begins."""


class OverBudgetError(Exception):
    """A job needed more than it may use; the message is "time" or "memory"."""

    def __init__(self, what: str, place: str) -> None:
        super().__init__(what)
        self.place = place
        """The place that the job had reached; empty if it reported none."""


class _TimeIsUpError(BaseException):
    """Unwinds a job, which may catch every Exception, when its time has been used."""


def forked(do: Callable[[Report], Result], budget: Budget) -> Result:
    """Return what `do` returns, or raise what it raises; both have to be picklable.

    Raises OverBudgetError if it uses more than the budget.
    """
    if sys.platform in {"win32", "darwin"}:
        return do(lambda _place: None)
    near, far = Pipe(duplex=False)
    child = os.fork()
    if not child:
        near.close()
        _work(do, far, budget)
    far.close()  # only the child holds this end, so that its death ends the pipe
    with near:
        ended, place = False, ""
        try:
            while near.poll(BUSY * budget.seconds):
                kind, value = near.recv()
                if kind == "result":
                    return value  # type: ignore[no-any-return]
                if kind == "error":
                    raise value
                if kind == "over":
                    raise OverBudgetError(value, place)
                place = value
            raise OverBudgetError("time", place)
        except EOFError:
            ended = True
            raise OverBudgetError(_used_up(child, budget), place) from None
        finally:
            if not ended:
                _end(child)


def limit_program(process: int, budget: Budget) -> None:
    """Limit a program that was just started, and has used nothing yet, if this system can."""
    if sys.platform == "linux":
        with suppress(ProcessLookupError):
            seconds = max(1, round(budget.seconds))
            for limit, most in (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, budget.memory):
                highest = _at_most(limit, most)
                resource.prlimit(process, limit, (highest, highest))


def spent_by_children() -> float:
    """Return the time of the processor that jobs and programs of this process have taken so far."""
    times = os.times()
    return times.children_user + times.children_system


def _used_up(child: int, budget: Budget) -> str:
    """Return what a process that died had too little of: libraries without room just end."""
    used = os.wait4(child, 0)[2]
    return "time" if used.ru_utime + used.ru_stime >= budget.seconds else "memory"


def _end(child: int) -> None:
    """End a process whose result is not waited for any more, and take note of its end."""
    os.kill(child, signal.SIGTERM)
    until = time.monotonic() + GRACE_SECONDS
    while time.monotonic() < until:
        if os.waitpid(child, os.WNOHANG)[0]:
            return
        time.sleep(0.005)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _work(do: Callable[[Report], Any], pipe: "Connection[Any, Any]", budget: Budget) -> NoReturn:
    """Be the process that does the job: send places, and at last a result or an error.

    Whatever happens, the process ends here: it must never go on as the one that it is a copy of.
    """
    try:
        with suppress(BaseException):
            signal.signal(
                signal.SIGINT, signal.SIG_IGN
            )  # Ctrl-C reaches all; the first one decides
            signal.signal(signal.SIGXCPU, _time_is_up)
            faulthandler.disable()  # libraries that have no room end with a signal, and with words
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            _limit(budget)
            answer = _answer(do, pipe)
            # The job is done: no signal may unwind this copy any more.
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            signal.signal(signal.SIGXCPU, signal.SIG_IGN)
            pipe.send(answer)
    finally:
        os._exit(0)


def _answer(do: Callable[[Report], Any], pipe: "Connection[Any, Any]") -> tuple[str, Any]:
    """Do the job; return what kind of end it came to, and its result, error, or what it lacked."""
    try:
        return "result", do(lambda place: pipe.send(("place", place)))
    except _TimeIsUpError:
        return "over", "time"
    except MemoryError:
        return "over", "memory"
    except Exception as error:
        return "error", error


def _limit(budget: Budget) -> None:
    """Limit this process; its own clock of the processor began when it was forked."""
    seconds = max(1, round(budget.seconds))
    _set(resource.RLIMIT_CPU, seconds, seconds + GRACE_SECONDS)
    _set(resource.RLIMIT_CORE, 0, 0)
    with suppress(OSError):  # a system that does not say how much is in use
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + budget.memory
        _set(resource.RLIMIT_AS, most, most)


def _set(limit: int, soft: int, hard: int) -> None:
    """Set a limit, or leave the one that holds already if it is lower."""
    highest = _at_most(limit, hard)
    resource.setrlimit(limit, (min(soft, highest), highest))


def _at_most(limit: int, wanted: int) -> int:
    """Return what is wanted, or the most that this process, and those it starts, may have."""
    allowed = resource.getrlimit(limit)[1]
    return wanted if allowed == resource.RLIM_INFINITY else min(wanted, allowed)


def _time_is_up(_signal: int, _frame: object) -> NoReturn:
    raise _TimeIsUpError
