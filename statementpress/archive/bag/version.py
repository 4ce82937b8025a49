"""What is known of a frozen version from its bag-info.txt alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from statementpress.archive.bag import layout


@dataclass(frozen=True, slots=True)
class Facts:
    """What a version says of its statement, and of itself."""

    slug: str
    """The name of the statement's folder, which begins with its date."""
    dated: date
    """The date of the statement."""
    frozen: date
    """The day of freezing."""
    titles: Mapping[str, str]
    """The title in each language, in the statement's order of languages."""
    author: str
    """The organisation that the statement names as its author."""
    contacts: tuple[str, ...]
    """E-mail addresses."""
    groups: Mapping[str, int]
    """The number of signatories in each group, in the statement's order of groups."""
    note: str
    """What is new in the version, in one line, by whoever froze it."""
    agent: str
    """The program that froze it, with its version."""
    reference: str = ""
    """The number under which those who issued the statement keep it."""
    issue: int = 0
    """The number that the authors give it; 0 for none. Versions are numbered apart from that."""
    embargo: str = ""
    """The day or moment (ISO 8601) until which nobody may publish it; "" for none."""
    authority: str = ""
    """The address of the authority that stamped it as it was frozen; "" for none."""

    @property
    def signatories(self) -> int:
        """Return how many signed in all groups together."""
        return sum(self.groups.values())


@dataclass(frozen=True, slots=True)
class Version:
    """A frozen version."""

    folder: Path
    """The folder of its bag."""
    number: int
    """From 1."""
    facts: Facts
    previous: str
    """The SHA-256 (hexadecimal) of the tag manifest of the version before, empty for the first.

    By these hashes the versions of a statement form a chain.
    """
    payload: tuple[int, int]
    """The bytes of the payload, and the number of its files."""

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
        """Return the project that it was made from, which is complete in itself."""
        return self.data / layout.SOURCE

    @property
    def statement(self) -> Path:
        """Return the statement's folder as it was frozen."""
        return self.source / layout.STATEMENTS / self.facts.slug
