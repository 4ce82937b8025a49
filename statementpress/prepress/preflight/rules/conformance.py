"""What a file says of itself: that it is PDF/X, whether it is trapped, which document it is.

All these are formalities: they change nothing in print, but shops sort and check files by them.
"""

from collections.abc import Iterator
from datetime import datetime

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from pikepdf.models.metadata import decode_pdf_date

from statementpress.errors import Severity
from statementpress.prepress.pdf.objects import name
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from statementpress.prepress.preflight.inspection import Inspection
from statementpress.unpacking import unpack_or_none

BLIND_EXCHANGE = ("PDF/X-1:", "PDF/X-1a:", "PDF/X-3:")
"""How the markers of X-1a and X-3 begin (ISO 15930-1, -3, -4 and -6), before their year."""
PDF_X_4 = "PDF/X-4"
"""ISO 15930-7; PDF/X-4p, whose profile is not embedded, is another marker."""
VERSIONS = {PDF_X_4: ("1.4", "1.7"), "PDF/X-4p": ("1.4", "1.7"), "PDF/X-6": ("2.0", "2.0")}
"""The oldest and the newest version of PDF that fit a version of PDF/X. PDF/X-4 builds on PDF 1.6
(ISO 15930-7) and lives on transparency, which came with 1.4; 1.7 is what ISO 32000-1 made of 1.6,
and PDF/X-6 (ISO 15930-9) builds on 2.0."""
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
    "xmpMM:VersionID": "{http://ns.adobe.com/xap/1.0/mm/}VersionID",
    "xmpMM:RenditionClass": "{http://ns.adobe.com/xap/1.0/mm/}RenditionClass",
}
"""What PDF/X-4 requires in XMP beside its marker (ISO 15930-7, document identification)."""
_ALIKE = {
    Name.Title: "dc:title",
    Name.CreationDate: "xmp:CreateDate",
    Name.ModDate: "xmp:ModifyDate",
}
"""What the information dictionary may say as well (ISO 32000-1, 14.3.3), in XMP."""
_INFO_VERSION = Name.GTS_PDFXVersion
MINUTE = 60
"""Seconds."""
_LARGEST_PACKET = 10_000_000
"""Bytes; a packet with a thumbnail and the history of every image has a few hundred kB."""


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find markers of the whole file that are missing, or that print shops do not know."""
    yield from _version(inspection.pdf)
    yield from _pdf_version(inspection.pdf)
    yield from _missing_metadata(inspection.pdf)
    yield from _differing_metadata(inspection.pdf)
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
        found = Measure("missing from XMP")
        yield PreflightFinding("pdf-x-version", Severity.WARNING, measured=found)


def _pdf_version(pdf: Pdf) -> Iterator[PreflightFinding]:
    """Find a version of PDF that does not have what the version of PDF/X needs, or has too much."""
    oldest, newest = VERSIONS.get(pdfx_marker(pdf), ("", ""))
    declared = pdf.Root.get(Name.Version)
    # A later version in the catalog replaces that of the header (ISO 32000-1, 7.5.2).
    version = max(pdf.pdf_version, name(declared))
    if oldest and not oldest <= version <= newest:
        found, limit = (
            Measure(f"PDF {version}"),
            Measure(f"PDF {oldest}" + f"–{newest}" * (oldest != newest)),
        )
        yield PreflightFinding("pdf-version", Severity.WARNING, measured=found, limit=limit)


def _missing_metadata(pdf: Pdf) -> Iterator[PreflightFinding]:
    """Find the metadata that is missing from a file whose XMP says that it is PDF/X-4."""
    if _xmp(pdf, _XMP_VERSION) != PDF_X_4:
        return
    missing = [name for name, key in _REQUIRED_IN_XMP.items() if not _xmp(pdf, key)]
    if missing:
        subject = ", ".join(missing)
        yield PreflightFinding("metadata-incomplete", Severity.WARNING, subject=subject)


def _differing_metadata(pdf: Pdf) -> Iterator[PreflightFinding]:
    """Find what the information dictionary and XMP both say, but not alike."""
    pairs = [
        (key, _info(pdf, key), _xmp(pdf, _REQUIRED_IN_XMP[known])) for key, known in _ALIKE.items()
    ]
    differing = [name(key) for key, info, xmp in pairs if info and xmp and not _is_same(info, xmp)]
    if differing:
        subject = ", ".join(differing)
        yield PreflightFinding("metadata-differs", Severity.WARNING, subject=subject)


def _is_same(info: str, xmp: str) -> bool:
    """Say whether two texts are the same, or the same moment.

    A date that leaves out its time zone or its seconds is the same as one that does not.
    """
    if info == xmp:
        return True
    try:
        one, other = decode_pdf_date(info), datetime.fromisoformat(xmp)
    except (ValueError, TypeError):
        return False
    if one.tzinfo is None or other.tzinfo is None:
        one, other = one.replace(tzinfo=None), other.replace(tzinfo=None)
    return abs((one - other).total_seconds()) < MINUTE


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
