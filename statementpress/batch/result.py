"""What became of each thing that was to be made: a row of the manifest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from statementpress.batch.job import Job
from statementpress.batch.outcome import Lost, Outcome
from statementpress.errors import Finding, StatementPressError


class Ending(StrEnum):
    """How it ended."""

    MADE = "made"
    """Its files were made now."""
    UNCHANGED = "unchanged"
    """Its files lie there already, as another making would give them."""
    LEFT_OUT = "left out"
    """It is not to be made, such as a version of a draft."""
    FAILED = "failed"
    """It cannot be made, or its files cannot be stored; older ones are as they were."""
    LOST = "lost"
    """Its worker died, and so did those that tried it again."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that lies whole on the disk."""

    path: Path
    sha256: str
    """The SHA-256 of its bytes, in hexadecimal digits."""
    size: int
    """How many bytes it has."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a job."""

    job: Job
    ending: Ending
    files: tuple[Stored, ...] = ()
    """The files that it has now; none if it could not be made."""
    findings: tuple[Finding, ...] = ()
    """What its author should look at."""
    error: StatementPressError | None = None
    """Why it could not be made."""
    outcome: Outcome | None = None
    """What its worker says, without the files; None if no worker was needed, or all were lost."""


class LostError(StatementPressError):
    """The workers that did a job died, each time it was tried."""


def made(job: Job, outcome: Outcome, files: Iterable[Stored]) -> Result:
    """Return the result of a job whose files are stored."""
    said = replace(outcome, files={})
    return Result(job, Ending.MADE, tuple(files), outcome.findings, outcome=said)


def failed(job: Job, error: StatementPressError, outcome: Outcome | None = None) -> Result:
    """Return the result of a job that cannot be made or stored."""
    said = replace(outcome, files={}) if outcome else None
    return Result(job, Ending.FAILED, error=error, outcome=said)


def lost(job: Job, how: Lost, tries: int) -> Result:
    """Return the result of a job that took its worker with it, so many times."""
    reason = how.reason
    error = LostError(
        f"its worker was lost {tries} times; the last time {reason}",
        hint="try it alone; if that fails too, the machine may be short of memory",
    )
    return Result(job, Ending.LOST, error=error)


def stored(files: Mapping[Path, bytes]) -> tuple[Stored, ...]:
    """Return what is said of files that were just written with these bytes."""
    return tuple(Stored(path, sha256(data).hexdigest(), len(data)) for path, data in files.items())
