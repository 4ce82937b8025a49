"""The parcels that lie on a cluster: each is sent once, and goes from worker to worker there.

A worker takes it from another one that has it, and lays it out. What it has laid out belongs to
that worker alone, so that Dask never clears it away as a copy too many.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from statementpress.batch.asked import Asked, Task
from statementpress.batch.far_side import LaidOut, received
from statementpress.batch.job import Job
from statementpress.batch.parcel import gathered
from statementpress.project.project import Project

KEPT: Final = 8
"""Of how many statements the parcels are kept, beside those that jobs under way need."""


@dataclass(slots=True)
class _Left:
    """A parcel that was left on the cluster."""

    sent: Task
    """The parcel itself."""
    holders: frozenset[str]
    """The workers that may have it."""
    laid_out: dict[str, Task] = field(default_factory=dict)
    """What each worker has laid out, by its address."""

    def release(self) -> None:
        """Let go of it, as soon as no job under way needs it."""
        for task in (self.sent, *self.laid_out.values()):
            task.release()


class Parcels:
    """The parcels of the statements that jobs were given of last."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._left: dict[tuple[str, str], _Left] = {}  # those used last come last

    def at(self, worker: str, job: Job, workers: Collection[str]) -> Task:
        """Return what a job needs, laid out on a worker, or sent there now.

        `workers` are all that may take part. Raises what `gathered` raises.
        """
        place = job.project, job.folder
        left = self._left.pop(place, None)
        if left is None or not left.holders & {*workers}:
            if left:
                left.release()
            parcel = gathered(Project.at(Path(job.project)), Path(job.folder))
            left = _Left(self._asked.leave(workers, received, parcel), frozenset(workers))
        if worker not in left.laid_out:
            left.laid_out[worker] = self._asked.leave([worker], LaidOut, left.sent)
        self._left[place] = left
        while len(self._left) > KEPT:
            self._left.pop(next(iter(self._left))).release()
        return left.laid_out[worker]
