"""Small pictures of trimmed pages, with numbered frames around findings.

A frame has a colour and a number, so that nobody has to distinguish colours. PDFium draws the
pages, as it does in most people's viewers, so the pictures look like what they have seen.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import isfinite

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from statementpress.errors import Severity
from statementpress.prepress.face import Spot

PIXELS = 10.0
"""Pixels per millimetre of the report: 254 per inch."""
TALLEST = 1.42
"""The largest ratio of height to width, just above that of A4; a taller page becomes narrower."""
BADGE = 2.9
"""The height of a number in millimetres of the report."""
FRAME = 0.3
"""The width of a frame's line in millimetres of the report."""

COLOURS = {Severity.ERROR: "#a3161b", Severity.WARNING: "#8a5300", Severity.NOTE: "#1b5163"}
"""Each has a contrast of 4.5 to 1 or more on white (WCAG 2.1, 1.4.3), as in the style sheet."""
BLANK = "#d8d8d8"
"""The colour of a page that PDFium cannot draw."""
EDGE = "#6b6b6b"
"""The colour of the line around each page, which is one pixel wide."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A frame with a number."""

    number: int
    """The number of the findings' group."""
    severity: Severity
    box: Box
    """Its place, in parts (0 to 1) of the trimmed page's width and height."""


def mark(number: int, severity: Severity, spot: Spot, size: tuple[float, float]) -> Mark | None:
    """Return a mark for a spot on a page of this width and height (mm); None if it is off it."""
    width, height = size
    if not (width > 0 and height > 0):
        return None
    box = (spot.left / width, spot.top / height, spot.right / width, spot.bottom / height)
    if not all(map(isfinite, box)) or box[2] < 0 or box[3] < 0 or box[0] > 1 or box[1] > 1:
        return None
    left, top, right, bottom = (min(max(edge, 0.0), 1.0) for edge in box)
    return Mark(number, severity, (left, top, right, bottom))


def thumbnails(
    data: bytes, pages: Mapping[int, Sequence[Mark]], *, width: float, font: bytes
) -> Iterator[bytes]:
    """Yield a picture (PNG) for each of `pages`, which are marks by page numbers from 1.

    Pictures are at most `width` millimetres wide; `font` is the font file for the numbers. A page
    that cannot be drawn is grey.
    """
    face = ImageFont.truetype(BytesIO(font), round(BADGE * PIXELS * 0.85))
    document = _opened(data)
    try:
        for number, marks in pages.items():
            picture, turn = _rendered(document, number, round(width * PIXELS))
            _draw_marks(picture, [(each, _turned(each.box, turn)) for each in marks], face)
            yield _png(picture)
    finally:
        if document:
            document.close()


def _opened(data: bytes) -> pypdfium2.PdfDocument | None:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return None


def _rendered(
    document: pypdfium2.PdfDocument | None, number: int, width: int
) -> tuple[Image.Image, int]:
    """Return the trimmed page as a viewer shows it, and by how many degrees it is turned."""
    try:
        if document is None:
            raise ValueError("PDFium does not open the file")
        page = document[number - 1]
        box = page.get_trimbox()
        page.set_mediabox(*box)
        page.set_cropbox(*box)
        across, down = page.get_size()
        scale = min(width / across, width * TALLEST / down)
        if not min(across, down) * scale >= 1:
            raise ValueError("the page is no more than a line")
        return page.render(scale=scale).to_pil().convert("RGB"), page.get_rotation()
    except (pypdfium2.PdfiumError, ValueError, IndexError, ZeroDivisionError, OverflowError):
        return Image.new("RGB", (width, round(width * TALLEST)), BLANK), 0


def _turned(box: Box, degrees: int) -> Box:
    """Return where a box lies after its page was turned clockwise."""
    left, top, right, bottom = box
    turned = {
        90: (1 - bottom, left, 1 - top, right),
        180: (1 - right, 1 - bottom, 1 - left, 1 - top),
        270: (top, 1 - right, bottom, 1 - left),
    }
    return turned.get(degrees, box)


def _draw_marks(
    picture: Image.Image, marks: Sequence[tuple[Mark, Box]], face: ImageFont.FreeTypeFont
) -> None:
    """Draw all frames, the worst last, then the numbers, which never cover each other."""
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, picture.width - 1, picture.height - 1), outline=EDGE)
    frame = max(round(FRAME * PIXELS), 1)
    in_order = sorted(marks, key=lambda each: (each[0].severity, -each[0].number))
    places = {each: _pixels(box, picture.size, frame) for each, box in in_order}
    for each, place in places.items():
        draw.rectangle(place, outline="white", width=frame + 2)
        draw.rectangle(place, outline=COLOURS[each.severity], width=frame)
    taken: list[Box] = []
    for each, place in reversed(places.items()):
        badge = _free(_badge(each, place, picture.size, face), taken, picture.size)
        taken.append(badge)
        draw.rectangle(badge, fill=COLOURS[each.severity], outline="white")
        middle = ((badge[0] + badge[2]) / 2, (badge[1] + badge[3]) / 2)
        draw.text(middle, str(each.number), fill="white", font=face, anchor="mm")


def _pixels(box: Box, size: tuple[int, int], least: int) -> Box:
    """Return a box in pixels, large enough to be seen as a frame and inside the picture."""
    ends = []
    for low, high, length in ((box[0], box[2], size[0]), (box[1], box[3], size[1])):
        first = min(max(low * length - least, 0), max(length - 4 * least, 0))
        ends.append((first, min(max(high * length + least, first + 4 * least), length - 1)))
    (left, right), (top, bottom) = ends
    return left, top, max(left, right), max(top, bottom)


def _badge(each: Mark, place: Box, size: tuple[int, int], face: ImageFont.FreeTypeFont) -> Box:
    """Return the box of a number above the top left of its frame, or inside if there is no room."""
    height = BADGE * PIXELS
    width = max(height, face.getlength(str(each.number)) + height * 0.4)
    left = min(place[0], max(size[0] - width, 0))
    top = place[1] - height if place[1] >= height else min(place[1], max(size[1] - height, 0))
    return left, top, left + width, top + height


def _free(badge: Box, taken: Sequence[Box], size: tuple[int, int]) -> Box:
    """Move a number to the right, and from the end of the line to the next, until it is free."""
    left, top, right, bottom = badge
    width, height = right - left, bottom - top
    while any(_overlap((left, top, left + width, top + height), other) for other in taken):
        left += width
        if left + width > size[0]:
            left, top = 0, top + height
        if top + height > size[1]:
            return badge
    return left, top, left + width, top + height


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _png(picture: Image.Image) -> bytes:
    written = BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()
