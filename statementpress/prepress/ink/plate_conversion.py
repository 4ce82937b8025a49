"""The conversions that make plates: first all colours into inks as a RIP does, then one ink alone.

The press edition sets greys of RGB in black ink; a RIP does not. It takes RGB through the profiles
and makes four inks of RGB black. Ink is therefore measured as a RIP would lay it down; otherwise a
page that is going to be drenched would pass.
"""

from functools import lru_cache

from PIL import Image, ImageChops

from statementpress.prepress.colour.colorimetry import Colorimetry
from statementpress.prepress.colour.conversion import Conversion
from statementpress.prepress.colour.profile import OutputProfile
from statementpress.prepress.colour.space import CMYK, GRAY, ColourSpace, Paint
from statementpress.project.press import Colours

EVERYTHING = 400.0
"""Percent: no ink is held back from the paper."""
BLACK = 3
"""The place of black among the inks of DeviceCMYK."""
WHITE = 255


class RipConversion:
    """A Converter of every colour into DeviceCMYK, as a press does that goes by ICC profiles.

    Spot colours count as the inks of their alternate.
    """

    def __init__(self, profile: OutputProfile) -> None:
        self.space: ColourSpace = CMYK
        self.blending: ColourSpace = CMYK
        self._colorimetry = Colorimetry(profile)
        self._other = Conversion(profile, Colours.CMYK, EVERYTHING)
        self._cached = lru_cache(maxsize=4_096)(self._rgb)

    def paint(self, paint: Paint) -> Paint:
        """Return a paint in DeviceCMYK; Separation /All and /None stay as they are."""
        if paint.space.components == 3 and not paint.space.inks and not paint.space.ranges:
            return self._cached(paint)
        return self._other.paint(paint)

    def image(self, image: Image.Image, profile: bytes | None) -> Image.Image:
        """Return an image as CMYK, or as L if it is in one ink."""
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
    """A Converter of DeviceCMYK and DeviceGray into what one plate prints, as DeviceGray.

    `ink` is the place of the plate's ink in DeviceCMYK.
    """

    def __init__(self, ink: int) -> None:
        self.space: ColourSpace = GRAY
        self.blending: ColourSpace = GRAY
        self._ink = ink

    def paint(self, paint: Paint) -> Paint:
        """Return the share of the plate's ink as a grey, 1 for no ink; /All is on every plate."""
        if paint.space.inks == ("None",):
            return paint
        if paint.space.inks == ("All",):
            return Paint(GRAY, (1 - paint.values[0],))
        if paint.space.components == 1:
            return Paint(GRAY, paint.values if self._ink == BLACK else (1.0,))
        return Paint(GRAY, (1 - paint.values[self._ink],))

    def image(self, image: Image.Image, profile: bytes | None) -> Image.Image:  # noqa: ARG002
        """Return the share of the plate's ink as a grey, 255 for no ink."""
        if image.mode == "CMYK":
            return ImageChops.invert(image.getchannel(self._ink))
        if self._ink == BLACK:
            return image.convert("L")
        return Image.new("L", image.size, WHITE)
