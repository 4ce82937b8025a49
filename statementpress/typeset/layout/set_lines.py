"""The lines of a laid-out document, as they stand on its pages: what each says, and where.

The boxes of a page are private to the pinned version of WeasyPrint.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from weasyprint.formatting_structure.boxes import (
    FootnoteAreaBox,
    InlineBox,
    LineBox,
    MarginBox,
    TableCellBox,
    TextBox,
)

from statementpress.typeset.compose.document_text import INVISIBLE
from statementpress.typeset.finishing.notes import CALL
from statementpress.typeset.layout.pages import POINTS_PER_PX, Area

PAGE_OF = "data-page-of"
"""The attribute of a number of a page in a list of contents: the name of its heading."""
ADDED = "::"
"""What the name of a box has that the style adds to an element."""


class SetLine(NamedTuple):
    """A line that was set."""

    page: int
    """The number of its page, from 1."""
    area: Area
    """Where its words stand, in points from the top left of the page with its bleed."""
    text: str
    """What it says, without white space, break marks and what the style adds."""
    language: str
    """The language of the part, or of the column, that it stands in."""
    block: Any
    """Its element, which other lines of the same paragraph have as well."""
    cell: Any = None
    """The cell of a table that it belongs to; None for other text."""
    is_note: bool = False
    """Whether it stands at the foot of its page."""
    name: str = ""
    """The identifier of its element."""
    heading: str = ""
    """The identifier of the heading that it names in a list of contents."""


def sizes(pages: Sequence[Any]) -> list[tuple[float, float]]:
    """Return the width and the height of each page with its bleed, in points."""
    return [
        (
            (page.width + page.bleed["left"] + page.bleed["right"]) * POINTS_PER_PX,
            (page.height + page.bleed["top"] + page.bleed["bottom"]) * POINTS_PER_PX,
        )
        for page in pages
    ]


class _Within(NamedTuple):
    """What the boxes around a line say of it."""

    language: str = ""
    block: Any = None
    cell: Any = None
    is_note: bool = False


def set_lines(pages: Sequence[Any]) -> Iterator[SetLine]:
    """Yield the lines of WeasyPrint's pages in their order, those in margins left out."""
    reader = _Reader()
    for number, page in enumerate(pages, 1):
        boxes = [box for box in page._page_box.children if not isinstance(box, MarginBox)]
        # The language of a note is that of the text which refers to it.
        for box in sorted(boxes, key=lambda each: isinstance(each, FootnoteAreaBox)):
            yield from reader.lines(box, _Within(), number, page)


@dataclass(slots=True)
class _Reader:
    """Reads pages, one after the other."""

    notes: dict[Any, str] = field(default_factory=dict)
    """The language of each note."""

    def lines(self, box: Any, within: _Within, number: int, page: Any) -> Iterator[SetLine]:
        """Yield the lines in a box, which may be one itself."""
        if isinstance(box, LineBox) and not _holds_only_blocks(box):
            yield from self._line(box, within, number, page)
            return
        element = box.element
        if element is not None:
            within = _Within(
                element.get("lang") or self.notes.get(element) or within.language,
                element,
                element if isinstance(box, TableCellBox) else within.cell,
                within.is_note or element in self.notes,
            )
        for child in getattr(box, "children", ()):
            yield from self.lines(child, within, number, page)

    def _line(self, line: Any, within: _Within, number: int, page: Any) -> Iterator[SetLine]:
        said, heading = [], ""
        for box in line.descendants():
            element = box.element
            if box.element_tag.endswith(CALL):
                self.notes[element] = within.language
            heading = heading or element.get(PAGE_OF, "")
            if isinstance(box, TextBox) and ADDED not in box.element_tag:
                said.append(box)
        text = "".join("".join(box.text for box in said).translate(INVISIBLE).split())
        if not text:
            return
        left, top = page.bleed["left"], page.bleed["top"]
        edges = (
            left + min(box.position_x for box in said),
            top + line.position_y,
            left + max(box.position_x + box.width for box in said),
            top + line.position_y + line.height,
        )
        area = Area(*(edge * POINTS_PER_PX for edge in edges))
        name = within.block.get("id", "") if within.block is not None else ""
        yield SetLine(number, area, text, *within, name, heading)


def _holds_only_blocks(line: Any) -> bool:
    """Return whether a line has no words of its own, as where signatures stand beside each other.

    The label of an item is a block in the line of its words.
    """
    return not any(_has_words(box) for box in line.children)


def _has_words(box: Any) -> bool:
    if isinstance(box, TextBox):
        return bool(box.text.strip())
    return isinstance(box, InlineBox) and any(map(_has_words, box.children))
