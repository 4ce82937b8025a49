"""What is asked of the workers of a cluster, and the answers as they come. Only this knows Dask.

A task is asked of one worker by its address, and of no other. So Dask never moves it: if the worker
is lost, so is the task, and whoever asked decides whether to ask again.
"""

import asyncio
import logging
import secrets
import warnings
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from queue import Empty, SimpleQueue
from typing import Any, Final

from statementpress.errors import SetupError
from statementpress.late import late_imports

with late_imports():
    import dask
    import distributed

DASK: Final = "distributed"
"""The package of Dask, whose versions understand only their like."""
LOOK: Final = ""
"""The key of what comes when workers have come or gone."""
ANSWER_SECONDS: Final = 10
"""How long the scheduler may take to answer."""
_TOPIC = "all"
_NEWS = {"add-worker", "remove-worker"}


@dataclass(frozen=True, slots=True)
class Task:
    """A task that a worker was given, and its result, which lies there as long as this is held."""

    key: str
    """Its name, which no other task has."""
    future: Any
    """Dask's own object for it."""

    def release(self) -> None:
        """Let go of it; a worker that has begun it may end it. Any thread may call this."""
        self.future.release()


class Asked:
    """The tasks of one client that are under way."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._answers: SimpleQueue[tuple[str, Any]] = SimpleQueue()
        self._run = secrets.token_hex(4)
        self._numbers = count()
        client.subscribe_topic(_TOPIC, self._hear)

    def workers(self) -> Mapping[str, int]:
        """Return how many threads each worker of the cluster has, by its address.

        Raises SetupError if the scheduler is gone.
        """
        if self._client.status == "running":
            try:
                found = self._client.scheduler_info()["workers"]
            except (OSError, CancelledError):
                found = None
            if found is not None:
                return {address: worker["nthreads"] for address, worker in found.items()}
        raise SetupError(
            "the scheduler of the cluster is gone",
            hint="start it again, and run the command again: what is finished stays",
        )

    def leave(self, workers: Collection[str], do: Callable[..., Any], *values: Any) -> Task:
        """Have a task done, the result of which stays on one of these workers.

        It is made anew if it gets lost. Of `values`, a task stands for its result.
        """
        key = f"statementpress-{self._run}-{next(self._numbers)}"
        given = [value.future if isinstance(value, Task) else value for value in values]
        future = self._client.submit(
            do,
            *given,
            key=key,
            workers=[*workers],
            allow_other_workers=False,
            retries=0,
            pure=False,
        )
        return Task(key, future)

    def ask(self, worker: str, do: Callable[..., Any], *values: Any) -> Task:
        """Have a task done by a worker; `next` returns what came of it."""
        task = self.leave([worker], do, *values)
        asyncio.run_coroutine_threadsafe(self._wait(task), self._client.loop.asyncio_loop)
        return task

    def next(self, seconds: float) -> tuple[str, Any]:
        """Return the key of a task with its result, or with the exception that it ended with.

        The key is `LOOK`, and the result None, if workers have come or gone, or if nothing has
        come in so many seconds.
        """
        try:
            return self._answers.get(timeout=seconds)
        except Empty:
            return LOOK, None

    def close(self) -> None:
        """Hear of nothing any more."""
        if self._client.status == "running":
            self._client.unsubscribe_topic(_TOPIC)

    async def _wait(self, task: Task) -> None:
        try:
            (result,) = await self._client.gather([task.future], asynchronous=True)
        except (Exception, asyncio.CancelledError) as error:
            result = error
        self._answers.put((task.key, result))

    def _hear(self, event: tuple[float, Any]) -> None:
        if event[1].get("action") in _NEWS:
            self._answers.put((LOOK, None))


@contextmanager
def asked_at(address: str, ours: str) -> Iterator[Asked]:
    """Lend what asks the workers of the scheduler at an address; `ours` is the version of Dask.

    Raises SetupError if the scheduler does not answer, or has another version.
    """
    with _without_chatter():
        _refuse_without_certificates(address)
        try:
            client = distributed.Client(address, timeout=ANSWER_SECONDS, set_as_default=False)
        except (OSError, ImportError, ValueError, TypeError) as error:
            raise SetupError(
                f"the scheduler {address} does not answer: {error}",
                hint="see that it runs, that its address is right, and that no firewall is between",
            ) from error
        try:
            _refuse_another(address, client, ours)
            asked = Asked(client)
            yield asked
            asked.close()
        finally:
            client.close(ANSWER_SECONDS)


def _refuse_without_certificates(address: str) -> None:
    """Raise SetupError for an address of TLS if Dask's own settings here name no certificates."""
    is_secret = address.startswith("tls://")
    if is_secret and not distributed.Security().get_connection_args("client")["ssl_context"]:
        raise SetupError(
            f"the scheduler {address} asks for certificates, and Dask knows none here",
            hint="name them in Dask's settings, under distributed.comm.tls; see docs/many.md",
        )


def _refuse_another(address: str, client: Any, ours: str) -> None:
    """Raise SetupError if the scheduler has another version of Dask."""
    theirs = client.get_versions()["scheduler"]["packages"].get(DASK)
    if theirs != ours:
        raise SetupError(
            f"the scheduler {address} has {DASK} {theirs}, here {ours}",
            hint="type `make cluster` in the same checkout on both machines",
        )


@contextmanager
def _without_chatter() -> Iterator[None]:
    """Keep Dask from printing what is said in other words here."""
    loggers = [logging.getLogger(name) for name in (DASK, f"{DASK}.client")]
    levels = [logger.level for logger in loggers]
    distributed.config  # noqa: B018 - sets the levels when it is loaded
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        settings = {"distributed.admin.large-graph-warning-threshold": "1GB"}
        with dask.config.set(settings), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
