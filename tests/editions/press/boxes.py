"""The boxes of a page in millimetres."""

import pikepdf

POINT = 25.4 / 72


def millimetres(page: pikepdf.Page, box: str) -> tuple[float, float, float, float]:
    """Return left, bottom, right, top of a page's box: "Trim", "Bleed" or "Media"."""
    left, bottom, right, top = (float(edge) * POINT for edge in page.obj[f"/{box}Box"])
    return left, bottom, right, top
