"""QR codes: a phone reads the printed address out of them, from any printer's page."""

from pathlib import Path

import pikepdf
import pytest
import zxingcpp

from statementpress.errors import ContentError
from statementpress.typeset.compose.handout_facts import ReadOn, read_on
from statementpress.typeset.compose.qr_codes import (
    LONGEST_ADDRESS,
    SMALLEST_MODULE,
    QrBook,
    svg,
    width,
)
from tests.editions.handouts.sides import ADDRESS
from tests.readers import raster
from tests.shared import structure
from tests.shared.desk import FILES, Desk
from tests.shared.editions import Handout
from tests.shared.making import make
from tests.shared.page_plan import MM

PUBLISHED = "https://www.example.org/statements/2030/clean-rivers?language=" + "x" * 60
CONTACT = "\n::: contact\nWrite to <otter@example.org> or read <https://example.org/rivers>.\n:::\n"

each_handout = pytest.mark.parametrize("name", ["leaflet", "card"])


def decoded(pdf: Path, dpi: int) -> list[list[str]]:
    """Return the texts of the QR codes on each page."""
    return [[code.text for code in zxingcpp.read_barcodes(page)] for page in raster.pages(pdf, dpi)]


def sides(pdf: Path) -> list[tuple[float, float, str]]:
    """Return width and height (mm) and alternative text of each code."""
    with pikepdf.open(pdf) as opened:
        figures = structure.read(opened).all("Figure")
        boxes = [[float(edge) / MM for edge in figure.attributes["/BBox"]] for figure in figures]
    return [
        (right - left, top - bottom, figure.alternative)
        for (left, bottom, right, top), figure in zip(boxes, figures, strict=True)
    ]


@each_handout
@pytest.mark.parametrize("dpi", [150, 300])
def test_each_side_leads_to_the_printed_address(handout: Handout, name: str, dpi: int) -> None:
    assert decoded(handout(name), dpi) == [[ADDRESS], [ADDRESS]]


@each_handout
def test_modules_are_large_enough_for_an_office_printer(handout: Handout, name: str) -> None:
    for across, high, _ in sides(handout(name)):
        assert across == pytest.approx(high, abs=0.01)
        assert across / width(ADDRESS) >= SMALLEST_MODULE


@each_handout
def test_a_screen_reader_says_where_a_code_leads(handout: Handout, name: str) -> None:
    english, khmer = (words for _, _, words in sides(handout(name)))
    assert ADDRESS in english
    assert ADDRESS in khmer
    assert english != khmer


def test_a_code_is_one_path_on_white_with_a_quiet_zone_of_four_modules() -> None:
    drawn = svg(ADDRESS).decode()
    assert drawn.count("<path") == 1
    assert f'<rect width="{width(ADDRESS)}" height="{width(ADDRESS)}" fill="#fff"/>' in drawn
    starts = [start.split("h")[0].split() for start in drawn.split('d="')[1].split("M")[1:]]
    assert min(int(left) for left, _ in starts) == 4
    assert min(int(top) for _, top in starts) == 4


def test_one_address_has_one_code() -> None:
    book = QrBook()
    assert [book.asset(url) for url in (ADDRESS, "https://example.org", ADDRESS)] == [
        "qr-1.svg",
        "qr-2.svg",
        "qr-1.svg",
    ]
    assert list(book.assets()) == ["qr-1.svg", "qr-2.svg"]


def test_a_document_without_codes_has_a_style_for_none() -> None:
    assert QrBook().style_sheet() == ":root { --least-qr: 0.0mm; --quiet-zone: 0.0000 }"


def test_the_address_of_publication_comes_first(desk: Desk) -> None:
    desk.write("en.md", FILES["en.md"] + CONTACT)
    assert read_on(desk.statement(), "en") == ReadOn("https://example.org/rivers", False)
    desk.write("statement.toml", 'published = "https://example.org"\n' + FILES["statement.toml"])
    assert read_on(desk.statement(), "en") == ReadOn("https://example.org", True)


def test_a_statement_that_names_no_address_has_no_code(desk: Desk) -> None:
    assert read_on(desk.statement(), "en") is None


def test_a_long_address_has_a_larger_code_that_leads_there(desk: Desk) -> None:
    desk.write("statement.toml", f'published = "{PUBLISHED}"\n' + FILES["statement.toml"])
    desk.replace("statement.toml", 'groups = ["signed"]\n', "")
    for language in ("en", "km"):
        desk.write(f"summary.{language}.md", "1\n\n- 2\n")
        desk.write(f"{language}.md", "1\n")
    (desk.folder / "signatories.csv").unlink()
    pdf = desk.project / "leaflet.pdf"
    pdf.write_bytes(make(desk.project, desk.folder, "leaflet").pdf)
    assert width(PUBLISHED) > width(ADDRESS)
    assert decoded(pdf, 150) == [[PUBLISHED], [PUBLISHED]]
    assert all(across / width(PUBLISHED) >= SMALLEST_MODULE for across, _, _ in sides(pdf))


def test_an_address_that_is_too_long_is_refused(desk: Desk) -> None:
    url = "https://example.org/" + "x" * LONGEST_ADDRESS
    desk.write("statement.toml", f'published = "{url}"\n' + FILES["statement.toml"])
    with pytest.raises(ContentError) as caught:
        read_on(desk.statement(), "en")
    assert [finding.code for finding in caught.value.findings] == ["long-address"]
