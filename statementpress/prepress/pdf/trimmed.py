"""Have viewers show a PDF without its bleed, which is there for whoever cuts the paper."""

from io import BytesIO

from pikepdf import Array, Name, Pdf

from statementpress.prepress.pdf.page_boxes import page_boxes


def trimmed(pdf: bytes) -> bytes:
    """Return a PDF whose pages are shown up to their trim box (/CropBox, ISO 32000-1, 14.11.2).

    All that lies around it counts as bleed: WeasyPrint ends the bleed box at 10 points, however
    much bleed there is.
    """
    with Pdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            boxes = page_boxes(page)
            page.obj[Name.CropBox] = Array(boxes.trim.as_array())
            page.obj[Name.BleedBox] = Array(boxes.media.as_array())
        written = BytesIO()
        document.save(written, deterministic_id=True)
    return written.getvalue()
