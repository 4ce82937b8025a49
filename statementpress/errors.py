"""The error contract: what can go wrong, which exit code it has, and what its message says.

    StatementPressError          1   something of ours failed and nothing better is known
    ├── UsageError               2   the command line asks for something that does not exist
    ├── ContentError             3   the statement has to be corrected; carries every finding
    ├── SetupError               4   a library, a font, a template or a table is missing or broken
    ├── TypesetError             5   the typesetting engine warned or refused
    │   └── TooLargeError        5   the document is nested too deep, or too large
    ├── ProofError               6   the finished PDF does not say what the statement says
    ├── OutputError              7   the result could not be written (full disk, no permission)
    ├── PreflightError           8   the PDF is not fit to print under the limits chosen
    ├── ArchiveError             9   what was frozen is not as it was; each fault was printed before
    └── EditionsError           1-9  some of several editions failed: the code of the first of them

Every message says what is wrong and where, and ends in the next step to take. An error is
raised where it is known and turned into an exit code in one place, `cli.main`. A warning is
never an exit code: it is a `Finding` that `check` prints.
"""

import errno
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import IntEnum
from typing import Any

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""Numbers with which a system says that a disk, or a user's part of it, is full."""


class Severity(IntEnum):
    """How bad a finding is; the worst one decides the exit code."""

    NOTE = 0
    WARNING = 1
    ERROR = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file that people edit: path as they know it, line from 1."""

    path: str
    line: int | None = None

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}:{self.line}"


def _shown(message: str, place: Place | None, hint: str) -> str:
    """Return a message as people read it: where, what, and on a second line what to do next."""
    where = f"{place}: " if place else ""
    return f"{where}{message}" + (f"\n  hint: {hint}" if hint else "")


def meant(word: str, known: Collection[str]) -> str:
    """Return a hint that names the known word nearest to `word`, or else all that are known."""
    near = get_close_matches(word.casefold(), known, n=1, cutoff=0.6)
    if near:
        return f"did you mean “{near[0]}”?"
    return f"choose from {', '.join(known)}" if known else "leave it out"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in a statement, named by a stable code that tests and people can quote."""

    code: str
    severity: Severity
    message: str
    place: Place | None = None
    hint: str = ""

    def __str__(self) -> str:
        return _shown(self.message, self.place, self.hint)


class StatementPressError(Exception):
    """Base of every error that a user may see."""

    exit_code: int = 1

    def __init__(self, message: str, *, place: Place | None = None, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.hint = hint

    def __reduce__(self) -> tuple[Any, ...]:
        """Let an error go from one process to another as it is: it is not raised anew there."""
        return Exception.__new__, (type(self), *self.args), vars(self)

    def __str__(self) -> str:
        return _shown(self.message, self.place, self.hint)


class UsageError(StatementPressError):
    """The command line names something that does not exist."""

    exit_code = 2


class ContentError(StatementPressError):
    """The statement folder cannot be typeset as it is."""

    exit_code = 3

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(map(str, self.findings)))


class SetupError(StatementPressError):
    """The machine or the project lacks something that every build needs."""

    exit_code = 4


class TypesetError(StatementPressError):
    """The typesetting engine warned, and a warning is an error."""

    exit_code = 5


class TooLargeError(TypesetError):
    """The statement asks for more than the machine, or Python's stack, has room for."""

    def __init__(self) -> None:
        super().__init__(
            "the statement is nested too deep, or too large, for this machine",
            hint="divide its longest list, quotation or table",
        )


class ProofError(StatementPressError):
    """The PDF was made but does not keep its promises; it was not written."""

    exit_code = 6


class OutputError(StatementPressError):
    """The result could not be stored; what was there before is untouched."""

    exit_code = 7


class PreflightError(StatementPressError):
    """The PDF is not fit to print under these limits; it says why, or findings did before."""

    exit_code = 8


class ArchiveError(StatementPressError):
    """What was frozen is damaged or incomplete, or cannot be trusted; it is left as it is."""

    exit_code = 9


class EditionsError(StatementPressError):
    """Some of several editions could not be made; the same reason is given once for all of them."""

    def __init__(self, failures: Mapping[str, StatementPressError], asked: int) -> None:
        """Take the failures (at least one) in the order of the `asked` editions."""
        self.failures = dict(failures)
        self.exit_code = next(iter(self.failures.values())).exit_code
        editions: dict[str, list[str]] = {}
        for edition, error in failures.items():
            editions.setdefault(str(error), []).append(edition)
        reasons = [f"{', '.join(names)}: {error}" for error, names in editions.items()]
        count = f"{len(failures)} of {asked} editions could not be made"
        super().__init__("\n".join([count, *reasons]))


def explained(error: Exception) -> StatementPressError:
    """Return any exception as an error that a user may see: what is not ours is our fault."""
    match error:
        case StatementPressError():
            return error
        case ModuleNotFoundError(name=str(name)) if not name.startswith("statementpress"):
            return SetupError(
                f"the Python package “{name}” is not installed",
                hint="type `make pdf` in a checkout, or install Statement Press again with pip",
            )
        case RecursionError() | MemoryError():
            return TooLargeError()
        case OSError(errno=int(number)) if number in NO_ROOM:
            return OutputError(
                "temporary files have no room: the disk is full, or this user may write no more",
                hint="free some space, name a folder on another disk in TMPDIR, or ask for more",
            )
    cause = f"{type(error).__name__}: {error}"
    return StatementPressError(
        f"this is a fault of Statement Press, not of the statement: {cause}",
        hint="run the command again with -v, and report what it prints",
    )
