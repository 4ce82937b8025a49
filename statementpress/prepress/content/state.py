"""The graphics state (ISO 32000-1, 8.4, table 52) as far as it tells in what is painted."""

from dataclasses import dataclass, field, replace
from typing import TypedDict

from pikepdf import Matrix, Object, Rectangle

from statementpress.prepress.colour.space import GRAY, Paint
from statementpress.prepress.content.fonts import Font

NORMAL = "Normal"


@dataclass(frozen=True, slots=True)
class Colour:
    """A current colour; `pattern` is the dictionary or stream of a pattern that is chosen."""

    paint: Paint
    pattern: Object | None = None


BLACK = Colour(Paint(GRAY, (0.0,)))
"""Where a page starts from (8.4.1)."""


@dataclass(frozen=True, slots=True)
class TextState:
    """The text state (9.3.1, table 104); `scaling` is 1 for the 100 of Tz."""

    spacing: float = 0.0
    word_spacing: float = 0.0
    scaling: float = 1.0
    leading: float = 0.0
    font: Font | None = None
    size: float = 0.0
    mode: int = 0
    rise: float = 0.0


class Look(TypedDict):
    """What every `Painted` takes from the state."""

    paint: Paint
    overprint: bool
    overprint_mode: int
    opacity: float
    blend_mode: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphicsState:
    """The state: `ctm` leads to default user space, where `clip` is; None lets nothing show.

    `group_opacity` and `group_blend_mode` are those of the groups around the content.
    """

    ctm: Matrix
    clip: Rectangle | None
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
    group_blend_mode: str = NORMAL

    def filling(self) -> Look:
        """Return how areas, text and stencil masks look now."""
        return self._look(self.fill, self.fill_overprint, self.fill_opacity)

    def stroking(self) -> Look:
        """Return how lines look now."""
        return self._look(self.stroke, self.stroke_overprint, self.stroke_opacity)

    def grouped(self) -> "GraphicsState":
        """Return the state that a transparency group starts with (11.6.6).

        What was set is applied to the group as a whole, and starts anew inside.
        """
        return replace(
            self,
            group_opacity=self.group_opacity * self.fill_opacity,
            group_blend_mode=self._blend_mode(),
            fill_opacity=1.0,
            stroke_opacity=1.0,
            blend_mode=NORMAL,
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
        )
