"""The options that say who makes many documents, and the crew that they ask for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

from statementpress.commands.parameters import Option
from statementpress.errors import UsageError
from statementpress.late import late_imports

with late_imports():
    from statementpress.batch import cluster as clusters
    from statementpress.batch import here

if TYPE_CHECKING:
    from statementpress.batch.crew import Crew

Workers = Annotated[
    int | None,
    Option(
        "--workers N",
        "How many documents are made at a time; as many as there are processors, and free memory "
        "for, if left out. 0 makes them one by one, without processes of their own.",
    ),
]

Cluster = Annotated[
    str | None,
    Option(
        "--cluster ADDRESS|FILE",
        "Make them on the machines of a cluster instead: the address of its scheduler, such as "
        "tcp://10.0.0.5:8786, or the file that the scheduler wrote.",
    ),
]


def crew_of(workers: int | None, jobs: int) -> "Crew | None":
    """Return the crew for so many jobs, each of which can use all processors by itself.

    None if they are better done one after the other: there are fewer of them than processors.
    """
    most = _most(workers)
    return here.Here(most) if 1 < most <= jobs or (workers and jobs) else None


@contextmanager
def chosen(
    workers: int | None, cluster: str | None, warn: Callable[[str], None]
) -> "Iterator[Crew]":
    """Lend the crew that the command line asks for.

    `warn` is called with the reason for each worker of a cluster that is given nothing to do.
    Raises UsageError if there cannot be such a crew, and what `batch.cluster.connected` raises.
    """
    if cluster is None:
        yield here.Here(_most(workers))
        return
    if workers is not None:
        raise UsageError(
            "--workers is for this machine, and --cluster for others",
            hint="leave --workers out: a cluster has the workers that its machines offer",
        )
    with clusters.connected(cluster, warn) as crew:
        yield crew


def _most(workers: int | None) -> int:
    if workers is None:
        return here.most_workers()
    if workers < 0:
        raise UsageError(f"there cannot be {workers} workers", hint="give --workers 0 or more")
    return workers
