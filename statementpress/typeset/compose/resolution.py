"""Find logos that have too few pixels for the size at which an edition places them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil

from statementpress.errors import Finding, Place, Severity
from statementpress.statement.logos.reader import LOGOS
from statementpress.statement.signatories import Logo
from statementpress.typeset.compose.logos import PlacedMark
from statementpress.typeset.compose.walls import Size

CODE = "logo-coarse"
WANTED = 150.0
"""Pixels to the inch that are wanted where no limits say: an office printer shows fewer as steps
(the same number as in [limits.office] of press/limits.toml)."""
INCH = 25.4


@dataclass(frozen=True, slots=True)
class Resolution:
    """How finely a logo of pixels is printed."""

    found: int
    """Pixels to the inch, whole ones, as preflight counts them."""
    needs: tuple[int, int]
    """How many pixels wide and high it has to be."""
    is_enough: bool


def resolution(logo: Logo, size: Size, wanted: float = WANTED) -> Resolution | None:
    """Return how finely a logo is printed at a size; None for an SVG, which is always sharp."""
    if logo.is_svg:
        return None
    found = round(logo.width / size.width * INCH)
    needs = ceil(size.width / INCH * wanted), ceil(size.height / INCH * wanted)
    return Resolution(found, needs, found >= wanted)


def coarse_logos(
    placed: Iterable[PlacedMark], wanted: float, edition: str, known_as: str
) -> Iterator[Finding]:
    """Yield a warning for each logo that is placed with fewer than `wanted` pixels to the inch.

    A logo that is placed more than once is reported where it is largest. `known_as` is the path of
    the statement as people know it.
    """
    largest: dict[Logo, Size] = {}
    for each in placed:
        mark = each.mark
        if isinstance(mark, Logo):
            known = largest.get(mark)
            if known is None or known.width < each.size.width:
                largest[mark] = each.size
    for logo, size in largest.items():
        found = resolution(logo, size, wanted)
        if found and not found.is_enough:
            yield Finding(
                CODE,
                Severity.WARNING,
                f"the logo has {found.found} pixels to the inch where {edition} places it, "
                f"{size.width:.0f} × {size.height:.0f} mm; "
                f"it has {logo.width:.0f} × {logo.height:.0f} pixels",
                Place(f"{known_as}/{LOGOS}/{logo.name}"),
                f"ask for an SVG file, or for at least {found.needs[0]} × {found.needs[1]} pixels",
            )
