"""Make what a printer gets of a proofed PDF; nothing is handed out that reads otherwise."""

from collections.abc import Sequence

from statementpress.prepress.imposition.impose import impose
from statementpress.printing.press import press_pdf
from statementpress.printing.settings import Printing
from statementpress.statement.model import Statement
from statementpress.typeset.document import Document


def for_printer(
    pdf: bytes, how: Printing, statement: Statement, document: Document, faces: Sequence[bytes]
) -> tuple[bytes, bytes | None]:
    """Return the edition's PDF, and its pages on printing sheets where they are imposed.

    A press file takes the place of the PDF. `faces` are font files for its slug line. ProofError
    where the text did not survive.
    """
    if how.press:
        return press_pdf(pdf, how, how.press, statement, document, faces), None
    return pdf, impose(pdf, how.imposition) if how.imposition else None
