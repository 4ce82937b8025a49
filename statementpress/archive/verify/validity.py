"""Whether the PDFs of a version are what they say they are, as veraPDF judges today."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf

from statementpress.archive.bag import layout
from statementpress.archive.bag.record import BuildRecord
from statementpress.archive.bag.version import Version
from statementpress.conformance.claims import claimed_flavours
from statementpress.conformance.verapdf import VeraPdf
from statementpress.conformance.verdict import VeraPdfError
from statementpress.errors import Finding, Place, Severity

_HINT = "compare with what the build record says of it; a later veraPDF may know more rules"


def validity_findings(version: Version, record: BuildRecord, verapdf: VeraPdf) -> list[Finding]:
    """Return an error for each PDF that is not the PDF/A or PDF/UA that it says it is.

    Or that does not say any more what the build record has of it.
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
        findings += [_invalid(path, f"it was {it}, and does not say so") for it in sorted(lost)]
        findings += [each for it in flavours for each in _judged(path, it, verapdf)]
    return findings


def _judged(path: Path, flavour: str, verapdf: VeraPdf) -> Iterator[Finding]:
    """Yield that a PDF is not what it says; where there is no verdict, that as a warning."""
    try:
        clauses = verapdf.validate(path, flavour)
    except VeraPdfError as error:
        hint = "verify again; `generate.py doctor` tells which veraPDF is used"
        yield Finding("not-judged", Severity.WARNING, str(error), Place(str(path)), hint)
        return
    if clauses:
        yield _invalid(path, f"it says that it is {flavour}, and is not: {'; '.join(clauses)}")


def _invalid(path: Path, told: str) -> Finding:
    return Finding("invalid-pdf", Severity.ERROR, told, Place(str(path)), _HINT)
