"""Find logos that have too few pixels for the size at which an edition places them."""

from collections.abc import Iterable, Iterator
from math import ceil

from statementpress.errors import Finding, Place, Severity
from statementpress.statement.model import Statement
from statementpress.statement.signatories import Logo
from statementpress.typeset.compose.logos import PlacedMark

CODE = "logo-coarse"
WANTED = 150.0
"""Pixels to the inch that are wanted where no limits say: an office printer shows fewer as steps
(the same number as in [limits.office] of press/limits.toml)."""
INCH = 25.4


def coarse_logos(
    placed: Iterable[PlacedMark], wanted: float, edition: str, statement: Statement
) -> Iterator[Finding]:
    """Yield a warning for each logo of pixels that is placed with fewer than `wanted` to the inch.

    A logo that is placed more than once is reported where it is largest. Resolutions are compared
    as preflight compares them, in whole pixels.
    """
    largest: dict[Logo, PlacedMark] = {}
    for each in placed:
        mark = each.mark
        if isinstance(mark, Logo) and mark.media_type != "image/svg+xml":
            known = largest.get(mark)
            if known is None or known.size.width < each.size.width:
                largest[mark] = each
    for logo, each in largest.items():
        found = resolution(logo, each.size.width)
        if round(found) < wanted:
            width, height = each.size.width, each.size.height
            needs = ceil(width / INCH * wanted), ceil(height / INCH * wanted)
            yield Finding(
                CODE,
                Severity.WARNING,
                f"the logo has {found:.0f} pixels to the inch where {edition} places it, "
                f"{width:.0f} × {height:.0f} mm; "
                f"it has {logo.width:.0f} × {logo.height:.0f} pixels",
                Place(f"{statement.known_as}/logos/{logo.name}"),
                f"ask for an SVG file, or for at least {needs[0]} × {needs[1]} pixels",
            )


def resolution(logo: Logo, width: float) -> float:
    """Return the pixels to the inch of a logo of pixels that is placed `width` mm wide."""
    return logo.width / width * INCH
