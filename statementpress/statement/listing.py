"""How a group of signatories is set: as a list, as signatures, or as a sheet for thumbprints."""

from dataclasses import dataclass
from enum import StrEnum


class SetAs(StrEnum):
    """What stands on the page for a group."""

    LIST = "list"
    """The names, numbered, then the marks."""
    SIGNATURES = "signatures"
    """A block for each member to sign in, or with the scan of a signature."""
    THUMBPRINTS = "thumbprints"
    """A grid with a row and a box for the print of each member."""


class Order(StrEnum):
    """In which order the members of a group, and the headings that they stand below, are listed."""

    AS_TYPED = "as-typed"
    """As the register has them."""
    NAME = "name"
    """In the alphabet of each language."""


class Numbers(StrEnum):
    """How the members of a group are numbered."""

    THROUGH = "through"
    """From the first of the group to its last."""
    RESTART = "restart"
    """From 1 below each heading."""
    NONE = "none"
    """Not at all."""


@dataclass(frozen=True, slots=True)
class Listing:
    """What `[group.NAME]` of statement.toml says of a group."""

    set_as: SetAs = SetAs.LIST
    group_by: str = ""
    """The column whose values are headings: country, province or kind; "" for no headings."""
    order: Order = Order.AS_TYPED
    numbers: Numbers = Numbers.THROUGH
    total: bool = False
    """Whether the number of members, and that of the headings, stands with the group."""
    columns: int = 0
    """In how many columns the group stands; 0 for as many as fill the fewest pages."""
    marks_per_row: int = 0
    """How many marks stand in a row; 0 for as many as fit."""
    blank_rows: int = 0
    """How many empty rows a sheet of thumbprints has below those of the register."""
    translated: bool = True
    """Whether each name has to be there in every language; if not, one stands for all of them."""
    once: bool = False
    """Whether a document in several languages has the list only once, in its last part."""
    publish: bool = True
    """Whether scanned signatures may leave the author's own PDF, for the archive and the web."""
