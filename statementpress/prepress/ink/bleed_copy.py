"""A copy of a PDF that ends at the bleed box, so that only what is printed and kept is measured.

Printer's marks, colour bars and the slug line lie outside the bleed box and are cut off. The copy
is upright and has no annotations, because it depends on the viewer whether they print; preflight
has a rule about them.
"""

from collections.abc import Collection, Set
from dataclasses import dataclass
from io import BytesIO

from pikepdf import Name, Page, Pdf, PdfError, Rectangle

from statementpress.prepress.ink.separations import Frame
from statementpress.prepress.pdf.opening import UnreadablePdfError, opened
from statementpress.prepress.pdf.page_boxes import page_boxes, user_unit
from statementpress.prepress.units import MILLIMETRES

SMALLEST = 1.0
"""Points: a box with a shorter side is not taken for a page."""
LARGEST = 14400.0
"""Points after UserUnit: the largest page of ISO 32000-1, annex C; no press takes a larger one."""


class NoInkError(ValueError):
    """The ink of a file or of a page could not be measured; the message says why."""


@dataclass(frozen=True, slots=True)
class BleedCopy:
    """A PDF of the pages that can be measured."""

    data: bytes
    """The PDF."""
    frames: tuple[Frame, ...]
    """One for each of its pages, in their order."""
    reasons: tuple[str, ...]
    """Why each of the other pages cannot be measured."""


def bleed_copy(data: bytes, without: Collection[int] = ()) -> BleedCopy:
    """Return the PDF `data` cut to its bleed boxes; raise NoInkError if it cannot be read.

    Pages with the numbers `without` are left out.
    """
    frames: list[Frame] = []
    reasons: list[str] = []
    written = BytesIO()
    try:
        with opened(data) as pdf:
            for number, page in reversed(list(enumerate(pdf.pages, 1))):
                if number in without:
                    del pdf.pages[number - 1]
                    continue
                try:
                    frames.insert(0, _cut(page, number))
                except NoInkError as error:
                    reasons.insert(0, f"page {number}: {error}")
                    del pdf.pages[number - 1]
            pdf.save(written, deterministic_id=True)
    except UnreadablePdfError as error:
        raise NoInkError(f"the file {error}") from error
    except (PdfError, ValueError, TypeError, RuntimeError) as error:
        # pikepdf's own message names an address in memory, which differs from run to run
        raise NoInkError("the file cannot be read") from error
    return BleedCopy(written.getvalue(), tuple(frames), tuple(reasons))


def only(copy: BleedCopy, numbers: Set[int]) -> BleedCopy:
    """Return a copy with the pages of some numbers alone."""
    if numbers >= {frame.number for frame in copy.frames}:
        return copy
    written = BytesIO()
    with Pdf.open(BytesIO(copy.data), suppress_warnings=True) as pdf:
        for index, frame in reversed(list(enumerate(copy.frames))):
            if frame.number not in numbers:
                del pdf.pages[index]
        pdf.save(written, deterministic_id=True)
    frames = tuple(frame for frame in copy.frames if frame.number in numbers)
    return BleedCopy(written.getvalue(), frames, ())


def _cut(page: Page, number: int) -> Frame:
    """Make the bleed box of a page its only box, and return its frame."""
    boxes, unit = page_boxes(page), user_unit(page.obj)
    bleed = boxes.bleed
    if min(bleed.width, bleed.height) < SMALLEST:
        raise NoInkError("it is smaller than a point")
    if max(bleed.width, bleed.height) * unit > LARGEST:
        raise NoInkError("it is larger than five metres")
    for key in (Name.Annots, Name.TrimBox, Name.ArtBox, Name.BleedBox):
        if key in page.obj:
            del page.obj[key]
    page.obj.UserUnit = unit
    page.obj.Rotate = 0
    page.obj.MediaBox = page.obj.CropBox = bleed.as_array()
    return _frame(number, bleed, boxes.trim, unit * MILLIMETRES)


def _frame(number: int, bleed: Rectangle, trim: Rectangle, scale: float) -> Frame:
    return Frame(
        number,
        width=bleed.width * scale,
        height=bleed.height * scale,
        trim_left=(trim.llx - bleed.llx) * scale,
        trim_top=(bleed.ury - trim.ury) * scale,
        trim_right=(trim.urx - bleed.llx) * scale,
        trim_bottom=(bleed.ury - trim.lly) * scale,
    )
