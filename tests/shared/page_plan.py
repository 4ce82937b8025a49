"""The page as the style sheet plans it: sheet, margins, text area; in points from the top left."""

import re
from dataclasses import dataclass
from typing import Final

from tests.shared.editions import PROJECT

MM: Final = 72 / 25.4
A4: Final = (210 * MM, 297 * MM)
_MARGIN = re.compile(r"@page \{[^}]*?\bmargin: ([\d.]+)mm ([\d.]+)mm ([\d.]+)mm;", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in points from the top left of the page."""

    left: float
    top: float
    right: float
    bottom: float


def text_area() -> Area:
    """Return where the statement's text may stand: the sheet less the margins of page.css."""
    style_sheet = (PROJECT / "styles" / "page.css").read_text("utf-8")
    found = _MARGIN.search(style_sheet)
    assert found, "styles/page.css has no margin of three lengths in mm"
    top, sides, bottom = (float(length) * MM for length in found.groups())
    return Area(sides, top, A4[0] - sides, A4[1] - bottom)


def foot_area() -> Area:
    """Return where the foot line may stand: below the text, as wide as it."""
    text = text_area()
    return Area(text.left, text.bottom, text.right, A4[1])
