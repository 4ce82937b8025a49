"""A process of the studio, from the server's side: it is begun, asked, heard, and begun again.

It is a program of its own and no copy of the server, so that it has none of the server's signals,
sockets and threads. It ends when its pipe is closed (see `machine.leash`).
"""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import msgspec

from statementpress.machine.leash import GRACE_SECONDS, LENGTH, command, environment
from statementpress.native.processes import apart_from_ctrl_c

MOST: Final = 500_000_000
"""The longest message, in bytes: a PDF with a hundred logos has a tenth of this."""
LONGEST: Final = 20_000_000
"""The longest line that is read of a process that prints lines, in bytes."""
AGAIN_SECONDS: Final = 1.0
"""How long after a process died the next one is begun, so that a fault does not keep it busy."""


class Worker:
    """A process that runs a module of this package, and is begun again whenever it dies."""

    def __init__(self, module: str, *arguments: str) -> None:
        """Take the module, as `python -m` does, and its arguments. It is begun by `messages`."""
        self._command = command(module, arguments)
        self._process: asyncio.subprocess.Process | None = None
        self._ended = False

    @property
    def process(self) -> int | None:
        """The number of the process; None if there is none at the moment."""
        return self._process.pid if self._process else None

    async def messages(self) -> AsyncIterator[Any]:
        """Begin the process, and yield what it sends until `end` is called.

        Whenever a process begins, the first of all and each that takes the place of one that died,
        None is yielded: it knows nothing yet.
        """
        while not self._ended:
            try:
                process = await begun(self._command)
            except OSError:  # the machine has no room for another process just now
                await asyncio.sleep(AGAIN_SECONDS)
                continue
            self._process = process
            yield None
            async for message in _messages(process):
                yield message
            self._process = None
            await _gone(process)
            if not self._ended:
                await asyncio.sleep(AGAIN_SECONDS)

    async def send(self, message: Any) -> None:
        """Send a message; it is lost if there is no process at the moment."""
        process = self._process
        if process is None or process.stdin is None:
            return
        data = msgspec.msgpack.encode(message)
        with suppress(ConnectionError):  # it has died, which `messages` notices
            process.stdin.write(LENGTH.pack(len(data)) + data)
            await process.stdin.drain()

    async def end(self) -> None:
        """End the process, and wait until it is gone."""
        self._ended = True
        if self._process:
            await _gone(self._process)


async def begun(
    command: Sequence[str],
    *,
    folder: Path | None = None,
    stderr: int | None = None,
    more: Mapping[str, str] = MappingProxyType({}),
) -> asyncio.subprocess.Process:
    """Return a process on a leash, in a session of its own: Ctrl-C does not reach it.

    It runs in a `folder`, or in that of the server, and has `more` variables of the environment.
    """
    return await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=stderr,
        limit=LONGEST,
        cwd=folder,
        env={**environment(), **more},
        **apart_from_ctrl_c(),
    )


async def _messages(process: asyncio.subprocess.Process) -> AsyncIterator[Any]:
    if process.stdout is None:
        return
    with suppress(asyncio.IncompleteReadError, ConnectionError):
        while True:
            (length,) = LENGTH.unpack(await process.stdout.readexactly(LENGTH.size))
            if length > MOST:
                return
            yield msgspec.msgpack.decode(await process.stdout.readexactly(length))


async def _gone(process: asyncio.subprocess.Process) -> None:
    """Close the pipe to a process, and wait until it is gone; kill it if it takes too long."""
    if process.stdin:
        process.stdin.close()
    try:
        await asyncio.wait_for(process.wait(), 2 * GRACE_SECONDS)
    except TimeoutError:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
