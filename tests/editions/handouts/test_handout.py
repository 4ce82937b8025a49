"""The handout: a booklet of A5 pages, filled up to whole sheets."""

import io
import re
from itertools import pairwise

import pikepdf
import pytest
import zxingcpp

from statementpress.editions.making import Made
from statementpress.editions.printing.settings import PrintRequest
from statementpress.errors import ContentError, SetupError
from statementpress.proof import pdfium
from tests.editions.handouts.sides import ADDRESS, edition_of, too_small
from tests.readers import raster
from tests.readers.all import READERS, Reader
from tests.readers.compare import exactness
from tests.readers.tool import require
from tests.shared import ink
from tests.shared.desk import Desk
from tests.shared.editions import FEET, PROJECT, Edition, Handout, figures
from tests.shared.lines import neighbours
from tests.shared.making import make
from tests.shared.page_plan import MM

pytestmark = pytest.mark.long

each_reader = pytest.mark.parametrize("reader", READERS.values(), ids=list(READERS))

LEFT, RIGHT = 17 * MM, (148 - 17) * MM
"""Outer edges of the type area on left and right pages, in points."""
PAGE_OF_TEXT = 1800
"""Letters that nearly fill a page."""
CONTACT = "::: contact\nWrite to <otter@example.org> or read <https://example.org/rivers>.\n:::\n"
FACTS = """\
languages = ["en"]
date = 2030-01-31

[title]
en = "A Statement on Clean Rivers"

[short_title]
en = "Clean Rivers"

[place]
en = "Rivertown"

[author]
en = "The Made-up River Coalition"

[description]
en = "A statement that nobody made."
"""
CLOSING = """\
Joint Statement: Children Deprived of Liberty in Cambodia
Phnom Penh, 5 May 2021
Contact
For more information, please contact the Organizing Committee at GSCDLCambodia@gmail.com. The \
Global Study can be accessed at https://omnibook.com/Global-Study-2019 and \
https://nochildbehindbars.com.
Read more
https://omnibook.com/Global-Study-2019
សេចក្តីថ្លែងការណ៍រួមរបស់សង្គមស៊ីវិល
រាជធានីភ្នំពេញ ថ្ងៃទី ៥ ខែ ឧសភា ឆ្នាំ ២០២១
ទំនាក់ទំនង
សម្រាប់ព័ត៌មានបន្ថែមសូមទាក់ទងគណៈកម្មាធិការរៀបចំតាមរយៈ៖ GSCDLCambodia@gmail.com ។ \
ការសិក្សាស្រាវជ្រាវជាសកលអាចចូលមើលបានតាមរយៈ៖ https://omnibook.com/Global-Study-2019 និង \
https://nochildbehindbars.com ។
ព័ត៌មានបន្ថែម
https://omnibook.com/Global-Study-2019
"""


@pytest.fixture(scope="module")
def booklet(handout: Handout) -> Edition:
    return edition_of(handout("handout"))


@pytest.fixture
def english(desk: Desk) -> Desk:
    """Return a small statement in English alone, without signatories."""
    desk.write("statement.toml", FACTS)
    for name in ("km.md", "signatories.csv"):
        (desk.folder / name).unlink()
    return desk


def label(page: int, pages: int) -> str:
    """Return the label at the foot of a page of the 2021 booklet; Khmer begins on page 6."""
    language = "en" if page < 6 else "km"
    return FEET[language][1].format(figures(page, language), figures(pages, language))


def written(desk: Desk, pages: float, contact: str = CONTACT) -> Made:
    """Return the booklet of a text that takes so many pages."""
    words = "Clean rivers are a right of everyone who lives beside them. "
    paragraph = words * 10
    count = round(pages * PAGE_OF_TEXT / len(paragraph))
    desk.write("en.md", "\n\n".join([paragraph] * count) + f"\n\n{contact}")
    return make(desk.project, desk.folder, "handout")


def texts(pdf: bytes) -> list[str]:
    """Return what PDFium reads on each page, on one line and less the page's label."""
    with pdfium.opened(pdf) as document:
        pages = pdfium.page_texts(document)
    return [re.sub(r"Page \d+ of \d+$", "", " ".join(text.split())).strip() for text in pages]


@each_reader
def test_its_pages_say_what_the_official_edition_says(booklet: Edition, reader: Reader) -> None:
    require(reader)
    *pages, closing, blank = reader.text(booklet.path)
    bodies = []
    for number, page in enumerate(pages, 1):
        text = page.rstrip()
        assert text.endswith(label(number, 12))
        bodies.append(text.removesuffix(label(number, 12)))
    official = Edition("official", booklet.path).expected
    report = exactness(official, bodies)
    assert report.exact, str(report)
    report = exactness(CLOSING, closing)
    assert report.exact, str(report)
    assert blank.split() == []


def test_every_page_is_a5_and_their_number_makes_whole_sheets(booklet: Edition) -> None:
    pages = booklet.pdf.pages
    assert len(pages) % 4 == 0
    assert all(
        [float(edge) for edge in page.mediabox] == pytest.approx([0, 0, 148 * MM, 210 * MM], abs=1)
        for page in pages
    )


def test_page_labels_stand_outside(booklet: Edition) -> None:
    feet = [piece for piece in booklet.pieces if piece.artifact]
    by_page = {piece.page: [each for each in feet if each.page == piece.page] for piece in feet}
    assert sorted(by_page) == list(range(10))
    for page, pieces in by_page.items():
        glyphs = [glyph for piece in pieces for glyph in piece.glyphs]
        if page % 2:
            assert min(glyph.left for glyph in glyphs) == pytest.approx(LEFT, abs=1)
        else:
            assert max(glyph.right for glyph in glyphs) == pytest.approx(RIGHT, abs=1)


def test_page_labels_stand_at_one_height_on_both_sides(booklet: Edition) -> None:
    feet = [piece for piece in booklet.pieces if piece.artifact]
    of_latin = [piece.baseline for piece in feet if piece.page < 5]
    assert max(of_latin) - min(of_latin) < 0.1


def test_no_type_is_small(booklet: Edition) -> None:
    assert too_small(booklet.pieces) == []


def test_stacks_of_one_line_never_touch_the_next(booklet: Edition) -> None:
    lines = [
        line for block in booklet.blocks if block.element.language == "km" for line in block.lines
    ]
    pairs = list(neighbours(lines))
    assert len(pairs) > 60
    assert [
        f"{upper} | {lower}"
        for upper, lower in pairs
        if ink.touch(booklet.images[upper.page], upper, lower)
    ] == []


def test_the_closing_page_leads_to_the_printed_address(booklet: Edition) -> None:
    page = raster.pages(booklet.path, 150)[10]
    assert [code.text for code in zxingcpp.read_barcodes(page)] == [ADDRESS, ADDRESS]


def test_the_reading_version_is_in_order_and_the_printing_one_on_sheets(handout: Handout) -> None:
    pdf = handout("handout")
    with pikepdf.open(pdf.with_stem("handout-print")) as sheets:
        assert len(sheets.pages) == len(pikepdf.open(pdf).pages) // 2
        assert all(
            [float(edge) for edge in sheet.mediabox]
            == pytest.approx([0, 0, 297 * MM, 210 * MM], abs=0.1)
            for sheet in sheets.pages
        )


@pytest.mark.parametrize(
    ("pages", "filled"),
    [
        (1, ["text", "blank", "closing", "blank"]),
        (2, ["text", "text", "closing", "blank"]),
        (3, ["text", "text", "text", "closing"]),
        (4, ["text", "text", "text", "text"]),
        (5, [*["text"] * 5, "blank", "closing", "blank"]),
    ],
)
def test_the_closing_page_is_the_last_but_one_or_the_last(
    english: Desk, pages: int, filled: list[str]
) -> None:
    def kind(text: str) -> str:
        return (
            "closing" if text.startswith("Clean Rivers Rivertown") else "text" if text else "blank"
        )

    assert [kind(text) for text in texts(written(english, pages - 0.4).pdf)] == filled


def test_without_anybody_to_write_to_the_page_stays_blank(english: Desk) -> None:
    assert [bool(text) for text in texts(written(english, 1.6, contact="").pdf)] == [
        True,
        True,
        False,
        False,
    ]


def test_a_contact_that_is_longer_than_the_closing_page_is_refused(english: Desk) -> None:
    long = "Write to the otters, who read every letter and answer it in their own time. " * 8
    contact = "::: contact\n" + f"{long}\n\n" * 12 + ":::\n"
    with pytest.raises(ContentError) as caught:
        written(english, 0.6, contact)
    (finding,) = caught.value.findings
    assert finding.code == "too-long"
    line = (english.folder / "en.md").read_text("utf-8").splitlines().index("::: contact") + 1
    assert str(finding.place) == f"statements/{english.folder.name}/en.md:{line}"
    assert "::: contact" in finding.hint


def test_a_template_that_sets_no_closing_page_is_reported(english: Desk) -> None:
    table = (PROJECT / "templates/editions.toml").read_text("utf-8")
    own = english.project / "templates/editions.toml"
    own.parent.mkdir()
    own.write_text(table.replace('"booklet.html"', '"statement.html"'), encoding="utf-8")
    with pytest.raises(SetupError) as caught:
        written(english, 0.6)
    assert "`filling`" in caught.value.hint


@pytest.mark.parametrize(
    ("sheet", "page", "paper"),
    [
        ("a4", (148, 210), (297, 210)),
        ("a3", (210, 297), (420, 297)),
        ("letter", (139.7, 215.9), (279.4, 215.9)),
    ],
)
def test_pages_are_half_of_the_sheet_that_is_asked_for(
    english: Desk, sheet: str, page: tuple[float, float], paper: tuple[float, float]
) -> None:
    english.write("en.md", f"Rivers are clean.\n\n{CONTACT}")
    made = make(english.project, english.folder, "handout", request=PrintRequest(sheet=sheet))
    assert made.printed
    for data, size in ((made.pdf, page), (made.printed, paper)):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            boxes = [[float(edge) / MM for edge in each.mediabox[2:]] for each in pdf.pages]
        assert boxes == [pytest.approx(size, abs=0.05)] * len(boxes)


def test_pages_end_at_about_the_same_height(booklet: Edition) -> None:
    """No page of running text is left half empty, but for the last of each part."""
    lowest: dict[int, float] = {}
    for block in booklet.blocks:
        for line in block.lines:
            lowest[line.page] = min(line.baseline, lowest.get(line.page, 1000))
    inside = [page for page, following in pairwise(range(10)) if following not in (5, 10)]
    assert max(lowest[page] for page in inside) < 0.4 * 210 * MM


def test_no_name_of_a_list_stands_alone_on_a_page(desk: Desk) -> None:
    """On pages so low, ten names would be parted after the first and before the last."""
    rows = "".join(f"signed,Otter Society {n},សមាគមភេ {n}\n" for n in range(10, 20))
    desk.write("signatories.csv", f"group,name_en,name_km\n{rows}")
    own = desk.project / "styles/editions/handout-a3.css"
    own.parent.mkdir(parents=True)
    own.write_text("@page { size: 148mm 84mm }", encoding="utf-8")
    request = PrintRequest(sheet="a3", checked=False)
    pages = texts(make(desk.project, desk.folder, "handout", request=request).pdf)
    assert [page.count("Otter Society") for page in pages] == [0, 7, 3, 0, 0, 0, 0, 0]
