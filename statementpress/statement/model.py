"""The frozen statement: what a document says, free of how it looks.

All text is Unicode with Khmer normalised, and is never markup. The `line` of a block is where it
starts in its file (from 1), so that an error found later can still name the place.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

Language = str
"""A BCP 47 primary language subtag that the project's language table knows: "en", "km"."""


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
    """A complete address: http, https or mailto."""
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line end that the author asks for."""


Inline = Text | Strong | Emphasis | Link | LineBreak


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
    """The number of the first item; None if the items have bullets."""
    items: "tuple[tuple[Block, ...], ...]"
    """The blocks of each item."""
    line: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words quoted at length."""

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
class Logo:
    """A mark kept as an image file, checked and ready to embed."""

    name: str
    """Its path under logos/, as the register gives it."""
    media_type: str
    """One of image/svg+xml, image/png and image/jpeg."""
    data: bytes
    """The image in sRGB or grey."""
    original: bytes
    """The file as it lies in the folder: a press wants its own colours."""
    width: float
    """In units of the image, of which only the ratio to `height` counts."""
    height: float
    """In units of the image."""


@dataclass(frozen=True, slots=True)
class Wordmark:
    """A mark set in type."""

    lines: tuple[str, ...]
    """Its lines, as they stand one below the other."""
    language: Language
    """The language of the name that it shows."""


Mark = Logo | Wordmark


@dataclass(frozen=True, slots=True)
class Signatory:
    """An organisation in the register."""

    name: Mapping[Language, str]
    """Its name in every language of the statement."""
    note: Mapping[Language, str]
    """What is added to its name, in every language; "" for no note."""
    mark: Mark | None
    url: str
    """The address of its website; "" if the register gives none."""
    line: int
    """Its line in the register, from 1."""


@dataclass(frozen=True, slots=True)
class Group:
    """Organisations that sign in the same role, in the order of the register."""

    identifier: str
    members: tuple[Signatory, ...]


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
