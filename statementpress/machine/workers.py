"""Do several jobs at once, each in a worker process that is a copy of this one.

A worker is forked, so that it has everything that this process has read and learnt; only the name
of its next job is sent to it. Threads would not do, because Pango and WeasyPrint keep their state
in places that all threads share. If a process cannot be forked safely (Windows has no fork, and on
macOS the system's own libraries do not survive one), jobs are done here, one after the other.

If a worker dies, killed by hand or for want of memory, only the job that it was doing is lost.
"""

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from typing import Any, TypeVar

from statementpress.errors import StatementPressError

Result = TypeVar("Result")

GRACE_SECONDS = 5
"""How long a worker may take to stop the programs it started and remove its folders."""


class WorkerDiedError(StatementPressError):
    """A worker died in the middle of a job."""


@dataclass(slots=True)
class _Worker:
    """A worker process."""

    process: ForkProcess
    pipe: "Connection[str, Any]"
    """Our end of the pipe to it."""
    job: str = ""
    """The job that it is doing."""


def most_at_once() -> int:
    """Return how many workers this machine has processors for; 1 if none can be forked."""
    if sys.platform in {"win32", "darwin"}:
        return 1
    available = getattr(os, "sched_getaffinity", None)
    return len(available(0)) if available else os.cpu_count() or 1


@contextmanager
def done(
    jobs: Sequence[str],
    do: Callable[[str], Result],
    workers: int,
    begun: Callable[[str], None],
) -> Iterator[Iterator[tuple[str, Result | WorkerDiedError]]]:
    """Yield each job with its result as soon as it is done; workers end with the block.

    Jobs begin in their order, and `begun` is called with each of them in this process. `do` must
    not raise, and its results have to be picklable. A job whose worker dies has a WorkerDiedError
    as its result. With one worker everything is done in this process, job by job.
    """
    if workers < 2:
        yield _one_by_one(jobs, do, begun)
        return
    crew: list[_Worker] = []
    try:
        yield _shared_out(deque(jobs), do, workers, begun, crew)
    finally:
        _dismiss(crew)


def _one_by_one(
    jobs: Sequence[str], do: Callable[[str], Result], begun: Callable[[str], None]
) -> Iterator[tuple[str, Result]]:
    for job in jobs:
        begun(job)
        yield job, do(job)


def _shared_out(
    jobs: deque[str],
    do: Callable[[str], Result],
    workers: int,
    begun: Callable[[str], None],
    crew: list[_Worker],
) -> Iterator[tuple[str, Result | WorkerDiedError]]:
    while jobs or crew:
        while jobs and len(crew) < workers:
            crew.append(_hired(do))
            _hand(crew[-1], jobs.popleft(), begun)
        ready = wait([worker.pipe for worker in crew])
        for worker in [worker for worker in crew if worker.pipe in ready]:
            job, result = worker.job, _received(worker)
            if jobs and not isinstance(result, WorkerDiedError):
                _hand(worker, jobs.popleft(), begun)
            else:
                crew.remove(worker)
                _dismiss([worker])
            yield job, result


def _hired(do: Callable[[str], Result]) -> _Worker:
    context = get_context("fork")
    near, far = context.Pipe()
    process = context.Process(target=_work, args=(near, far, do), daemon=True)
    process.start()
    far.close()  # only the worker holds this end, so that its death ends the pipe
    return _Worker(process, near)


def _work(
    near: "Connection[str, Any]", far: "Connection[Result, str]", do: Callable[[str], Result]
) -> None:
    """Be a worker: do the jobs that come through the pipe until its other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the first process decides
    near.close()
    with suppress(EOFError, OSError):  # the first process is gone
        while True:
            far.send(do(far.recv()))


def _hand(worker: _Worker, job: str, begun: Callable[[str], None]) -> None:
    worker.job = job
    begun(job)
    with suppress(OSError):  # it died between two jobs, which shows when its result is read
        worker.pipe.send(job)


def _received(worker: _Worker) -> Any:
    try:
        return worker.pipe.recv()
    except (EOFError, OSError):
        worker.process.join()
        return WorkerDiedError(
            f"its process {_end(worker.process.exitcode)}",
            hint="try it alone; if that fails too, the machine may be short of memory",
        )


def _end(code: int | None) -> str:
    if code is not None and code < 0:
        return f"was ended by signal {-code} ({signal.strsignal(-code) or 'unknown'})"
    return f"ended with code {code}"


def _dismiss(crew: Sequence[_Worker]) -> None:
    """End the workers, the programs that they started included."""
    for worker in crew:
        worker.process.terminate()
        worker.pipe.close()
    for worker in crew:
        worker.process.join(GRACE_SECONDS)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()
