"""The frozen statement: what a document says, free of how it looks.

All text is Unicode with Khmer normalised, and is never markup. The `line` of a block is where it
starts in its file (from 1), so that an error found later can still name the place.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path

from statementpress.statement.letter import Letter
from statementpress.statement.meant import Meant
from statementpress.statement.signatories import Group, Language, Logo, Signatory
from statementpress.statement.status import Status


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words of strong importance."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address."""

    url: str
    """A complete address: http, https, mailto or tel."""
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line end that the author asks for."""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note to the words before it, where the text refers to it for the first time."""

    number: int
    """The number that is printed, from 1; each language counts its own notes."""
    blocks: "tuple[Block, ...]"
    """The note itself."""
    line: int
    """The line of the note itself, which may stand anywhere in the file."""


@dataclass(frozen=True, slots=True)
class FootnoteReference:
    """A further reference to a note that stands at an earlier place of the text."""

    number: int


Inline = Text | Strong | Emphasis | Link | LineBreak | Footnote | FootnoteReference


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    inlines: tuple[Inline, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a part."""

    level: int
    """2 to 4, as level 1 is the statement's title."""
    inlines: tuple[Inline, ...]
    line: int


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list, numbered or with bullets."""

    start: int | None
    """The number of the first item; None if the items have bullets or are not numbered in
    figures."""
    items: "tuple[tuple[Block, ...], ...]"
    """The blocks of each item."""
    line: int
    labels: tuple[str, ...]
    """What the author typed before each item, such as "3.", "a)", "(iv)" or "ក."; "" for a
    bullet."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words quoted at length."""

    blocks: "tuple[Block, ...]"
    line: int


class Alignment(Enum):
    """How the cells of a table's column stand below each other."""

    START = "start"
    CENTRE = "centre"
    END = "end"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells below a row of headers."""

    caption: tuple[Inline, ...]
    """What stands above it; empty for none."""
    columns: tuple[Alignment, ...]
    """How the cells of each column are aligned; each row has as many cells."""
    head: tuple[tuple[Inline, ...], ...]
    """The header of each column."""
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    """The cells of each row."""
    line: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture on its own."""

    image: "Logo"
    alternative: str
    """What the picture shows, for those who cannot see it; never empty."""
    caption: tuple[Inline, ...]
    """What stands below it; empty for none."""
    line: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the text, which parts what stands above it from what follows."""

    line: int


@dataclass(frozen=True, slots=True)
class Contents:
    """Places the list of the part's headings, with the pages on which they stand."""

    line: int


@dataclass(frozen=True, slots=True)
class Box:
    """Text in a frame, such as a summary."""

    blocks: "tuple[Block, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class PullQuote:
    """A sentence of the text, set large to catch the eye."""

    blocks: "tuple[Block, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class Annex:
    """What is added at the end and begins on a page of its own."""

    blocks: "tuple[Block, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class Signatories:
    """Places a group: its introduction, then its numbered list and its marks."""

    group: str
    introduction: "tuple[Block, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class Endorsement:
    """Places a group that endorses in words: its text, then each mark with its link."""

    group: str
    introduction: "tuple[Block, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class Notes:
    """Background set smaller, after the signatures."""

    blocks: "tuple[Block, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to write to, and where to read on."""

    blocks: "tuple[Block, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class Lead:
    """Marks what a summary opens with; in the text itself it looks like all other text."""

    blocks: "tuple[Block, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class Commitments:
    """Marks key commitments, one to a paragraph or list item.

    In the text itself they look like all other text.
    """

    blocks: "tuple[Block, ...]"
    line: int


Block = (
    Paragraph
    | Heading
    | ItemList
    | Quotation
    | Table
    | Figure
    | Rule
    | Contents
    | Box
    | PullQuote
    | Annex
    | Signatories
    | Endorsement
    | Notes
    | Contact
    | Lead
    | Commitments
)


@dataclass(frozen=True, slots=True)
class Summary:
    """A part in short: what handouts of one page print of it."""

    file: str
    """The file of the statement folder that it comes from: summary.en.md, or else en.md, whose
    marked paragraphs it then repeats."""
    lead: tuple[Paragraph, ...]
    """The paragraphs that it opens with; may be empty."""
    heading: tuple[Inline, ...]
    """What stands above the commitments; empty if the author wrote no heading."""
    commitments: tuple[Paragraph, ...]
    """The key commitments, at least one."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a file that stand together on the page, as they are typed there."""

    file: str
    """The file as people know it, relative to the project."""
    lines: tuple[tuple[int, str], ...]
    """The number of each line of the file (from 1), and its words without markup and break marks,
    with one space for any white space."""
    label: bool = False
    """Whether they are the label of a list item, of which figures may be printed in the language's
    own digits."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One dated statement in all its languages."""

    folder: Path
    """Where the statement lies."""
    known_as: str
    """That folder as people know it, relative to the project."""
    slug: str
    """The whole name of the folder, date first."""
    languages: tuple[Language, ...]
    """All its languages, in the order in which editions set them."""
    title: Mapping[Language, tuple[str, ...]]
    """The lines of the title."""
    short_title: Mapping[Language, str]
    """The title in the foot of a page."""
    date: date
    place: Mapping[Language, str]
    """Where the statement was made: it stands in the dateline."""
    author: Mapping[Language, str]
    description: Mapping[Language, str]
    """What the metadata say of the statement."""
    keywords: tuple[str, ...]
    """Search words for the metadata."""
    conveners: tuple[Signatory, ...]
    """Those whose marks stand above the title; each has a mark, and a name as its alternative
    text."""
    groups: Mapping[str, Group]
    """All other signatories, by the name of their group."""
    group_titles: Mapping[str, Mapping[Language, str]]
    """What the members of a group are called beside their number, for groups that have a title."""
    parts: Mapping[Language, tuple[Block, ...]]
    """The text in each language."""
    summaries: Mapping[Language, Summary]
    """The text in short, for the languages that have a summary."""
    published: str
    """The web address at which the statement can be read; "" if it has none."""
    unbroken: tuple[str, ...]
    """Names whose words never break at a line's end."""
    sources: Mapping[Language, tuple[tuple[Passage, ...], ...]]
    """What the files of the statement say in each language, read apart from `parts` and the facts:
    the proof looks for it in the PDF. The passages of each tuple stand in this order on the page:
    those of the text, of each note, of the title. What the register says is not among them: see
    `sources.group_chains`."""
    summary_sources: Mapping[Language, tuple[tuple[Passage, ...], ...]]
    """What each summary says: the passages of its lead, and those of its commitments."""
    register: str = ""
    """The file that says who signs, relative to the project."""
    status: Status = field(default_factory=Status)
    """Where it stands in its life: draft, embargo, translation, version, reference."""
    kind: str = "statement"
    """What kind of paper it is: a kind of templates/kinds.toml."""
    kind_line: int | None = None
    """Where that is written in statement.toml, from 1; None if it is not."""
    letter: Letter | None = None
    """What stands on a letter besides its text; None for what is no letter."""
    meant: tuple[Meant, ...] = ()
    """The warnings that its author means so."""
    lines: Mapping[tuple[str | int, ...], int] = field(default_factory=dict)
    """The line of statement.toml, from 1, of each of its keys and list elements."""
