"""The crew of a cluster: the workers of Dask distributed, on as many machines as have joined.

Files go there and back as bytes, so no disk is shared. A job is given to one worker; if that is
lost, so is the job, which `batch.running` may give to another one. Only a few jobs more than the
cluster does at a time are on their way.
"""

import json
import pickle
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from statementpress.batch.asked import DASK, LOOK, Asked, Task, asked_at
from statementpress.batch.crew import Done
from statementpress.batch.far_side import done
from statementpress.batch.hand import versions
from statementpress.batch.job import Do, Job
from statementpress.batch.outcome import Lost, Outcome
from statementpress.batch.parcels import Parcels
from statementpress.batch.roster import Member, Roster
from statementpress.errors import SetupError, StatementPressError, UsageError

WORKER_SECONDS: Final = 60
"""How long a worker is waited for if there is none; Dask starts one that died again meanwhile."""
LOOK_SECONDS: Final = 2.0
"""How often it is asked which workers there are, even if nothing is heard of them."""


@contextmanager
def connected(where: str, note: Callable[[str], None]) -> Iterator["Cluster"]:
    """Lend the crew of the cluster `where`: its scheduler's address, or the file that has it.

    `note` is called with the reason for each worker that gets no jobs. Raises UsageError if `where`
    is neither, SetupError if the cluster cannot be reached, if it has no worker, or if none of its
    workers would make the same bytes as this machine.
    """
    if find_spec(DASK) is None:
        raise SetupError(
            "a cluster needs the package distributed, which is not installed",
            hint="type `make cluster` in a checkout, or install statementpress[cluster] with pip",
        )
    ours = versions()
    with asked_at(_address(where), ours[DASK]) as asked:
        crew = Cluster(asked, Roster(asked, ours, note))
        crew.muster()
        yield crew


@dataclass(slots=True)
class Cluster:
    """The workers of a cluster that may do our jobs."""

    asked: Asked
    roster: Roster
    _under_way: dict[str, tuple[Job, Member, Task]] = field(default_factory=dict)
    """Each job with its member and its task, by the key of that."""
    _parcels: Parcels = field(init=False)

    def __post_init__(self) -> None:
        self._parcels = Parcels(self.asked)

    @property
    def size(self) -> int:
        """Return how many jobs are done at a time."""
        return max(1, sum(member.threads for member in self.roster.members.values()))

    def muster(self) -> None:
        """Examine the workers that are there; raise SetupError if none of them gets jobs."""
        self.roster.look()
        until = time.monotonic() + WORKER_SECONDS
        while self.roster.is_examining and time.monotonic() < until:
            self._listen()
        if not self.roster.members:
            raise self.roster.none_left()

    @contextmanager
    def done(self, jobs: Iterable[Job], do: Do) -> Iterator[Done]:
        """Lend what yields each job as soon as it is done; see `Crew.done`."""
        try:
            yield self._results(iter(jobs), do)
        finally:
            for _, member, task in self._under_way.values():
                member.jobs -= 1
                task.release()
            self._under_way.clear()

    def _results(self, jobs: Iterator[Job], do: Do) -> Done:
        seen = time.monotonic()
        following = next(jobs, None)
        while following or self._under_way:
            while following and (member := self.roster.free()):
                job, following = following, next(jobs, None)
                try:
                    self._give(job, do, member)
                except StatementPressError as error:  # its files cannot be read
                    yield job, Outcome(error=error)
            if self.roster.members or self.roster.is_examining:
                seen = time.monotonic()
            elif time.monotonic() > seen + WORKER_SECONDS:
                raise self.roster.none_left()
            if following or self._under_way:
                yield from self._listen()

    def _give(self, job: Job, do: Do, member: Member) -> None:
        place = self._parcels.at(member.address, job, self.roster.members)
        do_and_job = pickle.dumps((do, job))
        task = self.asked.ask(member.address, done, member.hands, place, do_and_job)
        self._under_way[task.key] = job, member, task
        member.jobs += 1

    def _listen(self) -> list[tuple[Job, Outcome | Lost]]:
        """Wait for news; return what came of a job, or of those that were lost with a worker."""
        key, value = self.asked.next(LOOK_SECONDS)
        failed = isinstance(value, BaseException)
        if key in self._under_way and not failed:
            return [self._ended(key, pickle.loads(value))]
        if key in self._under_way:
            ended = [self._ended(key, Lost(str(value)))]
            return ended + self._lost()
        if key == LOOK:
            return self._lost()
        self.roster.hear(key, value)
        return []

    def _lost(self) -> list[tuple[Job, Outcome | Lost]]:
        """Look who is still there; return the jobs of those that are gone."""
        self.roster.look()
        here = {id(member) for member in self.roster.members.values()}
        under_way = [*self._under_way.items()]
        lost = [key for key, (_, member, _) in under_way if id(member) not in here]
        return [self._ended(key, Lost("its worker is gone from the cluster")) for key in lost]

    def _ended(self, key: str, outcome: Outcome | Lost) -> tuple[Job, Outcome | Lost]:
        job, member, task = self._under_way.pop(key)
        member.jobs -= 1
        task.release()
        if isinstance(outcome, Outcome):
            outcome = replace(outcome, worker=f"{member.address} {outcome.worker}")
        return job, outcome


def _address(where: str) -> str:
    """Return the address of a scheduler that is named, or by the file that it wrote."""
    if "://" in where:
        return where
    try:
        return str(json.loads(Path(where).read_text(encoding="utf-8"))["address"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"{where} is no address of a scheduler, and no file that one has written",
            hint="give its address as the scheduler prints it, such as tcp://10.0.0.5:8786",
        ) from error
