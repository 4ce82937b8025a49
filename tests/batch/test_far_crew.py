"""Who is given which job when workers come, differ and go; without Dask, answer by answer."""

import pickle
from collections import deque
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import pytest

from statementpress.batch.asked import LOOK, Task
from statementpress.batch.cluster import Cluster
from statementpress.batch.far_side import done, examined
from statementpress.batch.job import Job
from statementpress.batch.outcome import Lost, Outcome
from statementpress.batch.roster import AHEAD, Roster
from statementpress.errors import SetupError
from tests.batch import jobs
from tests.shared.desk import Desk

OURS = {"Pango": "1.50"}


class Quiet:
    """What Dask has for a task; nobody looks into it here."""

    def release(self) -> None:
        pass


class Scripted:
    """A cluster whose workers answer as a test says."""

    def __init__(self, *addresses: str) -> None:
        self.there = dict.fromkeys(addresses, 1)
        self.builds_with: dict[str, Any] = {}
        """What a worker says that it builds with, if not what we do; or how it fails."""
        self.silent: set[str] = set()
        """The workers that never end a job."""
        self.idle: Callable[[], object] = lambda: None
        """Is called when nobody has anything to say."""
        self.answers: deque[tuple[str, Any]] = deque()
        self.given: list[tuple[str, str]] = []
        """The jobs that workers were given: key and address."""
        self._count = 0

    def workers(self) -> dict[str, int]:
        return dict(self.there)

    def leave(self, workers: Collection[str], do: Any, *values: Any) -> Task:
        self._count += 1
        return Task(str(self._count), Quiet())

    def ask(self, worker: str, do: Any, *values: Any) -> Task:
        task = self.leave([worker], do, *values)
        if do is done:
            self.given.append((task.key, worker))
            if worker not in self.silent:
                self.answers.append((task.key, pickle.dumps(Outcome())))
        elif do is examined:
            self.answers.append((task.key, self.builds_with.get(worker, OURS)))
        else:
            assert do is resolve_name
            self.answers.append((task.key, "examined"))
        return task

    def next(self, seconds: float) -> tuple[str, Any]:
        if not self.answers:
            self.idle()
        return self.answers.popleft() if self.answers else (LOOK, None)


@pytest.fixture
def work(tmp_path: Path) -> Sequence[Job]:
    desk = Desk(tmp_path / "project")
    return [Job(str(number), str(desk.project), str(desk.folder)) for number in range(6)]


def crew_of(far: Scripted, notes: list[str]) -> Cluster:
    asked: Any = far
    crew = Cluster(asked, Roster(asked, OURS, notes.append))
    crew.muster()
    return crew


def ended(crew: Cluster, work: Sequence[Job]) -> dict[str, Outcome | Lost]:
    with crew.done(iter(work), jobs.made) as found:
        return {job.name: outcome for job, outcome in found}


def test_a_worker_that_differs_is_named_and_the_other_one_does_all(work: Sequence[Job]) -> None:
    far, notes = Scripted("tcp://a", "tcp://b"), list[str]()
    far.builds_with["tcp://b"] = {"Pango": "1.56"}
    crew = crew_of(far, notes)
    assert notes == ["worker tcp://b: Pango 1.56, here 1.50"]
    assert len(ended(crew, work)) == len(work)
    assert {worker for _, worker in far.given} == {"tcp://a"}


def test_a_worker_that_joins_later_is_examined_and_gets_jobs(work: Sequence[Job]) -> None:
    far = Scripted("tcp://a")
    far.silent.add("tcp://a")
    crew = crew_of(far, [])

    def join() -> None:
        far.there["tcp://b"] = 1
        if len(far.given) == len(work):
            del far.there["tcp://a"]

    far.idle = join
    found = ended(crew, work)
    lost = [name for name, outcome in found.items() if isinstance(outcome, Lost)]
    assert len(lost) == 1 + AHEAD
    assert len(found) == len(work)


def test_all_jobs_of_a_worker_that_is_gone_are_lost_whatever_is_heard_first(
    work: Sequence[Job],
) -> None:
    far = Scripted("tcp://a", "tcp://b")
    far.silent.add("tcp://a")
    crew = crew_of(far, [])

    def fail() -> None:
        if far.there.pop("tcp://a", 0):
            key = next(key for key, worker in far.given if worker == "tcp://a")
            far.answers.append((key, ConnectionError("it is gone")))

    far.idle = fail
    found = ended(crew, work)
    assert len(found) == len(work)
    assert sum(isinstance(outcome, Lost) for outcome in found.values()) == 1 + AHEAD


def test_nothing_is_done_if_no_worker_makes_the_same(work: Sequence[Job]) -> None:
    far, notes = Scripted("tcp://a"), list[str]()
    far.builds_with["tcp://a"] = RuntimeError("no Pango")
    with pytest.raises(SetupError, match="tcp://a: it cannot build: no Pango"):
        crew_of(far, notes)
    assert len(notes) == 1
