"""Print any colour with black ink alone, as light or as dark as it was.

A tint of black prints darker than its number says, because its dots grow on the way to paper, and
the greys of a screen are spaced as the eye sees them: the grey 128 of sRGB, which is L* 54, needs
62 % of FOGRA39's black. Which tint a lightness needs is read from the ramp of black ink in the
profile of the press. One ink prints nothing darker than itself, so lightness is scaled to end
there, in linear light, as black point compensation does (ISO 18619).
"""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate

from PIL import Image

from statementpress.errors import SetupError
from statementpress.prepress.colour.colorimetry import Colorimetry

LEAST_CONTRAST = 30.0
"""L* between paper and full black. Newsprint has 45; a profile with less has no black ink."""


@dataclass(frozen=True, slots=True)
class BlackCurve:
    """How light the tints of black print."""

    lightness: tuple[float, ...]
    """L* in relation to the paper, strictly rising from full black to 100."""
    tints: tuple[float, ...]
    """The tint of black that prints each lightness, falling from 1 to 0."""

    def matching(self, lightness: float) -> float:
        """Return the tint (0 to 1) that prints at an L*; 1 for an L* darker than black ink."""
        if lightness <= self.lightness[0]:
            return 1.0
        if lightness >= self.lightness[-1]:
            return 0.0
        at = bisect_left(self.lightness, lightness)
        low, high = self.lightness[at - 1], self.lightness[at]
        share = (lightness - low) / (high - low)
        return self.tints[at - 1] + share * (self.tints[at] - self.tints[at - 1])

    def tint(self, lightness: float) -> float:
        """Return the tint (0 to 1) for an L* of 0 to 100, scaled so that 0 is full black."""
        darkest = luminance(self.lightness[0])
        return self.matching(lightness_of(darkest + luminance(lightness) * (1 - darkest)))

    def tint_of_grey(self, grey: float) -> float:
        """Return the tint (0 to 1) for a grey of sRGB, 0 to 1."""
        return self.tint(lightness_of(linear(grey)))


def black_curve(colorimetry: Colorimetry) -> BlackCurve:
    """Measure the ramp of black ink of a press; raise SetupError if its black does not darken."""
    printed = _ramp(colorimetry)
    paper, darkest = printed[0], min(printed)
    if paper - darkest < LEAST_CONTRAST:
        raise SetupError(
            f"the profile “{colorimetry.press.description}” has no usable black ink",
            hint="choose the profile of a press that prints with black",
        )
    lower = list(accumulate(printed, min))
    # Of tints that measure alike in eight bits, the middle one is nearest to the truth.
    steps = sorted(set(lower))
    tints = [_middle(lower, step) / 255 for step in steps]
    tints[0], tints[-1] = 1.0, 0.0
    return BlackCurve(tuple(100 - (paper - step) * 100 / paper for step in steps), tuple(tints))


def luminance(lightness: float) -> float:
    """Return Y, 0 to 1, of an L* of 0 to 100 (CIE 15)."""
    if lightness > 8:
        return float(((lightness + 16) / 116) ** 3)
    return max(lightness, 0.0) * 27 / 24389


def lightness_of(luminance: float) -> float:
    """Return L*, 0 to 100, of a Y of 0 to 1 (CIE 15)."""
    if luminance > 216 / 24389:
        return float(116 * luminance ** (1 / 3) - 16)
    return luminance * 24389 / 27


def linear(value: float) -> float:
    """Return the linear light of a value of sRGB, both 0 to 1 (IEC 61966-2-1)."""
    if value <= 0.04045:
        return value / 12.92
    return float(((value + 0.055) / 1.055) ** 2.4)


def _ramp(colorimetry: Colorimetry) -> list[float]:
    """Return the L* of the 256 tints of black, as LittleCMS computes it in relation to paper."""
    pixels = b"".join(bytes((0, 0, 0, tint)) for tint in range(256))
    inks = Image.frombytes("CMYK", (256, 1), pixels)
    measured = colorimetry.lab(inks, None)
    return [level * 100 / 255 for level in measured.getchannel("L").tobytes()]


def _middle(values: list[float], value: float) -> float:
    """Return the middle of the positions at which a falling list has a value."""
    first = values.index(value)
    return first + (values.count(value) - 1) / 2
