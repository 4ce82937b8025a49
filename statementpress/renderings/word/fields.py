"""Fields of a Word file: what Word itself fills in, such as the number of a page."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from statementpress.renderings.word.markup import element, text

PAGE, PAGES = "PAGE", "NUMPAGES"


def field(asked: str, shown: Iterable[Element]) -> list[Element]:
    """Return the runs of a field: what it asks for, and what it shows until Word fills it in."""
    code = element("w:r", {}, text(asked, "w:instrText"))
    return [_end("begin"), code, _end("separate"), *shown, _end("end")]


def number(name: str, letters: Element) -> list[Element]:
    """Return the runs of `PAGE` or `PAGES`; `letters` are the properties of its figures."""
    return field(f" {name} ", [element("w:r", {}, letters, text("1"))])


def _end(kind: str) -> Element:
    return element("w:r", {}, element("w:fldChar", {"w:fldCharType": kind}))
