"""What people see of a statement while they write it, from the server's side.

The pages are made by a process of their own (`page_maker`), which is asked here, and heard.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from statementpress.errors import Finding, Severity
from statementpress.studio.preview_messages import (
    NOT_BUILT,
    Failed,
    Forget,
    Message,
    Question,
    Show,
)
from statementpress.studio.worker import Worker

MODULE: Final = "statementpress.studio.page_maker"
"""What the process runs."""
LOOK_SECONDS: Final = 0.05
"""How often a question looks whether a process that died was begun again."""


class Preview:
    """Has the editions that are shown built again after each change."""

    def __init__(self, project: Path) -> None:
        """Take the project's folder."""
        self._worker = Worker(MODULE, str(project))
        self._shown: dict[Path, str] = {}
        self._questions: asyncio.Queue[Question] = asyncio.Queue()

    @property
    def process(self) -> int | None:
        """The number of the process; None if there is none at the moment."""
        return self._worker.process

    def show(self, folder: Path, edition: str) -> None:
        """Have an edition of the statement in `folder` built; what is built of it is given up."""
        self._shown[folder] = edition
        self._questions.put_nowait(Show(str(folder), edition))

    def forget(self, folder: Path) -> None:
        """Let go of a statement that nobody has open any more."""
        if self._shown.pop(folder, None) is not None:
            self._questions.put_nowait(Forget(str(folder)))

    async def run(self, tell: Callable[[Message], None]) -> None:
        """Call `tell` with all that is made, until `end` is called.

        If the process dies, each edition that is shown is told of as failed. It is not built again
        before something changes, as it may be what the process died of.
        """
        asking = asyncio.create_task(self._ask())
        is_first = True
        try:
            async for message in self._worker.messages():
                if message is not None:
                    tell(msgspec.convert(message, Message))
                elif not is_first:
                    for folder, edition in self._shown.items():
                        tell(Failed(str(folder), edition, (_died(),)))
                is_first = False
        finally:
            asking.cancel()

    async def end(self) -> None:
        """End the process, and wait until it is gone."""
        await self._worker.end()

    async def _ask(self) -> None:
        while True:
            question = await self._questions.get()
            while self._worker.process is None:
                await asyncio.sleep(LOOK_SECONDS)
            await self._worker.send(question)


def _died() -> Finding:
    message = "the process that sets type has ended; the machine may be short of memory"
    return Finding(NOT_BUILT, Severity.ERROR, message, hint="change something to try it again")
