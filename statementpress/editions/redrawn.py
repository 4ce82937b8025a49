"""Let pages show SVG marks as other programs do, and say which of them are printed as pixels."""

from dataclasses import replace

from statementpress.errors import ContentError, Finding, Place, Severity
from statementpress.late import late_imports
from statementpress.statement.attachments import FIGURES
from statementpress.statement.files import FileError
from statementpress.statement.logos.reader import LOGOS
from statementpress.statement.model import Statement
from statementpress.statement.signatories import Logo
from statementpress.statement.signatures import SCANS
from statementpress.typeset.compose.document import Document

with late_imports():  # PDFium, to look at marks, takes 80 ms, and many statements have no SVG
    from statementpress.typeset.layout import marks

_HINT = (
    "look at it in the PDF; for sharper print ask for the mark as plain shapes (Inkscape: Path, "
    "Object to Path, then flatten effects; Illustrator: Object, Flatten Transparency, and Expand; "
    "Figma: Flatten)"
)


def with_marks_as_drawn(document: Document, statement: Statement) -> Document:
    """Return a document that shows each SVG as a second engine draws it, with a finding if needed.

    Raises ContentError if an SVG takes too much time or memory.
    """
    logos, assets, findings = dict(document.logos), dict(document.assets), []
    for asset, logo in document.logos.items():
        if not logo.is_svg:
            continue
        longest = marks.PICTURE_PIXELS if asset.startswith("picture-") else marks.PIXELS
        try:
            found = marks.redrawn(logo, longest)
        except FileError as error:
            place = Place(statement.known_as)
            message, hint = error.message, error.hint
            finding = Finding(error.code, Severity.ERROR, message, place, hint)
            raise ContentError([finding]) from error
        if found:
            findings.append(_finding(asset, logo, found, statement))
            data = found.pixels
            logos[asset] = replace(logo, media_type="image/png", data=data, original=data)
            assets[asset] = (data, "image/png")
    found_all = (*document.findings, *findings)
    return replace(document, logos=logos, assets=assets, findings=found_all)


def _finding(asset: str, logo: Logo, found: "marks.Redrawn", statement: Statement) -> Finding:
    folder, row = _origin(asset, logo, statement)
    has = f"; it has {', '.join(found.causes)}" if found.causes else ""
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
