"""PDFs of a few lines, written by hand."""

from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, Pdf, Stream

LINES = b"BT /F 12 Tf 14 TL 30 150 Td (Rivers are clean.) Tj T* (Otters say so.) Tj ET"


def pdf(*pages: bytes, comment: bytes = b"", width: int = 200) -> bytes:
    """Return a PDF with these contents; a comment changes its bytes and nothing else."""
    document = Pdf.new()
    font = document.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    for content in pages:
        page = document.add_blank_page(page_size=(width, 200))
        page.Resources = Dictionary(Font=Dictionary(F=font))
        page.Contents = Stream(document, comment + content)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def moved(points: float) -> bytes:
    """Return the content of the two lines, moved up."""
    return b"1 0 0 1 0 %f cm " % points + LINES


def claiming(**claims: str) -> bytes:
    """Return a PDF of an empty page whose metadata claim so: pdfaid_part="3" and the like."""
    written = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        with document.open_metadata() as metadata:
            for key, value in claims.items():
                metadata[key.replace("_", ":")] = value
        document.save(written)
    return written.getvalue()
