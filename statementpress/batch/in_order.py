"""Results come in any order, and people read them in the order of what was asked for."""

from collections import deque
from collections.abc import Iterable, Iterator

from statementpress.batch.result import Result


class InOrder:
    """Holds each result back until those before it have come."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the names of the jobs in their order."""
        self._names = deque(names)
        self._held: dict[str, Result] = {}

    def add(self, result: Result) -> Iterator[Result]:
        """Take in a result, and yield those of which the turn has come."""
        self._held[result.job.name] = result
        while self._names and self._names[0] in self._held:
            yield self._held.pop(self._names.popleft())

    def rest(self) -> Iterator[Result]:
        """Yield the results that are held back, as no more will come."""
        for name in self._names:
            if name in self._held:
                yield self._held.pop(name)
