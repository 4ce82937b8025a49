"""Find SVG marks whose half-transparent parts lie over other colours: inks mix them in another way.

A screen mixes light, and a press file mixes inks (ISO 32000-1, 11.4.5): half of magenta over green
is a purple on the screen, and nearly grey in print. Over bare paper both are the same.
"""

from collections.abc import Iterator
from functools import reduce
from xml.etree.ElementTree import Element

from PIL import Image, ImageChops

from statementpress.errors import Finding, Place, Severity
from statementpress.statement.files import FileError
from statementpress.statement.logos.drawing import draw
from statementpress.statement.logos.reader import LOGOS
from statementpress.statement.logos.svg_tree import parse
from statementpress.statement.model import Statement
from statementpress.statement.signatories import Logo
from statementpress.typeset.compose.document import Document

SIDE = 200
"""Pixels of the longer side at which a mark is looked at."""
FAR = 24
"""How far a colour has to change, of 255, if what is half-transparent becomes solid."""
SHARE = 0.002
"""The part of the box that has to change."""
_OPACITIES = {"opacity", "fill-opacity", "stroke-opacity"}
_HINT = (
    "look at it in a proof of the press file; ask the organisation for the mark with solid colours "
    "(Illustrator: Object, Flatten Transparency), or as a PNG"
)


def translucent_marks(document: Document, statement: Statement) -> Iterator[Finding]:
    """Yield a warning for each SVG in which half-transparent paint lies over other paint."""
    for asset, logo in document.logos.items():
        if logo.is_svg and asset.startswith("logo-") and mixes_colours(logo):
            place = Place(f"{statement.known_as}/{LOGOS}/{logo.name}")
            message = "half-transparent colours lie over others, and may look different in print"
            yield Finding("logo-mixes-colours", Severity.WARNING, message, place, _HINT)


def mixes_colours(logo: Logo) -> bool:
    """Return whether half-transparent paint of an SVG lies over other paint."""
    root = parse(logo.name, logo.data)
    if not any(_is_partial(element) for element in root.iter()):
        return False
    size = (logo.width, logo.height)
    try:
        mixed = draw(logo.name, root, size, SIDE)
        for element in root.iter():
            _make_solid(element)
        solid = draw(logo.name, root, size, SIDE)
    except FileError:
        return False
    colours = ImageChops.difference(mixed.convert("RGB"), solid.convert("RGB")).split()
    changed = reduce(ImageChops.lighter, colours).point(lambda value: 255 * (value > FAR))
    # Where the mark itself is half-transparent, only the paper shows through.
    covered = mixed.getchannel("A").point(lambda alpha: 255 * (alpha > 250))
    both: Image.Image = ImageChops.multiply(changed, covered)
    return both.histogram()[255] > SHARE * both.width * both.height


def _is_partial(element: Element) -> bool:
    style = element.get("style", "")
    return "opacity" in style or any(
        key in _OPACITIES or (value.startswith("#") and len(value) in (5, 9))
        for key, value in element.attrib.items()
    )


def _make_solid(element: Element) -> None:
    for key in _OPACITIES & element.attrib.keys():
        if element.get(key, "").strip() not in ("0", "0%"):
            element.set(key, "1")
    for key, value in element.attrib.items():
        if key in ("fill", "stroke") and value.startswith("#") and len(value) in (5, 9):
            element.set(key, value[: 1 + (len(value) - 1) // 4 * 3])
    parts = [part.partition(":") for part in element.get("style", "").split(";")]
    if any(key.strip() in _OPACITIES for key, _, _ in parts):
        kept = [
            f"{key}:{'1' if key.strip() in _OPACITIES and value.strip() != '0' else value}"
            for key, _, value in parts
            if key.strip()
        ]
        element.set("style", ";".join(kept))
