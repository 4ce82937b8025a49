"""Bring images into the inks of a press, pixel by pixel, with no more ink than paper can carry.

Whole images go through Pillow at once. What it has no operation for is done by a table of 256
levels.
"""

from PIL import Image, ImageChops, ImageMath

from statementpress.prepress.colour.black import BlackCurve
from statementpress.prepress.colour.colorimetry import Colorimetry

NEUTRAL = 2
"""How far a and b of a grey may be from 0: in the RGB of a scanner, greys are not r = g = b."""


class ImageConversion:
    """Brings images into the inks of a press, or with `one_ink` into its black.

    `total_ink` is the most that a pixel may lay down, in percent summed over all plates.
    """

    def __init__(
        self, colorimetry: Colorimetry, curve: BlackCurve, *, one_ink: bool, total_ink: float
    ) -> None:
        self._colorimetry = colorimetry
        self._one_ink = one_ink
        self._total_ink = total_ink
        self._greys = _levels([curve.tint_of_grey(level / 255) for level in range(256)])
        self._lights = _levels([curve.tint(level / 2.55) for level in range(256)])
        self._prints = _levels([curve.matching(level / 2.55) for level in range(256)])

    def convert(self, image: Image.Image, profile: bytes | None) -> Image.Image:
        """Return an image (mode 1, L, RGB, CMYK or LAB) as CMYK or L.

        Raises ValueError for other modes.
        """
        match image.mode:
            case "1":
                return image.convert("L")
            case "L":
                return self._grey(image, profile)
            case "CMYK":
                return self._cmyk(image, profile)
            case "RGB" | "LAB":
                return self._coloured(image, profile)
        raise ValueError(f"images of mode {image.mode} have no place on a press")

    def _grey(self, image: Image.Image, profile: bytes | None) -> Image.Image:
        if not self._colorimetry.knows("L", profile):
            return image
        return self._colorimetry.lab(image, profile).getchannel("L").point(self._lights)

    def _coloured(self, image: Image.Image, profile: bytes | None) -> Image.Image:
        grey = image.mode == "LAB" or _is_grey(image)
        if grey and image.mode == "RGB" and not self._colorimetry.knows("RGB", profile):
            return image.getchannel("R").point(self._greys)
        if grey or self._one_ink:
            lab = self._colorimetry.lab(image, profile)
            if self._one_ink or _is_neutral(lab):
                return lab.getchannel("L").point(self._lights)
        return limit_total_ink(self._colorimetry.inks(image, profile), self._total_ink)

    def _cmyk(self, image: Image.Image, profile: bytes | None) -> Image.Image:
        own = self._colorimetry.is_press(profile)
        inks = image if own else self._colorimetry.inks(image, profile)
        black, only_black = image.getchannel("K"), _only_black(image)
        if self._one_ink:
            light = self._colorimetry.lab(inks, None).getchannel("L").point(self._prints)
            light.paste(ImageChops.invert(black), mask=only_black)
            return light
        if not own:
            bare = Image.new("L", image.size)
            inks.paste(Image.merge("CMYK", [bare, bare, bare, black]), mask=only_black)
        return limit_total_ink(inks, self._total_ink)


def limit_total_ink(image: Image.Image, percent: float) -> Image.Image:
    """Return a CMYK image in which no pixel has more than `percent` of ink, summed over the plates.

    Cyan, magenta and yellow are reduced in proportion and black stays, which keeps the hue and the
    drawing. A pixel whose black alone is over the limit keeps just its black.
    """
    most = int(percent * 255 / 100)
    cyan, magenta, yellow, black = image.split()
    # Each result is cut off, not rounded, so that their sum stays within the room there is.
    room = ImageMath.lambda_eval(lambda each: each["max"](most - each["k"], 0), k=black)
    colour = ImageMath.lambda_eval(
        lambda each: each["c"] + each["m"] + each["y"], c=cyan, m=magenta, y=yellow
    )
    if _least_left(room, colour) >= 0:
        return image
    limited = [_scaled(plate, room, colour) for plate in (cyan, magenta, yellow)]
    return Image.merge("CMYK", [*limited, black])


def _least_left(room: Image.Image, colour: Image.Image) -> int:
    """Return the least that any pixel's colour leaves of its room, below 0 if it has too much."""
    left = ImageMath.lambda_eval(lambda each: each["room"] - each["ink"], room=room, ink=colour)
    return int(left.getextrema()[0])


def _scaled(plate: Image.Image, room: Image.Image, colour: Image.Image) -> Image.Image:
    """Return a plate, reduced wherever its colour has more ink than there is room for."""
    scaled: Image.Image = ImageMath.lambda_eval(
        lambda each: each["convert"](
            each["ink"] * each["room"] / each["max"](each["all"], each["room"]), "L"
        ),
        ink=plate,
        room=room,
        all=colour,
    )
    return scaled


def _levels(tints: list[float]) -> list[int]:
    """Return tints of black as the levels of a grey image."""
    return [255 - round(tint * 255) for tint in tints]


def _is_grey(image: Image.Image) -> bool:
    """Say whether red, green and blue are equal all over an RGB image."""
    red, green, blue = image.split()
    return not any(ImageChops.difference(red, each).getbbox() for each in (green, blue))


def _is_neutral(lab: Image.Image) -> bool:
    """Say whether no pixel of a LAB image has a colour that one would see."""
    _, a, b = lab.split()
    used = a.histogram(), b.histogram()
    coloured = [*range(128 - NEUTRAL), *range(128 + NEUTRAL + 1, 256)]
    return not any(counts[level] for counts in used for level in coloured)


def _only_black(image: Image.Image) -> Image.Image:
    """Return a mask of the pixels of a CMYK image that have no ink but black."""
    cyan, magenta, yellow, _ = image.split()
    most = ImageChops.lighter(ImageChops.lighter(cyan, magenta), yellow)
    return most.point([255] + [0] * 255)
