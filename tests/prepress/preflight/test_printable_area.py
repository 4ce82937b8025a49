"""The margin that an office printer leaves white, and what is lost there."""

import pytest
from pikepdf import Array, Dictionary, Name, Page, Pdf, Rectangle

from statementpress.errors import Severity
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from tests.prepress.preflight.pages import MILLIMETRE, box, examined, limits, page_pdf

CODE = "outside-printable-area"
WIDTH, HEIGHT = 105, 148
BLACK = "0 g"


def sheet(content: str, *, pages: int = 1) -> Pdf:
    """Return A6 sheets, uncut and without bleed; their content is in millimetres."""
    helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    resources = Dictionary(Font=Dictionary(F=helvetica))
    drawn = f"{MILLIMETRE} 0 0 {MILLIMETRE} 0 0 cm {content}".encode()
    pdf = page_pdf(drawn, resources=resources, pages=pages)
    for page in pdf.pages:
        page.obj.MediaBox = page.obj.TrimBox = Array(
            [0, 0, WIDTH * MILLIMETRE, HEIGHT * MILLIMETRE]
        )
        del page.obj[Name.BleedBox]
    return pdf


def area(
    left: float, bottom: float, width: float = 20, height: float = 20, colour: str = BLACK
) -> str:
    return f"{colour} {left} {bottom} {width} {height} re f "


def image(left: float, bottom: float, width: float = 20, height: float = 20) -> str:
    pixels = "BI /W 1 /H 1 /BPC 8 /CS /G ID \x40 EI"
    return f"q {width} 0 0 {height} {left} {bottom} cm {pixels} Q "


def word(left: float, bottom: float) -> str:
    """Return a word of 4 mm type that begins at a place."""
    return f"{BLACK} BT /F 4 Tf {left} {bottom} Td (Clean) Tj ET "


def line(left: float, bottom: float, length: float) -> str:
    return f"0 G 1 w {left} {bottom} m {left + length} {bottom} l S "


def in_margin(pdf: Pdf, name: str = "office") -> list[PreflightFinding]:
    found = examined(pdf, limits(name)).findings
    return [finding for finding in found if finding.code == CODE]


@pytest.mark.parametrize(
    ("content", "subject", "kept"),
    [
        (area(2, 50), "area", 2),
        (area(50, 3.5), "area", 3.5),
        (area(WIDTH - 24, 50), "area", 4),
        (area(50, HEIGHT - 21), "area", 1),
        (image(3, 50), "image", 3),
        (word(1, 50), "text", 1),
        (line(2.5, 50, 30), "line", 2),  # its box has the pen all around
    ],
    ids=["left", "bottom", "right", "top", "an image", "text", "a line"],
)
def test_an_object_that_ends_in_the_margin_is_an_error(
    content: str, subject: str, kept: float
) -> None:
    (finding,) = in_margin(sheet(content))
    assert (finding.severity, finding.page, finding.subject) == (Severity.ERROR, 1, subject)
    assert (finding.measured, finding.limit) == (Measure(kept, "mm"), Measure(5, "mm"))


def test_a_finding_has_its_place_and_like_findings_are_counted() -> None:
    pdf = sheet(area(50, 50), pages=2)
    pdf.pages[1].contents_add(area(3, 50).encode() + area(2, 100, 10, 8).encode())
    (finding,) = in_margin(pdf)
    assert (finding.page, finding.count) == (2, 2)
    assert finding.spot is not None
    assert (finding.spot.left, finding.spot.top) == pytest.approx((2, 40))
    assert (finding.spot.right, finding.spot.bottom) == pytest.approx((12, 48))


@pytest.mark.parametrize(
    "content",
    [
        area(5, 5, WIDTH - 10, HEIGHT - 10),
        area(4.95, 50),
        word(6, 50),
        area(0, 0, WIDTH, HEIGHT, "1 g"),
        area(0, 0, 9, 9, "1 1 1 rg"),
        f"5 5 {WIDTH - 10} {HEIGHT - 10} re W n " + area(0, 0, WIDTH, HEIGHT),
        area(-30, 50),
        "3 Tr " + word(1, 50),
    ],
    ids=["all but it", "nearly", "text", "white", "white light", "clipped", "beside", "invisible"],
)
def test_an_object_that_keeps_out_of_the_margin_or_leaves_it_white_passes(content: str) -> None:
    assert in_margin(sheet(content)) == []


@pytest.mark.parametrize(
    "content",
    [
        area(0, 0, WIDTH, HEIGHT, "0.9 g"),
        area(-3, -3, WIDTH + 6, HEIGHT + 6, "1 0.9 0.8 rg"),
        area(0, 100, WIDTH, 30),
        area(0, 50, 8, 20),
        line(0, 50, WIDTH),
        image(0, 0, WIDTH, HEIGHT),
        image(-1, 60, WIDTH + 2, 40),
    ],
    ids=["a page", "with bleed", "a band", "a tab", "a rule", "a photo", "a wide photo"],
)
def test_a_background_that_runs_off_the_sheet_is_a_warning(content: str) -> None:
    (finding,) = in_margin(sheet(content))
    assert (finding.severity, finding.measured) == (Severity.WARNING, Measure(0.0, "mm"))


@pytest.mark.parametrize(
    "content",
    [
        area(0, 0, 4, HEIGHT),
        area(0, 3, WIDTH, 30),
        image(0, 60),
        word(-2, 50),
        line(0, 50, 4),
    ],
    ids=["a strip", "a band that ends", "a logo", "a word", "a mark"],
)
def test_an_object_in_the_margin_alone_or_that_readers_would_miss_is_an_error(content: str) -> None:
    (finding,) = in_margin(sheet(content))
    assert (finding.severity, finding.measured) == (Severity.ERROR, Measure(0.0, "mm"))


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_turned_page_has_the_same_margin_on_all_sides(turned: int) -> None:
    pdf = sheet(area(2, 50) + area(50, 6))
    pdf.pages[0].obj.Rotate = turned
    (finding,) = in_margin(pdf)
    assert finding.measured == Measure(2.0, "mm")


def test_the_margin_counts_in_the_units_of_the_page() -> None:
    pdf = sheet(area(2, 50) + area(2.5, 20))
    pdf.pages[0].obj.UserUnit = 2
    (finding,) = in_margin(pdf)
    assert (finding.measured, finding.count) == (Measure(4.0, "mm"), 1)


def test_the_sheet_is_the_crop_box_and_nothing_beyond_it_counts() -> None:
    pdf = sheet(area(2, 50) + area(12, 100))
    pdf.pages[0].obj.CropBox = Array([edge * MILLIMETRE for edge in (10, 0, WIDTH, HEIGHT)])
    found = in_margin(pdf)
    assert [(each.severity, each.measured) for each in found] == [
        (Severity.ERROR, Measure(2.0, "mm")),
        (Severity.WARNING, Measure(0.0, "mm")),
    ]
    pdf.pages[0].obj.CropBox = Array([edge * MILLIMETRE for edge in (23, 0, WIDTH, HEIGHT)])
    assert [each.measured for each in in_margin(pdf)] == [Measure(0.0, "mm")]


def test_an_object_beyond_the_sheet_counts_as_running_off_only_if_it_crosses_the_margin() -> None:
    pdf = sheet(area(2, 50, width=12) + area(50, 50))
    pdf.pages[0].obj.CropBox = Array([edge * MILLIMETRE for edge in (10, 0, WIDTH, HEIGHT)])
    (finding,) = in_margin(pdf)
    assert finding.severity is Severity.ERROR


def imposed(pages: Pdf, scale: float = 1) -> Pdf:
    """Return a sheet of A5 with two pages side by side, each as a form cut to its half."""
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(2 * WIDTH * MILLIMETRE, HEIGHT * MILLIMETRE))
    target = Page(pdf.pages[0])
    for number, page in enumerate(pages.pages):
        left = number * WIDTH * MILLIMETRE
        place = Rectangle(left, 0, left + WIDTH * MILLIMETRE * scale, HEIGHT * MILLIMETRE * scale)
        target.add_overlay(page, place)
    return pdf


def test_imposed_pages_are_seen_through_their_forms_where_the_sheet_ends() -> None:
    (finding,) = in_margin(imposed(sheet(area(2, 50), pages=2)))
    assert (finding.count, finding.measured) == (1, Measure(2.0, "mm"))
    assert finding.spot is not None
    assert finding.spot.left == pytest.approx(2, abs=0.01)


def test_at_the_fold_of_imposed_pages_there_is_no_margin() -> None:
    assert in_margin(imposed(sheet(area(WIDTH - 20, 50)))) == []
    assert len(in_margin(sheet(area(WIDTH - 20, 50)))) == 1


def test_content_that_a_form_cuts_off_does_not_count() -> None:
    pages = sheet(area(-20, 50, 60, 20), pages=2)
    for page in pages.pages:
        page.obj.TrimBox = page.obj.CropBox = Array(
            [edge * MILLIMETRE for edge in (6, 6, WIDTH - 6, HEIGHT - 6)]
        )
    made = Pdf.new()
    made.add_blank_page(page_size=(WIDTH * MILLIMETRE, HEIGHT * MILLIMETRE))
    inner = Rectangle(*(edge * MILLIMETRE for edge in (6, 6, WIDTH - 6, HEIGHT - 6)))
    Page(made.pages[0]).add_overlay(pages.pages[0], inner)
    assert in_margin(made) == []


@pytest.mark.parametrize(
    "name", ["sheetfed-coated", "sheetfed-uncoated", "newspaper", "one-colour"]
)
def test_limits_of_print_shops_have_no_margin(name: str) -> None:
    pdf = page_pdf(b"0 0 0 1 k 100 100 90 90 re f 0 0 0 1 K 1 w 2 40 m 20 40 l S")
    assert in_margin(pdf, name) == []
    assert len(in_margin(pdf)) == 1


@pytest.mark.parametrize("size", [(105, 148), (139.7, 215.9), (279.4, 431.8), (320, 450)])
def test_the_sheets_of_an_office_are_usual_sizes(size: tuple[float, float]) -> None:
    pdf = page_pdf(trim=size, bleed=0)
    pdf.pages[0].obj.MediaBox = pdf.pages[0].obj.TrimBox = box(size)
    assert "page-size" not in [each.code for each in examined(pdf, limits("office")).findings]
