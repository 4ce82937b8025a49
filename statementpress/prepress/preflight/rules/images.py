"""Images with too few pixels for the size at which they are placed."""

from collections.abc import Iterator, Sequence

from pikepdf import Name

from statementpress.errors import Severity
from statementpress.prepress.colour.space import ColourSpace
from statementpress.prepress.content.painted import Painted, PaintedImage, PaintedText
from statementpress.prepress.pdf.page_boxes import insets
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from statementpress.prepress.preflight.inspection import InspectedPage, Inspection
from statementpress.prepress.preflight.printed import TOUCH, printed, touches
from statementpress.project.limits import Limits

MOST_FLAT = 4
"""The longer side, in pixels, up to which an image is not a picture: programs stretch such images
into plain or blended backgrounds, which would print the same with more pixels."""


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find images below the resolution that the limits ask for, in pixels to the inch as placed.

    Images of one bit and stencil masks have edges instead of tones, and limits of their own. The
    resolution is compared as it is reported, in whole pixels: 149.6 counts as 150. The letters of a
    font of Type 3 may be such images, a hundred to a line. They are found once for the font, and
    only if they have fewer pixels than any line art may have. A page that is one image has its text
    in it, so that it may need more pixels (Ghent Workgroup 2022, R0033).
    """
    for page in inspection.pages:
        letters: PaintedText | None = None
        everything = list(printed(page, Painted))
        wanted = inspection.limits.page_image_warning if _is_one_image(page, everything) else 0.0
        for painted in everything:
            if isinstance(painted, PaintedText):
                letters = painted if _is_drawn(painted) else None
            elif isinstance(painted, PaintedImage) and _is_picture(painted):
                if letters and touches(painted.box, letters.box):
                    yield from _coarse_letters(page, painted, letters, inspection.limits)
                else:
                    yield from _coarse(page, painted, inspection.limits, wanted)


def _is_one_image(page: InspectedPage, everything: Sequence[Painted]) -> bool:
    """Say whether a page is one image of tones that covers it."""
    match everything:
        case [PaintedImage(space=ColourSpace(), bits=bits) as image] if bits > 1:
            return min(insets(page.trim, image.box)) >= -TOUCH
    return False


def _is_drawn(text: PaintedText) -> bool:
    """Say whether the letters of a text are content (ISO 32000-1, 9.6.5), which comes after it."""
    return text.source is not None and text.source.get(Name.Subtype) == Name.Type3


def _is_picture(image: PaintedImage) -> bool:
    """Say whether an image has more pixels than a plain background, and an area to show them."""
    flat = max(image.width, image.height) <= MOST_FLAT
    return not flat and image.box.width > 0 and image.box.height > 0


def _coarse_letters(
    page: InspectedPage, image: PaintedImage, letters: PaintedText, limits: Limits
) -> Iterator[PreflightFinding]:
    resolution = round(image.resolution, 0)
    if resolution < limits.bitmap_error:
        yield PreflightFinding(
            "bitmap-resolution",
            Severity.WARNING,
            page.number,
            page.spot(letters.box),
            letters.font,
            Measure(resolution, "ppi"),
            Measure(limits.bitmap_error, "ppi"),
        )


def _coarse(
    page: InspectedPage, image: PaintedImage, limits: Limits, page_wanted: float
) -> Iterator[PreflightFinding]:
    """Find an image with too few pixels; as a whole page it should have `page_wanted` at least."""
    bitmap = image.space is None or image.bits == 1
    code = "bitmap-resolution" if bitmap else "image-resolution"
    least, wanted = (
        (limits.bitmap_error, limits.bitmap_warning)
        if bitmap
        else (limits.image_error, max(limits.image_warning, page_wanted))
    )
    resolution = round(image.resolution, 0)
    if resolution < wanted:
        yield PreflightFinding(
            code,
            Severity.ERROR if resolution < least else Severity.WARNING,
            page.number,
            page.spot(image.box),
            f"{image.name} {image.width} × {image.height} px".strip(),
            Measure(resolution, "ppi"),
            Measure(least if resolution < least else wanted, "ppi"),
        )
