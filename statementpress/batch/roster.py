"""Which workers a cluster has, and which of them may do our jobs.

A worker is examined when it is first seen, also one that joins later. It gets jobs only if it would
make the same bytes as this machine.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from statementpress.batch.asked import Asked, Task
from statementpress.batch.far_side import Hands, examined
from statementpress.batch.hand import carried
from statementpress.batch.here import most_held
from statementpress.batch.versions import refusal
from statementpress.errors import SetupError

AHEAD: Final = 1
"""How many jobs a worker has beside those that it does, so that it never waits for the network."""


@dataclass(slots=True)
class Member:
    """A worker that may do our jobs."""

    address: str
    """Where it listens; Dask knows it by this."""
    threads: int
    """How many jobs it does at a time."""
    hands: Task
    """Its processes, which lie there as long as this is held."""
    jobs: int = 0
    """How many jobs it has been given and not ended."""

    @property
    def is_free(self) -> bool:
        """Return whether it can be given another job."""
        return self.jobs < self.threads + AHEAD


class Roster:
    """The workers of a cluster, as this run knows them."""

    def __init__(self, asked: Asked, ours: Mapping[str, str], note: Callable[[str], None]) -> None:
        """Take what reaches the workers, and what this machine builds with.

        `note` is called with each refusal.
        """
        self._asked, self._ours, self._note = asked, ours, note
        self._examined: dict[str, tuple[Member, Task]] = {}
        self._refused: dict[str, str] = {}
        self.members: dict[str, Member] = {}
        """Those that may do our jobs, by their addresses."""

    @property
    def is_examining(self) -> bool:
        """Return whether it is not known yet of a worker what it may do."""
        return bool(self._examined)

    def look(self) -> list[Member]:
        """Begin to examine the workers that have come, and return the members that are gone.

        Raises SetupError if the scheduler is gone.
        """
        there = self._asked.workers()
        for address, threads in there.items():
            if address not in {*self.members, *self._refused, *self._names()}:
                self._examine(address, threads)
        gone = [member for address, member in self.members.items() if address not in there]
        for member in gone:
            del self.members[member.address]
            member.hands.release()
        for key, (member, task) in [*self._examined.items()]:
            if member.address not in there:
                del self._examined[key]
                task.release()
        self._refused = {it: why for it, why in self._refused.items() if it in there}
        return gone

    def hear(self, key: str, found: Mapping[str, str] | BaseException) -> None:
        """Take in what a worker builds with, which came by a key of `Asked.next`."""
        if key not in self._examined:
            return
        member, _ = self._examined.pop(key)
        if isinstance(found, BaseException):
            why = f"worker {member.address}: {_in_words(found)}"
        else:
            why = refusal(member.address, found, self._ours)
        if why:
            self._refused[member.address] = why
            self._note(why)
        else:
            self.members[member.address] = member

    def free(self) -> Member | None:
        """Return the member that has the fewest jobs for its size, if it can take one."""
        free = [member for member in self.members.values() if member.is_free]
        return min(free, key=lambda member: member.jobs / member.threads, default=None)

    def none_left(self) -> SetupError:
        """Return the error that says why no worker can be given jobs."""
        if not self._refused:
            return SetupError(
                "the cluster has no worker",
                hint="type on each machine that is to help, in the folder of its checkout: "
                "`.venv/bin/python -m dask worker ADDRESS`",
            )
        reasons = "; ".join(self._refused.values())
        return SetupError(
            f"no worker of the cluster would make the same files as this machine: {reasons}",
            hint="give all machines the same checkout, `make cluster`, and the same packages of "
            "the system; `generate.py doctor` lists what a machine has",
        )

    def _names(self) -> set[str]:
        return {member.address for member, _ in self._examined.values()}

    def _examine(self, address: str, threads: int) -> None:
        hands = self._asked.leave([address], Hands, carried(), most_held())
        task = self._asked.ask(address, examined, hands)
        self._examined[task.key] = Member(address, threads, hands), task


def _in_words(error: BaseException) -> str:
    if isinstance(error, ModuleNotFoundError | AttributeError):
        return "it was not started in the folder of this version of Statement Press"
    return f"it cannot build: {error}"
