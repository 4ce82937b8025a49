"""What a page paints, as facts: one for each piece of text, line, area, image and shading.

Boxes are in default user space units (points where a page has no UserUnit), cut to the clipping
box; they hold what is painted and may be larger, never smaller. Sizes are as painted: through
the text matrix, the CTM and UserUnit.
"""

from dataclasses import dataclass

from pikepdf import Rectangle

from statementpress.prepress.colour.space import ColourSpace, Paint


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    """What every painted object has.

    `overprint` is the state's OP for lines and op for all else, `overprint_mode` OPM;
    `opacity` CA or ca, times those of the groups around it.
    """

    box: Rectangle
    paint: Paint
    overprint: bool = False
    overprint_mode: int = 0
    opacity: float = 1.0
    blend_mode: str = "Normal"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaintedText(Painted):
    """A string shown: `size` is the em in points as painted, `font` its name in the file.

    Its box is as wide as the widths of its letters and as high as the ascent and descent of its
    font, which a deep stack of signs may pass. Text that is stroked as well is also given as a
    PaintedLine; text that is only stroked has the paint of its line. Invisible text (mode 3, and 7)
    and strings of nothing but spaces are not given.
    """

    size: float
    font: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaintedLine(Painted):
    """A stroked path: `width` in points as painted, 0 for the thinnest the device has."""

    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PaintedArea(Painted):
    """A filled path, or a part of one that touches no other part.

    `thickness` is the shorter side of its box in points, uncut; of a frame, one box in another
    filled by the even-odd rule, how thick its thinnest side is. Where the path is stroked as well
    the width of its line is part of it.
    """

    thickness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PaintedImage(Painted):
    """An image as placed: `resolution` in pixels to the inch, the lower of both directions.

    `space` is what its pixels are in, None for a stencil mask, which `paint` colours; else `paint`
    has that space and no values. `name` is its name in the resources, "" for an inline image.
    """

    name: str
    space: ColourSpace | None
    width: int
    height: int
    bits: int
    resolution: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PaintedShading(Painted):
    """A smooth shading, by `sh` or through a pattern: `paint.space` is the shading's own.

    A filled path is given as this alone; text and lines are given as well, in a pattern's paint.
    """
