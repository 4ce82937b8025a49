"""What changed between two versions of a statement, free of how it is told.

Text is compared passage by passage, then by words. The rule that everything here keeps: the kept
and the removed runs of a row, joined, are the text on the old side; the kept and the added ones
are that on the new. So a report that shows runs has lost no word.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from statementpress.statement.model import Language, Logo, Signatory


class Change(StrEnum):
    """What became of some words, or of a file."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"
    CHANGED = "changed"
    """Of files only: a changed word is removed, and another added."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row with the same fate, spaces and punctuation among them; never empty."""

    change: Change
    text: str


class Role(StrEnum):
    """What a passage is in its text."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTATION = "quotation"
    INTRODUCTION = "introduction"
    """Of a group of signatories."""
    NOTE = "note"
    CONTACT = "contact"
    GROUP = "group"
    """The place of a group's list or marks; its text is empty."""


@dataclass(frozen=True, slots=True)
class Passage:
    r"""A paragraph, heading or item of one text, without break marks; a line end is "\n".

    `depth` is 2 to 4 for a heading, from 1 for an item, else 0. `number` is an item's, None for a
    bullet; `opens` whether it is the first of its list. `group` is that of an introduction or of a
    group's place. `line` is where it starts in its file, from 1. `links` are its addresses in
    order; `stressed` its strong and emphasised words in order. `mark` is "lead" or "commitments"
    where the text marks it for summaries.
    """

    role: Role
    text: str
    line: int
    depth: int = 0
    number: int | None = None
    opens: bool = False
    group: str = ""
    links: tuple[str, ...] = ()
    stressed: tuple[str, ...] = ()
    mark: str = ""


class Fate(StrEnum):
    """What became of a passage."""

    SAME = "same"
    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"
    MOVED_AWAY = "moved-away"
    """It stood here; the row `other` has it now."""
    MOVED_HERE = "moved-here"
    """It stands here; the row `other` had it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A passage of the old text and the one that faces it in the new; one of them may be missing.

    `runs` are in reading order, a removed one before the added one in its place; where a passage
    moved, its words that changed are removed at the old place and added at the new. `details` say
    what changed beside words (`Detail.name`: "role", "depth", "number", "links", "stress", "mark").
    `other` is the index, among the rows, of a moved passage's other place.
    """

    fate: Fate
    old: Passage | None
    new: Passage | None
    runs: tuple[Run, ...]
    details: "tuple[Detail, ...]" = ()
    other: int | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that changed, in words; empty where there was, or is, none."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Count:
    """Words (without spaces and punctuation) that were removed and added; those that moved stay."""

    removed: int = 0
    added: int = 0


@dataclass(frozen=True, slots=True)
class TextComparison:
    """A text in one language, whole: all rows in reading order, the same ones, too.

    Between two rows with both sides come what is gone, then what is new. `file` is the file of the
    statement folder that the text comes from: "km.md" or "summary.km.md".
    """

    language: Language
    file: str
    rows: tuple[Row, ...]
    words: Count

    @property
    def changed(self) -> bool:
        """Tell whether any row is not the same."""
        return any(row.fate is not Fate.SAME for row in self.rows)


@dataclass(frozen=True, slots=True)
class FactChange:
    r"""A fact of statement.toml that changed.

    `name` is its key there, such as "title", "date" or "group_titles.endorsed", or "folder" for the
    folder's name; `language` is None where it is written once for all. `old` and `new` are its
    lines or entries, none where there is none. `runs` show both in one: lines parted by "\n", words
    compared where it is prose, else entry by entry.
    """

    name: str
    language: Language | None
    old: tuple[str, ...]
    new: tuple[str, ...]
    runs: tuple[Run, ...]


class SignatoryKind(StrEnum):
    """What happened to a signatory; several may at once, but for the first two."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    REGROUPED = "regrouped"
    REORDERED = "reordered"
    NOTE = "note"
    MARK = "mark"
    URL = "url"


@dataclass(frozen=True, slots=True)
class Signed:
    """A signatory as it stands in a register: its group ("conveners" too), its place from 1."""

    signatory: Signatory
    group: str
    position: int


@dataclass(frozen=True, slots=True)
class SignatoryChange:
    """What happened to one signatory; `old` is None for an added, `new` for a removed one.

    `names` and `notes` have the runs of each language in which the name or note changed.
    """

    kinds: tuple[SignatoryKind, ...]
    old: Signed | None
    new: Signed | None
    names: Mapping[Language, tuple[Run, ...]] = field(default_factory=dict)
    notes: Mapping[Language, tuple[Run, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LogoChange:
    """A logo file that is new, gone, has other bytes, or (same bytes) another name."""

    old: Logo | None
    new: Logo | None

    @property
    def change(self) -> Change:
        """Return what became of it; a new name is a change."""
        if self.old is None:
            return Change.ADDED
        return Change.REMOVED if self.new is None else Change.CHANGED


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that differs, is new or gone; `name` as in the manifest: "source/styles/base.css"."""

    name: str
    change: Change


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page of the official PDF that differs: its numbers from 1, None where it is missing.

    `share` is how much of the page differs, from 0 to 1.
    """

    old: int | None
    new: int | None
    share: float


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two versions: `name` is "2021-05-05-children/v1", or what it is called instead.

    `frozen` is the day of freezing, None for a statement that is not frozen; `note` what its
    author said of it.
    """

    name: str
    frozen: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that changed between two statements.

    `texts` are the languages in order, those of the new version first, each part before its
    summary, the unchanged ones, too; `files` are empty where no manifests were compared. `counts`
    are the signatories by group, old and new, in the groups' order.
    """

    facts: tuple[FactChange, ...]
    signatories: tuple[SignatoryChange, ...]
    logos: tuple[LogoChange, ...]
    texts: tuple[TextComparison, ...]
    counts: Mapping[str, tuple[int, int]]
    files: tuple[FileChange, ...] = ()

    @property
    def changed(self) -> bool:
        """Tell whether the statements differ; files that differ beside them do not count."""
        texts = any(text.changed for text in self.texts)
        return bool(texts or self.facts or self.signatories or self.logos)
