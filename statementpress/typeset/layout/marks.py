"""See that the layout draws each SVG as a second engine does, and give it pixels if it does not.

WeasyPrint draws what most marks need, and passes over the rest without a word: a mask or a filter
is left out, a blend mode ignored. So each SVG is drawn alone by both engines and compared. If the
two differ, or if WeasyPrint fails, the page gets the pixels of the second engine, fine enough for
print, and the author hears of it. What was found is kept by content, as it takes a twentieth of a
second for each mark.
"""

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element

import msgspec
import pypdfium2
from PIL import Image
from weasyprint import HTML

from statementpress.project.cache import KEPT_LOGOS, cached, key, logo_folder
from statementpress.statement.logos.drawing import draw
from statementpress.statement.logos.svg_tree import local, parse
from statementpress.statement.signatories import Logo
from statementpress.typeset.compose.document import Document
from statementpress.typeset.layout.assets import BASE, AssetFetcher
from statementpress.typeset.layout.likeness import SIDE, differ

SVG = "image/svg+xml"
PIXELS = 1500
"""Pixels of the longer side of a mark that is printed as pixels: 700 to the inch at 52 mm."""
PICTURE_PIXELS = 3000
"""The same of a picture, which is as wide as the text."""
GROUND = (93, 115, 145)
"""A colour that no mark has all over: white and black parts both stand out from it."""

_CODE = Path(__file__).read_bytes() + Path(differ.__code__.co_filename).read_bytes()
_ENGINES = f"{version('weasyprint')} {version('pypdfium2')} {version('resvg-py')}"
_PAGE = """<style>@page {{ size: {0}px {1}px; margin: 0; background: rgb{2} }}
body {{ margin: 0; font-size: 0 }} img {{ display: block; width: {0}px; height: {1}px }}</style>
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
    "paint-order": "an order of painting",
    "vector-effect": "strokes that do not scale",
    "transform-box": "a transformation of a box",
    "preserveAspectRatio": "a stretched part",
}


@dataclass(frozen=True, slots=True)
class Redrawn:
    """An SVG that is printed as pixels."""

    asset: str
    """Its name among the assets of the document."""
    logo: Logo
    """The logo or picture as the statement has it."""
    causes: tuple[str, ...]
    """What in it the layout may not draw, likeliest first."""


class _Verdict(msgspec.Struct, frozen=True):
    """What the comparison of one SVG came to."""

    pixels: bytes = b""
    """The image as PNG if the engines differ; empty if they agree."""
    causes: tuple[str, ...] = ()


def as_drawn(document: Document) -> tuple[Document, Sequence[Redrawn]]:
    """Return a document whose layout shows each SVG as it is, and which of them became pixels.

    Raises FileError if an SVG takes too much time or memory to be drawn.
    """
    logos: dict[str, Logo] = dict(document.logos)
    redrawn = []
    for name, logo in document.logos.items():
        if logo.media_type != SVG:
            continue
        longest = PIXELS if name.startswith("logo-") else PICTURE_PIXELS
        verdict = _verdict(logo, longest)
        if verdict.pixels:
            redrawn.append(Redrawn(name, logo, verdict.causes))
            data = verdict.pixels
            logos[name] = replace(logo, media_type="image/png", data=data, original=data)
    if not redrawn:
        return document, ()
    shown: Mapping[str, tuple[bytes, str]] = {
        each.asset: (logos[each.asset].data, logos[each.asset].media_type) for each in redrawn
    }
    return replace(document, logos=logos, assets={**document.assets, **shown}), redrawn


def _verdict(logo: Logo, longest: int) -> _Verdict:
    size = f"{longest} {logo.width!r} {logo.height!r}"
    entry = key([_CODE, _ENGINES.encode(), size.encode(), logo.data])

    def made() -> bytes:
        return msgspec.msgpack.encode(_compared(logo, longest))

    return msgspec.msgpack.decode(cached(logo_folder(), entry, made, KEPT_LOGOS), type=_Verdict)


def _compared(logo: Logo, longest: int) -> _Verdict:
    root = parse(logo.name, logo.data)
    size = (logo.width, logo.height)
    seen = draw(logo.name, root, size, SIDE)
    expected = Image.new("RGB", seen.size, GROUND)
    expected.paste(seen, mask=seen)
    # A gradient that repeats is written out stop by stop, so that a few bytes would fill the
    # memory; and it is never tried what is going to be drawn by the other engine anyway.
    found = None if _repeats(root) else _by_layout(logo.data, seen.size)
    if found is not None and not differ(expected, found):
        return _Verdict()
    image = draw(logo.name, root, size, longest)
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
    """Return an SVG as the layout draws it, on `GROUND`; None if it fails."""
    name = "mark.svg"
    html = _PAGE.format(*size, GROUND, BASE + name)
    try:
        with _quiet():
            fetcher = AssetFetcher({name: (svg, SVG)})
            data = HTML(string=html, base_url=BASE, url_fetcher=fetcher).write_pdf()
            document = pypdfium2.PdfDocument(data)
            image: Image.Image = document[0].render(scale=96 / 72).to_pil().convert("RGB")
            document.close()
    except Exception:  # it raises whatever its arithmetic does with the numbers of a stranger
        return None
    return image if image.size == size else image.resize(size)


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
