"""Images with too few pixels for the size at which they are placed."""

from collections.abc import Iterator

from statementpress.errors import Severity
from statementpress.prepress.content.painted import PaintedImage
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from statementpress.prepress.preflight.inspection import InspectedPage, Inspection
from statementpress.prepress.preflight.printed import printed
from statementpress.project.limits import Limits

MOST_FLAT = 4
"""The longer side, in pixels, up to which an image is not a picture: programs stretch such images
into plain or blended backgrounds, which would print the same with more pixels."""


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find images below the resolution that the limits ask for, in pixels to the inch as placed.

    Images of one bit and stencil masks have edges instead of tones, and limits of their own. The
    resolution is compared as it is reported, in whole pixels: 149.6 counts as 150.
    """
    for page in inspection.pages:
        for image in printed(page, PaintedImage):
            if _is_picture(image):
                yield from _coarse(page, image, inspection.limits)


def _is_picture(image: PaintedImage) -> bool:
    """Say whether an image has more pixels than a plain background, and an area to show them."""
    flat = max(image.width, image.height) <= MOST_FLAT
    return not flat and image.box.width > 0 and image.box.height > 0


def _coarse(page: InspectedPage, image: PaintedImage, limits: Limits) -> Iterator[PreflightFinding]:
    bitmap = image.space is None or image.bits == 1
    code = "bitmap-resolution" if bitmap else "image-resolution"
    least, wanted = (
        (limits.bitmap_error, limits.bitmap_warning)
        if bitmap
        else (limits.image_error, limits.image_warning)
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
