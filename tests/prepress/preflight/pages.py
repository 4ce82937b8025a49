"""PDFs for preflight: a clean one of A6 pages, which passes every rule, for tests to spoil."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from statementpress.prepress.preflight.finding import PreflightFinding
from statementpress.prepress.preflight.preflight import Preflight, preflight
from statementpress.project.files import ProjectFiles
from statementpress.project.limits import Limits, choose_limits, read_limits
from tests.shared.ink import bare_paper

MILLIMETRE = 72 / 25.4
"""In points."""
MARGIN = 10.0
"""Millimetres between the trim box and the media box."""
BLACK_SQUARE = b"0 0 0 1 k 100 100 50 50 re f"
PROFILE = (Path(__file__).parents[3] / "press/conditions/FOGRA39L_coated.icc").read_bytes()
XMP = b"""<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Clean Rivers</rdf:li></rdf:Alt></dc:title>
<xmp:CreateDate>2030-01-31T00:00:00Z</xmp:CreateDate>
<xmp:ModifyDate>2030-01-31T00:00:00Z</xmp:ModifyDate>
<xmp:MetadataDate>2030-01-31T00:00:00Z</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:1</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdfxid:GTS_PDFXVersion>%s</pdfxid:GTS_PDFXVersion><pdf:Trapped>%s</pdf:Trapped>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def page_pdf(
    content: bytes = BLACK_SQUARE,
    *,
    resources: Dictionary | None = None,
    trim: tuple[float, float] = (105, 148),
    bleed: float = 3,
    pages: int = 1,
) -> Pdf:
    """Return a PDF/X-4 of like pages; `trim` is width and height, all in millimetres."""
    pdf = Pdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
        page = pdf.pages[-1].obj
        page.MediaBox = box(trim, MARGIN)
        page.BleedBox = box(trim, bleed)
        page.TrimBox = box(trim)
        page.Resources = resources if resources is not None else Dictionary()
        page.Contents = pdf.make_stream(content)
    pdf.Root.OutputIntents = Array([output_intent(pdf)])
    pdf.docinfo[Name.Trapped] = Name("/False")
    say(pdf)
    return pdf


def box(trim: tuple[float, float], around: float = 0) -> Array:
    """Return a box in points that lies `around` millimetres outside the trimmed page."""
    low, right, top = MARGIN - around, MARGIN + trim[0] + around, MARGIN + trim[1] + around
    return Array([edge * MILLIMETRE for edge in (low, low, right, top)])


def output_intent(pdf: Pdf, name: str = "FOGRA39", profile: bytes = PROFILE) -> Dictionary:
    """Return an output intent with a profile embedded."""
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(name),
        DestOutputProfile=pdf.make_stream(profile, N=4),
    )


def say(pdf: Pdf, version: bytes = b"PDF/X-4", trapped: bytes = b"False") -> None:
    """Write the XMP packet of a PDF."""
    pdf.Root.Metadata = pdf.make_stream(
        XMP % (version, trapped), Type=Name.Metadata, Subtype=Name.XML
    )


def note(subtype: str = "Text", at: float = 100, **entries: object) -> Dictionary:
    """Return an annotation, ten points square, on the page unless it is `at` the margin."""
    rect = Array([at, at, at + 10, at + 10])
    made = Dictionary(Type=Name.Annot, Subtype=Name(f"/{subtype}"), Rect=rect)
    for key, value in entries.items():
        made[f"/{key}"] = value
    return made


def saved(pdf: Pdf, version: str = "1.6") -> bytes:
    """Return a PDF as a file with an identifier, in the version that PDF/X-4 builds on."""
    written = BytesIO()
    pdf.save(written, deterministic_id=True, force_version=version)
    return written.getvalue()


@contextmanager
def reopened(pdf: Pdf) -> Iterator[Pdf]:
    """Open a PDF as a reader of its file does."""
    with Pdf.open(BytesIO(saved(pdf))) as again:
        yield again


@cache
def limits(name: str = "sheetfed-coated") -> Limits:
    """Return a table of press/limits.toml."""
    return choose_limits(read_limits(ProjectFiles(Path())), name)


def examined(pdf: Pdf | bytes, allowed: Limits | None = None) -> Preflight:
    """Return the result of preflight for a PDF or for the bytes of a file."""
    data = pdf if isinstance(pdf, bytes) else saved(pdf)
    return preflight(data, allowed or limits(), bare_paper)


def findings(pdf: Pdf | bytes, code: str) -> list[PreflightFinding]:
    """Return the findings of a code."""
    return [finding for finding in examined(pdf).findings if finding.code == code]


def codes(pdf: Pdf | bytes, allowed: Limits | None = None) -> list[str]:
    """Return the codes of all findings, in the order of the report."""
    return [finding.code for finding in examined(pdf, allowed).findings]


def first_page(pdf: Pdf) -> Object:
    """Return the dictionary of the first page."""
    return pdf.pages[0].obj
