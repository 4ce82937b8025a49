"""Findings made by hand, a small PDF to show them on, and the words of both languages."""

from io import BytesIO

from pikepdf import Array, Dictionary, Name, Pdf

from statementpress.errors import Severity
from statementpress.preflight_report.examined import Examined
from statementpress.preflight_report.wording import wordings
from statementpress.prepress.preflight.finding import Measure, PreflightFinding, Spot
from statementpress.prepress.preflight.preflight import Preflight, PreflightPage
from statementpress.project.files import SHIPPED
from statementpress.project.project import Project

SHIPPED_PROJECT = Project.at(SHIPPED)
ENGLISH, KHMER = wordings(SHIPPED_PROJECT).values()
WIDTH, HEIGHT = 210.0, 297.0
"""Millimetres."""

COARSE = PreflightFinding(
    "image-resolution",
    Severity.WARNING,
    page=2,
    spot=Spot(60, 80.25, 100, 120),
    subject="Im0 300 × 200 px",
    measured=Measure(72.0, "ppi"),
    limit=Measure(150.0, "ppi"),
    count=3,
)
UNMARKED = PreflightFinding("pdf-x-missing", Severity.ERROR)
"""A formality."""
BARE = PreflightFinding("font-not-embedded", Severity.ERROR, page=1, subject="Helvetica")
RICH = PreflightFinding("rich-black", Severity.NOTE, page=1, subject="area")


def pdf(pages: int = 2, *, content: bytes = b"", rotate: int = 0) -> bytes:
    """Return a PDF of pages of 216 × 303 mm, trimmed to A4 in their middle."""
    points = 72 / 25.4
    media, trim = 3 * points, (WIDTH + 3) * points
    made = Pdf.new()
    for _ in range(pages):
        page = made.add_blank_page(page_size=((WIDTH + 6) * points, (HEIGHT + 6) * points))
        page.obj.TrimBox = Array([media, media, trim, (HEIGHT + 3) * points])
        page.obj.Contents = made.make_stream(content)
        page.obj.Resources = Dictionary()
        page.obj[Name.Rotate] = rotate
    written = BytesIO()
    made.save(written, deterministic_id=True)
    return written.getvalue()


def examined(
    *findings: PreflightFinding, pages: int = 2, name: str = "poster.pdf", data: bytes = b""
) -> Examined:
    """Return a file with these findings, as preflight would have found them."""
    facts = tuple(PreflightPage(number, WIDTH, HEIGHT) for number in range(1, pages + 1))
    found = Preflight(findings, facts, "PDF/X-4", "FOGRA39", "a made-up meter")
    return Examined(name, data or pdf(min(pages, 3)), "sheetfed-coated", found)
