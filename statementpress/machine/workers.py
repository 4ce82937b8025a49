"""Do several jobs at once, each in a worker process that is a copy of this one.

A worker is forked, so that it has everything that this process has read and learnt; only its next
job is sent to it. Threads would not do, because Pango and WeasyPrint keep their state in places
that all threads share. If a process cannot be forked safely (Windows, macOS), a worker is started
anew and is sent what it has to do, too: it takes half a second longer to begin.

If a worker dies, killed by hand or for want of memory, only the job that it was doing is lost.
"""

import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import Pipe, get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, NoReturn, TypeVar

from statementpress.errors import StatementPressError
from statementpress.machine import memory
from statementpress.native.processes import may_fork, processors

Job = TypeVar("Job")
Result = TypeVar("Result")

GRACE_SECONDS = 5
"""How long a worker may take to stop the programs it started and remove its folders."""


class WorkerDiedError(StatementPressError):
    """A worker died in the middle of a job."""


@dataclass(slots=True)
class _Worker(Generic[Job]):
    """A worker process."""

    process: BaseProcess
    pipe: "Connection[Job, Any]"
    """Our end of the pipe to it."""
    job: Job
    """The job that it is doing."""


@dataclass(slots=True)
class _This:
    """What this process is."""

    is_worker: bool = False


_this = _This()


def most_at_once() -> int:
    """Return how many workers this machine has processors for; 1 if this process is one itself."""
    return 1 if _this.is_worker or parent_process() else processors()


def be_a_worker() -> None:
    """Let this process begin no workers of its own, as one that was not begun here."""
    _this.is_worker = True


@contextmanager
def done(
    jobs: Iterable[Job],
    do: Callable[[Job], Result],
    workers: int,
    begun: Callable[[Job], None],
    most: int = 0,
) -> Iterator[Iterator[tuple[Job, Result | WorkerDiedError]]]:
    """Yield each job with its result as soon as it is done; workers end with the block.

    Jobs begin in their order, each is taken from `jobs` only when a worker is free, and `begun` is
    called with it in this process. `do` must not raise; jobs and results have to be picklable, and
    no job is None. Where workers are not forked, `do` has to be picklable, too: a function of a
    module, a partial one, or an object that can be called. A job whose worker dies has a
    WorkerDiedError as its result. A worker that holds more than `most` bytes of memory after a job
    is replaced, unless `most` is 0. With no workers everything is done in this process, job by job.
    """
    if not workers:
        yield _one_by_one(jobs, do, begun)
        return
    waiting = iter(jobs)

    def take() -> Job | None:
        job = next(waiting, None)
        if job is not None:
            begun(job)
        return job

    crew: list[_Worker[Job]] = []
    try:
        yield _shared_out(take, do, workers, crew, most)
    finally:
        _dismiss(crew)


def _one_by_one(
    jobs: Iterable[Job], do: Callable[[Job], Result], begun: Callable[[Job], None]
) -> Iterator[tuple[Job, Result]]:
    for job in jobs:
        begun(job)
        yield job, do(job)


def _shared_out(
    take: Callable[[], Job | None],
    do: Callable[[Job], Result],
    workers: int,
    crew: list[_Worker[Job]],
    most: int,
) -> Iterator[tuple[Job, Result | WorkerDiedError]]:
    while True:
        while len(crew) < workers and (job := take()) is not None:
            crew.append(_hired(do, job))
            _hand(crew[-1], job)
        if not crew:
            return
        ready = wait([worker.pipe for worker in crew])
        for worker in [worker for worker in crew if worker.pipe in ready]:
            job, (result, held) = worker.job, _received(worker)
            is_fit = not isinstance(result, WorkerDiedError) and not 0 < most < held
            following = take() if is_fit else None
            if following is not None:
                _hand(worker, following)
            else:
                crew.remove(worker)
                _dismiss([worker])
            yield job, result


def _hired(do: Callable[[Job], Result], job: Job) -> _Worker[Job]:
    near, far = Pipe()
    process: BaseProcess
    if may_fork():
        arguments = (near, far, do)
        process = get_context("fork").Process(target=_work_as_copy, args=arguments, daemon=True)
    else:  # no daemon: those may not start processes of their own, as preflight then does
        process = get_context("spawn").Process(target=_work_anew, args=(far, do))
    process.start()
    far.close()  # only the worker holds this end, so that its death ends the pipe
    return _Worker(process, near, job)


def _work_as_copy(
    near: "Connection[Job, Any]",
    far: "Connection[tuple[Result, int], Job]",
    do: Callable[[Job], Result],
) -> None:
    """Be a worker that is a copy of the first process."""
    near.close()
    _work(far, do)


def _work_anew(far: "Connection[tuple[Result, int], Job]", do: Callable[[Job], Result]) -> None:
    """Be a worker that was started anew, and knows nothing of how the first process ends."""
    signal.signal(signal.SIGTERM, _unwind)
    _work(far, do)


def _unwind(*_: object) -> NoReturn:
    raise SystemExit


def _work(far: "Connection[tuple[Result, int], Job]", do: Callable[[Job], Result]) -> None:
    """Be a worker: do the jobs that come through the pipe until its other end is closed.

    Each result is sent with the memory that the worker holds after it, in bytes.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the first process decides
    sys.unraisablehook = _untold
    with suppress(EOFError, OSError):  # the first process is gone
        while True:
            far.send((do(far.recv()), memory.resident()))


def _untold(what: "sys.UnraisableHookArgs") -> None:
    """Say nothing of the end that a worker was told to come to while an object was removed.

    Python cannot unwind from there; the worker is killed in a moment.
    """
    if not isinstance(what.exc_value, SystemExit):
        sys.__unraisablehook__(what)


def _hand(worker: _Worker[Job], job: Job) -> None:
    worker.job = job
    with suppress(OSError):  # it died between two jobs, which shows when its result is read
        worker.pipe.send(job)


def _received(worker: _Worker[Job]) -> tuple[Any, int]:
    try:
        result, held = worker.pipe.recv()
    except (EOFError, OSError):
        worker.process.join()
        died = WorkerDiedError(
            f"its process {how_it_ended(worker.process.exitcode)}",
            hint="try it alone; if that fails too, the machine may be short of memory",
        )
        return died, 0
    else:
        return result, held


def how_it_ended(code: int | None) -> str:
    """Return how a process ended, by its exit code: with that, or by a signal."""
    if code is not None and code < 0:
        return f"was ended by signal {-code} ({signal.strsignal(-code) or 'unknown'})"
    return f"ended with code {code}"


def _dismiss(crew: Sequence[_Worker[Job]]) -> None:
    """End the workers, the programs that they started included."""
    for worker in crew:
        worker.process.terminate()
        worker.pipe.close()
    for worker in crew:
        worker.process.join(GRACE_SECONDS)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()
