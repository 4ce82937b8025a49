"""Let pages show SVG marks as other programs do, and say which of them are printed as pixels."""

from dataclasses import replace

from statementpress.errors import ContentError, Finding, Place, Severity
from statementpress.statement.attachments import FIGURES
from statementpress.statement.files import FileError
from statementpress.statement.model import Statement
from statementpress.statement.reading import LOGOS
from statementpress.statement.signatories import Logo
from statementpress.statement.signatures import SCANS
from statementpress.typeset.compose.document import Document
from statementpress.typeset.layout.marks import Redrawn, as_drawn

_HINT = (
    "look at it in the PDF; for sharper print ask for the mark as plain shapes (Inkscape: Path, "
    "Object to Path, then flatten effects; Illustrator: Object, Flatten Transparency, and Expand; "
    "Figma: Flatten)"
)


def with_marks_as_drawn(document: Document, statement: Statement) -> Document:
    """Return a document that shows each SVG as a second engine draws it, with a finding if needed.

    Raises ContentError if an SVG takes too much time or memory.
    """
    try:
        drawn, redrawn = as_drawn(document)
    except FileError as error:
        place = Place(statement.known_as)
        message, hint = error.message, error.hint
        raise ContentError([Finding(error.code, Severity.ERROR, message, place, hint)]) from error
    findings = tuple(_finding(each, statement) for each in redrawn)
    return replace(drawn, findings=(*drawn.findings, *findings))


def _finding(redrawn: Redrawn, statement: Statement) -> Finding:
    logo = redrawn.logo
    folder, row = _origin(redrawn.asset, logo, statement)
    has = f"; it has {', '.join(redrawn.causes)}" if redrawn.causes else ""
    message = f"it is printed as pixels, as its shapes cannot be drawn as they are{row}{has}"
    place = Place(f"{statement.known_as}/{folder}/{logo.name}")
    return Finding("logo-as-pixels", Severity.WARNING, message, place, _HINT)


def _origin(asset: str, logo: Logo, statement: Statement) -> tuple[str, str]:
    """Return the folder of an image, and in words which row of the register names it."""
    for group in (statement.conveners, *(group.members for group in statement.groups.values())):
        for member in group:
            if member.mark == logo:
                return LOGOS, f" (row {member.line} of the register)"
    return (FIGURES if asset.startswith("picture-") else SCANS), ""
