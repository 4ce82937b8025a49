"""A process that does jobs on a machine of a cluster, one after the other, and its owner's side.

A worker of Dask does its tasks in threads. Pango and WeasyPrint keep their state in places that all
threads share, and only the main thread of a process can limit what a build spends. So each thread
has a process of its own here, whose death costs one job and not the worker.

What is sent to it names functions of the program (see `job.Do`), and brings no code.
"""

import os
import pickle
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from importlib.metadata import version
from typing import IO, TypeVar

import msgspec

from statementpress.batch.asked import DASK
from statementpress.batch.outcome import attempted
from statementpress.batch.versions import here
from statementpress.editions.made_from import VARIABLES
from statementpress.machine import memory, spending
from statementpress.machine.leash import GRACE_SECONDS, LENGTH, Pipe, command, environment
from statementpress.machine.workers import be_a_worker, how_it_ended
from statementpress.native.processes import apart_from_ctrl_c

_OF_THE_MACHINE = ("LD_", "DYLD_", "PYTHON", "FONTCONFIG_", "GS_")
"""How variables begin that say where things lie on a machine."""

Message = TypeVar("Message")


class HandDiedError(Exception):
    """The process died; the message says how."""


class Work(msgspec.Struct):
    """A job as it is handed over."""

    do_and_job: bytes
    """The pickled pair, Do and Job, as it was where somebody asked for it."""
    project: str
    """Where the project lies here."""
    folder: str
    """Where the statement lies here."""


class Answer(msgspec.Struct):
    """What comes back for a job."""

    outcome: bytes
    """The pickled Outcome."""
    held: int
    """How many bytes of memory the process holds after it."""


class Hand:
    """A process that does jobs, as its owner has it."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        """Begin it with the variables of the environment that `carried` gave elsewhere.

        Raises HandDiedError if it cannot begin.
        """
        own = {name: value for name, value in environment().items() if not _is_carried(name)}
        self._process = subprocess.Popen(
            command(__name__, ()),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**own, **variables},
            **apart_from_ctrl_c(),
        )
        self.versions = self._next(dict[str, str])
        """What it builds with: versions by the names of what has them."""

    def do(self, work: Work) -> Answer:
        """Return what comes of a job; raise HandDiedError if the process dies of it."""
        message = msgspec.msgpack.encode(work)
        with suppress(OSError):  # it has died, which shows when its answer is read
            _stream(self._process.stdin).write(LENGTH.pack(len(message)) + message)
            _stream(self._process.stdin).flush()
        return self._next(Answer)

    def end(self) -> None:
        """End it, and what it has begun."""
        self._process.terminate()
        try:
            self._process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _next(self, kind: type[Message]) -> Message:
        stream = _stream(self._process.stdout)
        head = stream.read(LENGTH.size)
        data = stream.read(*LENGTH.unpack(head)) if len(head) == LENGTH.size else b""
        try:
            return msgspec.msgpack.decode(data, type=kind)
        except msgspec.DecodeError:
            self.end()
            how = how_it_ended(self._process.returncode)
            raise HandDiedError(f"its process {how}") from None


def carried() -> dict[str, str]:
    """Return the variables of this environment that builds elsewhere have to be made with."""
    return {name: value for name, value in os.environ.items() if _is_carried(name)}


def versions() -> dict[str, str]:
    """Return what this process builds with, and by which package it is reached."""
    return {**here(), DASK: version(DASK)}


def _is_carried(name: str) -> bool:
    if name in {spending.MEMORY, spending.TIME}:
        return True
    return name.startswith(VARIABLES) and not name.startswith(_OF_THE_MACHINE)


def _stream(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream


def main() -> None:
    """Be the process: say what it builds with, and do jobs until the owner is gone."""
    pipe = Pipe()
    be_a_worker()  # a job has one processor
    pipe.send(versions())
    while True:
        work = msgspec.convert(pipe.next(), Work)
        do, job = pickle.loads(work.do_and_job)
        outcome = attempted(do, replace(job, project=work.project, folder=work.folder))
        pipe.send(Answer(pickle.dumps(outcome), memory.resident()))


if __name__ == "__main__":
    main()
