"""The poster: one page of A3 that is read from two metres."""

from pathlib import Path

import pikepdf
import pytest
import zxingcpp

from statementpress.errors import ContentError
from tests.editions.handouts.sides import ADDRESS, edition_of, read_out, spoken
from tests.readers import raster
from tests.readers.all import READERS, Reader
from tests.shared import ink, structure
from tests.shared.desk import Desk
from tests.shared.editions import PROJECT, Edition, Handout
from tests.shared.logos import svg
from tests.shared.making import written
from tests.shared.page_plan import MM

DISTANCE = 2000
"""Millimetres."""
RATIO, RATIO_WITH_LOGOS = 1 / 360, 1 / 400
"""Height of the smallest letters to the distance; the first is that of road signs."""
LETTER = {"Battambang": 0.607, "Moul": 0.607, "Source-Serif": 0.67}
"""Height of ក as it is drawn, and of a capital, in em."""
CLOSE = ("Phnom Penh, 5 May 2021", "រាជធានីភ្នំពេញ ថ្ងៃទី ៥ ខែ ឧសភា ឆ្នាំ ២០២១", ADDRESS)
"""What is read from close by."""

A3 = (297 * MM, 420 * MM)
LEAST_MARGIN = 15 * MM
OVERHANG = 3
"""Points that a letter of a title may reach over the end of its line, as the tail of a J."""


@pytest.fixture(scope="module")
def poster(handout: Handout) -> Edition:
    return edition_of(handout("poster"))


@pytest.fixture
def short(desk: Desk) -> Desk:
    """Return a small statement that has all that a poster needs."""
    desk.write(
        "summary.en.md", "Rivers.\n\n- We will keep rivers clean.\n- We will count otters.\n"
    )
    desk.write("summary.km.md", "ទន្លេ។\n\n- យើងនឹងរក្សាទន្លេឱ្យស្អាត។\n- យើងនឹងរាប់ភេ។\n")
    return desk


def made(desk: Desk) -> Path:
    return written(desk.project, desk.folder, "poster")


def letter_heights(edition: Edition) -> dict[str, float]:
    """Return the height (mm) of the letters of each text that is to be read from afar."""
    return {
        piece.text: piece.size / MM * LETTER[name]
        for piece in edition.pieces
        for name in LETTER
        if name in piece.font and not any(piece.text.strip() in text for text in CLOSE)
    }


def ink_of(pdf: Path) -> tuple[float, ...]:
    """Return the bounds (points from the top left) of the page's ink."""
    (image,) = raster.pages(pdf, 300)
    return ink.bounds(image.convert("L"), (0, 0, *A3), 0)


def test_it_is_one_upright_page_of_a3(poster: Edition) -> None:
    boxes = [[float(edge) for edge in page.mediabox] for page in poster.pdf.pages]
    assert boxes == [pytest.approx([0, 0, *A3], abs=0.1)]


def test_its_letters_are_read_from_two_metres(poster: Edition) -> None:
    small = {t: h for t, h in letter_heights(poster).items() if h < DISTANCE * RATIO - 0.01}
    assert small == {}


def test_titles_are_larger_than_commitments(poster: Edition) -> None:
    latin, khmer = ([p.size for p in poster.pieces if name in p.font] for name in ("Bold", "Moul"))
    assert max(latin) >= 1.5 * 23.6
    assert min(khmer) > 26


def test_it_keeps_a_margin_on_every_side(poster: Edition) -> None:
    left, top, right, bottom = ink_of(poster.path)
    assert min(left, top, A3[0] - right, A3[1] - bottom) >= LEAST_MARGIN - OVERHANG


def test_it_has_no_large_areas_of_toner(poster: Edition) -> None:
    (image,) = raster.pages(poster.path, 50)
    tones = image.convert("L").histogram()
    covered = sum((255 - tone) * count for tone, count in enumerate(tones)) / 255 / sum(tones)
    assert covered < 0.1


def test_each_language_has_its_title_and_then_its_commitments(poster: Edition) -> None:
    tagged = [
        (element.kind, element.language)
        for element in poster.tree.walk()
        if element.kind in {"H1", "H2", "L"}
    ]
    assert tagged == [("H1", "en"), ("L", "en"), ("H1", "km"), ("L", "km")]
    assert [len(each.all("LI")) for each in poster.tree.all("L")] == [4, 4]


def test_place_and_date_stand_below_each_title(poster: Edition) -> None:
    assert [spoken(poster, each) for each in poster.tree.all("P")][:1] == [CLOSE[0]]
    assert CLOSE[1] in [spoken(poster, each) for each in poster.tree.all("P")]


@pytest.mark.parametrize("dpi", [60, 150, 300])
def test_the_code_leads_to_the_printed_address(poster: Edition, dpi: int) -> None:
    (page,) = raster.pages(poster.path, dpi)
    assert [code.text for code in zxingcpp.read_barcodes(page)] == [ADDRESS]
    assert ADDRESS in "".join(poster.expected.split())


def test_the_code_is_wide_enough_for_half_a_metre(poster: Edition) -> None:
    (figure,) = poster.tree.all("Figure")
    left, _, right, _ = (float(edge) for edge in figure.attributes["/BBox"])
    quiet = 8 / 37
    assert (right - left) * (1 - quiet) / MM >= 44 - 0.1


@pytest.mark.parametrize("reader", READERS.values(), ids=list(READERS))
def test_every_reader_reads_it_exactly(poster: Edition, reader: Reader) -> None:
    assert read_out(poster, reader) == ""


def test_without_logos_and_addresses_nothing_is_left_empty(short: Desk) -> None:
    with pikepdf.open(made(short)) as pdf:
        assert structure.read(pdf).all("Figure") == []


def test_the_logos_of_all_who_have_one_are_shown_and_no_others(short: Desk) -> None:
    short.write("logos/otter.svg", svg(200, 160))
    short.write("logos/heron.svg", svg(400, 160))
    rows = "signed,Otter Society,សមាគមភេ,,,otter.svg,,\nsigned,Heron Trust,មូលនិធិកុក,,,,,\n"
    head = "group,name_en,name_km,note_en,note_km,logo,wordmark,url\n"
    convener = "conveners,River Coalition,សម្ព័ន្ធទន្លេ,,,heron.svg,,\n"
    short.write("signatories.csv", head + convener + rows)
    with pikepdf.open(made(short)) as pdf:
        figures = structure.read(pdf).all("Figure")
    assert [figure.alternative for figure in figures] == [
        "Logo of River Coalition",
        "Logo of Otter Society",
    ]


def test_letters_beside_logos_are_hardly_smaller(short: Desk) -> None:
    short.write("logos/otter.svg", svg(200, 160))
    short.replace("signatories.csv", "សមាគមភេ,,,,", "សមាគមភេ,,,otter.svg,")
    edition = edition_of(made(short))
    commitments = [p for p in edition.pieces if "rivers clean" in p.text or "ទន្លេឱ្យ" in p.text]
    assert commitments
    for piece in commitments:
        (height,) = (piece.size / MM * LETTER[name] for name in LETTER if name in piece.font)
        assert height >= DISTANCE * RATIO_WITH_LOGOS - 0.02


def test_one_language_alone_is_set_larger(short: Desk) -> None:
    both = max(piece.size for piece in edition_of(made(short)).pieces)
    table = (PROJECT / "templates/editions.toml").read_text("utf-8")
    row = 'template = "poster.html"'
    (short.project / "templates").mkdir()
    (short.project / "templates/editions.toml").write_text(
        table.replace(row, f'{row}\nlanguages = ["en"]'), "utf-8"
    )
    alone = edition_of(made(short))
    assert len(alone.pdf.pages) == 1
    assert max(piece.size for piece in alone.pieces) > both


def test_an_address_of_long_words_stands_across_the_page(short: Desk) -> None:
    url = "https://example.org/a-long-path-of-many-words-joined-by-hyphens/and-more.html"
    toml = (short.folder / "statement.toml").read_text("utf-8")
    short.write("statement.toml", f'published = "{url}"\n' + toml)
    text = "".join(READERS["PDFium"].text(made(short)))
    assert url in "".join(text.split())


def test_too_many_commitments_are_refused_with_how_much_they_are_too_long(short: Desk) -> None:
    long = "".join(f"- We will keep river {n} clean, {'and its banks ' * 20}\n" for n in range(9))
    short.write("summary.en.md", f"Rivers.\n\n{long}")
    with pytest.raises(ContentError) as caught:
        made(short)
    (finding,) = caught.value.findings
    assert finding.code == "too-long"
    assert "mm too long for its page" in finding.message
