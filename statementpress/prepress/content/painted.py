"""What happens on a page, as facts: one for each piece of text, line, area, image and shading.

Boxes are in units of default user space (points, if a page has no UserUnit), cut to the clip. They
may be larger than what is painted, but never smaller; `region` is exact. Sizes are as painted, that
is, after the text matrix, the CTM and UserUnit.
"""

from dataclasses import dataclass
from typing import TypeAlias

from pikepdf import Object, Rectangle

from statementpress.prepress.colour.space import ColourSpace, Paint
from statementpress.prepress.content.regions import Region, cutters, intersection, of_box
from statementpress.prepress.content.shapes import Clip, Outline, Shape

Key: TypeAlias = tuple[int, int]
"""The number and generation of an object, by which it is recognised."""


@dataclass(frozen=True, slots=True)
class Group:
    """A transparency group (ISO 32000-1, 11.6.6)."""

    key: Key
    """Of its form; (0, 0) for that of the page."""
    space: ColourSpace | None
    """The space that it is blended in; None if it names none, or one that cannot be read."""
    is_named: bool
    """Whether it names a space."""


@dataclass(frozen=True, slots=True)
class Used:
    """A resource that content uses, whether it leaves a mark or not; given once for a page."""

    kind: str
    """Its category of resources: "XObject" if it is drawn, "Font" if text is shown with it."""
    name: str
    """The name of an XObject in the resources, or that of a font."""
    obj: Object


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted:
    """What every painted object has."""

    box: Rectangle
    outline: Outline | None = None
    """What it is if it is not all of its box, before it is cut to the clip."""
    clip: Clip | None = None
    """What cuts it, if that is no box."""
    paint: Paint
    overprint: bool = False
    """OP of the graphics state for lines, op for all else."""
    overprint_mode: int = 0
    """OPM of the graphics state."""
    opacity: float = 1.0
    """CA or ca of the graphics state, times those of the groups around the object."""
    blend_mode: str = "Normal"
    irregular: tuple[str, ...] = ()
    """The entries of the graphics state in force that no press file should have: "TR", "TR2", "HT"
    and "HTP", and "BM Name" for a blend mode that does not exist."""
    groups: tuple[Group, ...] = ()
    """The groups that it is blended in, the outermost first."""

    def region(self) -> Region:
        """Return where it shows, exactly as far as that can be worked out; its box otherwise.

        This takes long, so the box should be looked at first. Lines have no caps in it.
        """
        region = Shape(self.box, self.outline).region()
        if self.clip:
            region = intersection(region, self.clip.exact)
        return intersection(region, cutters(of_box(self.box)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PaintedText(Painted):
    """A string of text.

    Its box is as wide as its letters together, and as high as the ascent and descent of its font,
    beyond which a deep stack of signs may reach. Text that is stroked as well also comes as a
    PaintedLine; text that is only stroked has the paint of its line. Invisible text (modes 3 and 7)
    and strings of spaces only do not come at all.
    """

    size: float
    """The em in points as painted."""
    font: str
    """The name of the font in the file."""
    source: Object | None = None
    """The dictionary of the font; None if the file has none."""
    string: bytes = b""
    """The character codes, in the encoding of the font."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaintedLine(Painted):
    """A stroked subpath."""

    width: float
    """In points as painted; 0 stands for the thinnest line of the device."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaintedArea(Painted):
    """A filled path, or a part of one that touches no other part."""

    thickness: float
    """The shorter side of its box in points, before it is cut; of a frame, which is one box in
    another filled by the even-odd rule, the thickness of its thinnest side. If the path is stroked
    as well, the width of its line is included."""
    stroke: float
    """The width of that line in points; 0 if it is not stroked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaintedImage(Painted):
    """An image as placed."""

    name: str
    """Its name in the resources, or "" for an inline image."""
    space: ColourSpace | None
    """The space of its pixels, which is also that of `paint`, without values. None for a stencil
    mask, which has the colour of `paint`."""
    width: int
    """In pixels, as `height`."""
    height: int
    bits: int
    """The bits of each component."""
    resolution: float
    """In pixels to the inch, the lower of both directions."""
    source: Object | None = None
    """The stream of the image; None for an inline image."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaintedShading(Painted):
    """A smooth shading, painted by `sh` or through a pattern; `paint.space` is its own space.

    A path that is filled with it comes as this object alone. Text, lines and stencil masks also
    come as themselves, in the paint of a pattern.
    """


Event: TypeAlias = Painted | Used
"""What content does, in the order in which it does it."""
