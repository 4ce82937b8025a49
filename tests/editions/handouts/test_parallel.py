"""English and Khmer side by side: what faces each other begins on one line, on every page."""

import re
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from statementpress.editions.source import read_source
from statementpress.project.editions import styled
from statementpress.project.project import Project
from statementpress.typeset.compose.document import compose
from statementpress.typeset.compose.document_text import document_text
from tests.editions.handouts import columns
from tests.editions.handouts.columns import Table
from tests.readers import poppler, raster
from tests.readers.all import READERS, Reader
from tests.readers.compare import exactness
from tests.readers.tool import require
from tests.shared import ink
from tests.shared.editions import DETAIL, PROJECT, STATEMENT, Handout
from tests.shared.lines import neighbours

SAME_LINE = 0.75
"""Points by which two baselines may differ and still look like one line."""


@pytest.fixture(scope="module")
def pdf(handout: Handout) -> Path:
    return handout("parallel")


@pytest.fixture(scope="module")
def table(pdf: Path) -> Table:
    return columns.read(pdf)


@pytest.fixture(scope="module")
def expected() -> str:
    """Return the text it has to say, row by row, a line for each block."""
    source = read_source(Project.at(PROJECT), STATEMENT)
    edition = styled(source.project.editions, source.project.editions.edition["parallel"])
    document = compose(source.statement, edition, source.project)
    return document_text(document.html)


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_it_is_four_pages_of_a4(pdf: Path) -> None:
    with pypdfium2.PdfDocument(pdf) as document:
        sizes = [tuple(map(round, page.get_size())) for page in document]
    assert sizes == [(595, 842)] * 4


def test_texts_that_face_each_other_begin_on_one_line(table: Table) -> None:
    apart = {
        left.lines[0].text: (left.lines[0].page, right.lines[0].page)
        for left, right in table.pairs
        if left.lines[0].page != right.lines[0].page
        or abs(left.lines[0].baseline - right.lines[0].baseline) > SAME_LINE
    }
    assert len(table.pairs) == 2 + 7 + 3 + 33 + 1 + 2 + 1 + 1
    assert apart == {}


def test_a_row_that_a_page_cuts_goes_on_at_one_height_in_both_columns(table: Table) -> None:
    further = [
        (one.firsts[page].baseline, other.firsts[page].baseline)
        for one, other in table.pairs
        for page in set(one.firsts) & set(other.firsts) - {one.lines[0].page}
    ]
    assert further, "no page cuts a row of the statement: cut one to test this"
    assert [pair for pair in further if abs(pair[0] - pair[1]) > SAME_LINE] == []


def test_no_text_leaves_one_line_alone_on_a_page(table: Table) -> None:
    counts = [Counter(line.page for line in cell.lines) for row in table.rows for cell in row]
    assert [count for count in counts if len(count) > 1 and min(count.values()) < 2] == []


def test_pages_are_filled_to_their_foot(table: Table) -> None:
    lowest: dict[int, float] = {}
    for row in table.rows:
        for line in (line for cell in row for line in cell.lines):
            lowest[line.page] = min(lowest.get(line.page, 842), line.baseline)
    *full, _ = (lowest[page] for page in sorted(lowest))
    assert max(full) < 130  # points: four lines above the text area's foot


def test_each_signatory_faces_itself_with_its_number(table: Table) -> None:
    numbers = [
        (left.text.split(".")[0], right.text.split(".")[0])
        for left, right in table.pairs
        if re.match(r"\d+\. ", left.text)
    ]
    digits = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")
    assert numbers == [
        (str(number), str(number).translate(digits))
        for members in (7, 2, 24)
        for number in range(1, members + 1)
    ]


def test_lines_of_khmer_do_not_touch(pdf: Path, table: Table) -> None:
    pages = [page.convert("L") for page in raster.pages(pdf, DETAIL)]
    khmer = [line for row in table.rows if len(row) == 2 for line in row[1].lines]
    pairs = list(neighbours(khmer))
    assert len(pairs) > 60
    assert [
        f"{upper} | {lower}" for upper, lower in pairs if ink.touch(pages[upper.page], upper, lower)
    ] == []


def test_a_screen_reader_meets_a_paragraph_and_then_its_translation(
    table: Table, expected: str
) -> None:
    spoken = [cell.text for row in table.rows for cell in row]
    report = exactness(expected, spoken)
    assert (report.errors, report.first_error) == (0, "")


def test_each_row_has_a_cell_in_each_language_or_one_for_both(table: Table) -> None:
    header, *rows = table.rows
    assert [(cell.element.kind, cell.element.language) for cell in header] == [
        ("TH", "en"),
        ("TH", "km"),
    ]
    assert {str(cell.element.attributes["/Scope"]) for cell in header} == {"/Column"}
    for row in rows:
        languages = [cell.element.language for cell in row]
        spans = int(row[0].element.attributes.get("/ColSpan", 1))
        assert languages == ["en", "km"] or spans == 2


def test_all_text_is_tagged_or_an_artifact(table: Table) -> None:
    assert [p.text for p in table.pieces if p.identifier is None and not p.artifact] == []


@pytest.mark.parametrize("reader", READERS.values(), ids=list(READERS))
def test_every_character_is_read(pdf: Path, expected: str, reader: Reader) -> None:
    require(reader)
    read = Counter(squeezed("".join(reader.text(pdf))))
    assert Counter(squeezed(expected)) - read == Counter()
    assert "\ufffd" not in read


@pytest.mark.parametrize("name", ["PDFium", "MuPDF", "pdf.js", "poppler in content order"])
def test_a_text_that_no_page_cuts_is_copied_in_one_piece(
    pdf: Path, table: Table, name: str
) -> None:
    """In its own order poppler reads Khmer paragraphs line by line, as cells of a table."""
    reader = READERS.get(name, poppler)
    require(reader)
    read = squeezed("".join(reader.text(pdf) if name in READERS else poppler.text(pdf, raw=True)))
    whole = [cell for row in table.rows for cell in row if len(cell.firsts) == 1]
    assert len(whole) > 100
    assert [cell.text for cell in whole if squeezed(cell.text) not in read] == []
