"""Lists, tables and pictures: read exactly, tagged, and fit for the press."""

import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from statementpress.editions.source import read_source
from statementpress.project.editions import styled
from statementpress.project.project import Project
from statementpress.typeset.compose.document import compose
from statementpress.typeset.compose.document_text import document_text
from tests.readers import poppler, verapdf
from tests.readers.all import READERS
from tests.readers.tool import require
from tests.shared import structure
from tests.shared.desk import Desk
from tests.shared.elements import ROWS, write_elements
from tests.shared.making import make, written
from tests.shared.structure import Element

HEADS = ("Year Place Cases Share", "ឆ្នាំ ទីកន្លែង សំណុំរឿង ភាគរយ")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return write_elements(tmp_path_factory.mktemp("elements"))


@pytest.fixture(scope="module")
def official(desk: Desk) -> Path:
    return written(desk.project, desk.folder, "official")


@pytest.fixture(scope="module")
def tree(official: Path) -> Iterator[Element]:
    with pikepdf.open(official) as pdf:
        yield structure.read(pdf)


@pytest.fixture(scope="module")
def expected(desk: Desk) -> str:
    source = read_source(Project.at(desk.project), desk.folder)
    edition = styled(source.project.editions, source.project.editions.edition["official"])
    return document_text(compose(source.statement, edition, source.project).html)


@pytest.mark.parametrize("name", ["PDFium", "MuPDF", "pdf.js", "poppler in content order"])
def test_a_table_is_read_row_by_row(official: Path, expected: str, name: str) -> None:
    """In its own order poppler reads the foot of a page between the last rows of a table."""
    reader = READERS.get(name, poppler)
    require(reader)
    pages = reader.text(official) if name in READERS else poppler.text(official, raw=True)
    read = squeezed("".join(pages))
    for head in HEADS:
        assert read.count(squeezed(head)) > 1, "no page repeats the head"
    rows = re.findall(r"^(?:19|20|១៩|២០)..$.*?%", expected, re.MULTILINE | re.DOTALL)
    assert len(rows) == 2 * ROWS
    assert [row for row in rows if squeezed(row) not in read] == []


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_a_repeated_head_is_tagged_once(tree: Element) -> None:
    tables = tree.all("Table")
    assert [len(table.all("TR")) for table in tables] == [ROWS + 1, ROWS + 1]
    for table in tables:
        headers = table.all("TH")
        assert [str(header.attributes["/Scope"]) for header in headers] == ["/Column"] * 4
        assert [child.kind for child in table.children if isinstance(child, Element)] == [
            "Caption",
            "THead",
            *["TBody"] * len(table.all("TBody")),
        ]


def test_lists_are_nested_and_say_the_kind_of_their_labels(tree: Element) -> None:
    kinds = [str(each.attributes["/ListNumbering"])[1:] for each in tree.all("L")]
    once = ["Decimal", "LowerAlpha", "LowerRoman", "Decimal"]
    assert kinds == once * 2
    for body in tree.all("LBody"):
        assert not body.all("Lbl") or body.all("L")


def test_a_picture_has_its_words_and_its_place(tree: Element) -> None:
    figures = tree.all("Figure")
    assert [figure.alternative for figure in figures] == [
        "A map of the river with its three wells",
        "A square of red",
        "ផែនទីទន្លេ និងអណ្តូងបី",
        "ការ៉េពណ៌ក្រហម",
    ]
    for figure in figures:
        left, bottom, right, top = map(float, figure.attributes["/BBox"])
        assert 0 < left < right < 596
        assert 0 < bottom < top < 842


def test_an_annex_begins_on_a_page_of_its_own(official: Path) -> None:
    require(READERS["PDFium"])
    pages = READERS["PDFium"].text(official)
    assert [page for page in pages if page.strip().startswith("Annex 1")]


def test_a_link_on_paper_shows_its_address(expected: str) -> None:
    assert "the office (https://rivers.example/office)" in expected
    assert "the keeper (+85523000000)" in expected


def test_it_conforms(official: Path) -> None:
    require(verapdf)
    assert verapdf.validate(official) == {"3a": [], "ua1": []}


@pytest.mark.usefixtures("ink_unmeasured")
def test_a_picture_in_rgb_is_converted_for_the_press(desk: Desk) -> None:
    """Preflight would refuse a file with colours of a screen."""
    made = make(desk.project, desk.folder, "press")
    assert made.findings == ()
    assert sorted(set(made.images.values())) == ["map.svg", "square.png"]
