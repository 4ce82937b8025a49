"""The crew of one machine: a process for each processor, or this process alone.

A worker that has come to hold much memory is replaced after its job, because the next one would
have less left of what a build may spend (`machine.spending`), and the machine less for the others.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from statementpress.batch.crew import Done
from statementpress.batch.job import Do, Job
from statementpress.batch.outcome import Lost, Outcome, attempted
from statementpress.machine import memory, spending, workers

GROWN = 0.25
"""The share of the memory allowed to a build that a worker may hold when it begins one."""


@dataclass(frozen=True, slots=True)
class Here:
    """Workers on this machine."""

    workers: int
    """How many processes; 0 does all jobs in this one, which then dies with a job that kills it."""

    @property
    def size(self) -> int:
        """Return how many jobs are done at a time."""
        return max(1, self.workers)

    @contextmanager
    def done(self, jobs: Iterable[Job], do: Do) -> Iterator[Done]:
        """Lend what yields each job as soon as it is done; see `Crew.done`."""
        do_one = partial(attempted, do)
        with workers.done(jobs, do_one, self.workers, _begun, most_held()) as results:
            yield ((job, _as_outcome(result)) for job, result in results)


def most_held() -> int:
    """Return how many bytes of memory a worker may hold when it begins a job.

    Raises UsageError if the environment allows what is no number.
    """
    return int(GROWN * spending.allowed().megabytes * 1_000_000)


def most_workers() -> int:
    """Return how many workers this machine has processors and free memory for; 0 if none fits.

    Each is counted with all the memory that a build may spend. Raises UsageError if the
    environment allows what is no number.
    """
    most = workers.most_at_once()
    if most < 2:  # a process of its own would only cost time
        return 0
    free = memory.available() // (spending.allowed().megabytes * 1_000_000)
    return max(1, min(most, free)) if memory.available() else most


def _begun(_: Job) -> None:
    """Hear that a job begins."""


def _as_outcome(result: Outcome | workers.WorkerDiedError) -> Outcome | Lost:
    return Lost(result.message) if isinstance(result, workers.WorkerDiedError) else result
