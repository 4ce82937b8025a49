"""The frozen statement: what a document says, free of how it looks.

All text is Unicode with Khmer normalised, and is never markup. A block knows the line of its
file where it starts (from 1), so that an error found later can still name the place.
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
    """Words that lead to a URL (http, https or mailto)."""

    url: str
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
    """A heading inside a part; level 2 to 4, as level 1 is the statement's title."""

    level: int
    inlines: tuple[Inline, ...]
    line: int


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list; numbered from `start`, or with bullets where `start` is None."""

    start: int | None
    items: "tuple[tuple[Block, ...], ...]"
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
    """Marks what a summary opens with; in the text itself it looks like the rest."""

    blocks: "tuple[Block, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class Commitments:
    """Marks key commitments, one to a paragraph or list item; in the text itself as the rest."""

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
    """A part in short: what handouts of one page say of it.

    `file` is the file of the statement folder that it comes from: summary.en.md, or else en.md,
    whose marked paragraphs it then repeats. `heading` stands above the commitments, and is empty
    where the author wrote none.
    """

    file: str
    lead: tuple[Paragraph, ...]
    heading: tuple[Inline, ...]
    commitments: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Logo:
    """A mark kept as an image file, checked and ready to embed.

    `name` is the path under logos/ as the register gives it; `media_type` one of image/svg+xml,
    image/png, image/jpeg; `data` bytes in sRGB or grey; `original` those of the file, whose own
    colours a press wants; `width` and `height` in the image's own units (only their ratio counts).
    """

    name: str
    media_type: str
    data: bytes
    original: bytes
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Wordmark:
    """A mark set in type, a line each, in its own language."""

    lines: tuple[str, ...]
    language: Language


Mark = Logo | Wordmark


@dataclass(frozen=True, slots=True)
class Signatory:
    """An organisation in the register: its name and note in every language of the statement."""

    name: Mapping[Language, str]
    note: Mapping[Language, str]
    mark: Mark | None
    url: str
    line: int


@dataclass(frozen=True, slots=True)
class Group:
    """Organisations that sign in the same role, in the order of the register."""

    identifier: str
    members: tuple[Signatory, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One dated statement in all its languages.

    `folder` is where it lies, `known_as` that path as people know it, from the project on. `slug`
    is the folder's whole name, date first. `conveners` are those whose marks stand above
    the title; each has a mark, and a name for its alternative text. `groups` leaves them out.
    `group_titles` say whose number a handout gives, for the groups that have one. `summaries` has
    the languages whose part is also there in short. `published` is the web address at which the
    statement is to be read, empty where it has none.
    """

    folder: Path
    known_as: str
    slug: str
    languages: tuple[Language, ...]
    title: Mapping[Language, tuple[str, ...]]
    short_title: Mapping[Language, str]
    date: date
    place: Mapping[Language, str]
    author: Mapping[Language, str]
    description: Mapping[Language, str]
    keywords: tuple[str, ...]
    conveners: tuple[Signatory, ...]
    groups: Mapping[str, Group]
    group_titles: Mapping[str, Mapping[Language, str]]
    parts: Mapping[Language, tuple[Block, ...]]
    summaries: Mapping[Language, Summary]
    published: str
    unbroken: tuple[str, ...]
