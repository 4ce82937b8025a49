"""What changed between two versions of a statement, however a report may show it.

Text is compared passage by passage, then by words. One rule holds throughout: the kept and the
removed runs of a row, joined, are the text of the old side; the kept and the added runs are the
text of the new side. So a report that shows all runs has lost no word.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from statementpress.statement.signatories import Language, Logo, Signatory


class Change(StrEnum):
    """What became of some words, or of a file."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"
    CHANGED = "changed"
    """Only of files and logos: a word that changed is a removed one and an added one."""


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive words with the same fate."""

    change: Change
    text: str
    """The words with their spaces and punctuation; never empty."""


class Role(StrEnum):
    """What a passage is in its text."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTATION = "quotation"
    INTRODUCTION = "introduction"
    """Of a group of signatories."""
    NOTE = "note"
    """Of the background after the signatures."""
    FOOTNOTE = "footnote"
    CONTACT = "contact"
    GROUP = "group"
    """The place of a group's list or marks, which has no text."""
    BOX = "box"
    PULL_QUOTE = "pull-quote"
    CAPTION = "caption"
    """Of a table."""
    ROW = "row"
    """Of a table: its cells, divided by bars."""
    PICTURE = "picture"
    """What it shows, in brackets, and its caption."""
    RULE = "rule"
    """A rule, which has no text."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, heading or item of one text."""

    role: Role
    text: str
    r"""Its text without break marks; a line end is "\n", a reference to a note is "[1]"."""
    line: int
    """The line of its file where it starts, from 1."""
    depth: int = 0
    """2 to 4 for a heading, from 1 for an item, 0 for anything else."""
    number: int | None = None
    """The number of an item, None for a bullet or another label."""
    label: str = ""
    """What stands before an item as it was typed, or "•"; "" for what is not the first of one."""
    opens: bool = False
    """Whether it is the first item of its list."""
    skips: bool = False
    """Whether its label is not the one that would follow the label before it."""
    group: str = ""
    """The group of an introduction or of a group's place."""
    links: tuple[str, ...] = ()
    """The addresses of its links, in order."""
    stressed: tuple[str, ...] = ()
    """Its strong and emphasised words, in order."""
    mark: str = ""
    """Its mark for summaries, "lead" or "commitments"; "endorsement" for such a group's place."""
    picture: str = ""
    """The file of a picture, and the beginning of its SHA-256."""


class Fate(StrEnum):
    """What became of a passage."""

    SAME = "same"
    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"
    MOVED_AWAY = "moved-away"
    """It stood here before; `Row.other` is where it stands now."""
    MOVED_HERE = "moved-here"
    """It stands here now; `Row.other` is where it stood before."""


@dataclass(frozen=True, slots=True)
class Row:
    """A passage of the old text and the one that faces it in the new text."""

    fate: Fate
    old: Passage | None
    """None for a passage that was added, or moved here."""
    new: Passage | None
    """None for a passage that was removed, or moved away."""
    runs: tuple[Run, ...]
    """The words in reading order; removed ones stand before the added ones that replace them.

    If a passage moved, the words that changed are removed at the old place and added at the new.
    """
    details: "tuple[Detail, ...]" = ()
    """What changed beside the words."""
    other: int | None = None
    """The index, among the rows, of the other place of a passage that moved."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that changed beside the words."""

    name: str
    """One of "role", "depth", "number", "links", "stress", "mark" and "picture"."""
    old: str
    """What it was, in words; "" if there was nothing."""
    new: str
    """What it is, in words; "" if there is nothing."""


@dataclass(frozen=True, slots=True)
class Count:
    """Numbers of words, without spaces, punctuation, and words that only moved."""

    removed: int = 0
    added: int = 0


@dataclass(frozen=True, slots=True)
class TextComparison:
    """A whole text in one language."""

    language: Language
    file: str
    """The file of the statement folder that it comes from: "km.md" or "summary.km.md"."""
    rows: tuple[Row, ...]
    """All rows in reading order, also those that did not change.

    Between two rows with both sides, what was removed comes before what was added.
    """
    words: Count
    """How many words were removed and added."""

    @property
    def changed(self) -> bool:
        """Say whether any row changed."""
        return any(row.fate is not Fate.SAME for row in self.rows)


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact of statement.toml that changed."""

    name: str
    """Its key there, such as "date" or "group_titles.endorsed"; "folder" for the folder's name."""
    language: Language | None
    """None if the fact is written once for all languages."""
    old: tuple[str, ...]
    """Its lines or entries in the old version."""
    new: tuple[str, ...]
    """Its lines or entries in the new version."""
    runs: tuple[Run, ...]
    r"""Both versions in one: prose by words, anything else by entries; a line end is "\n"."""


class SignatoryKind(StrEnum):
    """What happened to a signatory; all but the first two may happen together."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    REGROUPED = "regrouped"
    REORDERED = "reordered"
    NOTE = "note"
    DETAILS = "details"
    """Such as a title, an organisation, or a country."""
    MARK = "mark"
    URL = "url"


@dataclass(frozen=True, slots=True)
class Signed:
    """A signatory as it stands in a register."""

    signatory: Signatory
    group: str
    """Its group, or "conveners"."""
    position: int
    """Its place in the group, from 1."""


@dataclass(frozen=True, slots=True)
class SignatoryChange:
    """What happened to one signatory."""

    kinds: tuple[SignatoryKind, ...]
    old: Signed | None
    """None for a signatory that was added."""
    new: Signed | None
    """None for a signatory that was removed."""
    names: Mapping[Language, tuple[Run, ...]] = field(default_factory=dict)
    """The runs of its name in each language in which that changed."""
    notes: Mapping[Language, tuple[Run, ...]] = field(default_factory=dict)
    """The runs of its note in each language in which that changed."""
    details: Mapping[str, Mapping[Language, tuple[Run, ...]]] = field(default_factory=dict)
    """The runs of each detail that changed, by its column in the register, then as above."""


@dataclass(frozen=True, slots=True)
class LogoChange:
    """A logo file that was added, removed, changed, or renamed with the same bytes."""

    old: Logo | None
    new: Logo | None

    @property
    def change(self) -> Change:
        """Return what became of it; a renamed logo is a changed one."""
        if self.old is None:
            return Change.ADDED
        return Change.REMOVED if self.new is None else Change.CHANGED


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that was changed, added or removed."""

    name: str
    """Its name in the manifest, such as "source/styles/base.css"."""
    change: Change


Place = tuple[float, float, float, float]
"""Left, top, right and bottom of a part of a page, as parts (0 to 1) of its width and height."""
WHOLE: Final[Place] = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page of the official PDF that differs."""

    old: int | None
    """Its number in the old PDF, from 1; None if it is not there."""
    new: int | None
    """Its number in the new PDF, from 1; None if it is not there."""
    share: float
    """How much of the page differs, above 0 and up to 1, which is a page that one PDF lacks."""
    picture: bytes | None = None
    """A PNG of both pages laid over each other."""
    place: Place = WHOLE
    """The part of the page that holds all that differs."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two versions, as reports name it."""

    name: str
    """Such as "2021-05-05-children/v1", or what a version that is not frozen is called."""
    frozen: date | None = None
    """The day of freezing, None for a statement that is not frozen."""
    note: str = ""
    """What its author said of it."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that changed between two statements."""

    facts: tuple[FactChange, ...]
    signatories: tuple[SignatoryChange, ...]
    logos: tuple[LogoChange, ...]
    texts: tuple[TextComparison, ...]
    """The texts of all languages, also the unchanged ones.

    The languages of the new version come first, and each text before its summary.
    """
    counts: Mapping[str, tuple[int, int]]
    """How many signed in each group, in the old and in the new version."""
    files: tuple[FileChange, ...] = ()
    """The files that differ; empty if no manifests were compared."""

    @property
    def changed(self) -> bool:
        """Say whether the statements differ; other files do not count."""
        texts = any(text.changed for text in self.texts)
        return bool(texts or self.facts or self.signatories or self.logos)
