"""Which workers a cluster has, and which of them may do our jobs.

A worker is examined when it is first seen, also one that joins later. It gets jobs only if it would
make the same bytes as this machine. It is asked first whether it has this program at all, because a
worker of Dask ends when it is sent what it cannot read.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pkgutil import resolve_name
from typing import Any, Final

from statementpress.batch import far_side
from statementpress.batch.asked import Asked, Task
from statementpress.batch.far_side import Hands, examined
from statementpress.batch.hand import carried
from statementpress.batch.here import most_held
from statementpress.batch.versions import refusal
from statementpress.errors import SetupError

AHEAD: Final = 1
"""How many jobs a worker has beside those that it does, so that it never waits for the network."""
_PROGRAM: Final = f"{far_side.__name__}:{examined.__name__}.__name__"
"""What is asked of a worker first; it needs nothing of ours to understand the question."""
_UNREAD: Final = "deserialization of the task graph"
"""What Dask says if its scheduler does not know what is named in a task."""
_NOT_THERE: Final = "it was not started in the folder of this version of Statement Press"


@dataclass(slots=True)
class Member:
    """A worker that may do our jobs."""

    address: str
    """Where it listens; Dask knows it by this."""
    threads: int
    """How many jobs it does at a time."""
    hands: Task | None = None
    """Its processes, which lie there as long as this is held; None before it is known that it has
    this program."""
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
        self._candidates: dict[str, tuple[Member, Task]] = {}
        self._refused: dict[str, str] = {}
        self.members: dict[str, Member] = {}
        """Those that may do our jobs, by their addresses."""

    @property
    def is_examining(self) -> bool:
        """Return whether it is not known yet of a worker what it may do."""
        return bool(self._candidates)

    def look(self) -> None:
        """Begin to examine the workers that have come, and strike out those that are gone.

        Raises SetupError if the scheduler is gone.
        """
        there = self._asked.workers()
        known = {member.address for member, _ in self._candidates.values()}
        for address in there.keys() - {*self.members, *self._refused, *known}:
            self._question(Member(address, there[address]), resolve_name, _PROGRAM)
        for address in self.members.keys() - there.keys():
            del self.members[address]
        left = self._candidates.items()
        self._candidates = {key: it for key, it in left if it[0].address in there}
        self._refused = {it: why for it, why in self._refused.items() if it in there}

    def hear(self, key: str, found: Any) -> None:
        """Take in what a worker has answered, which came by a key of `Asked.next`."""
        if key not in self._candidates:
            return
        member, _ = self._candidates.pop(key)
        if why := self._reason(member, found):
            self._refused[member.address] = why
            self._note(why)
        elif member.hands:
            self.members[member.address] = member
        else:
            member.hands = self._asked.leave([member.address], Hands, carried(), most_held())
            self._question(member, examined, member.hands)

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

    def _question(self, member: Member, do: Callable[..., Any], value: Any) -> None:
        task = self._asked.ask(member.address, do, value)
        self._candidates[task.key] = member, task

    def _reason(self, member: Member, found: Any) -> str:
        """Return why an answer of a worker speaks against it, or ""."""
        worker = f"worker {member.address}"
        if not isinstance(found, BaseException):
            return refusal(worker, found, self._ours) if member.hands else ""
        if isinstance(found, ImportError | AttributeError):
            return f"{worker}: {_NOT_THERE}"
        if _UNREAD in str(found):
            return f"the scheduler: {_NOT_THERE}"
        return f"{worker}: it cannot build: {found}"
