"""Check that the PDFs of a version are the PDF/A and PDF/UA that they claim to be, with veraPDF."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf

from statementpress.archive.bag import layout
from statementpress.archive.bag.record import BuildRecord
from statementpress.archive.bag.version import Version
from statementpress.conformance.claims import claimed_flavours, standard
from statementpress.conformance.verapdf import VeraPdf
from statementpress.conformance.verdict import VeraPdfError
from statementpress.errors import Finding, Place, Severity

_HINT = "compare this with the build record; a later veraPDF may know more rules"


def validity_findings(version: Version, record: BuildRecord, verapdf: VeraPdf) -> list[Finding]:
    """Return an error for each PDF that is not what it claims to be.

    It is an error, too, if a PDF no longer claims a standard that the build record has for it.
    """
    promised = {output.path: set(output.validity) for output in record.outputs}
    findings = []
    for path in sorted((version.data / layout.PDF).glob("*.pdf")):
        try:
            flavours = claimed_flavours(path)
        except (OSError, ValueError, pikepdf.PdfError) as error:
            findings.append(_invalid(path, f"it cannot be read: {error}"))
            continue
        lost = promised.get(f"{layout.PDF}/{path.name}", set()) - set(flavours)
        findings += [
            _invalid(path, f"it no longer claims to be {standard(it)}") for it in sorted(lost)
        ]
        findings += [each for it in flavours for each in _judged(path, it, verapdf)]
    return findings


def _judged(path: Path, flavour: str, verapdf: VeraPdf) -> Iterator[Finding]:
    """Yield an error if a PDF is not what it claims to be, or a warning if there is no verdict."""
    try:
        clauses = verapdf.validate(path, flavour)
    except VeraPdfError as error:
        hint = "verify again; `generate.py doctor` names the veraPDF that is used"
        yield Finding("not-judged", Severity.WARNING, str(error), Place(str(path)), hint)
        return
    if clauses:
        yield _invalid(
            path, f"it claims to be {standard(flavour)}, but is not: {'; '.join(clauses)}"
        )


def _invalid(path: Path, message: str) -> Finding:
    return Finding("invalid-pdf", Severity.ERROR, message, Place(str(path)), _HINT)
