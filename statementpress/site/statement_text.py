"""Take a statement's text out of its frozen web page, to show it on a page of the site.

The text is the element `<main id="statement">`; its images lie beside the frozen page. Statement
Press wrote that page, so it is well-formed, but scripts, styles and other elements that a text does
not need are left out all the same.
"""

import re
from collections.abc import Callable
from html import escape, unescape
from html.parser import HTMLParser

from markupsafe import Markup

IDENTIFIER = "statement"
"""The id of the element that holds the text."""
_KNOWN = {
    *("header", "section", "div", "h1", "h2", "h3", "h4", "p", "ol", "ul", "li", "blockquote"),
    *("main", "nav", "span", "strong", "em", "a", "br", "wbr", "img", "hr", "figure", "figcaption"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
"""The elements of a statement's text; any other element is left out with its content."""
_ATTRIBUTES = {"class", "lang", "href", "src", "alt", "hreflang", "scope", "role", "aria-label"}
_TARGET = re.compile(r"(?:note|heading)-[\w-]+")
"""The identifiers of elements that links of the text lead to; no part of the site has such."""
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"} | {
    "track",
    "wbr",
}
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
_LEADS_OUT = ("https:", "http:", "mailto:", "tel:", "#")
"""What the address of a link may begin with."""


class _Reader(HTMLParser):
    """Writes the content of the element anew, with new addresses for files beside the page."""

    def __init__(self, moved: Callable[[str], str]) -> None:
        super().__init__(convert_charrefs=True)
        self.moved = moved
        self.depth = 0
        self.left_out = 0
        self.done = False
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self.depth:
            if tag == "main" and dict(attrs).get("id") == IDENTIFIER and not self.done:
                self.depth = 1
            return
        if tag not in _VOID:
            self.depth += 1
            self.left_out += tag not in _KNOWN or bool(self.left_out)
        if not self.left_out and tag in _KNOWN:
            self.pieces.append(f"<{tag}{''.join(map(self._attribute, attrs))}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.depth or tag in _VOID:
            return
        self.depth -= 1
        if not self.depth:
            self.done = True
        elif self.left_out:
            self.left_out -= 1
        elif tag in _KNOWN:
            self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self.depth and not self.left_out:
            self.pieces.append(escape(data, quote=False))

    def _attribute(self, attribute: tuple[str, str | None]) -> str:
        name, value = attribute
        if name not in _ATTRIBUTES and not (name == "id" and _TARGET.fullmatch(value or "")):
            return ""
        if value is None:
            return f" {name}"
        if name == "src":
            value = self.moved(value) if is_beside(value) else ""
        elif name == "href" and not value.casefold().startswith(_LEADS_OUT):
            return ""
        return f' {name}="{escape(value)}"'


def statement_text(page: str, moved: Callable[[str], str]) -> Markup | None:
    """Return the HTML of the text of a frozen page, or None if it has no text.

    `moved` takes the relative address of each file that the text shows, and returns the new one.
    """
    reader = _Reader(moved)
    reader.feed(page)
    reader.close()
    return Markup("".join(reader.pieces)) if reader.done else None


def images(page: str) -> list[str]:
    """Return the addresses of the images in the text of a frozen page, relative to that page."""
    found: list[str] = []

    def note(address: str) -> str:
        found.append(address)
        return address

    statement_text(page, note)
    return found


def description(page: str) -> str:
    """Return the description of a frozen page for search engines, "" if it has none."""
    match = _DESCRIPTION.search(page)
    return unescape(match[1]) if match else ""


def is_beside(address: str) -> bool:
    """Say whether an address is that of a file in the folder of the page, or below it."""
    parts = address.split("/")
    return bool(address) and ":" not in parts[0] and not {"", ".", ".."} & set(parts)
