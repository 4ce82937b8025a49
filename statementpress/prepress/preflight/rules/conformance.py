"""Whether a file says that it is PDF/X, whether it is trapped, and which document it is."""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from statementpress.errors import Severity
from statementpress.prepress.pdf.objects import name
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from statementpress.prepress.preflight.inspection import Inspection
from statementpress.unpacking import unpack_or_none

BLIND_EXCHANGE = ("PDF/X-1:", "PDF/X-1a:", "PDF/X-3:")
"""How the markers of X-1a and X-3 begin (ISO 15930-1, -3, -4 and -6), before their year."""
PDF_X_4 = "PDF/X-4"
"""ISO 15930-7; PDF/X-4p, whose profile is not embedded, is another marker."""
TRAPPED = ({"True"}, {"False"})
"""What a file may say: one thing, and the same in both places."""

_XMP_VERSION = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"
_XMP_TRAPPED = "{http://ns.adobe.com/pdf/1.3/}Trapped"
_REQUIRED_IN_XMP = {
    "dc:title": "{http://purl.org/dc/elements/1.1/}title",
    "xmp:CreateDate": "{http://ns.adobe.com/xap/1.0/}CreateDate",
    "xmp:ModifyDate": "{http://ns.adobe.com/xap/1.0/}ModifyDate",
    "xmp:MetadataDate": "{http://ns.adobe.com/xap/1.0/}MetadataDate",
    "xmpMM:DocumentID": "{http://ns.adobe.com/xap/1.0/mm/}DocumentID",
}
"""What PDF/X-4 requires in XMP beside its marker (ISO 15930-7, document identification)."""
_INFO_VERSION = Name.GTS_PDFXVersion
_LARGEST_PACKET = 10_000_000
"""Bytes; a packet with a thumbnail and the history of every image has a few hundred kB."""


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find markers of the whole file that are missing, or that print shops do not know."""
    yield from _version(inspection.pdf)
    yield from _missing_metadata(inspection.pdf)
    trapped = {_info(inspection.pdf, Name.Trapped), _xmp(inspection.pdf, _XMP_TRAPPED)} - {""}
    if trapped not in TRAPPED:
        measured = Measure(", ".join(sorted(trapped))) if trapped else None
        yield PreflightFinding("trapped-missing", Severity.WARNING, measured=measured)
    if not _has_identifier(inspection.pdf):
        yield PreflightFinding("identifier-missing", Severity.WARNING)


def pdfx_marker(pdf: Pdf) -> str:
    """Return the version of PDF/X that a file claims, as "PDF/X-4"; empty if it claims none."""
    return _xmp(pdf, _XMP_VERSION) or _info(pdf, _INFO_VERSION)


def _version(pdf: Pdf) -> Iterator[PreflightFinding]:
    """Look for the marker in its place: in XMP from PDF/X-4 on, in Info for earlier versions."""
    marker = pdfx_marker(pdf)
    if not marker:
        yield PreflightFinding("pdf-x-missing", Severity.ERROR)
    elif marker.startswith(BLIND_EXCHANGE):
        return
    elif marker != PDF_X_4:
        yield PreflightFinding("pdf-x-version", Severity.WARNING, measured=Measure(marker))
    elif not _xmp(pdf, _XMP_VERSION):
        found = Measure(f"{marker}, missing from XMP")
        yield PreflightFinding("pdf-x-version", Severity.WARNING, measured=found)


def _missing_metadata(pdf: Pdf) -> Iterator[PreflightFinding]:
    """Find the metadata that is missing from a file whose XMP says that it is PDF/X-4."""
    if _xmp(pdf, _XMP_VERSION) != PDF_X_4:
        return
    missing = [name for name, key in _REQUIRED_IN_XMP.items() if not _xmp(pdf, key)]
    if missing:
        subject = ", ".join(missing)
        yield PreflightFinding("metadata-incomplete", Severity.WARNING, subject=subject)


def _info(pdf: Pdf, key: Name) -> str:
    """Return a text or name of the information dictionary (ISO 32000-1, 14.3.3), without slash."""
    info = pdf.trailer.get(Name.Info)
    value = info.get(key) if isinstance(info, Dictionary) else None
    return str(value).strip() if isinstance(value, String) else name(value).strip()


def _xmp(pdf: Pdf, key: str) -> str:
    """Return a simple value of the XMP packet; empty if it or the packet cannot be read."""
    packet = pdf.Root.get(Name.Metadata)
    if not isinstance(packet, Stream) or unpack_or_none(packet, _LARGEST_PACKET) is None:
        return ""
    try:
        value = pdf.open_metadata(strict=True).get(key)
    except Exception:  # from pikepdf, lxml or Python: nobody else could read the packet either
        return ""
    return value.strip() if isinstance(value, str) else ""


def _has_identifier(pdf: Pdf) -> bool:
    """Say whether the trailer has the two strings of /ID (ISO 32000-1, 14.4)."""
    found = pdf.trailer.get(Name.ID)
    if not isinstance(found, Array) or len(found) != 2:
        return False
    return all(isinstance(part, String) and bytes(part) for part in found)
