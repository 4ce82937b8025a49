"""The error contract: what can go wrong, and the exit code of each error.

    StatementPressError          1   a fault of the program itself
    ├── UsageError               2   the command line asks for something that does not exist
    ├── ContentError             3   the statement has errors; it carries a finding for each
    ├── SetupError               4   a library, a font, a template or a table is missing or broken
    ├── TypesetError             5   the typesetting engine warned or refused
    │   └── TooLargeError        5   the document is nested too deep, or too large
    ├── ProofError               6   the finished PDF does not say what the statement says
    ├── OutputError              7   the result could not be written (full disk, no permission)
    ├── PreflightError           8   the PDF is not fit to print under the chosen limits
    ├── ArchiveError             9   a frozen version is damaged, incomplete or not to be trusted
    ├── NetworkError            10   another machine does not answer, or not as it should
    └── EditionsError           1-9  some of several editions failed; the code of the first one

A message says what is wrong and where, and its hint says what to do next. Commands that it names
stand in backticks and begin with `generate.py`; the terminal puts the name there by which the
program was started. An error is raised by whoever knows what is wrong, and becomes an exit code in
one place, `cli.main`. A warning has no exit code: it is a `Finding` that `check` prints.
"""

import errno
import traceback
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import IntEnum
from typing import Any

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""The error numbers for a disk, or a user's share of it, that is full."""


class Severity(IntEnum):
    """How bad a finding is; the worst one decides the exit code."""

    NOTE = 0
    """Nothing is wrong, but it may surprise."""
    WARNING = 1
    """A person should look at it; the result is made all the same."""
    ERROR = 2
    """It has to be corrected before there is a result."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file that people edit."""

    path: str
    """The file as they know it, mostly relative to the project."""
    line: int | None = None
    """Its line, counted from 1; None for the whole file."""

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}:{self.line}"


def _in_full(message: str, place: Place | None, hint: str) -> str:
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
    """One thing that was found in a statement, a PDF or a frozen version."""

    code: str
    """A name for this kind of finding that never changes, for people and tests to quote."""
    severity: Severity
    """How bad it is."""
    message: str
    """What is wrong."""
    place: Place | None = None
    """Where it is; None if it has no place in a file."""
    hint: str = ""
    """What to do about it, or ""."""

    def __str__(self) -> str:
        return _in_full(self.message, self.place, self.hint)


class StatementPressError(Exception):
    """The base of every error that a user may see."""

    exit_code: int = 1
    """What the program returns to the shell."""

    def __init__(self, message: str, *, place: Place | None = None, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place
        self.hint = hint

    def __reduce__(self) -> tuple[Any, ...]:
        """Send an error to another process with its attributes, without calling `__init__`."""
        return Exception.__new__, (type(self), *self.args), vars(self)

    def __str__(self) -> str:
        return _in_full(self.message, self.place, self.hint)


class UsageError(StatementPressError):
    """The command line asks for something that does not exist."""

    exit_code = 2


class ContentError(StatementPressError):
    """The statement has errors, so that nothing can be made of it."""

    exit_code = 3

    def __init__(self, findings: Iterable[Finding]) -> None:
        """Take the errors that were found; the message lists them all."""
        self.findings = tuple(findings)
        super().__init__("\n".join(map(str, self.findings)))


class SetupError(StatementPressError):
    """Something that a build needs is missing or broken, on this machine or in the project."""

    exit_code = 4


class TypesetError(StatementPressError):
    """The typesetting engine refused, or warned: its warnings are errors here."""

    exit_code = 5


class TooLargeError(TypesetError):
    """The statement is too large for what a build may spend, or nested too deep."""

    def __init__(
        self,
        message: str = "the statement is nested too deep, or too large, for this machine",
        words: str = "",
        *,
        place: Place | None = None,
        hint: str = "divide its longest list, quotation or table",
    ) -> None:
        """Take the words of the statement that the work was at, if they are known."""
        super().__init__(message, place=place, hint=hint)
        self.words = words


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a PDF that was made."""

    code: str
    """A name for this kind of fault that never changes."""
    message: str
    """What is wrong."""
    page: int | None = None
    """The page that shows it, from 1; None if it concerns the whole file."""
    place: Place | None = None
    """Where its text is written; None if no file of the statement has that text."""
    hint: str = ""
    """What to do about it, or ""."""

    def __str__(self) -> str:
        page = "" if self.page is None else f"page {self.page}: "
        return _in_full(f"{page}{self.message} [{self.code}]", self.place, self.hint)


class ProofError(StatementPressError):
    """The PDF was made, but does not say what the statement says, so it was not written."""

    exit_code = 6

    def __init__(
        self,
        message: str,
        *,
        faults: Iterable[Fault] = (),
        place: Place | None = None,
        hint: str = "",
    ) -> None:
        """Take the faults, if there are several; the message lists them all, each hint once."""
        self.faults = tuple(faults)
        hints = [fault.hint for fault in self.faults]
        listed = "".join(
            f"\n{replace(fault, hint='') if fault.hint in hints[number + 1 :] else fault}"
            for number, fault in enumerate(self.faults)
        )
        super().__init__(message + listed.replace("\n", "\n  "), place=place, hint=hint)


class OutputError(StatementPressError):
    """The result could not be written; an older one is unchanged."""

    exit_code = 7


class PreflightError(StatementPressError):
    """The PDF is not fit to print under the chosen limits.

    The message lists what is wrong, unless the command has printed that before.
    """

    exit_code = 8


class ArchiveError(StatementPressError):
    """A frozen version is damaged, incomplete or not to be trusted; it is left as it is."""

    exit_code = 9


class NetworkError(StatementPressError):
    """Another machine, which had to be asked, does not answer, or not as it should."""

    exit_code = 10


class EditionsError(StatementPressError):
    """Some of several editions, or of other things, could not be made."""

    def __init__(
        self, failures: Mapping[str, StatementPressError], count: int, things: str = "editions"
    ) -> None:
        """Take the failures, at least one, by edition, out of a `count` of editions.

        The message gives each reason once, after the editions that failed for it. `things` says
        what they are if they are no editions.
        """
        self.failures = dict(failures)
        self.exit_code = next(iter(self.failures.values())).exit_code
        editions: dict[str, list[str]] = {}
        for edition, error in failures.items():
            editions.setdefault(str(error), []).append(edition)
        reasons = [f"{', '.join(names)}: {error}" for error, names in editions.items()]
        summary = f"{len(failures)} of {count} {things} could not be made"
        super().__init__("\n".join([summary, *reasons]))


def explained(error: Exception) -> StatementPressError:
    """Return any exception as an error that a user may see.

    One that is neither an error of ours nor a known trouble of the machine is a fault of the
    program, and its message says so.
    """
    match error:
        case StatementPressError():
            return error
        case ModuleNotFoundError(name=str(name)) if not name.startswith("statementpress"):
            return SetupError(
                f"the Python package “{name}” is not installed",
                hint="type `make pdf` in a checkout, or install Statement Press again with pip",
            )
        case KeyError() if type(error).__name__ == "ZoneInfoNotFoundError":
            return SetupError(
                "this machine knows no time zones, which signatures need",
                hint="install the package tzdata, with apt or with pip",
            )
        case RecursionError() | MemoryError():
            return TooLargeError()
        case OSError() if known := _of_the_system(error):
            return known
    return StatementPressError(
        "this is a fault of Statement Press, not of the statement: "
        f"{type(error).__name__}: {error}",
        hint="run the command again with -v, and report what it prints",
    )


def explained_in_full(error: Exception) -> StatementPressError:
    """Return what `explained` does, for another process; a fault carries its traceback as a note.

    Call it while the error is handled.
    """
    shown = explained(error)
    if type(shown) is StatementPressError:
        shown.add_note(traceback.format_exc())
    return shown


def _of_the_system(error: OSError) -> StatementPressError | None:
    """Return an error of the system that has nothing to do with the program; None for others."""
    match error:
        case OSError(errno=int(number)) if number in NO_ROOM:
            return OutputError(
                "there is no room for temporary files: the disk, or your share of it, is full",
                hint="free some space, or set TMPDIR to a folder on another disk",
            )
        case FileNotFoundError(filename=None, strerror=str(said)) if "temporary" in said:
            # Python looks for a folder that takes a file, and says so of none in these words.
            return OutputError(
                "no folder for temporary files takes a file",
                hint="free some space, lift the limit for files (ulimit -f), or set TMPDIR to a "
                "folder on another disk",
            )
        case FileNotFoundError(errno=errno.ENOENT, filename=None):
            # Only the system's answer to where the current folder is names no file.
            return UsageError(
                "the current folder is not there any more",
                hint="go to another folder (cd), and run the command again",
            )
    return None
