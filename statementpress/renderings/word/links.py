"""Links of a part of a Word file: the file names each address once, beside the part."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from statementpress.renderings.word.markup import element


@dataclass(frozen=True, slots=True)
class Links:
    """Keeps the addresses that a part refers to."""

    part: Part

    def element(self, url: str, content: Iterable[Element]) -> Element:
        """Return a link around words."""
        identifier = self.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return element("w:hyperlink", {"r:id": identifier, "w:history": 1}, *content)


def inside(bookmark: str, content: Iterable[Element]) -> Element:
    """Return a link around words that leads to a bookmark of the document."""
    return element("w:hyperlink", {"w:anchor": bookmark, "w:history": 1}, *content)


@dataclass(slots=True)
class Bookmarks:
    """Counts the bookmarks of a document, which have numbers besides their names."""

    count: int = 0

    def around(self, name: str, content: Iterable[Element]) -> list[Element]:
        """Return content between the two ends of a bookmark."""
        start, end = self.ends(name)
        return [start, *content, end]

    def ends(self, name: str) -> tuple[Element, Element]:
        """Return the two ends of a bookmark."""
        self.count += 1
        start = element("w:bookmarkStart", {"w:id": self.count, "w:name": name})
        return start, element("w:bookmarkEnd", {"w:id": self.count})
