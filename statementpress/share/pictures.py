"""Pages of a PDF as pictures: a pixel to a CSS pixel, of few colours where that is not seen."""

from collections.abc import Iterator
from io import BytesIO
from typing import Final

import pypdfium2
from PIL import Image, ImageChops

from statementpress.errors import Place, SetupError

PIXELS_PER_POINT: Final = 96 / 72
MANY: Final = 4096
"""From how many colours on a picture has gradients, which show steps in fewer colours. A page of
letters has 500, and one with logos 2,000."""
RING: Final = 8
"""How many pixels at each edge hold nothing that is read."""
FLAT: Final = 3
"""How many colours an edge may have: two grounds, and the line between them."""
FEW: Final = (
    (64, Image.Quantize.FASTOCTREE),
    (256, Image.Quantize.FASTOCTREE),
    (256, Image.Quantize.MAXCOVERAGE),
)
"""How many colours are tried, and how they are chosen; a picture that needs more has all its own.

64 from an octree take 25 kB for a card and 70 kB for a page of text; the median cut, which serves
photographs better, takes half as much again. Fewer than 16 make the edges of letters ragged.
"""
SEEN: Final = 18
"""From how far on a changed colour is seen beside the old one, of 255 in any channel."""
GROUND: Final = 0.005
"""The part of a picture from which on a colour is a ground of it, or of a logo."""
SHARE_SEEN: Final = 0.0004
"""The part of the pixels that may change so far: single ones, at the edges of letters."""


def drawn_pages(pdf: bytes, place: Place) -> Iterator[Image.Image]:
    """Yield each page of a PDF as PDFium draws it, without what is transparent.

    Raises SetupError, which names the style sheet `place`, if a page is no whole number of pixels.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            size = [side * PIXELS_PER_POINT for side in page.get_size()]
            whole = [round(side) for side in size]
            if any(abs(side - pixels) > 0.01 for side, pixels in zip(size, whole, strict=True)):
                raise SetupError(
                    f"a picture of {size[0]:.2f} × {size[1]:.2f} pixels cannot be drawn",
                    place=place,
                    hint="write whole numbers of px in its @page",
                )
            image: Image.Image = page.render(scale=PIXELS_PER_POINT).to_pil().convert("RGB")
            # PDFium rounds a length up that is a hair too long.
            yield image.crop((0, 0, whole[0], whole[1]))
    finally:
        document.close()


def is_cut(image: Image.Image) -> bool:
    """Return whether something other than flat ground stands at an edge of a picture."""
    across, down = image.size
    strips = (
        (0, 0, across, RING),
        (0, down - RING, across, down),
        (0, 0, RING, down),
        (across - RING, 0, across, down),
    )
    # getcolors gives nothing if there are more colours than it is asked for.
    return any(image.crop(strip).getcolors(FLAT) is None for strip in strips)


def png(image: Image.Image) -> bytes:
    """Return a picture as a PNG without metadata; the same picture always gives the same bytes."""
    written = BytesIO()
    (few_colours(image) or image).save(written, "PNG", optimize=True)
    return written.getvalue()


def few_colours(image: Image.Image) -> Image.Image | None:
    """Return a picture in as few colours as nobody sees; None if it needs more than a palette has.

    Letters and flat ground need few; photographs, and logos with gradients, need all of theirs.
    """
    if image.getcolors(MANY) is None:
        return None
    for colours, chosen in FEW:
        few = _with_grounds(image, image.quantize(colours, chosen, dither=Image.Dither.NONE))
        if changed(image, few.convert("RGB")) <= SHARE_SEEN:
            return few
    return None


def _with_grounds(image: Image.Image, few: Image.Image) -> Image.Image:
    """Return a picture of few colours in which the grounds have exactly their own: white is white.

    An octree takes the mean of colours that are nearly alike.
    """
    palette = few.getpalette() or []
    counted = image.getcolors(image.width * image.height) or []
    for count, colour in counted:
        if count >= GROUND * image.width * image.height and isinstance(colour, tuple):
            pixel = Image.new("RGB", (1, 1), colour).quantize(palette=few, dither=Image.Dither.NONE)
            index = pixel.tobytes()[0]
            palette[3 * index : 3 * index + 3] = colour
    few.putpalette(palette)
    return few


def changed(image: Image.Image, other: Image.Image) -> float:
    """Return the part of the pixels of two pictures whose colours can be told apart."""
    red, green, blue = ImageChops.difference(image, other).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return sum(most.histogram()[SEEN:]) / (image.width * image.height)
