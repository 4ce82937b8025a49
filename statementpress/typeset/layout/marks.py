"""See that the layout draws each SVG as a second engine does, and give it pixels if it does not.

WeasyPrint draws what most marks need, and passes over the rest without a word: a mask or a filter
is left out, a blend mode ignored. So each SVG is drawn alone by both engines and compared. If the
two differ, or if WeasyPrint fails, the page gets the pixels of the second engine, fine enough for
print, and the author hears of it. What was found is kept by content, as it takes a twentieth of a
second for each mark.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element

import msgspec
import pypdfium2
from PIL import Image
from weasyprint import HTML

from statementpress.machine.cache import Shelf, cached, key
from statementpress.statement.logos.drawing import draw
from statementpress.statement.logos.svg_tree import local, parse
from statementpress.statement.signatories import SVG, Logo
from statementpress.typeset.layout.assets import BASE, AssetFetcher
from statementpress.typeset.layout.likeness import SIDE, differ

PIXELS = 1500
"""Pixels of the longer side of a mark that is printed as pixels: 700 to the inch at 52 mm."""
PICTURE_PIXELS = 3000
"""The same of a picture, which is as wide as the text."""
GROUND = (93, 115, 145)
"""A colour that no mark has all over: white and black parts both stand out from it."""
EDGE = 6
"""Pixels of ground around a mark, so that its own edge is compared as any other."""

_CODE = Path(__file__).read_bytes() + Path(differ.__code__.co_filename).read_bytes()
_ENGINES = f"{version('weasyprint')} {version('pypdfium2')} {version('resvg-py')}"
_PAGE = """<style>@page {{ size: {0}px {1}px; margin: {4}px; background: rgb{2} }}
body {{ margin: 0; font-size: 0 }} img {{ display: block; width: 100%; height: {5}px }}</style>
<img alt="" src="{3}">"""
_CAUSES = {
    "mask": "a mask",
    "filter": "an effect (filter)",
    "image": "a picture inside it",
    "pattern": "a pattern",
    "clipPath": "a clip path",
    "marker": "markers",
    "symbol": "symbols",
    "use": "clones",
    "linearGradient": "a gradient",
    "radialGradient": "a gradient",
}
_PROPERTIES = {
    "mix-blend-mode": "a blend mode",
    "isolation": "a blend mode",
    "spreadMethod": "a gradient that repeats",
    "filter": "an effect (filter)",
    "paint-order": "an order of painting",
    "vector-effect": "strokes that do not scale",
    "transform-box": "a transformation of a box",
    "preserveAspectRatio": "a stretched part",
}


@dataclass(frozen=True, slots=True)
class Redrawn:
    """An SVG that the layout would not draw as it is."""

    pixels: bytes
    """What it shows, as a PNG fine enough for print."""
    causes: tuple[str, ...]
    """What in it the layout may not draw, likeliest first."""


def redrawn(logo: Logo, longest: int = PIXELS) -> Redrawn | None:
    """Return the pixels of an SVG, `longest` on its longer side; None if the layout draws it right.

    Raises FileError if it takes too much time or memory to be drawn.
    """
    verdict = _verdict(logo, longest)
    return Redrawn(verdict.pixels, verdict.causes) if verdict.pixels else None


class _Verdict(msgspec.Struct, frozen=True):
    """What the comparison of one SVG came to."""

    pixels: bytes = b""
    """The image as PNG if the engines differ; empty if they agree."""
    causes: tuple[str, ...] = ()


def _verdict(logo: Logo, longest: int) -> _Verdict:
    size = f"{longest} {logo.width!r} {logo.height!r}"
    entry = key([_CODE, _ENGINES.encode(), size.encode(), logo.data])

    def made() -> bytes:
        return msgspec.msgpack.encode(_compared(logo, longest))

    return msgspec.msgpack.decode(cached(Shelf.LOGOS, entry, made), type=_Verdict)


def _compared(logo: Logo, longest: int) -> _Verdict:
    root = parse(logo.name, logo.data)
    size = (logo.width, logo.height)
    seen = draw(logo.name, root, size, SIDE)
    expected = Image.new("RGB", (seen.width + 2 * EDGE, seen.height + 2 * EDGE), GROUND)
    expected.paste(seen, (EDGE, EDGE), seen)
    # The layout writes a gradient that repeats out stop by stop, so that a few bytes could fill the
    # memory. A mark that has one is always drawn by the other engine.
    found = None if _repeats(root) else _by_layout(logo.data, seen.size)
    if found is not None and not differ(expected, found):
        return _Verdict()
    image = draw(logo.name, root, size, longest)
    if image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    stream = BytesIO()
    image.save(stream, "PNG", optimize=True)
    return _Verdict(stream.getvalue(), tuple(_causes(root)))


def _repeats(root: Element) -> bool:
    text = "".join(
        f"{element.get('spreadMethod', '')} {element.get('style', '')} {element.text or ''}"
        for element in root.iter()
    )
    return "repeat" in text or "reflect" in text


def _by_layout(svg: bytes, size: tuple[int, int]) -> Image.Image | None:
    """Return an SVG as the layout draws it, with an edge of `GROUND`; None if it fails."""
    name = "mark.svg"
    whole = size[0] + 2 * EDGE, size[1] + 2 * EDGE
    html = _PAGE.format(*whole, GROUND, BASE + name, EDGE, size[1])
    try:
        with _quiet():
            fetcher = AssetFetcher({name: (svg, SVG)})
            data = HTML(string=html, base_url=BASE, url_fetcher=fetcher).write_pdf()
            document = pypdfium2.PdfDocument(data)
            image: Image.Image = document[0].render(scale=96 / 72).to_pil().convert("RGB")
            document.close()
    except Exception:  # it raises whatever its arithmetic does with the numbers of a stranger
        return None
    return image if image.size == whole else image.resize(whole)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the layout's warnings back, as what they warn of shows in the comparison."""
    logger = logging.getLogger("weasyprint")
    before = logger.disabled
    logger.disabled = True
    try:
        yield
    finally:
        logger.disabled = before


def _causes(root: Element) -> Iterator[str]:
    """Yield in words what an SVG has that the layout may not draw, each once."""
    names = {local(element) for element in root.iter()}
    text = " ".join(
        " ".join([*element.attrib, *element.attrib.values(), element.text or ""])
        for element in root.iter()
    )
    by_property = [words for word, words in _PROPERTIES.items() if re.search(rf"\b{word}\b", text)]
    by_element = [words for name, words in _CAUSES.items() if name in names]
    yield from dict.fromkeys([*by_property, *by_element])
