"""Two PDFs are alike if they read the same and nobody would see a difference."""

from io import BytesIO

import pytest
from pikepdf import Pdf
from PIL import Image, ImageDraw

from statementpress.errors import ProofError
from statementpress.proof import pdfium
from statementpress.proof.alike import LARGEST, differing_pixels, drawn, likeness
from tests.shared.small_pdf import LINES, moved, pdf


def test_other_bytes_of_the_same_page_are_alike() -> None:
    found = likeness(pdf(LINES), pdf(LINES, comment=b"% other bytes\n"))

    assert found.alike
    assert str(found) == "the same text and the same pages, in other bytes"


def test_what_is_moved_by_a_rounding_is_alike() -> None:
    assert likeness(pdf(LINES), pdf(moved(0.05))).alike


def test_another_letter_reads_otherwise() -> None:
    found = likeness(pdf(LINES, LINES), pdf(LINES, LINES.replace(b"Otters", b"0tters")))

    assert found.read_otherwise == (2,)
    assert "another text on page 2" in str(found)


def test_a_space_less_reads_otherwise() -> None:
    assert likeness(pdf(LINES), pdf(LINES.replace(b"say so", b"sayso"))).read_otherwise == (1,)


def test_a_line_that_is_moved_by_a_point_looks_otherwise() -> None:
    found = likeness(pdf(LINES), pdf(moved(1)))

    assert (found.read_otherwise, found.look_otherwise) == ((), (1,))


@pytest.mark.parametrize(
    "mark",
    [b"100 100 1.5 1.5 re f ", b"30 100 100 0.5 re f ", b"0.6 g 30 90 40 40 re f "],
    ids=["a dot", "a hairline", "a pale square"],
)
def test_a_mark_looks_otherwise_whether_it_is_lost_or_put_there(mark: bytes) -> None:
    with_mark, without = pdf(b"q " + mark + b"Q " + LINES), pdf(LINES)

    assert likeness(with_mark, without).look_otherwise == (1,)
    assert likeness(without, with_mark).look_otherwise == (1,)


def test_another_colour_looks_otherwise() -> None:
    red, green = (b"q %s rg 30 90 40 40 re f Q" % colour for colour in (b".8 .3 .3", b".3 .6 .3"))

    assert likeness(pdf(red), pdf(green)).look_otherwise == (1,)


def test_a_page_more_is_reported() -> None:
    found = likeness(pdf(LINES), pdf(LINES, LINES))

    assert (found.pages, found.read_otherwise, found.look_otherwise) == ((1, 2), (2,), (2,))
    assert "2 pages instead of 1" in str(found)


def test_a_page_of_another_size_looks_otherwise() -> None:
    assert likeness(pdf(LINES), pdf(LINES, width=210)).look_otherwise == (1,)


def test_a_file_that_is_no_pdf_is_reported() -> None:
    with pytest.raises(ProofError):
        likeness(pdf(LINES), b"no PDF at all")


def test_pixels_are_counted_in_both_directions() -> None:
    blank, dotted = (Image.new("RGB", (20, 20), "white") for _ in range(2))
    ImageDraw.Draw(dotted).rectangle((8, 8, 10, 10), fill="black")

    assert differing_pixels(blank, dotted) == differing_pixels(dotted, blank) > 0


def test_a_page_that_is_made_to_fill_the_memory_is_drawn_smaller() -> None:
    made = BytesIO()
    huge = Pdf.new()
    huge.add_blank_page(page_size=(14_400, 14_400))
    huge.save(made)
    with pdfium.opened(made.getvalue()) as document:
        assert drawn(document[0], 100).size == (LARGEST, LARGEST)


def test_a_space_at_a_lines_end_is_layout() -> None:
    with_space = LINES.replace(b"clean.)", b"clean. )")
    assert with_space != LINES
    assert likeness(pdf(LINES), pdf(with_space)).alike
