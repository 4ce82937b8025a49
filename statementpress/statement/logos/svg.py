"""Check an SVG logo: it may hold plain shapes, but nothing that runs, reads, or draws without end.

The file is embedded as it is, so whatever a mark does not need is refused: document types and
entities, scripts, references outside the file, images (their pixels would escape the checks of
`raster`), text (it would need a font, and readers would find words that the statement does not
say), and CMYK (ISO 19005-3, 6.2.4.3: the output intent is sRGB). `use` and patterns multiply
shapes, ten in ten in ten, so shapes are counted as they are drawn, not as they are written.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NoReturn
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from statementpress.statement.files import FileError
from statementpress.statement.signatories import Logo

BYTES_LIMIT = 2_000_000
DEPTH_LIMIT = 40
DRAWN_LIMIT = 20_000
"""Most bytes, nested elements, and elements drawn; a detailed coat of arms draws about 3,000."""

_NAMESPACE = "{http://www.w3.org/2000/svg}"
_REFUSED: Mapping[str, str] = {
    "script": "delete the script",
    "foreignObject": "export the mark as shapes only",
    "image": "export the mark as shapes only, or save it as PNG",
    "text": "turn the text into outlines (Inkscape: Path, Object to Path)",
}
_SAVE_PLAIN = "save it as “Plain SVG” (Inkscape), or delete the line in a text editor"
_REFERENCE = re.compile(r"url\(\s*['\"]?\s*([^'\")\s]*)", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?)\s*([a-z]*)\s*")
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 960 / 25.4, "in": 96}


def read_svg(name: str, data: bytes) -> Logo:
    """Return the logo in the SVG bytes `data`, sized in CSS pixels.

    Raises FileError with the code logo-too-large, logo-damaged, logo-unsafe or logo-size.
    """
    if len(data) > BYTES_LIMIT:
        hint = "simplify its paths, or use PNG"
        raise _error("logo-too-large", name, "is larger than 2 MB", hint)
    root = _parsed(name, data)
    if root.tag != f"{_NAMESPACE}svg":
        hint = 'the file has to begin with <svg xmlns="http://www.w3.org/2000/svg">'
        raise _error("logo-damaged", name, "is not an SVG image", hint)
    for element in root.iter():
        _check(name, element)
    _check_drawn(name, root)
    width, height = _size(name, root)
    return Logo(name, "image/svg+xml", data, data, width, height)


class _Builder(ElementTree.TreeBuilder):
    """Builds the tree, and stops before it takes in a document type or elements nested too deep."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.depth = 0

    def doctype(self, *_: str | None) -> NoReturn:
        """Refuse a document type before its entities are read."""
        raise _error("logo-unsafe", self.name, "has a <!DOCTYPE …>", _SAVE_PLAIN)

    def pi(self, target: str, text: str | None = None) -> NoReturn:  # noqa: ARG002
        """Refuse processing instructions, which can name style sheets elsewhere."""
        raise _error("logo-unsafe", self.name, f"has an instruction <?{target} …?>", _SAVE_PLAIN)

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        """Open an element."""
        self.depth += 1
        if self.depth > DEPTH_LIMIT:
            hint = "ungroup the shapes"
            raise _error("logo-too-large", self.name, "has groups nested too deep", hint)
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        """Close an element."""
        self.depth -= 1
        return super().end(tag)


def _parsed(name: str, data: bytes) -> Element:
    parser = ElementTree.XMLParser(target=_Builder(name))
    try:
        parser.feed(data)
        root: Element = parser.close()
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        hint = "export the image again, or ask the organisation for the file again"
        raise _error("logo-damaged", name, f"is damaged: {error}", hint) from error
    return root


def _check(name: str, element: Element) -> None:
    tag = str(element.tag).removeprefix(_NAMESPACE)
    if tag in _REFUSED:
        raise _error("logo-unsafe", name, f"contains <{tag}>", _REFUSED[tag])
    if tag == "style":
        _check_value(name, element.text or "")
    for key, value in element.attrib.items():
        if key.lower().startswith("on"):
            raise _error("logo-unsafe", name, f"contains the script {key}", "delete the attribute")
        if key.rpartition("}")[2] == "href" and not value.strip().startswith("#"):
            hint = "a logo may refer only to its own parts; delete the link"
            raise _error("logo-unsafe", name, f"refers to “{value[:60]}”", hint)
        _check_value(name, value)


def _check_value(name: str, value: str) -> None:
    """Refuse style text that refers outside the file, and backslashes that could disguise it."""
    plain = value.lower()
    outside = [url for url in _REFERENCE.findall(value) if not url.startswith("#")]
    if outside or "@import" in plain or ("\\" in value and ":" in value):
        hint = "a logo may refer only to its own parts; delete the reference"
        raise _error("logo-unsafe", name, f"refers to “{(outside or [value])[0][:60]}”", hint)
    if "device-cmyk" in plain or "icc-color" in plain:
        raise _error("logo-unsafe", name, "has colours in CMYK", "save it with RGB colours")


def _check_drawn(name: str, root: Element) -> None:
    by_id = {element.get("id", ""): element for element in root.iter()}
    drawn: dict[str, int] = {}

    def count(element: Element, trail: tuple[str, ...]) -> int:
        total = 0
        for part in element.iter():
            total += 1
            for target in _targets(part):
                if target in trail or len(trail) > DEPTH_LIMIT:
                    hint = "expand its clones or patterns into plain shapes"
                    raise _error("logo-unsafe", name, f"draws “#{target}” inside itself", hint)
                if target in by_id and target not in drawn:
                    drawn[target] = count(by_id[target], (*trail, target))
                total += drawn.get(target, 0)
        return total

    total = count(root, ())
    if total > DRAWN_LIMIT:
        hint = "simplify it, or save it as PNG"
        raise _error("logo-too-large", name, f"draws {total:,} shapes", hint)


def _targets(element: Element) -> Iterator[str]:
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == "href":
            yield value.strip()[1:]
        for url in _REFERENCE.findall(value):
            yield url[1:]


def _size(name: str, root: Element) -> tuple[float, float]:
    sides = [_pixels(root.get(side, "")) for side in ("width", "height")]
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    if not all(sides) and len(box) == 4:
        sides = [_pixels(side) for side in box[2:]]
    if not all(sides):
        hint = "set the page to the drawing before export, or add a viewBox"
        raise _error("logo-size", name, "has neither a size nor a viewBox", hint)
    return sides[0], sides[1]


def _pixels(length: str) -> float:
    """Return a CSS length in pixels (CSS Values 3, 5.2); 0 if it is relative or wrong."""
    match = _LENGTH.fullmatch(length)
    return float(match[1]) * _UNITS.get(match[2], 0) if match else 0.0


def _error(code: str, name: str, message: str, hint: str) -> FileError:
    return FileError(code, f"“{name}” {message}", hint)
