"""The text of a document as a reader should find it: the proof compares the PDF with it.

If languages stand side by side, every page shows a little of each. In such a document, `data-flow`
of an element names the text that it belongs to, and each text is read down its own column.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from statementpress.khmer.characters import BREAK, NO_BREAK
from statementpress.typeset.faces.private_use import PRIVATE

BLOCKS = frozenset(
    {"h1", "h2", "h3", "h4", "p", "li", "ol", "ul", "blockquote", "br"}
    | {"body", "div", "header", "main", "section", "table", "tr", "td", "th", "caption"}
    | {"figure", "figcaption", "hr"}
)
VOID = frozenset({"br", "hr", "img", "link", "meta"})
FURNITURE = frozenset({"foot-title", "foot-page", "draft-mark", "embargo-mark"})
"""Classes of elements that stand on every page and are not part of the text."""

STATUS = "data-status"
"""The attribute of furniture that also says what the statement is: "draft"."""

FLOW = "data-flow"
"""The attribute that names the text of an element; without it, that is the main text."""

INVISIBLE = dict.fromkeys(map(ord, {BREAK, NO_BREAK, *PRIVATE}))
"""What is in the text of a document and no part of what it says, for `str.translate`."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a document."""

    main: str
    """All text that is not in a flow of its own."""
    beside: Mapping[str, str]
    """The texts that stand beside it, by the names of their flows."""


def document_text(html: str) -> str:
    """Return the text of a document's body, one line for each block, including list labels."""
    return _lines(text for _, text in _read(html))


def flows(html: str) -> Texts:
    """Return the texts of a document's body, each written as by `document_text`."""
    main: list[str] = []
    beside: dict[str, list[str]] = {}
    for flow, text in _read(html):
        (main if flow is None else beside.setdefault(flow, [])).append(text)
    return Texts(_lines(main), {flow: _lines(texts) for flow, texts in beside.items()})


def _read(html: str) -> list[tuple[str | None, str]]:
    reader = _TextReader()
    reader.feed(html)
    reader.close()
    return reader.pieces


def _lines(pieces: Iterable[str]) -> str:
    lines = "".join(pieces).translate(INVISIBLE).splitlines()
    return "\n".join(line for line in (" ".join(text.split()) for text in lines) if line)


@dataclass
class _TextReader(HTMLParser):
    pieces: list[tuple[str | None, str]] = field(default_factory=list)
    """The flow and the text of each piece."""
    flow: str | None = None
    """The flow that is being read."""
    within: str = ""
    """The name of the element that opened the flow; flows do not nest."""
    depth: int = 0
    """How deep the reader is inside elements of that name."""
    hidden: int = 0
    """How deep the reader is inside an element that is not part of the text."""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if self.hidden or tag == "head" or attributes.get("class") in FURNITURE:
            self.hidden += tag not in VOID
            return
        if self.flow is None and attributes.get(FLOW):
            self.flow, self.within = attributes[FLOW], tag
        self.depth += tag == self.within
        if tag in BLOCKS:
            self._add("\n")

    def handle_endtag(self, tag: str) -> None:
        if self.hidden:
            self.hidden -= tag not in VOID
            return
        if tag in BLOCKS:
            self._add("\n")
        self.depth -= tag == self.within
        if not self.depth:
            self.flow, self.within = None, ""

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self._add(data)

    def _add(self, text: str) -> None:
        self.pieces.append((self.flow, text))
