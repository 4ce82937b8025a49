"""The printing sheets of an edition: none is handed out that does not show every page."""

from collections.abc import Callable
from io import BytesIO

import pytest
from pikepdf import Pdf

from statementpress.editions.printing import sheets
from statementpress.editions.printing.settings import PrintRequest, SheetPrinting, read_printing
from statementpress.editions.printing.sheets import printing_sheets
from statementpress.errors import ProofError, SetupError
from statementpress.prepress.imposition.impose import Imposed, impose
from statementpress.prepress.imposition.settings import Imposition
from statementpress.project.files import SHIPPED
from statementpress.project.project import Project
from tests.prepress.imposition.numbered import A5, numbered

Change = Callable[[Pdf], None]


@pytest.fixture(scope="module")
def how() -> SheetPrinting:
    found = read_printing(Project.at(SHIPPED), "handout", PrintRequest())
    assert isinstance(found, SheetPrinting)
    return found


def say_twice(pdf: Pdf) -> None:
    pdf.pages[1].obj.Contents = pdf.pages[0].obj.Contents


def swap(pdf: Pdf) -> None:
    first, second = pdf.pages[0].obj, pdf.pages[1].obj
    first.Contents, second.Contents = second.Contents, first.Contents


def lose(pdf: Pdf) -> None:
    pdf.pages[3].obj.Contents = pdf.make_stream(b"")


def drop(pdf: Pdf) -> None:
    del pdf.pages[1]


def shift(pdf: Pdf) -> None:
    pdf.pages[2].contents_add(b"1 0 0 1 60 60 cm", prepend=True)


def changed(pdf: bytes, change: Change) -> bytes:
    with Pdf.open(BytesIO(pdf)) as opened:
        change(opened)
        written = BytesIO()
        opened.save(written)
    return written.getvalue()


def test_pages_that_are_all_there_pass(how: SheetPrinting) -> None:
    with Pdf.open(BytesIO(printing_sheets(numbered(8), how))) as pdf:
        assert len(pdf.pages) == 4


@pytest.mark.parametrize("change", [say_twice, swap, lose, drop, shift])
def test_a_page_that_is_lost_or_elsewhere_is_found(
    how: SheetPrinting, monkeypatch: pytest.MonkeyPatch, change: Change
) -> None:
    def impose_otherwise(pdf: bytes, imposition: Imposition) -> Imposed:
        return impose(changed(pdf, change), imposition)

    monkeypatch.setattr(sheets, "impose", impose_otherwise)
    with pytest.raises(ProofError):
        printing_sheets(numbered(8), how)


def test_pages_that_would_be_made_smaller_are_refused(how: SheetPrinting) -> None:
    with pytest.raises(SetupError) as caught:
        printing_sheets(numbered(4, (2 * A5[0], 2 * A5[1])), how)
    assert "50 %" in caught.value.message


def test_a_booklet_that_nobody_filled_up_is_refused(how: SheetPrinting) -> None:
    with pytest.raises(SetupError) as caught:
        printing_sheets(numbered(5), how)
    assert "would end in 3 empty pages" in caught.value.message
    assert "multiple = 4" in caught.value.hint
