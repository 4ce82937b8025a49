"""Signature blocks and sheets for thumbprints, as they come out of a build."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from statementpress.editions.source import read_source
from statementpress.project.project import Project
from statementpress.renderings import web_page
from statementpress.renderings.plain_text import plain_text
from tests.readers import outloud, poppler, verapdf
from tests.readers.all import READERS
from tests.readers.tool import require
from tests.shared import structure
from tests.shared.desk import Desk
from tests.shared.lines import Line, blocks
from tests.shared.making import written
from tests.shared.marked_content import pieces
from tests.shared.signers import BLANK, NAMES, VILLAGERS, write_signers
from tests.shared.structure import Element

ROWS = len(VILLAGERS["en"]) + BLANK


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return write_signers(tmp_path_factory.mktemp("signers"))


@pytest.fixture(scope="module")
def official(desk: Desk) -> Path:
    return written(desk.project, desk.folder, "official")


@pytest.fixture(scope="module")
def pdf(official: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(official) as opened:
        yield opened


@pytest.fixture(scope="module")
def tree(pdf: pikepdf.Pdf) -> Element:
    return structure.read(pdf)


@pytest.fixture(scope="module")
def lines(pdf: pikepdf.Pdf, tree: Element) -> list[Line]:
    return [line for block in blocks(tree, pieces(pdf)) for line in block.lines]


def test_scans_have_words_and_stand_on_one_line(tree: Element) -> None:
    """The stamp comes before the signature, which lies above it."""
    figures = tree.all("Figure")
    assert [figure.alternative for figure in figures] == [
        "Stamp of Sok Dara",
        "Signature of Sok Dara",
        "Signature of Chan Sophea",
        "Stamp of Kim Vanna",
        "ត្រារបស់ សុខ តារា",
        "ហត្ថលេខារបស់ សុខ តារា",
        "ហត្ថលេខារបស់ ចាន់ សុភា",
        "ត្រារបស់ គឹម វណ្ណា",
    ]
    for part in (figures[:4], figures[4:]):
        assert len({round(float(each.attributes["/BBox"][1])) for each in part}) == 1
    for figure in figures:
        left, bottom, right, top = map(float, figure.attributes["/BBox"])
        assert top - bottom < 24.1 * 72 / 25.4
        assert right - left < 36.1 * 72 / 25.4


def test_names_of_a_row_stand_on_one_line_and_the_next_below_them(lines: list[Line]) -> None:
    for names in NAMES.values():
        placed = [next(line for line in lines if line.text == name) for name in names]
        assert len({line.page for line in placed}) == 1
        assert len({round(line.baseline) for line in placed[:3]}) == 1
        assert placed[3].baseline < placed[0].baseline - 20 * 72 / 25.4
        assert placed[0].left < placed[1].left < placed[2].left


def test_a_sheet_is_one_table_with_a_head_and_a_header_for_each_row(tree: Element) -> None:
    (table,) = tree.all("Table")
    headers = table.all("TH")
    assert [str(each.attributes["/Scope"]) for each in headers] == ["/Column"] * 6 + ["/Row"] * ROWS
    assert len(table.all("TR")) == 2 + ROWS
    assert len(table.all("THead")) == 1


@pytest.mark.parametrize("name", READERS)
def test_each_page_of_a_sheet_says_what_is_signed(official: Path, name: str) -> None:
    """It is read in both languages, and the numbers go on from page to page."""
    require(READERS[name])
    sheets = READERS[name].text(official)[2:]
    assert len(sheets) == 2
    for page in sheets:
        for words in ("Clean Rivers", "With our thumbs:", "ទន្លេស្អាត", "ដោយមេដៃ៖", "Thumbprint"):
            assert words in page
    assert "១១." in sheets[0]
    assert "១២." in sheets[1]


def test_all_is_read_by_poppler_in_order(official: Path) -> None:
    require(poppler)
    text = "".join(poppler.text(official, raw=True))
    block = "Sok Dara\nDirector\nRivertown\n1 May"
    assert block in text
    assert text.index(block) < text.index("Chan Sophea\nDirector") < text.index("Ly Mony")


def test_it_conforms_and_speaks(official: Path) -> None:
    require(verapdf)
    require(outloud)
    assert verapdf.validate(official) == {"3a": [], "ua1": []}
    assert outloud.findings(official, severity="error") == []


def test_scans_are_transparent(pdf: pikepdf.Pdf) -> None:
    images = {name: image for page in pdf.pages for name, image in page.get_images().items()}
    assert len(images) == 3
    for image in images.values():
        assert {0, 255} < set(image.SMask.read_bytes())


@pytest.mark.usefixtures("fonts_uncut")
def test_web_pages_and_plain_text_have_no_scans_and_no_empty_rows(desk: Desk) -> None:
    source = read_source(Project.at(desk.project), desk.folder)
    files = web_page.web_files(source.statement, source.project)
    assert not [name for name in files if "signature" in name or "stamp" in name]
    page = files["html/en.html"].decode()
    assert "<img" not in page
    assert page.count("(signed)") == 3
    assert page.count('<li><span class="label">') == len(VILLAGERS["en"])
    text = plain_text(source.statement, "en", source.languages)
    assert "\n\nSok Dara\nDirector\nRivertown\n1 May\n\nChan Sophea\n" in text
    assert f"{len(VILLAGERS['en']) + 1}." not in text
