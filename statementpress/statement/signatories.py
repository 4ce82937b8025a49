"""Who signs: each organisation or person of the register, with its marks, in its group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from statementpress.statement.listing import Listing, SetAs

Language = str
"""A BCP 47 primary language subtag that the project's language table knows: "en", "km"."""


PERSONAL = ("title", "organisation", "sex", "age")
"""The columns that say something of a person, and never of an organisation."""

SVG: Final = "image/svg+xml"
"""The media type of an image that is made of shapes."""
_ENDINGS: Final = {SVG: "svg", "image/png": "png", "image/jpeg": "jpg"}


@dataclass(frozen=True, slots=True)
class Box:
    """A part of an image; 0 is its left or upper edge, and 1 its right or lower one."""

    left: float
    top: float
    right: float
    bottom: float

    def pixels(self, size: tuple[int, int]) -> tuple[int, int, int, int]:
        """Return the same part of an image that has so many pixels, at least one of them."""
        left, top = round(self.left * size[0]), round(self.top * size[1])
        right, bottom = round(self.right * size[0]), round(self.bottom * size[1])
        return left, top, max(right, left + 1), max(bottom, top + 1)


@dataclass(frozen=True, slots=True)
class Logo:
    """A mark or a picture kept as an image file, checked and ready to embed."""

    name: str
    """Its path under logos/, as the register gives it; that of a picture is the path under
    figures/."""
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
    plate: bool = False
    """Whether it stands on a dark plate, as parts of it cannot be seen on white paper."""
    hidden: bool = False
    """Whether parts of it cannot be seen on white paper, with or without a plate."""
    crop: Box | None = None
    """What `data` shows of `original`, upright, if that is an image of pixels with margins; None
    for all of it."""
    ink: float = 0.4
    """The share of its box that is ink, from 0 to 1; see `logos.weight`. That of a picture which is
    no mark is not measured."""
    middle: float = 0.5
    """How far down its box the centre of its ink lies, from 0 to 1."""
    left_out: tuple[str, ...] = ()
    """What of an SVG is not in `data`, as nothing here draws it; see `logos.svg_allowed`."""

    @property
    def is_svg(self) -> bool:
        """Return whether it is made of shapes, and not of pixels."""
        return self.media_type == SVG

    @property
    def ending(self) -> str:
        """Return how the name of a file with its `data` ends, without the dot."""
        return _ENDINGS[self.media_type]


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
    details: Mapping[str, Mapping[Language, str]] = field(default_factory=dict)
    """What else the register says of it, by column (see `register.columns.DETAILS`) and language;
    only what is not empty."""
    signature: Logo | None = None
    """The scan of a signature, on nothing instead of paper; None if there is none to show."""
    stamp: Logo | None = None
    """The scan of a stamp or seal, in the same way."""
    signed: bool = False
    """Whether the register names a scan of either, even one that is not to be shown."""
    borrowed: Mapping[str, Mapping[Language, Language]] = field(default_factory=dict)
    """For the columns that lack a language, such as "name": the language that is printed in its
    place, by the one that is lacking."""

    def language_of(self, column: str, language: Language) -> Language:
        """Return the language in which a column is printed in a part of the language."""
        return self.borrowed.get(column, {}).get(language, language)

    def texts(self, column: str) -> Mapping[Language, str]:
        """Return what a column says in each language."""
        if column == "name":
            return self.name
        return self.note if column == "note" else self.details.get(column, {})

    @property
    def is_person(self) -> bool:
        """Whether the register says what only people have, such as a title."""
        return any(column in self.details for column in PERSONAL)


@dataclass(frozen=True, slots=True)
class Entry:
    """A member of a group where a list shows it."""

    member: Signatory
    number: int | None
    """The number that stands before it, from 1; None for none."""


@dataclass(frozen=True, slots=True)
class Section:
    """The entries of a list below one heading."""

    heading: str
    """The heading in the language of the list; "" for a list that has none."""
    entries: tuple[Entry, ...]
    headings: Mapping[Language, str] = field(default_factory=dict)
    """The same heading in every language."""


@dataclass(frozen=True, slots=True)
class Group:
    """Organisations that sign in the same role, in the order of the register."""

    identifier: str
    members: tuple[Signatory, ...]
    listing: Listing = field(default_factory=Listing)
    """How the group is set."""
    sections: Mapping[Language, tuple[Section, ...]] = field(default_factory=dict)
    """All members as the list of each language shows them: grouped, sorted and numbered."""

    def order(
        self, language: Language, together: Sequence[Language], side_by_side: bool = False
    ) -> Language:
        """Return the language in whose order the group is listed for the readers of `language`.

        `together` are the languages of a document. Side by side, both have the order of the first;
        a list that stands only once has that of the last, and so has a sheet for thumbprints.
        """
        if self.listing.set_as is SetAs.THUMBPRINTS:
            return together[-1]
        if side_by_side:
            return together[0]
        return together[-1] if self.listing.once else language
