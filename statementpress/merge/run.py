"""The letters of a plan on the disk: which are there already, and what is kept of each."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, NamedTuple, Self

from statementpress.batch.job import Job
from statementpress.batch.outcome import Outcome
from statementpress.batch.result import Ending, Result, Stored, made, stored
from statementpress.editions.made_from import STATEMENT, MadeFrom, made_from, request_hashes
from statementpress.errors import Finding, Place
from statementpress.machine import storage
from statementpress.merge import records
from statementpress.merge.plan import Wanted

MANIFEST: Final = "manifest.csv"
"""The file in the folder of the letters that says what became of each."""
WHOLE: Final = "all-"
"""What the name of the file for the printer begins with."""
PAPERS: Final = {".pdf", ".docx"}
"""How the names of letters end."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What all letters of a statement are made from."""

    made_from: MadeFrom
    """The files of the statement and of the project, and what is installed, at one moment."""
    inputs: Mapping[str, str]
    """The hash of each thing by its name; none if they are not certain."""

    @classmethod
    def of(cls, project: Path, folder: Path, recipients: Path, wanted: Wanted) -> Self:
        """Return what the letters of the statement in `folder`, of `project`, are made from now.

        That is also the edition that is wanted, and what is asked for beside it.
        The table itself is no part of it, even if it lies in that folder: each letter has its row.
        """
        found = made_from(project, folder)
        own = ""
        with suppress(ValueError):
            own = f"{STATEMENT}/{recipients.resolve().relative_to(folder.resolve()).as_posix()}"
        inputs = {name: value for name, value in found.hashes.items() if name != own}
        inputs |= request_hashes(wanted.edition, wanted.request)
        return cls(found, inputs if found.is_certain else {})


class Target(NamedTuple):
    """Where letters are made."""

    folder: Path
    origin: Origin
    force: bool = False
    """Whether letters that are there already are made anew."""


@dataclass(slots=True)
class Merged:
    """What became of the letters."""

    files: dict[str, tuple[Stored, ...]] = field(default_factory=dict)
    """The files of each letter that could be made, by its name; unordered."""
    findings: dict[tuple[str, Place | None], dict[str, Finding]] = field(default_factory=dict)
    """What was found, by its code and place, in each letter, by the name of that."""

    def add(self, result: Result) -> None:
        """Take in what became of a letter."""
        name = result.job.name
        if not result.error:
            self.files[name] = result.files
        for finding in result.findings:
            self.findings.setdefault((finding.code, finding.place), {})[name] = finding

    def found(self, count: int) -> Iterator[Finding]:
        """Yield what was found, once for each code and place; `count` is that of all letters."""
        for letters in self.findings.values():
            first = next(iter(letters.values()))
            some = f" (in {len(letters)} of {count} letters)"
            more = some if 1 < len(letters) < count else ""
            yield replace(first, message=f"{first.message}{more}")


def plan_of(jobs: Mapping[str, Job], target: Target) -> Iterator[Job | Result]:
    """Yield what is there already, and then the job of each other letter.

    A letter is there if it was made from the same before, and its files are as they were written.
    All that is there comes first: a run that is stopped early forgets nothing.
    """
    to_be_made = []
    for job in jobs.values():
        letter = None if target.force else records.unchanged(job, target.folder)
        if letter:
            files = letter.stored(target.folder)
            yield Result(job, Ending.UNCHANGED, files, letter.findings)
        else:
            to_be_made.append(job)
    yield from to_be_made


def keep(job: Job, outcome: Outcome, target: Target) -> Result:
    """Store the files of a letter, and a record of it; raise OutputError if that cannot be."""
    files = {target.folder / name: data for name, data in outcome.files.items()}
    storage.store_all(files)
    if not target.origin.made_from.is_still_so():
        job = replace(job, inputs="")  # it may have been made from other files than its inputs
    written = stored(files)
    facts = {file.path.name: (file.sha256, file.size) for file in written}
    letter = records.Letter(inputs=job.inputs, files=facts, findings=outcome.findings)
    records.keep(job, target.folder, letter)
    return made(job, outcome, written)


def strangers(folder: Path, merged: Merged) -> list[str]:
    """Return the names of papers in the folder that are no letters of this run.

    Most likely an earlier run made them, of rows that are gone or have another number now.
    """
    own = {file.path.name for files in merged.files.values() for file in files}
    papers = (path.name for path in folder.iterdir() if path.suffix in PAPERS)
    return sorted(name for name in papers if name not in own and not name.startswith(WHOLE))
