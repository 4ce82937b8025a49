"""From a PDF made for screens to the file for the press, step by step."""

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
    """What a press file is made for.

    `total_ink` is the most that an image may lay down, in percent. `identifier` names the document
    through all its versions; `originals` are the files of its images, by the names that these have
    as resources of its pages.
    """

    press: Press
    intent: OutputIntent
    total_ink: float
    identifier: str
    slug: Slug
    originals: Mapping[str, bytes]


def press_file(pdf: bytes, job: PressJob) -> bytes:
    """Return `pdf`, laid out with the bleed of the job, as PDF/X-4 in the inks of its press."""
    conversion = Conversion(job.intent.profile, job.press.colours, job.total_ink)
    with Pdf.open(BytesIO(pdf)) as document:
        convert_colours(document, conversion, job.originals)
        overprint_black(document)
        without_annotations(document)
        lay_sheet(document, job.press, job.slug)
        mark_as_pdfx(document, job.intent, job.identifier)
        document.remove_unreferenced_resources()
        written = BytesIO()
        document.save(written, deterministic_id=True, force_version=VERSION)
    return written.getvalue()
