"""The editions of many statements that are being made: what is stored of them, and told of each.

Nothing is held but for the statements that are under way, however many there are.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from statementpress.batch.estimate import Estimate
from statementpress.batch.job import Job
from statementpress.batch.outcome import Outcome
from statementpress.batch.result import Ending, Result, Stored, failed, made
from statementpress.builds.places import StatementPlace
from statementpress.builds.planning import Planner
from statementpress.builds.work import EDITION, REQUEST
from statementpress.editions.last_build import EVERY, Records
from statementpress.editions.told import merged
from statementpress.errors import Finding, explained_in_full


@dataclass(frozen=True, slots=True)
class Finished:
    """A statement of which nothing is under way any more."""

    name: str
    results: tuple[Result, ...]
    """What became of its editions, in the order of the table."""
    findings: tuple[Finding, ...]
    """What was found in all of them, each once, and which editions were left out."""


@dataclass(frozen=True, slots=True)
class _UnderWay:
    """A statement whose editions are being made."""

    name: str
    folder: str
    records: Records | None
    """The records of its builds; None if nothing can be made of it."""
    names: tuple[str, ...]
    """The names of its jobs, in the order of the table."""
    findings: tuple[Finding, ...] = ()
    """What was found that is no edition's own."""
    results: dict[str, Result] = field(default_factory=dict)
    """What became of its jobs so far, by their names."""

    def finished(self) -> Finished:
        """Return what is told of it."""
        results = tuple(self.results[name] for name in self.names if name in self.results)
        own = {it.job.options[EDITION]: it.findings for it in results if it.files}
        return Finished(self.name, results, (*self.findings, *merged(own)))


class Builds:
    """The plan of a batch of builds, and what becomes of it."""

    def __init__(
        self, places: Sequence[StatementPlace], planner: Planner, tell: Callable[[Finished], None]
    ) -> None:
        """Make what the planner finds; `tell` hears of each finished statement in their order."""
        self.estimate = Estimate(len(places))
        self.count = len(places)
        self.told = 0
        self._places, self._planner, self._tell = places, planner, tell
        self._every = planner.edition is None
        self._order: deque[_UnderWay] = deque()
        self._under_way: dict[str, _UnderWay] = {}

    def plan(self) -> Iterator[Job | Result]:
        """Yield what is to be made, and what is known already, as `batch.running` follows it."""
        for place in self._places:
            statement, steps = self._looked_at(place)
            self.estimate.look_at(sum(isinstance(step, Job) for step in steps))
            self._order.append(statement)
            self._under_way[statement.folder] = statement
            yield from steps
            self._tell_finished()  # it may have no edition

    def keep(self, job: Job, outcome: Outcome) -> Result:
        """Store the files of a job and note what they were made from; raises OutputError."""
        records = self._under_way[job.folder].records
        assert records is not None  # its job was planned with them
        built = records.store(job.options[EDITION], REQUEST, outcome.files, outcome.findings)
        if not records.made_from.is_still_so():  # nobody knows what it was made from
            job = replace(job, inputs="")
        files = outcome.files.items()
        stored = [
            Stored(records.target / name, built.files[name], len(data)) for name, data in files
        ]
        return made(job, outcome, stored)

    def add(self, result: Result) -> None:
        """Take in a result, and tell of the statements that are finished by it."""
        if result.outcome or result.ending is Ending.LOST:
            self.estimate.end()
        self._under_way[result.job.folder].results[result.job.name] = result
        self._tell_finished()

    def tell_rest(self) -> None:
        """Tell what was made of statements that are not finished, as the run was ended."""
        while self._order:
            self._tell(self._order.popleft().finished())

    def _looked_at(self, place: StatementPlace) -> tuple[_UnderWay, Sequence[Job | Result]]:
        folder = str(place.folder)
        try:
            planned = self._planner.look_at(place)
        except Exception as error:
            job = Job(place.name, str(place.project), folder)
            return _UnderWay(place.name, folder, None, (job.name,)), [
                failed(job, explained_in_full(error))
            ]
        names = tuple(_job_of(step).name for step in planned.steps)
        statement = _UnderWay(place.name, folder, planned.records, names, planned.findings)
        return statement, planned.steps

    def _tell_finished(self) -> None:
        while self._order and len(self._order[0].results) == len(self._order[0].names):
            statement = self._order.popleft()
            del self._under_way[statement.folder]
            finished = statement.finished()
            self._note_all(statement, finished)
            self.told += 1
            self._tell(finished)

    def _note_all(self, statement: _UnderWay, finished: Finished) -> None:
        """Note that all editions of a statement are made, as `build --all` does."""
        files = {it.path.name: it.sha256 for each in finished.results for it in each.files}
        is_new = any(each.ending is Ending.MADE for each in finished.results)
        is_whole = all(each.files for each in finished.results)
        if statement.records and self._every and is_new and is_whole:
            statement.records.keep(EVERY, REQUEST, files, finished.findings)


def _job_of(step: Job | Result) -> Job:
    return step if isinstance(step, Job) else step.job
