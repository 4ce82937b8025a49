"""Lift a signature or a stamp from the paper that it was scanned on.

What is kept is the ink: its own colour, and as much of it at each place as the paper is darkened.
The paper becomes transparent, so that a signature may cross a line, and a stamp may lie below it.
A photograph is lit unevenly, so the paper is looked for around each place, and whatever is as light
as its grain is no ink.
"""

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageChops, ImageFilter, ImageMath

from statementpress.statement.files import FileError
from statementpress.statement.signatories import Logo

LONGEST_SIDE = 1100
"""Pixels of the longer side that are kept: 560 to the inch in a signature that is 50 mm wide."""
MOST_INK = 0.6
"""The share of a picture that ink may cover; a stamp that is filled covers half of its square."""
GREY = 26
"""By how much the channels of a picture may differ, on average, so that its ink is black."""

_THUMBNAIL = 96
"""Pixels of the longer side of the small picture in which the paper is looked for."""
_AROUND = 20
"""How far around each place of it, in its pixels: wider than what is solid in most stamps."""
_GRAIN = 4
"""How many pixels make up one that is no dust, in each direction."""


@lru_cache(maxsize=64)  # a seal is that of many, and `archive` reads all of them again
def lifted(scan: Logo) -> Logo:
    """Return a scan of pixels as ink on nothing, without the empty margins around it.

    A picture that is transparent already keeps its pixels and loses its margins. Raises FileError
    (no-signature) if it shows no ink, or hardly anything else.
    """
    with Image.open(BytesIO(scan.data)) as opened:
        opened.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
        picture = _inked(opened)
    alpha = picture.getchannel("A")
    covered = _share(alpha)
    area = _written_area(alpha)
    if area is None or covered > MOST_INK:
        raise FileError(
            "no-signature",
            f"“{scan.name}” shows no ink on light paper",
            "write in black or blue on white paper, and scan it, or photograph it in daylight",
        )
    stream = BytesIO()
    trimmed = picture.crop(area)
    trimmed.save(stream, "PNG", optimize=True)
    data = stream.getvalue()
    return Logo(scan.name, "image/png", data, data, *trimmed.size)


def _inked(scan: Image.Image) -> Image.Image:
    """Return the ink of a scan in grey or colour, with transparency."""
    if scan.has_transparency_data and _share(scan.convert("RGBA").getchannel("A")) < MOST_INK:
        return scan.convert("LA" if scan.mode in ("L", "LA") else "RGBA")
    page = Image.new("RGB", scan.size, "white")
    page.paste(scan.convert("RGB"), mask=_opaque(scan))
    even = _evenly_lit(page)
    light = _least(even)
    alpha = light.point(_ink_of_light(light.histogram()))
    colour = Image.merge("RGB", [_undiluted(channel, alpha) for channel in even.split()])
    if _is_grey(even, alpha):
        colour = colour.convert("L")
    colour.putalpha(alpha)
    return colour


def _opaque(scan: Image.Image) -> Image.Image | None:
    return scan.convert("RGBA").getchannel("A") if scan.has_transparency_data else None


def _share(alpha: Image.Image) -> float:
    """Return which share of a picture is covered, from 0 to 1."""
    levels = alpha.histogram()
    return sum(level * count for level, count in enumerate(levels)) / (255 * sum(levels))


def _evenly_lit(page: Image.Image) -> Image.Image:
    """Return a page as it would be on white paper in even light."""
    scale = _THUMBNAIL / max(page.size)
    size = tuple(max(1, round(side * scale)) for side in page.size)
    small = page.resize((size[0], size[1]), Image.Resampling.BOX)
    for _ in range(_AROUND):  # in steps, as the time of one large filter grows with its surface
        small = small.filter(ImageFilter.MaxFilter(3))
    paper = small.filter(ImageFilter.GaussianBlur(4)).resize(page.size, Image.Resampling.BICUBIC)
    channels = zip(page.split(), paper.split(), strict=True)
    return Image.merge("RGB", [_divided(channel, light) for channel, light in channels])


def _divided(channel: Image.Image, light: Image.Image) -> Image.Image:
    result: Image.Image = ImageMath.lambda_eval(
        lambda of: of["convert"](
            of["min"](of["channel"] * 255 / of["max"](of["light"], 1), 255), "L"
        ),
        channel=channel.convert("I"),
        light=light.convert("I"),
    )
    return result


def _least(page: Image.Image) -> Image.Image:
    """Return the darkest channel of each pixel: coloured ink takes most light from one of them."""
    red, green, blue = page.split()
    return ImageChops.darker(ImageChops.darker(red, green), blue)


def _ink_of_light(levels: list[int]) -> list[int]:
    """Return how much ink each level of light stands for, from the count of each level.

    More than half of a page is paper. What is darker than its grain by a little is the edge of a
    stroke, and what is nearly as dark as most of the ink is ink alone.
    """
    paper = _quantile(levels, 0.5)
    grain = max(4, _quantile(levels, 0.9) - paper)
    lightest = max(paper - 3 * grain - 8, 60)
    dark = [count if level < lightest else 0 for level, count in enumerate(levels)]
    solid = min(_quantile(dark, 0.3), lightest - 30) if any(dark) else lightest - 30
    solid = round(lightest - 0.8 * (lightest - solid))
    return [
        round(255 * min(max((lightest - level) / (lightest - solid), 0), 1)) for level in range(256)
    ]


def _quantile(levels: list[int], share: float) -> int:
    """Return the level below which a share of all pixels is."""
    wanted, seen = share * sum(levels), 0
    for level, count in enumerate(levels):
        seen += count
        if seen >= wanted:
            return level
    return 255


def _undiluted(channel: Image.Image, alpha: Image.Image) -> Image.Image:
    """Return a channel of the ink that, laid on white with `alpha`, gives this channel."""
    result: Image.Image = ImageMath.lambda_eval(
        lambda of: of["convert"](
            of["min"](
                of["max"]((of["channel"] - 255 + of["alpha"]) * 255 / of["max"](of["alpha"], 1), 0),
                255,
            ),
            "L",
        ),
        channel=channel.convert("I"),
        alpha=alpha.convert("I"),
    )
    return result


def _is_grey(page: Image.Image, alpha: Image.Image) -> bool:
    """Return whether the channels of what is inked hardly differ."""
    red, green, blue = page.split()
    lightest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    differences = ImageChops.difference(lightest, _least(page))
    levels = differences.histogram(alpha.point(lambda level: 255 if level > 200 else 0))
    count = sum(levels)
    return sum(level * found for level, found in enumerate(levels)) <= GREY * count


def _written_area(alpha: Image.Image) -> tuple[int, int, int, int] | None:
    """Return the rectangle of all ink but dust, with a pixel or two around it; None if none is."""
    coarse = alpha.reduce(_GRAIN).point(lambda level: 255 if level > 40 else 0)
    box = coarse.getbbox()
    if box is None:
        return None
    left, top, right, bottom = (edge * _GRAIN for edge in box)
    width, height = alpha.size
    return max(left - 2, 0), max(top - 2, 0), min(right + 2, width), min(bottom + 2, height)
