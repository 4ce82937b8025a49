"""What is to be made of a statement, and what of it lies there already.

That is asked of the records of `build` (`editions.last_build`). So a batch that was stopped goes on
where it was, a `build` after it knows what it has made, and the two never contradict each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from statementpress.batch.job import Job
from statementpress.batch.result import Ending, Result, Stored
from statementpress.builds.places import StatementPlace
from statementpress.builds.work import EDITION, READ, REQUEST
from statementpress.editions.last_build import EVERY, LastBuild, Records
from statementpress.editions.made_from import MadeFrom, surroundings
from statementpress.editions.outline import read_outline
from statementpress.editions.source import read_source
from statementpress.editions.together import requests
from statementpress.editions.told import LEFT_OUT, left_out
from statementpress.errors import Finding
from statementpress.machine.storage import inside
from statementpress.project.project import Project
from statementpress.statement.catalogue import own_folder


@dataclass(frozen=True, slots=True)
class Planned:
    """What is to be made of a statement."""

    records: Records
    """The records of its builds."""
    steps: tuple[Job | Result, ...]
    """A job for each edition that has changed, and the result of each that has not, in the order of
    the table."""
    findings: tuple[Finding, ...]
    """Which editions are left out."""


@dataclass(frozen=True, slots=True)
class Planner:
    """Looks at statements one after the other."""

    edition: str | None
    """The edition that is made of each; None for all that it can have."""
    force: bool
    """Whether editions are made that have not changed."""
    _around: dict[Path, tuple[MadeFrom, Project]] = field(default_factory=dict, init=False)
    """What all statements of a project share, as it was when the last of them was looked at."""

    def look_at(self, place: StatementPlace) -> Planned:
        """Return what is to be made of a statement; raises what reading it raises.

        Raises UsageError if its folder is a link to elsewhere, OutputError if that of its files is.
        """
        own_folder(place.folder, place.project)
        target = inside(place.project, "build", place.folder.name)
        around, project = self._surroundings(place.project)
        # Files are hashed before they are read: what is edited later then counts as a change.
        records = Records.of(place.project, place.folder, target, around)
        if not self.force and (known := self._unread(place, records, project)):
            return known
        # Reading a statement whole takes a tenth as long as making it, and a worker does that too.
        outline = read_outline(project.apart(), place.folder)
        outline = outline or read_source(project.apart(), place.folder).outline
        asked = None if self.edition is None else (self.edition,)
        names = [name for name in requests(outline, REQUEST) if asked is None or name in asked]
        before = {} if self.force else records.all_unchanged(dict.fromkeys(names, REQUEST))
        steps = (
            _unchanged(place, name, records, before[name])
            if name in before
            else _job(place, name, records)
            for name in names
        )
        return Planned(records, tuple(steps), tuple(left_out(outline, names, asked)))

    def _unread(self, place: StatementPlace, records: Records, project: Project) -> Planned | None:
        """Return what is known of a statement if nothing has changed; it need not be read then."""
        if self.edition is not None:
            known = records.all_unchanged({self.edition: REQUEST})
            return _all_known(place, records, known, ()) if known else None
        every = records.unchanged(EVERY, REQUEST)
        if every is None:
            return None
        known = records.all_unchanged(dict.fromkeys(project.editions.edition, REQUEST))
        if {file for each in known.values() for file in each.files} != every.files.keys():
            return None  # some records were removed from the cache
        return _all_known(place, records, known, every.findings)

    def _surroundings(self, folder: Path) -> tuple[MadeFrom, Project]:
        """Return what all statements of a project share, read again if it has changed."""
        known = self._around.get(folder)
        if known is None or not known[0].is_still_so():
            known = self._around[folder] = surroundings(folder), Project.at(folder)
        return known


def _all_known(
    place: StatementPlace,
    records: Records,
    known: Mapping[str, LastBuild],
    findings: tuple[Finding, ...],
) -> Planned:
    steps = (_unchanged(place, name, records, built) for name, built in known.items())
    left = (each for each in findings if each.code == LEFT_OUT)
    return Planned(records, tuple(steps), tuple(left))


def _job(place: StatementPlace, edition: str, records: Records) -> Job:
    return Job(
        f"{place.name}/{edition}",
        str(place.project),
        str(place.folder),
        records.inputs(edition, REQUEST),
        {EDITION: edition, READ: records.inputs(EVERY, REQUEST)},
    )


def _unchanged(place: StatementPlace, edition: str, records: Records, built: LastBuild) -> Result:
    """Return the result of an edition whose files are as they were written."""
    files = tuple(
        Stored(records.target / name, its_hash, (records.target / name).stat().st_size)
        for name, its_hash in built.files.items()
    )
    return Result(_job(place, edition, records), Ending.UNCHANGED, files, built.findings)
