"""The conversion for soft masks by luminosity: how light a colour is, in DeviceGray.

The lighter a place of such a mask is painted, the more it lets through (ISO 32000-1, 11.5.3); its
colours are never printed. So they must not go through profiles: in inks, white would be paper, and
black no darker than ink. In grey the mask stays what it was, because a reader weighs the colours in
the same way (10.3.2), and mixing greys comes to the same as mixing the colours they stand for.
"""

from PIL import Image

from statementpress.prepress.colour.interval import clip
from statementpress.prepress.colour.space import GRAY, ColourSpace, Family, Paint, looked_up

WEIGHTS = (0.3, 0.59, 0.11)
"""Of red, green and blue (ISO 32000-1, 10.3.2)."""


class Luminance:
    """A converter that keeps nothing of a colour but its lightness."""

    space: ColourSpace = GRAY
    blending: ColourSpace = GRAY

    def paint(self, paint: Paint) -> Paint:
        """Return a paint, which is not a pattern, in grey; Separation /None as it is."""
        space, values = paint.space, paint.values
        if space.family is Family.INDEXED:
            return self.paint(looked_up(space, values[0]))
        if space.inks and set(space.inks) != {"All"} and space.base and space.tint:
            if set(space.inks) == {"None"}:
                return paint
            return self.paint(Paint(space.base, space.tint(values)))
        if space.family is Family.LAB:
            return _grey(values[0] / 100)
        if space.inks:
            return _grey(1 - values[0])
        return _grey(_luminosity([clip(value, (0.0, 1.0)) for value in values]))

    def image(self, image: Image.Image, profile: bytes | None) -> Image.Image:  # noqa: ARG002
        """Return an image as L. Pillow's weights differ from the standard's by 0.4 percent."""
        if image.mode == "LAB":
            return image.getchannel("L")
        return (image.convert("RGB") if image.mode == "CMYK" else image).convert("L")


def _luminosity(values: list[float]) -> float:
    """Return the luminosity of a colour in one, three or four components (10.3.2, 10.3.3)."""
    if len(values) == 1:
        return values[0]
    weighed = sum(share * value for share, value in zip(WEIGHTS, values[:3], strict=True))
    return weighed if len(values) == 3 else 1 - min(1.0, weighed + values[3])


def _grey(value: float) -> Paint:
    return Paint(GRAY, (clip(value, (0.0, 1.0)),))
