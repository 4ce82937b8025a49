"""Paragraphs and tables of a Word file: the style of each, and the place where it stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from statementpress.renderings.word.design import NORMAL, Design
from statementpress.renderings.word.markup import (
    element,
    paragraph,
    properties,
    twips,
    twips_of_mm,
    value,
)
from statementpress.renderings.word.styles import TABLE, borders, fill
from statementpress.renderings.word.words import Words

NARROWEST, BROADEST = 8, 40
"""Letters of the narrowest column of a table, and of the one that is not made any broader."""
BOX = "Box"
"""The style of paragraphs in a frame."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where a block stands."""

    style: str = NORMAL
    """The style of paragraphs there."""
    left: float = 0.0
    """pt: how far to the right blocks begin that have no style of their own."""
    boxed: bool = False
    """Whether it stands in a frame."""
    level: int = 0
    """In how many lists it lies."""

    def inside(self, style: str, design: Design) -> "Where":
        """Return where blocks stand inside a block that has a style of its own."""
        left = self.left + (design.styles[style].left or 0)
        return replace(self, style=style, left=left, boxed=self.boxed or style == BOX)


TOP = Where()


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Writes the paragraphs of one language."""

    design: Design
    words: Words

    def of(self, style: str, words: str, *said: Element | None) -> Element:
        """Return a paragraph of plain words."""
        return self.paragraph(self.words.runs(words), style, TOP, *said)

    def paragraph(
        self, content: Iterable[Element], style: str, where: Where = TOP, *said: Element | None
    ) -> Element:
        """Return a paragraph in a style, in the frame and at the place where it stands."""
        own = self.design.styles[style].left or 0
        box = self.design.styles[BOX]
        framed = where.boxed and style != BOX
        mark = self.words.mark()
        numbered = any(each is not None and each.tag.endswith("}numPr") for each in said)
        return paragraph(
            content,
            value("w:pStyle", style) if style != NORMAL else None,
            borders(box, self.design) if framed else None,
            fill(self.design.colours[box.fill]) if framed and box.fill else None,
            element("w:ind", {"w:left": twips(where.left)})
            if where.left not in (0, own) and not numbered
            else None,
            mark,
            *said,
        )


Row = tuple[bool, Sequence[Sequence[Element]]]
"""Whether a row of a table is its header, and the paragraphs of each of its cells."""


def grid(rows: Sequence[Row], design: Design, said: str = "", height: float = 0.0) -> Element:
    """Return a table as wide as the text, below whose header rows are at least `height` mm high.

    `said` is what a screen reader says of the table.
    """
    widths = _widths(rows, twips_of_mm(design.page.text_width))
    look = {"w:firstRow": 1, "w:lastRow": 0, "w:firstColumn": 0, "w:lastColumn": 0}
    own = properties(
        "tblPr",
        value("w:tblStyle", TABLE),
        element("w:tblW", {"w:w": 5000, "w:type": "pct"}),
        element("w:tblLook", {"w:val": "0020", **look, "w:noHBand": 1, "w:noVBand": 1}),
        value("w:tblCaption", said) if said else None,
    )
    lines = element("w:tblGrid", {}, *(element("w:gridCol", {"w:w": width}) for width in widths))
    return element("w:tbl", {}, own, lines, *(_row(row, widths, height) for row in rows))


def _row(row: Row, widths: Sequence[int], height: float) -> Element:
    is_head, cells = row
    kept = properties(
        "trPr",
        element("w:cantSplit"),
        element("w:tblHeader") if is_head else None,
        element("w:trHeight", {"w:val": twips_of_mm(height)}) if height and not is_head else None,
    )
    made = element("w:tr", {}, kept)
    for width, cell in zip(widths, cells, strict=True):
        own = properties("tcPr", element("w:tcW", {"w:w": width, "w:type": "dxa"}))
        made.append(element("w:tc", {}, own, *cell))
    return made


def _widths(rows: Sequence[Row], width: int) -> list[int]:
    """Return how wide each column is, by the longest words that it has."""
    columns = zip(*(cells for _, cells in rows), strict=True)
    longest = [max(map(_letters, column)) for column in columns]
    shares = [min(max(each, NARROWEST), BROADEST) for each in longest]
    return [width * share // sum(shares) for share in shares]


def _letters(cell: Sequence[Element]) -> int:
    return sum(len("".join(paragraph.itertext())) for paragraph in cell)
