"""Make what a printer gets of a proofed PDF; nothing is handed out that reads otherwise."""

from collections.abc import Sequence

from statementpress.editions.printing.press import press_pdf
from statementpress.editions.printing.settings import (
    OfficePrinting,
    PressPrinting,
    Printing,
    SheetPrinting,
)
from statementpress.editions.printing.sheets import printing_sheets
from statementpress.prepress.pdf.page_boxes import trimmed
from statementpress.proof.proof import prove_same_text
from statementpress.statement.model import Statement
from statementpress.typeset.compose.document import Document


def for_printer(
    pdf: bytes, how: Printing, statement: Statement, document: Document, faces: Sequence[bytes]
) -> tuple[bytes, bytes | None]:
    """Return the edition's PDF, and its pages on printing sheets where they are imposed.

    A press file takes the place of the PDF. `faces` are font files for its slug line. ProofError
    where a page did not survive; SetupError where pages and sheets do not fit each other.
    """
    match how:
        case PressPrinting():
            return press_pdf(pdf, how, statement, document, faces), None
        case SheetPrinting():
            reading = _without_bleed(pdf) if how.bleed else pdf
            return reading, printing_sheets(reading, how)
        case OfficePrinting():
            return pdf, None


def _without_bleed(pdf: bytes) -> bytes:
    """Return the PDF to read, which shows no bleed; its sheets have it."""
    shown = trimmed(pdf)
    prove_same_text(shown, pdf)
    return shown
