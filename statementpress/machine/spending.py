"""What a piece of work may spend, memory and time of the processor, and where it was if it did.

The system keeps both limits. Memory is what a process may write to (RLIMIT_DATA): a library that is
only mapped does not count, as it would with RLIMIT_AS (417 MB for a build that writes to 144). An
allocation beyond the limit fails, and Python raises MemoryError. Libraries in C end the process
instead, so `look` raises that error before all is spent, and is called where a build grows. Past
its time a process gets SIGXCPU, which raises an error here, and again each second.

Both cost a build nothing that can be measured: six calls of the system, and one of 10 µs for each
32 blocks of text. They are set for one piece of work and lifted after it, so that a process that
builds again and again may spend as much each time. Windows has neither (see `native.limits`).
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

from statementpress.errors import TooLargeError, UsageError
from statementpress.native import limits

MEMORY, TIME = "STATEMENTPRESS_MEMORY", "STATEMENTPRESS_SECONDS"
"""The variables of the environment that allow more or less."""
NEARLY_ALL = 0.9
"""The share of the allowed memory at which work ends, so that no library in C meets the limit."""
QUOTED = 40
"""How many characters of a statement's words a message quotes."""


class Allowed(NamedTuple):
    """What one reading of a statement, or one making of an edition, may spend."""

    megabytes: int = 2000
    """Memory, in millions of bytes; a list of 8,000 names takes about 1,200."""
    seconds: int = 600
    """Time of the processor; a list of 8,000 names takes 100."""


class Whereabouts(NamedTuple):
    """Where in a statement some work is."""

    where: str
    """In words, such as “page 3”."""
    words: str = ""
    """The words of the statement that it is at, if they are known."""


@dataclass(slots=True)
class _Now:
    """What this process is doing."""

    stage: str = ""
    whereabouts: Callable[[], Whereabouts] | None = None
    most: float = 0.0
    """How much memory it may have, in pages; 0 for any."""


_now = _Now()


class _TimeIsUp(BaseException):
    """The time is spent. It is no Exception, so that whoever catches these does not catch it."""


def allowed() -> Allowed:
    """Return what the environment allows; raise UsageError if it has no whole numbers above 0."""
    return Allowed(*(map(_number, (MEMORY, TIME), Allowed())))


def at(stage: str) -> None:
    """Note which stage begins."""
    _now.stage, _now.whereabouts = stage, None


def noting(stage: Callable[[str], None]) -> Callable[[str], None]:
    """Return a function that notes each stage, and calls `stage` with it."""

    def begun(name: str) -> None:
        at(name)
        look()
        stage(name)

    return begun


def within(whereabouts: Callable[[], Whereabouts]) -> None:
    """Note what can say where in a statement the work is; it is asked if too much is spent."""
    _now.whereabouts = whereabouts


def look() -> None:
    """Raise MemoryError if nearly all of the memory is spent."""
    if share() > NEARLY_ALL:
        raise MemoryError


def share() -> float:
    """Return the share of the allowed memory that is spent; 0 without a limit."""
    return limits.pages_written() / _now.most if _now.most else 0.0


@contextmanager
def limited(stage: str) -> Iterator[None]:
    """Limit what is spent inside the block, which begins with a stage.

    Raises TooLargeError, which says where the work was, if it is too much; UsageError if the
    environment allows what is no number.
    """
    may = allowed()
    at(stage)
    try:
        with (
            _memory(may.megabytes * 1_000_000),
            limits.time_within(may.seconds, _time_is_up),
        ):
            yield
    except _TimeIsUp:
        message = f"it takes more than {may.seconds:,} s of the processor"
        raise _told(message, f"allow more with {TIME}={2 * may.seconds}") from None
    except TooLargeError as error:
        if error.place or not isinstance(error.__cause__, MemoryError | RecursionError):
            raise
        raise _spent(error.__cause__, may) from error
    except (MemoryError, RecursionError) as error:
        raise _spent(error, may) from error
    finally:
        at("")


def _spent(error: BaseException, may: Allowed) -> TooLargeError:
    if isinstance(error, RecursionError):
        return _told("the statement is nested too deep", "")
    message = f"it takes more than {may.megabytes:,} MB of memory"
    return _told(message, f"allow more with {MEMORY}={2 * may.megabytes}")


def _told(message: str, more: str) -> TooLargeError:
    """Return an error that says where the work was."""
    found = _now.whereabouts() if _now.whereabouts else Whereabouts("")
    where = f", {found.where}" if found.where else ""
    where += f", at “{found.words[:QUOTED]}”" if found.words else ""
    hint = "divide its longest list, quotation or table"
    hint += f", or {more}" if more else ""
    return TooLargeError(f"{message} (at the stage “{_now.stage}”{where})", found.words, hint=hint)


def _number(variable: str, usual: int) -> int:
    given = os.environ.get(variable, "") or str(usual)
    if not given.isascii() or not given.isdecimal() or not 0 < int(given) < 10**9:
        raise UsageError(
            f"{variable} is not a whole number above 0: {given}", hint=f"unset {variable}"
        )
    return int(given)


@contextmanager
def _memory(size: int) -> Iterator[None]:
    """Allow so many bytes inside the block."""
    with limits.memory_within(size) as most:
        _now.most = most
        try:
            yield
        finally:
            _now.most = 0.0


def _time_is_up(*_: object) -> None:
    raise _TimeIsUp
