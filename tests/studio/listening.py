"""A window of the studio that listens to what happens."""

import json
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from statementpress.studio.desk import Desk


class Listening:
    """A window that listens."""

    def __init__(self, events: AsyncIterator[bytes]) -> None:
        self._events = events

    async def hears(self, name: str) -> Mapping[str, Any]:
        """Return what the next event of this name says; others before it are let go."""
        async for event in self._events:
            head, _, data = event.decode("utf-8").partition("\ndata: ")
            if head == f"event: {name}":
                said: Mapping[str, Any] = json.loads(data)
                return said
        raise AssertionError(f"the window was closed before it heard of {name}")


@asynccontextmanager
async def listening(desk: Desk, name: str) -> AsyncIterator[Listening]:
    events = desk.events(name)
    assert isinstance(events, AsyncGenerator)
    try:
        yield Listening(events)
    finally:
        await events.aclose()
        if not desk.windows:
            desk.close()
