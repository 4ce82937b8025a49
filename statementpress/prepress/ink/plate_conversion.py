"""The conversions that make plates: first all colours into inks as a RIP does, then one ink alone.

The press edition sets greys of RGB in black ink; a RIP does not. It takes RGB through the profiles,
and RGB black for four inks. So ink is measured by that, or a page that is going to be drenched
would pass.
"""

from functools import lru_cache

from PIL import Image, ImageChops

from statementpress.prepress.colour.colorimetry import Colorimetry
from statementpress.prepress.colour.conversion import Conversion
from statementpress.prepress.colour.profile import OutputProfile
from statementpress.prepress.colour.space import CMYK, GRAY, ColourSpace, Paint
from statementpress.project.press import Colours

EVERYTHING = 400.0
"""Percent: nothing is held back from the paper."""
BLACK = 3
"""The place of black among the inks of DeviceCMYK."""
WHITE = 255


class RipConversion:
    """The way of every colour into DeviceCMYK on a press that converts what it gets by ICC.

    Spot colours count as their alternate's inks. `paint` and `image` as those of Conversion.
    """

    def __init__(self, profile: OutputProfile) -> None:
        self.space: ColourSpace = CMYK
        self.blending: ColourSpace = CMYK
        self._colorimetry = Colorimetry(profile)
        self._other = Conversion(profile, Colours.CMYK, EVERYTHING)
        self._cached = lru_cache(maxsize=4_096)(self._rgb)

    def paint(self, paint: Paint) -> Paint:
        """Return a paint in DeviceCMYK; Separation /All and /None as they are."""
        if paint.space.components == 3 and not paint.space.inks and not paint.space.ranges:
            return self._cached(paint)
        return self._other.paint(paint)

    def image(self, image: Image.Image, profile: bytes | None) -> Image.Image:
        """Return an image as CMYK, or as L where it is in one ink."""
        if image.mode == "RGB":
            return self._colorimetry.inks(image, profile)
        return self._other.image(image, profile)

    def _rgb(self, paint: Paint) -> Paint:
        levels = bytes(round(255 * min(max(value, 0.0), 1.0)) for value in paint.values)
        inks = self._colorimetry.inks(
            Image.frombytes("RGB", (1, 1), levels), paint.space.profile or None
        )
        return Paint(CMYK, tuple(level / 255 for level in inks.tobytes()))


class PlateConversion:
    """What of a colour in DeviceCMYK or DeviceGray prints on one plate, as DeviceGray.

    `ink` is the place of the plate's ink in DeviceCMYK. `paint` and `image` as those of Conversion.
    """

    def __init__(self, ink: int) -> None:
        self.space: ColourSpace = GRAY
        self.blending: ColourSpace = GRAY
        self._ink = ink

    def paint(self, paint: Paint) -> Paint:
        """Return the share of the plate's ink, 1 where there is none; /All prints on each."""
        if paint.space.inks == ("None",):
            return paint
        if paint.space.inks == ("All",):
            return Paint(GRAY, (1 - paint.values[0],))
        if paint.space.components == 1:
            return Paint(GRAY, paint.values if self._ink == BLACK else (1.0,))
        return Paint(GRAY, (1 - paint.values[self._ink],))

    def image(self, image: Image.Image, profile: bytes | None) -> Image.Image:  # noqa: ARG002
        """Return the share of the plate's ink, 255 where there is none."""
        if image.mode == "CMYK":
            return ImageChops.invert(image.getchannel(self._ink))
        if self._ink == BLACK:
            return image.convert("L")
        return Image.new("L", image.size, WHITE)
