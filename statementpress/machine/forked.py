"""Do a job in a process that may use only so much time of the processor and so much memory.

Files of strangers decide how much work they make, and no rule can foresee every file. The process
is a copy of this one, so that it knows all that this one knows, and sends back what it returns. If
none can be forked safely (Windows, macOS), it is started anew, and gets the job through a pipe.
There, only what the system limits is limited (`native.limits`), and the time of the clock.
"""

import faulthandler
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import Pipe, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, NoReturn, Protocol, TypeVar

from statementpress.native.limits import ignore_the_time, limit_this_process
from statementpress.native.processes import may_fork

Result = TypeVar("Result")
Report = Callable[[str], None]
"""Is called by a job with the place that it has reached."""

BUSY = 20
"""How many times longer than its time of the processor a job may take: the machine may be busy."""
GRACE_SECONDS = 5
"""How long a job that has to end may take to remove its folders."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What a job may use."""

    seconds: float
    """Time of the processor."""
    memory: int
    """Bytes, beside those that are in use when it begins."""


class OverBudgetError(Exception):
    """A job needed more than it may use; the message is "time" or "memory"."""

    def __init__(self, what: str, place: str) -> None:
        super().__init__(what)
        self.place = place
        """The place that the job had reached; empty if it reported none."""


class _TimeIsUpError(BaseException):
    """Unwinds a job, which may catch every Exception, when its time has been used."""


class _Child(Protocol):
    """A process that does a job."""

    def used_up(self, budget: Budget) -> str:
        """Return what it had too little of, once it has died: libraries without room just end."""

    def end(self) -> None:
        """End it, as nobody waits for its result any more."""


def forked(do: Callable[[Report], Result], budget: Budget) -> Result:
    """Return what `do` returns, or raise what it raises; both have to be picklable.

    So has `do` itself where no process can be forked: a function of a module, or a partial one.
    Raises OverBudgetError if it uses more than the budget.
    """
    near, far = Pipe(duplex=False)
    child: _Child = _Copy(do, near, far, budget) if may_fork() else _Started(do, far, budget)
    far.close()  # only the child holds this end, so that its death ends the pipe
    with near:
        ended, place = False, ""
        try:
            while near.poll(BUSY * budget.seconds):
                kind, value = near.recv()
                if kind == "result":
                    return value  # type: ignore[no-any-return]
                if kind == "error":
                    raise value
                if kind == "over":
                    raise OverBudgetError(value, place)
                place = value
            raise OverBudgetError("time", place)
        except EOFError:
            ended = True
            raise OverBudgetError(child.used_up(budget), place) from None
        finally:
            if not ended:
                child.end()


def spent_by_children() -> float:
    """Return the time of the processor that jobs and programs of this process have taken so far."""
    times = os.times()
    return times.children_user + times.children_system


class _Copy:
    """A process that was forked from this one."""

    def __init__(
        self,
        do: Callable[[Report], Any],
        near: "Connection[Any, Any]",
        far: "Connection[Any, Any]",
        budget: Budget,
    ) -> None:
        self._process = os.fork()
        if not self._process:
            near.close()
            try:
                _work(do, far, budget)
            finally:  # Whatever happens, it must never go on as the one that it is a copy of.
                os._exit(0)

    def used_up(self, budget: Budget) -> str:
        used = os.wait4(self._process, 0)[2]
        return "time" if used.ru_utime + used.ru_stime >= budget.seconds else "memory"

    def end(self) -> None:
        os.kill(self._process, signal.SIGTERM)
        until = time.monotonic() + GRACE_SECONDS
        while time.monotonic() < until:
            if os.waitpid(self._process, os.WNOHANG)[0]:
                return
            time.sleep(0.005)
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)


class _Started:
    """A process that was started anew."""

    def __init__(
        self, do: Callable[[Report], Any], far: "Connection[Any, Any]", budget: Budget
    ) -> None:
        self._spent_before = spent_by_children()
        self._process: SpawnProcess = get_context("spawn").Process(
            target=_work_anew, args=(do, far, budget)
        )
        self._process.start()

    def used_up(self, budget: Budget) -> str:
        self._process.join()
        spent = spent_by_children() - self._spent_before
        return "time" if spent >= budget.seconds else "memory"

    def end(self) -> None:
        self._process.terminate()
        self._process.join(GRACE_SECONDS)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _work_anew(
    do: Callable[[Report], Any], pipe: "Connection[Any, Any]", budget: Budget
) -> NoReturn:
    """Be the process that does the job, and was started for it."""
    signal.signal(signal.SIGTERM, _unwind)
    _work(do, pipe, budget)
    os._exit(0)


def _work(do: Callable[[Report], Any], pipe: "Connection[Any, Any]", budget: Budget) -> None:
    """Do the job: send places, and at last a result or an error."""
    with suppress(BaseException):
        # Ctrl-C reaches all; the first one decides.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        faulthandler.disable()  # libraries that have no room end with a signal, and with words
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        seconds = max(1, round(budget.seconds))
        limit_this_process(seconds, GRACE_SECONDS, budget.memory, _time_is_up)
        answer = _answer(do, pipe)
        # The job is done: no signal may unwind this process any more.
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        ignore_the_time()
        pipe.send(answer)


def _answer(do: Callable[[Report], Any], pipe: "Connection[Any, Any]") -> tuple[str, Any]:
    """Do the job; return what kind of end it came to, and its result, error, or what it lacked."""
    try:
        return "result", do(lambda place: pipe.send(("place", place)))
    except _TimeIsUpError:
        return "over", "time"
    except MemoryError:
        return "over", "memory"
    except Exception as error:
        return "error", error


def _time_is_up(_signal: int, _frame: object) -> NoReturn:
    raise _TimeIsUpError


def _unwind(*_: object) -> NoReturn:
    raise SystemExit
