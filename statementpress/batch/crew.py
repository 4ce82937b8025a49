"""Who does jobs: a crew. One works on this machine (`here`), another on many (`cluster`)."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from typing import Protocol

from statementpress.batch.job import Do, Job
from statementpress.batch.outcome import Lost, Outcome

Done = Iterator[tuple[Job, Outcome | Lost]]
"""Yields each job with what came of it."""


class Crew(Protocol):
    """Workers that do jobs, several at a time."""

    @property
    def size(self) -> int:
        """Return how many jobs are done at a time, at least 1."""
        ...

    def done(self, jobs: Iterable[Job], do: Do) -> AbstractContextManager[Done]:
        """Lend what yields each job as soon as it is done, in any order.

        Jobs begin in their order, and one is taken from `jobs` only when a worker is free for it
        (a crew far away may take a few in advance), so that neither jobs nor outcomes pile up. A
        job whose worker dies is Lost, and nobody has tried it again. When the block ends, so does
        all that is under way. A crew may be asked again.
        """
        ...
