"""Of random texts every word is in the PDF, whoever reads it."""

import re
from pathlib import Path

import pytest

from statementpress.statement.markdown import read_blocks
from statementpress.statement.report import Report
from tests.readers import pdfium, poppler
from tests.readers.compare import UNTYPED
from tests.shared.desk import FILES, Desk
from tests.shared.making import make
from tests.shared.random_texts import readable_text

BLOCKS = 20
"""In each language."""
SEED = 3
JUNK = 0.05
"""How likely anything is to be out of place."""


def is_read(text: str) -> bool:
    """Return whether a text has no error, wherever in a statement it stands."""
    report = Report("")
    return read_blocks(text, report) is not None and not report.has_errors and "###" not in text


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    desk = Desk(tmp_path_factory.mktemp("random"))
    for seed, name in enumerate(("en.md", "km.md"), SEED):
        desk.write(name, f"{readable_text(seed, BLOCKS, is_read, JUNK)}\n{FILES[name]}")
    return desk


def characters(page: str) -> list[str]:
    return sorted(re.sub(r"\s", "", UNTYPED.sub("", page)))


def test_every_word_of_the_files_is_in_the_pdf(desk: Desk, tmp_path: Path) -> None:
    # The proof of a build holds what PDFium reads against the files, word for word.
    made = make(desk.project, desk.folder, "official")
    pdf = tmp_path / "random.pdf"
    pdf.write_bytes(made.pdf)

    assert made.proof.characters > 2_000
    pages = list(zip(pdfium.text(pdf), poppler.text(pdf, raw=True), strict=True))
    assert [(one, other) for one, other in pages if characters(one) != characters(other)] == []
