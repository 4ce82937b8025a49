"""The examples use every element: they have nothing to correct, and build as they lie there."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from statementpress.editions.making import make_edition
from statementpress.editions.source import Source, read_source
from statementpress.project.files import SHIPPED
from statementpress.project.project import Project
from statementpress.statement.catalogue import find_statements
from statementpress.statement.model import Block
from statementpress.statement.traversal import sections
from tests.readers import verapdf
from tests.readers.tool import requires
from tests.shared.thorough import THOROUGH

pytestmark = pytest.mark.long

EXAMPLES = SHIPPED / "examples"
FOLDERS = find_statements(EXAMPLES)
LONG = "2026-09-21-sign-on-letter"
"""It takes as long as all others together, and differs from them by its many names."""
BUILT = [folder for folder in FOLDERS if THOROUGH or folder.name != LONG]
ELEMENTS = {
    "Annex", "Box", "Commitments", "Contact", "Contents", "Endorsement", "Figure", "Heading",
    "ItemList", "Lead", "Notes", "Paragraph", "PullQuote", "Quotation", "Rule", "Signatories",
    "Table",
}  # fmt: skip


@cache
def read(folder: Path) -> Source:
    """Return an example, read once for all that is tested of it."""
    return read_source(Project.at(EXAMPLES), folder)


@pytest.fixture(scope="module", params=BUILT, ids=lambda folder: folder.name)
def official(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the official edition of an example."""
    path = tmp_path_factory.mktemp("example") / "official.pdf"
    path.write_bytes(make_edition(read(request.param), "official").pdf)
    return path


def kinds(block: Block) -> Iterator[str]:
    yield type(block).__name__
    for section in sections(block):
        for inner in section:
            yield from kinds(inner)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_an_example_has_nothing_to_correct(folder: Path) -> None:
    assert read(folder).findings == ()


def test_together_they_use_every_element() -> None:
    used = {
        kind
        for folder in FOLDERS
        for part in read(folder).statement.parts.values()
        for block in part
        for kind in kinds(block)
    }
    assert used == ELEMENTS


@requires(verapdf)
def test_an_example_keeps_the_standards(official: Path) -> None:
    for flavour, failures in verapdf.validate(official, ("3a", "ua1")).items():
        assert (flavour, list(map(str, failures))) == (flavour, [])


def test_each_part_of_an_example_has_a_bookmark_with_its_title(official: Path) -> None:
    with pikepdf.open(official) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root if not item.title.strip()] == []
        assert 1 <= len(outline.root) <= 2


def test_no_page_of_an_example_is_blank(official: Path) -> None:
    with pypdfium2.PdfDocument(official) as document:
        assert all(len(page.get_textpage().get_text_range()) > 30 for page in document)
