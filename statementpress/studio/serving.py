"""Serve the studio until somebody ends it: on this machine alone, at an address with a secret."""

import asyncio
import socket
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import uvicorn

from statementpress.errors import UsageError
from statementpress.native.ports import is_taken, take_exclusively
from statementpress.studio.app import app
from statementpress.studio.guard import HOST, Guard
from statementpress.studio.studio import Studio

PORT = 8421
"""The port that is taken if it is free: what the browser keeps for a page belongs to its port."""
GRACE_SECONDS = 3
"""How long requests that are under way may take when the server ends."""

Begun = Callable[[str, str], None]
"""Is called with the address to print, and the one to open in the browser."""


def serve(project: Path, port: int | None, begun: Begun, trace: Callable[[str], None]) -> None:
    """Serve the studio of a project until Ctrl-C or SIGTERM, which are raised again at the end.

    `trace` is called with the traceback of each fault of the program. Without a `port`, the usual
    one is taken, or another if that is taken already. Raises UsageError if the port that is named
    is taken.
    """
    studio = Studio(project, trace)
    with closing(_listening(port)) as listener:
        guard = Guard(app(studio), listener.getsockname()[1])
        config = uvicorn.Config(
            guard,
            log_config=None,
            log_level="critical",  # what is wrong with a request is nothing that its author reads
            access_log=False,
            server_header=False,
            lifespan="off",
            ws="none",
            h11_max_incomplete_event_size=16_384,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
        server = _Server(config, studio, lambda: begun(guard.address, guard.opening))
        asyncio.run(server.serve(sockets=[listener]))


class _Server(uvicorn.Server):
    """A server that says when it has begun, and lets windows go before it waits for them."""

    def __init__(self, config: uvicorn.Config, studio: Studio, begun: Callable[[], None]) -> None:
        super().__init__(config)
        self._studio = studio
        self._begun = begun

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer."""
        self._running = asyncio.create_task(self._studio.run())
        await super().startup(sockets)
        self._begun()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the windows' events and the other processes, and then the rest."""
        await self._studio.close()
        await super().shutdown(sockets)


def _listening(port: int | None) -> socket.socket:
    """Return a socket on this machine's own address; raise UsageError if its port is taken."""
    for each in (PORT, 0) if port is None else (port,):
        listener = socket.socket()
        take_exclusively(listener)
        try:
            listener.bind((HOST, each))
        except OSError as error:
            listener.close()
            if port is None and each and is_taken(error):
                continue
            raise UsageError(
                f"port {each} cannot be used: {error.strerror}",
                hint="end the program that uses it, or name another one with --port",
            ) from error
        except OverflowError as error:
            listener.close()
            raise UsageError(
                f"{each} is not a port", hint="name a number from 1024 to 65535"
            ) from error
        listener.listen(128)
        return listener
    raise AssertionError("a system has a free port for everybody who asks for any")
