"""How much memory, and time of the processor, a process may use, as far as its system can say no.

Linux keeps all of these limits. macOS keeps those of time, and none of memory. Windows has none
that Python knows, and there every function here does nothing.
"""

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import ModuleType

resource: ModuleType | None
try:
    import resource
except ImportError:  # Windows
    resource = None

TimeIsUp = Callable[..., object]
"""Is called in the main thread when the time is used up, and each second from then on."""

_STATM = Path("/proc/self/statm")
"""Where Linux says how many pages of memory a process has."""
_MAPPED, _WRITTEN = 0, 5
"""Which of its numbers are limited by RLIMIT_AS and by RLIMIT_DATA."""
_LIMITING = """
import resource
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
"""


@contextmanager
def memory_within(size: int) -> Iterator[float]:
    """Let this process write to no more than `size` bytes inside the block.

    A library that is only mapped does not count. An allocation beyond the limit fails. Yields how
    many pages of memory that is, or 0 if the system does not say how many are in use.
    """
    if resource is None:
        yield 0.0
        return
    before, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (_least(size, before, hard), hard))
    try:
        yield size / resource.getpagesize() if _STATM.exists() else 0.0
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (before, hard))


def pages_written() -> int:
    """Return how many pages of memory this process may write to now; only Linux says so."""
    return int(_STATM.read_bytes().split()[_WRITTEN])


@contextmanager
def time_within(seconds: int, is_up: TimeIsUp) -> Iterator[None]:
    """Let this process use so much time of the processor inside the block.

    It has no effect in a thread, which gets no signals.
    """
    if resource is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    before, hard = resource.getrlimit(resource.RLIMIT_CPU)
    handler = signal.signal(signal.SIGXCPU, is_up)
    spent = int(time.process_time()) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (_least(spent + seconds, before, hard), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, (before, hard))
        signal.signal(signal.SIGXCPU, handler)


def limit_this_process(seconds: int, grace: int, memory: int, is_up: TimeIsUp) -> None:
    """Limit this process for good; its own clock of the processor begins with it.

    It is killed `grace` seconds after `is_up` was called. `memory` are bytes beside those that are
    in use now.
    """
    if resource is None:
        return
    signal.signal(signal.SIGXCPU, is_up)
    _set(resource.RLIMIT_CPU, seconds, seconds + grace)
    _set(resource.RLIMIT_CORE, 0, 0)
    with suppress(OSError):  # a system that does not say how much is in use
        pages = int(_STATM.read_bytes().split()[_MAPPED])
        most = pages * resource.getpagesize() + memory
        _set(resource.RLIMIT_AS, most, most)


def ignore_the_time() -> None:
    """Let this process end its work, although its time may be up."""
    if resource is not None:
        signal.signal(signal.SIGXCPU, signal.SIG_IGN)


def limit_program(process: int, seconds: int, memory: int) -> None:
    """Limit a program that was just started, and has used nothing yet; only Linux can."""
    if resource is not None and hasattr(resource, "prlimit"):
        with suppress(ProcessLookupError):
            for limit, most in (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_AS, memory):
                highest = _at_most(limit, most)
                resource.prlimit(process, limit, (highest, highest))


def ended_by_time() -> frozenset[int]:
    """Return the exit codes, as `subprocess` has them, of programs that used up their time."""
    return frozenset() if resource is None else frozenset({-signal.SIGXCPU, -signal.SIGKILL})


def limiting_lines(seconds: int, memory: int) -> str:
    """Return the first lines of a program in Python that limits itself; none on Windows."""
    return "" if resource is None else _LIMITING.format(seconds=seconds, memory=memory)


def _set(limit: int, soft: int, hard: int) -> None:
    """Set a limit, or leave the one that holds already if it is lower."""
    highest = _at_most(limit, hard)
    if resource is not None:
        resource.setrlimit(limit, (min(soft, highest), highest))


def _at_most(limit: int, wanted: int) -> int:
    """Return what is wanted, or the most that this process, and those it starts, may have."""
    if resource is None:
        return wanted
    allowed: int = resource.getrlimit(limit)[1]
    return wanted if allowed == resource.RLIM_INFINITY else min(wanted, allowed)


def _least(wanted: int, *limits: int) -> int:
    """Return a limit that is not above others, of which -1 (RLIM_INFINITY) is none."""
    return min([wanted, *(limit for limit in limits if limit >= 0)])
