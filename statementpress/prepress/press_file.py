"""Make the file for the press from a PDF made for screens, step by step."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from pikepdf import Pdf

from statementpress.prepress.annotations import without_annotations
from statementpress.prepress.colour.conversion import Conversion
from statementpress.prepress.colour.document import convert_colours
from statementpress.prepress.colour.overprint import overprint_black
from statementpress.prepress.pdfx import VERSION, OutputIntent, mark_as_pdfx
from statementpress.prepress.sheet.sheet import lay_sheet
from statementpress.prepress.sheet.slug import Slug
from statementpress.project.press import Press


@dataclass(frozen=True, slots=True)
class PressJob:
    """What a press file is made for."""

    press: Press
    intent: OutputIntent
    total_ink: float
    """The most ink that an image may lay down, in percent summed over all plates."""
    identifier: str
    """The name of the document in all its versions."""
    slug: Slug
    """What stands in the slug line below each page."""
    originals: Mapping[str, bytes]
    """The files of images, by the names that these have in the resources of pages."""


def press_file(pdf: bytes, job: PressJob) -> bytes:
    """Return a PDF, which was laid out with the bleed of the job, as PDF/X-4 in its press's inks.

    Raises ConversionError if colours cannot be understood, and SetupError if the press prints
    without black ink.
    """
    conversion = Conversion(job.intent.profile, job.press.colours, job.total_ink)
    with Pdf.open(BytesIO(pdf)) as document:
        convert_colours(document, conversion, job.originals)
        # Which text is black can only be seen once it is in inks.
        overprint_black(document)
        without_annotations(document)
        # Marks and slug line are drawn in inks from the start, so they come after the conversion.
        lay_sheet(document, job.press, job.slug)
        mark_as_pdfx(document, job.intent, job.identifier)
        # What the steps above have replaced goes last.
        document.remove_unreferenced_resources()
        written = BytesIO()
        document.save(written, deterministic_id=True, force_version=VERSION)
    return written.getvalue()
