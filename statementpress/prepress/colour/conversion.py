"""Bring any colour, and any image, into the inks of a press.

Colours that the file gives in CMYK or DeviceGray stay: these are the numbers that the designer
wants on the plates. Everything else goes through ICC profiles, except greys. A grey that is set as
RGB, above all black text, becomes black ink alone, in the tint that prints as light as the grey is.
In four inks it would have coloured edges wherever the plates do not meet exactly. A photograph is
not treated as a grey unless all of it is grey.

If there is only one ink, everything becomes DeviceGray, which goes to the black plate of every
device. A DeviceCMYK of 0 0 0 k would leave three plates that a shop has to check for being empty.
Groups still blend in DeviceCMYK, because Ghostscript turns a group that blends in DeviceGray into
four inks.

CalGray and CalRGB are treated as sRGB. Their gamma and white point are not kept; whoever writes
them today means sRGB.
"""

from functools import lru_cache

from PIL import Image

from statementpress.prepress.colour.black import black_curve
from statementpress.prepress.colour.colorimetry import Colorimetry
from statementpress.prepress.colour.converter import FEW_DIGITS
from statementpress.prepress.colour.function import FunctionError
from statementpress.prepress.colour.image_conversion import ImageConversion
from statementpress.prepress.colour.interval import clip
from statementpress.prepress.colour.profile import OutputProfile
from statementpress.prepress.colour.space import (
    CMYK,
    GRAY,
    PROCESS,
    ColourSpace,
    Family,
    Paint,
    looked_up,
)
from statementpress.project.press import Colours

NEVER_CONVERTED = ({"All"}, {"None"})
ALIKE = 1 / 512
"""Components of RGB that differ by less are equal in eight bits."""


class Conversion:
    """Brings every colour into the inks of one press: a `converter.Converter`.

    `total_ink` is the most that images and converted colours may lay down, in percent summed over
    all plates. Raises SetupError if the profile has no black ink.
    """

    def __init__(self, profile: OutputProfile, colours: Colours, total_ink: float) -> None:
        self.space = GRAY if colours is Colours.BLACK else CMYK
        self.blending = CMYK
        self._one_ink = colours is Colours.BLACK
        self._colorimetry = Colorimetry(profile)
        self._curve = black_curve(self._colorimetry)
        self._images = ImageConversion(
            self._colorimetry, self._curve, one_ink=self._one_ink, total_ink=total_ink
        )
        self._cached = lru_cache(maxsize=4_096)(self._painted)

    def paint(self, paint: Paint) -> Paint:
        """Return a paint in DeviceCMYK, or in DeviceGray if there is only one ink.

        Separation /All, which means every plate, and /None, which means no plate, come back as
        they are. Raises ValueError for a pattern, for more or fewer values than the space has
        components, and for a tint transform that fails (FunctionError).
        """
        return self._cached(paint)

    def image(self, image: Image.Image, profile: bytes | None) -> Image.Image:
        """Return an image (mode 1, L, RGB, CMYK or LAB) as CMYK, or as L, which is DeviceGray.

        `profile` is the ICC profile of its colours. Without one, L and CMYK are those of the press,
        and RGB is sRGB. A stencil or a grey image keeps its single channel, and an RGB image that
        is grey all over gets one, because greys are printed with black. The channels of LAB are
        L* * 2.55, a + 128 and b + 128, as `Image.merge` takes them; `Image.frombytes` would want
        a and b signed. Raises ValueError for other modes, such as those with transparency.
        """
        return self._images.convert(image, profile)

    def _painted(self, paint: Paint) -> Paint:
        space = paint.space
        if space.family is Family.PATTERN or len(paint.values) != space.components:
            raise ValueError(f"{space.family} has no colour of {len(paint.values)} values")
        match space.family:
            case Family.INDEXED:
                return self.paint(looked_up(space, paint.values[0]))
            case Family.SEPARATION | Family.DEVICE_N:
                return self._inked(paint)
            case Family.LAB:
                return self._lab(paint.values)
        values = tuple(clip(value, (0.0, 1.0)) for value in paint.values)
        if space.components == 1:
            return self._grey(space, values[0])
        profile = space.profile or None
        return self._rgb(values, profile) if len(values) == 3 else self._cmyk(values, profile)

    def _black(self, tint: float) -> Paint:
        tint = round(tint, FEW_DIGITS)
        if self._one_ink:
            return Paint(GRAY, (round(1 - tint, FEW_DIGITS),))
        return Paint(CMYK, (0.0, 0.0, 0.0, tint))

    def _grey(self, space: ColourSpace, grey: float) -> Paint:
        if space.family is Family.CAL_GRAY:
            return self._black(self._curve.tint_of_grey(grey))
        if self._colorimetry.knows("L", space.profile or None):
            return self._pixel("L", (grey,), space.profile)
        return self._black(1 - grey)

    def _rgb(self, values: tuple[float, ...], profile: bytes | None) -> Paint:
        grey = max(values) - min(values) < ALIKE
        if grey and not self._colorimetry.knows("RGB", profile):
            return self._black(self._curve.tint_of_grey(sum(values) / 3))
        return self._pixel("RGB", (values[0],) * 3 if grey else values, profile)

    def _cmyk(self, values: tuple[float, ...], profile: bytes | None) -> Paint:
        if self._colorimetry.is_press(profile) and not self._one_ink:
            return Paint(CMYK, values)
        if not any(values[:3]):
            return self._black(values[3])
        return self._pixel("CMYK", values, profile)

    def _lab(self, values: tuple[float, ...]) -> Paint:
        lightness, a, b = values
        if max(abs(a), abs(b)) < 0.5:
            return self._black(self._curve.tint(clip(lightness, (0.0, 100.0))))
        return self._pixel("LAB", (lightness / 100, (a + 128) / 255, (b + 128) / 255), None)

    def _inked(self, paint: Paint) -> Paint:
        """Return a tint of named inks: as it is if the press has them, else by its alternate."""
        space, names = paint.space, set(paint.space.inks)
        if names in NEVER_CONVERTED:
            return paint
        if names <= {*PROCESS, "None"}:
            tints = dict(zip(space.inks, paint.values, strict=True))
            plates = tuple(clip(tints.get(name, 0.0), (0.0, 1.0)) for name in PROCESS)
            return self._cmyk(plates, None)
        if space.base is None or space.tint is None:
            raise FunctionError(f"{space.family} has no alternate")
        return self.paint(Paint(space.base, space.tint(paint.values)))

    def _pixel(self, mode: str, values: tuple[float, ...], profile: bytes | None) -> Paint:
        """Return a colour, each value 0 to 1, as an image in that colour is converted."""
        levels = tuple(round(255 * clip(value, (0.0, 1.0))) for value in values)
        made = self.image(Image.new(mode, (1, 1), levels), profile)
        plates = made.tobytes()
        if len(plates) == 1:
            return self._black(1 - plates[0] / 255)
        # Digits are cut off, not rounded, so that the sum of the inks stays within its limit.
        return Paint(
            CMYK, tuple(level * 10**FEW_DIGITS // 255 / 10**FEW_DIGITS for level in plates)
        )
