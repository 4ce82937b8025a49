"""The part of the graphics state (ISO 32000-1, 8.4, table 52) that changes what is painted."""

from dataclasses import dataclass, field, replace
from typing import TypedDict

from pikepdf import Matrix, Object

from statementpress.prepress.colour.space import GRAY, Paint
from statementpress.prepress.content.fonts import Font
from statementpress.prepress.content.painted import Group
from statementpress.prepress.content.shapes import Clip

NORMAL = "Normal"


@dataclass(frozen=True, slots=True)
class Colour:
    """A current colour."""

    paint: Paint
    pattern: Object | None = None
    """The dictionary or stream of a pattern, if one is chosen."""


BLACK = Colour(Paint(GRAY, (0.0,)))
"""The colour with which a page starts (8.4.1)."""


@dataclass(frozen=True, slots=True)
class TextState:
    """The text state (9.3.1, table 104)."""

    spacing: float = 0.0
    word_spacing: float = 0.0
    scaling: float = 1.0
    """A hundredth of the value of Tz."""
    leading: float = 0.0
    font: Font | None = None
    size: float = 0.0
    mode: int = 0
    rise: float = 0.0


class Look(TypedDict):
    """What every `Painted` takes from the graphics state."""

    paint: Paint
    overprint: bool
    overprint_mode: int
    opacity: float
    blend_mode: str
    irregular: tuple[str, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphicsState:
    """The graphics state."""

    ctm: Matrix = field(default_factory=Matrix)
    """Leads to default user space."""
    clip: Clip | None = None
    """What the clip lets through in default user space; None lets nothing show."""
    fill: Colour = BLACK
    stroke: Colour = BLACK
    text: TextState = field(default_factory=TextState)
    line_width: float = 1.0
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    fill_overprint: bool = False
    stroke_overprint: bool = False
    overprint_mode: int = 0
    blend_mode: str = NORMAL
    group_opacity: float = 1.0
    """The opacity of the groups around the content, multiplied."""
    group_blend_mode: str = NORMAL
    """The blend mode of the groups around the content."""
    irregular: tuple[str, ...] = ()
    """The entries in force that no press file should have, as in `Painted`."""
    groups: tuple[Group, ...] = ()
    """The groups around the content, the outermost first."""

    def filling(self) -> Look:
        """Return the look of areas, text and stencil masks."""
        return self._look(self.fill, self.fill_overprint, self.fill_opacity)

    def stroking(self) -> Look:
        """Return the look of lines."""
        return self._look(self.stroke, self.stroke_overprint, self.stroke_opacity)

    def grouped(self, group: Group) -> "GraphicsState":
        """Return the state with which a transparency group starts (11.6.6).

        Opacity and blend mode apply to the group as a whole, and start afresh inside it.
        """
        return replace(
            self,
            group_opacity=self.group_opacity * self.fill_opacity,
            group_blend_mode=self._blend_mode(),
            fill_opacity=1.0,
            stroke_opacity=1.0,
            blend_mode=NORMAL,
            groups=(*self.groups, group),
        )

    def _blend_mode(self) -> str:
        return self.group_blend_mode if self.blend_mode == NORMAL else self.blend_mode

    def _look(self, colour: Colour, overprint: bool, opacity: float) -> Look:
        return Look(
            paint=colour.paint,
            overprint=overprint,
            overprint_mode=self.overprint_mode,
            opacity=opacity * self.group_opacity,
            blend_mode=self._blend_mode(),
            irregular=self.irregular,
            groups=self.groups,
        )
