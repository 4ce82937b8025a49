"""Make what belongs to several versions at a time, in worker processes of this machine.

A worker writes the files of a version into the folder of the new site, and sends only what is
noted of them. These notes are taken in the order of the versions, so that a site is the same
whoever made it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from statementpress.batch import result, running
from statementpress.batch.crew import Crew
from statementpress.batch.in_order import InOrder
from statementpress.batch.job import Job, Product
from statementpress.batch.outcome import Outcome
from statementpress.errors import ArchiveError
from statementpress.site.pages import PictureFile


@dataclass(frozen=True, slots=True)
class Part:
    """What is noted of the files and pages of a version."""

    hashes: Mapping[str, str]
    """The SHA-256 of each file by its path in the site."""
    covers: Mapping[str, PictureFile]
    """Pictures of first pages, by the SHA-256 of their PDF."""
    characters: frozenset[str]
    """The characters of its pages."""


@dataclass(frozen=True, slots=True)
class _Made:
    """Makes the part that a job names by its number."""

    make: Callable[[int], Part]

    def __call__(self, job: Job) -> Product:
        """Make a part; an error of the system is handed on as it is, with what it says of disks."""
        try:
            return Product({}, value=self.make(int(job.name)))
        except OSError as error:
            return Product({}, value=error)


def parts_at_once(
    crew: Crew,
    count: int,
    make: Callable[[int], Part],
    take: Callable[[int, Part | ArchiveError], None],
) -> None:
    """Make parts 0 to `count` - 1; `take` gets each in its order, or why its version is damaged.

    Raises what `make` raises of other kinds, and LostError if workers were lost again and again.
    """
    order = InOrder(map(str, range(count)))

    def tell(known: result.Result) -> None:
        for each in order.add(known):
            value = each.outcome.value if each.outcome else None
            if isinstance(each.error, ArchiveError):
                take(int(each.job.name), each.error)
            elif isinstance(value, Part):
                take(int(each.job.name), value)
            else:
                raise value if isinstance(value, OSError) else _error_of(each)

    jobs = (Job(str(number), "", "") for number in range(count))
    running.run(jobs, crew, _Made(make), _kept, tell)


def _kept(job: Job, outcome: Outcome) -> result.Result:
    return result.made(job, outcome, ())


def _error_of(known: result.Result) -> Exception:
    assert known.error is not None  # there is neither a part nor an error of the system
    return known.error
