"""A Word file as this program reads it: paragraphs and tables in order, and what each run of it is.

Nothing is decided here. Tracked changes, comments and all that no statement can show are kept in
their places, so that whoever proposes a text, or compares one with a statement, can say so.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Final

BREAK: Final = "\n"
"""What stands in the text of a run for the end of a line inside a paragraph."""


class ChangeKind(Enum):
    """What a person did while Word tracked the changes."""

    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_FROM = "moved away"
    MOVED_TO = "moved here"
    FORMATTED = "formatted"


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change that nobody has accepted or refused."""

    kind: ChangeKind
    author: str
    """The name that Word knows the person by; "" if it is not said."""
    date: str
    """When, as Word writes it: 2021-05-05T09:00:00Z; "" if it is not said."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that looks the same all through."""

    text: str
    """Its text; `BREAK` ends a line. A deletion that is still open has its text, too."""
    bold: bool = False
    """Whether it is bold as Word shows it: complex scripts have a setting of their own."""
    italic: bool = False
    link: str = ""
    """The address that it leads to; "" for none."""
    note: str = ""
    """The key in `WordDocument.notes` of the note that is referred to here; "" for none."""
    picture: str = ""
    """The key in `WordDocument.pictures` of the picture that stands here; "" for none."""
    font: str = ""
    """The font that draws it; "" if the file does not say."""
    language: str = ""
    """The language that the file gives it, such as en-GB; "" if it says none."""
    change: Change | None = None
    """The tracked change that it is part of; None for text that is settled."""
    comments: tuple[str, ...] = ()
    """The keys in `WordDocument.comments` of the comments on it."""


@dataclass(frozen=True, slots=True)
class Label:
    """What Word prints before a paragraph of a list."""

    text: str
    """The label as it is printed, such as (a) or ១.; "-" for any bullet."""
    list_key: str
    """The list in the file that counts it."""
    level: int
    """How deep in that list, from 0."""


@dataclass(frozen=True, slots=True)
class WordParagraph:
    """A paragraph, heading or item."""

    number: int
    """Which paragraph with something in it this is, from 1, in the order of the file; paragraphs
    in tables count as well."""
    runs: tuple[Run, ...]
    style: str = ""
    """The name of its style, in small letters: "heading 1"."""
    level: int = 0
    """1 for the highest heading and so on; 0 for what is no heading."""
    is_title: bool = False
    label: Label | None = None
    """What Word prints before it; None if it is in no list."""
    indent: int = 0
    """How far it is indented, in twentieths of a point."""
    is_centred: bool = False
    is_quotation: bool = False
    is_caption: bool = False
    has_rule: bool = False
    """Whether it is empty, and draws a line across the text."""
    mark_change: Change | None = None
    """The tracked change of its end, which joins it with the next paragraph or parts them."""

    @property
    def text(self) -> str:
        """Its settled words, and those that are inserted; the label is not among them."""
        return "".join(run.text for run in self.runs if not is_gone(run))


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    blocks: "tuple[Block, ...]"
    across: int = 1
    """How many columns it takes."""
    goes_on: bool = False
    """Whether it only goes on with the cell above it."""


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table of rows of cells."""

    number: int
    """The number of its first paragraph; that of the paragraph before it if it is empty."""
    rows: tuple[tuple[Cell, ...], ...]
    change: Change | None = None
    """The first tracked change of a whole row."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents, whose lines are made from the headings."""

    number: int
    """The number of the paragraph before it."""


Block = WordParagraph | WordTable | Contents


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark that somebody wrote beside the text."""

    author: str
    date: str
    text: str
    number: int
    """The paragraph that it belongs to; 0 for one that the text does not refer to."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the file."""

    part: str
    """Its part of the file."""
    data: bytes
    alternative: str = ""
    """The words for those who cannot see it; "" if the file has none."""
    is_cropped: bool = False


@dataclass(frozen=True, slots=True)
class Left:
    """Something that a statement cannot show, and that is not in the paragraphs."""

    code: str
    """What it is; `intake.reported` has what is said of each."""
    number: int
    """The paragraph at which it stands; 0 for the whole file."""
    words: str = ""
    """What it says or is called; "" if it has no words."""


@dataclass(frozen=True, slots=True)
class WordDocument:
    """What a Word file holds."""

    name: str
    """The name of the file."""
    blocks: tuple[Block, ...]
    notes: Mapping[str, tuple[WordParagraph, ...]] = field(default_factory=dict)
    """Footnotes and endnotes by key, as runs refer to them."""
    comments: Mapping[str, Comment] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    left: tuple[Left, ...] = ()
    """What a statement cannot show, in the order of the file."""

    def paragraphs(self) -> Iterator[WordParagraph]:
        """Yield all paragraphs in order, those in tables as well; notes come after the text."""
        yield from paragraphs_of(self.blocks)
        for note in self.notes.values():
            yield from note


def is_gone(run: Run) -> bool:
    """Return whether a run was deleted or moved away, which is still to be settled."""
    kinds = (ChangeKind.DELETED, ChangeKind.MOVED_FROM)
    return run.change is not None and run.change.kind in kinds


def runs_between(runs: Sequence[Run], start: int, end: int | None = None) -> tuple[Run, ...]:
    """Return what runs hold of a paragraph's text from `start` up to `end`, None for all the rest.

    Places count as in `WordParagraph.text`. Notes and pictures there come along, and so do words
    that are deleted.
    """
    kept: list[Run] = []
    place = 0
    for run in runs:
        length = 0 if is_gone(run) else len(run.text)
        first = min(max(start - place, 0), length)
        last = length if end is None else min(max(end - place, 0), length)
        inside = start <= place and (end is None or place < end)
        if first < last:
            kept.append(replace(run, text=run.text[first:last]))
        elif inside and (is_gone(run) or run.note or run.picture):
            kept.append(run)
        place += length
    return tuple(kept)


def paragraphs_of(blocks: tuple[Block, ...]) -> Iterator[WordParagraph]:
    """Yield the paragraphs of blocks in order, those in the cells of tables as well."""
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield block
        elif isinstance(block, WordTable):
            for row in block.rows:
                for cell in row:
                    yield from paragraphs_of(cell.blocks)
