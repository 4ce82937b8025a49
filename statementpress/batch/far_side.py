"""What runs on a worker of Dask: it unpacks parcels and hands jobs to processes of its machine.

Whatever lies there for us is held by Dask as the result of a task, and goes when Dask lets go of
it: when the one who asked for it is done, or is gone.
"""

import pickle
import weakref
from collections.abc import Mapping
from typing import Any, NoReturn

from statementpress.batch.hand import Hand, HandDiedError, Work
from statementpress.batch.outcome import Lost
from statementpress.batch.parcel import Parcel, laid_out
from statementpress.machine.temporary import TemporaryFolder


class LaidOut:
    """The files of a parcel on the disk of a worker; they are removed with this object."""

    def __init__(self, parcel: Parcel) -> None:
        """Lay a parcel out; raises what `laid_out` does, and OSError if there is no room."""
        self._folder = TemporaryFolder()
        project, statement = laid_out(parcel, self._folder.path)
        self.project, self.statement = str(project.folder), str(statement)

    def __reduce__(self) -> NoReturn:
        raise TypeError(type(self).__name__)  # what is laid out on a worker stays there


def received(parcel: Parcel) -> Parcel:
    """Hold a parcel for the workers that need it."""
    return parcel


class Hands:
    """The processes of a worker, as many as it has jobs at a time; they end with this object."""

    def __init__(self, variables: Mapping[str, str], most: int) -> None:
        """Take the variables of their environment, and the most bytes that one may hold."""
        self._variables, self._most = variables, most
        self._free: list[Hand] = []
        weakref.finalize(self, _end, self._free)

    def __reduce__(self) -> tuple[Any, ...]:
        return Hands, (self._variables, self._most)

    def versions(self) -> Mapping[str, str]:
        """Return what they build with; raise HandDiedError if none can begin."""
        hand = self._taken()
        self._free.append(hand)
        return hand.versions

    def do(self, work: Work) -> bytes:
        """Return the pickled Outcome of a job; raise HandDiedError if its process dies."""
        hand = self._taken()
        answer = hand.do(work)
        if answer.held > self._most:
            hand.end()
        else:
            self._free.append(hand)
        return answer.outcome

    def _taken(self) -> Hand:
        return self._free.pop() if self._free else Hand(self._variables)


def examined(hands: Hands) -> Mapping[str, str]:
    """Return what a worker builds with."""
    return hands.versions()


def done(hands: Hands, place: LaidOut, do_and_job: bytes) -> bytes:
    """Return the pickled Outcome of a job, or the Lost one of a job whose process died."""
    try:
        return hands.do(Work(do_and_job, place.project, place.statement))
    except HandDiedError as error:
        return pickle.dumps(Lost(str(error)))


def _end(hands: list[Hand]) -> None:
    while hands:
        hands.pop().end()
