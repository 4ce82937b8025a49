"""Size logos to equal optical area: each covers the same surface, whatever its proportions."""

from collections.abc import Iterable

from statementpress.statement.model import Logo

AREA = 560.0
"""mm2: a square logo is 23.7 mm wide."""
WIDEST = 52.0
"""mm."""
TALLEST = 26.0
"""mm."""
_SCALE = "var(--logo-scale, 1)"


def size(width: float, height: float) -> tuple[float, float]:
    """Return (width, height) in mm for an image of these proportions, both above zero."""
    ratio = width / height
    shown = (AREA * ratio) ** 0.5, (AREA / ratio) ** 0.5
    scale = min(1.0, WIDEST / shown[0], TALLEST / shown[1])
    return shown[0] * scale, shown[1] * scale


def style_sheet(logos: Iterable[Logo]) -> str:
    """Return a rule for each logo, in the order of their numbers from 1.

    A style sheet makes all of them smaller or larger with `--logo-scale`, which is 1 if not set.
    """
    rules = []
    for number, logo in enumerate(logos, 1):
        width, height = (f"calc({side:.2f}mm * {_SCALE})" for side in size(logo.width, logo.height))
        rules.append(f".logo-{number} {{ width: {width}; height: {height} }}")
    return "\n".join(rules)
