"""The logos and pictures of a document: numbered as its templates place them, and sized.

Each logo covers the same surface, whatever its proportions, so that none looks more important. A
picture is as wide as the text, unless it would be printed too coarse or higher than its page.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from statementpress.statement.signatories import Logo

AREA = 560.0
"""mm2: a square logo is 23.7 mm wide."""
WIDEST = 52.0
"""mm."""
TALLEST = 26.0
"""mm."""
FINEST = 250
"""Pixels to an inch that a picture of pixels is printed with at least, if it is wide enough for the
text; press/limits.toml warns of fewer."""
_SCALE = "var(--logo-scale, 1)"
_EXTENSIONS = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg"}


@dataclass(slots=True)
class LogoBook:
    """Keeps the logos and pictures that templates ask for, each once."""

    logos: list[Logo] = field(default_factory=list)
    """The logos in the order in which they were first asked for."""

    pictures: list[Logo] = field(default_factory=list)
    """The pictures, in the same order."""

    def picture_number(self, picture: Logo) -> int:
        """Return the number of a picture, from 1."""
        if picture not in self.pictures:
            self.pictures.append(picture)
        return self.pictures.index(picture) + 1

    def number(self, logo: Logo) -> int:
        """Return the number of a logo, from 1."""
        if logo not in self.logos:
            self.logos.append(logo)
        return self.logos.index(logo) + 1

    def named(self) -> Mapping[str, Logo]:
        """Return the logos and pictures by the names under which layout can load them."""
        return {asset_name(number, logo): logo for number, logo in enumerate(self.logos, 1)} | {
            picture_name(number, picture): picture
            for number, picture in enumerate(self.pictures, 1)
        }

    def style_sheet(self) -> str:
        """Return the rules for each logo, by its class "logo-" and its number, and each picture.

        A style sheet makes all logos smaller or larger with `--logo-scale`, which is 1 if not set,
        and says with `--tallest-picture` how high a picture may be.
        """
        rules = []
        for number, logo in enumerate(self.logos, 1):
            sides = size(logo.width, logo.height)
            width, height = (f"calc({side:.2f}mm * {_SCALE})" for side in sides)
            rules.append(f".logo-{number} {{ width: {width}; height: {height} }}")
        for number, picture in enumerate(self.pictures, 1):
            if picture.media_type != "image/svg+xml":
                widest = picture.width / FINEST * 25.4
                rules.append(f".frame-{number} {{ max-width: {widest:.2f}mm }}")
            tallest = f"calc(var(--tallest-picture) * {picture.width / picture.height:.4f})"
            rules.append(f".picture-{number} {{ max-width: {tallest} }}")
        return "\n".join(rules)


def asset_name(number: int, logo: Logo) -> str:
    """Return the name under which layout can load a logo."""
    return f"logo-{number}.{_EXTENSIONS[logo.media_type]}"


def picture_name(number: int, picture: Logo) -> str:
    """Return the name under which layout can load a picture."""
    return f"picture-{number}.{_EXTENSIONS[picture.media_type]}"


def size(width: float, height: float) -> tuple[float, float]:
    """Return (width, height) in mm for an image of these proportions, both above zero."""
    ratio = width / height
    shown = (AREA * ratio) ** 0.5, (AREA / ratio) ** 0.5
    scale = min(1.0, WIDEST / shown[0], TALLEST / shown[1])
    return shown[0] * scale, shown[1] * scale
