"""Signatures and stamps as people scan them: ink on greyish paper, lit from one side."""

from io import BytesIO
from random import Random

from PIL import Image, ImageDraw

BLACK, BLUE, RED = (38, 36, 40), (28, 60, 160), (200, 28, 48)


def paper(width: int, height: int) -> Image.Image:
    """Return a page that is darker towards its foot, with the grain of a photograph."""
    light = Image.linear_gradient("L").resize((width, height)).point(lambda v: 232 - v // 6)
    grain = Image.frombytes("L", (width, height), Random(1).randbytes(width * height))
    grained = Image.blend(light, grain, 0.04)
    return Image.merge("RGB", [grained, grained, grained.point(lambda v: v - 8)])


def signature(ink: tuple[int, int, int] = BLACK, width: int = 400, height: int = 200) -> bytes:
    """Return the JPEG of a stroke that goes up and down across the middle of a page."""
    page = paper(width, height)
    points = [
        (width * (0.2 + 0.6 * step / 8), height * (0.3 if step % 2 else 0.7)) for step in range(9)
    ]
    stroke = Image.new("L", (width * 2, height * 2))
    twice = [(2 * x, 2 * y) for x, y in points]
    ImageDraw.Draw(stroke).line(twice, fill=255, width=14, joint="curve")
    page.paste(ink, mask=stroke.resize(page.size))
    return encoded(page, "JPEG")


def stamp(side: int = 300) -> bytes:
    """Return the JPEG of a red ring around a red disc."""
    page = paper(side, side)
    draw = ImageDraw.Draw(page)
    draw.ellipse([side * 0.15, side * 0.15, side * 0.85, side * 0.85], outline=RED, width=9)
    draw.ellipse([side * 0.4, side * 0.4, side * 0.6, side * 0.6], fill=RED)
    return encoded(page, "JPEG")


def encoded(image: Image.Image, kind: str) -> bytes:
    stream = BytesIO()
    image.save(stream, kind, quality=92)
    return stream.getvalue()
