"""Thirty-six marks on the pages of a PDF: in rows, on one line each, parted by pages with care."""

from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from tests.shared.desk import FILES, Desk
from tests.shared.making import make
from tests.shared.marks import INKS, pixels

MM = 25.4 / 72
COLUMN = (32.0, 178.0)
"""Where the text of a page begins and ends, in mm."""
COUNT, CONVENERS = 36, 9
SIDES = ((300, 300), (420, 140), (180, 300), (380, 250), (320, 200))
"""Pixels of logos of several proportions, which follow one another."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A logo on a page; lengths in mm from the top left."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)


def placed_in(pdf: bytes) -> list[Placed]:
    """Return the images of a PDF in the order of its content."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, 1):
            high = page.get_height()
            for image in page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4):
                left, bottom, right, top = image.get_bounds()
                box = (left, high - top, right, high - bottom)
                found.append(Placed(number, *(each * MM for each in box)))
    return found


def rows_of(marks: Sequence[Placed]) -> list[list[Placed]]:
    """Return marks in rows: a row ends where the next one begins further left."""
    rows: list[list[Placed]] = []
    for mark in marks:
        if rows and mark.page == rows[-1][-1].page and mark.left > rows[-1][-1].right:
            rows[-1].append(mark)
        else:
            rows.append([mark])
    return rows


@pytest.fixture(scope="module")
def marks(tmp_path_factory: pytest.TempPathFactory) -> list[Placed]:
    """Return the marks of the English part, on whose page they come behind 24 lines of text."""
    desk = Desk(tmp_path_factory.mktemp("marks"))
    head = FILES["signatories.csv"].splitlines()[0]
    rows = [
        f"{group},{group} {number},{group} {number} ក,,,{group}-{number}.png,,"
        for group, count in (("conveners", CONVENERS), ("signed", COUNT))
        for number in range(count)
    ]
    desk.write("signatories.csv", "\n".join([head, *rows]) + "\n")
    for number, row in enumerate(rows):
        ink, sides = INKS[number % len(INKS)], SIDES[number % len(SIDES)]
        desk.write(f"logos/{row.split(',')[5]}", pixels(ink, *sides))
    desk.write("en.md", "Rivers are clean. " * 190 + "\n\n" + FILES["en.md"])
    return placed_in(make(desk.project, desk.folder, "english").pdf)


def test_every_mark_stands_once_between_the_margins(marks: list[Placed]) -> None:
    assert len(marks) == CONVENERS + COUNT
    assert all(COLUMN[0] - 0.1 <= mark.left < mark.right <= COLUMN[1] + 0.1 for mark in marks)


def test_the_marks_of_conveners_take_two_rows_at_most(marks: list[Placed]) -> None:
    assert len(rows_of(marks[:CONVENERS])) <= 2


def test_the_rows_are_full_and_nearly_equal(marks: list[Placed]) -> None:
    rows = rows_of(marks[CONVENERS:])
    assert 4 <= len(rows) <= 6
    assert max(map(len, rows)) - min(map(len, rows)) <= 2
    for row in rows:
        middle = (row[0].left + row[-1].right) / 2
        assert middle == pytest.approx(sum(COLUMN) / 2, abs=0.3)


def test_the_rows_together_are_lower_than_a_third_of_a_page(marks: list[Placed]) -> None:
    rows = rows_of(marks[CONVENERS:])
    high = sum(max(m.bottom for m in row) - min(m.top for m in row) for row in rows)
    assert high + 4 * (len(rows) - 1) < 297 / 3


def test_marks_of_one_kind_cover_the_same_area_on_every_row(marks: list[Placed]) -> None:
    areas = [mark.area for mark in marks[CONVENERS:]]
    assert max(areas) < 1.4 * min(areas)


def test_a_page_parts_the_rows_and_leaves_two_on_each_side(marks: list[Placed]) -> None:
    pages = [row[0].page for row in rows_of(marks[CONVENERS:])]
    assert pages == sorted(pages)
    assert all(pages.count(page) >= 2 for page in pages)
