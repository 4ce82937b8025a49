"""Let lines of a web page break only where printed lines may.

Browsers divide Khmer by dictionaries of their own, and some have no dictionary. So a style sheet
forbids all breaks in Khmer (`white-space: nowrap`), and `<wbr>` allows those that are known here,
at spaces, too. `<wbr>` is not a character: what is copied, searched or read aloud is exactly what
the statement says.
"""

import re
from collections.abc import Iterator, Mapping

from statementpress.khmer.characters import BREAK, NO_BREAK

OPPORTUNITY = "<wbr>"
_PIECE = re.compile(r"<!--.*?-->|<[^>]*>|[^<]+", re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_LANGUAGE = re.compile(r'\slang="([^"]*)"')
_SPACE = re.compile(r"(?<!\n) +|(?<=\S)\n+(?=\S)")
"""Spaces of the text, but not the white space that only formats the HTML source.

Spaces at the ends of a piece count, too, because the text continues in other elements.
"""
_VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "wbr",
}
_UNBROKEN = {"title", "script", "style", "textarea"}
"""Elements whose text is not HTML."""


def with_breaks(html: str, scripts: Mapping[str, str]) -> str:
    """Return well-formed HTML with `<wbr>` for zero width spaces, and without word joiners.

    In Khmer a line may break after a space, too; `scripts` gives the script (ISO 15924) of each
    language.
    """
    return "".join(_pieces(html, scripts))


def _pieces(html: str, scripts: Mapping[str, str]) -> Iterator[str]:
    open_elements: list[tuple[str, str]] = []
    """The name and the language of each element that is open."""
    for piece in _PIECE.findall(html):
        tag = _TAG.match(piece)
        name, language = open_elements[-1] if open_elements else ("", "")
        if tag is None:
            yield piece if piece.startswith("<") else _text(piece, name, scripts.get(language))
            continue
        yield piece.replace(BREAK, "").replace(NO_BREAK, "")
        if tag[1]:
            open_elements.pop()
        elif tag[2].lower() not in _VOID:
            own = _LANGUAGE.search(piece)
            open_elements.append((tag[2].lower(), own[1] if own else language))


def _text(text: str, element: str, script: str | None) -> str:
    text = text.replace(NO_BREAK, "")
    if element in _UNBROKEN:
        return text.replace(BREAK, "")
    if script == "Khmr":
        text = _SPACE.sub(rf"\g<0>{OPPORTUNITY}", text)
    return text.replace(BREAK, OPPORTUNITY)
