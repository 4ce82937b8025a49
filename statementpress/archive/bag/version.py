"""What is known of one frozen version without opening more than its bag-info.txt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from statementpress.archive.bag import layout


@dataclass(frozen=True, slots=True)
class Facts:
    """What a version's bag-info.txt says of its statement, and of itself.

    `slug` is the name of the statement's folder, date first; `frozen` the day of freezing;
    `titles` by language, in the statement's order of them; `groups` the count of signatories in
    each group, in the statement's order of them; `contacts` e-mail addresses; `note` what its
    author said of it, one line; `agent` the program that made it.
    """

    slug: str
    dated: date
    frozen: date
    titles: Mapping[str, str]
    author: str
    contacts: tuple[str, ...]
    groups: Mapping[str, int]
    note: str
    agent: str

    @property
    def signatories(self) -> int:
        """Return how many signed, in whichever group."""
        return sum(self.groups.values())


@dataclass(frozen=True, slots=True)
class Version:
    """A frozen version: its bag's folder, its number from 1, its facts.

    `previous` is the SHA-256 (hexadecimal) of the tag manifest of the version before it, empty for
    the first: that is how versions form a chain. `payload` are bytes and files of the payload.
    """

    folder: Path
    number: int
    facts: Facts
    previous: str
    payload: tuple[int, int]

    @property
    def name(self) -> str:
        """Return its name in the archive, such as "2021-05-05-children/v2"."""
        return f"{self.facts.slug}/v{self.number}"

    @property
    def data(self) -> Path:
        """Return the folder of its payload."""
        return self.folder / layout.PAYLOAD

    @property
    def source(self) -> Path:
        """Return the project that it was made from, which stands alone."""
        return self.data / layout.SOURCE

    @property
    def statement(self) -> Path:
        """Return the statement's folder as it was."""
        return self.source / layout.STATEMENTS / self.facts.slug
