"""Fields of a Word file: what Word itself fills in, such as the number of a page."""

from collections.abc import Iterable
from copy import deepcopy
from xml.etree.ElementTree import Element

from statementpress.renderings.word.markup import element, text

PAGE, PAGES = "PAGE", "NUMPAGES"


def field(asked: str, shown: Iterable[Element], letters: Element | None = None) -> list[Element]:
    """Return the runs of a field: what it asks for, and what it shows until Word fills it in.

    `letters` are the properties of what Word will fill in: it takes those of the field itself.
    """
    code = _run(text(asked, "w:instrText"), letters)
    begin, separate, end = (
        _run(element("w:fldChar", {"w:fldCharType": kind}), letters)
        for kind in ("begin", "separate", "end")
    )
    return [begin, code, separate, *shown, end]


def number(name: str, letters: Element) -> list[Element]:
    """Return the runs of `PAGE` or `PAGES`; `letters` are the properties of its figures."""
    return field(f" {name} ", [_run(text("1"), letters)], letters)


def _run(content: Element, letters: Element | None) -> Element:
    return element("w:r", {}, deepcopy(letters), content)
