"""The files that people hand in, until what is proposed of them is accepted."""

import asyncio
import secrets
from collections import OrderedDict
from typing import Final

from statementpress.intake.proposal import IncomingFile
from statementpress.studio.answers import nothing_there

KEPT: Final = 4
"""How many proposals are remembered."""


class Intakes:
    """The proposals that people look at, the newest last."""

    def __init__(self) -> None:
        self._files: OrderedDict[str, dict[str, IncomingFile]] = OrderedDict()
        self.lock = asyncio.Lock()
        """One proposal at a time is worked out."""

    def begin(self) -> str:
        """Return the name of a new proposal, which has no files yet."""
        name = secrets.token_hex(8)
        self._files[name] = {}
        while len(self._files) > KEPT:
            self._files.popitem(last=False)
        return name

    def files(self, name: str) -> dict[str, IncomingFile]:
        """Return the files of a proposal by their names; raise RefusedError if it is forgotten."""
        if name not in self._files:
            raise nothing_there()
        return self._files[name]

    def end(self, name: str) -> None:
        """Forget a proposal."""
        self._files.pop(name, None)
