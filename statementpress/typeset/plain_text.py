"""The text of a document as a reader should find it: what the proof holds the PDF against."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from statementpress.khmer.characters import BREAK, NO_BREAK
from statementpress.typeset.faces.private_use import PRIVATE

BLOCKS = frozenset({"h1", "h2", "h3", "h4", "p", "li", "ol", "ul", "blockquote", "br"}) | frozenset(
    {"body", "div", "header", "main", "section"}
)
VOID = frozenset({"br", "hr", "img", "link", "meta"})
FURNITURE = frozenset({"foot-title", "foot-page"})
"""Classes of what stands on every page and is no part of the text."""

_INVISIBLE = dict.fromkeys(map(ord, {BREAK, NO_BREAK, *PRIVATE}))


def plain_text(html: str) -> str:
    """Return the text of a document's body, a line for each block, list labels included."""
    reader = _TextReader()
    reader.feed(html)
    reader.close()
    lines = "".join(reader.pieces).translate(_INVISIBLE).splitlines()
    return "\n".join(line for line in (" ".join(text.split()) for text in lines) if line)


@dataclass
class _TextReader(HTMLParser):
    pieces: list[str] = field(default_factory=list)
    hidden: int = 0
    """Depth inside an element that is no part of the text; 0 outside."""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if self.hidden or tag == "head" or attributes.get("class") in FURNITURE:
            self.hidden += tag not in VOID
            return
        if tag in BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self.hidden:
            self.hidden -= tag not in VOID
        elif tag in BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.pieces.append(data)
