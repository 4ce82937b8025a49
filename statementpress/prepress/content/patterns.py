"""Paint areas with colours and patterns (ISO 32000-1, 8.7)."""

from collections.abc import Iterator
from dataclasses import replace

from pikepdf import Rectangle, Stream

from statementpress.prepress.colour.space import Paint
from statementpress.prepress.content.painted import Event, PaintedArea, PaintedShading, Used
from statementpress.prepress.content.resources import space_of
from statementpress.prepress.content.run import Run
from statementpress.prepress.content.shapes import Clip, Place, Shape, placed
from statementpress.prepress.content.state import BLACK, Colour, GraphicsState, Look
from statementpress.prepress.pdf.objects import LARGEST, entry, matrix, rectangle

EVERYWHERE = Clip(Rectangle(-LARGEST, -LARGEST, LARGEST, LARGEST))
SHADING = 2
UNCOLOURED = 2
"""Values of /PatternType and of /PaintType."""


def filled(run: Run, shape: Shape, thickness: float, stroke: float) -> Iterator[Event]:
    """Paint a shape with the colour or the pattern for filling.

    `thickness`, and `stroke`, the width of the line that strokes it as well, are in the space of
    the page.
    """
    shown = run.shown(shape)
    if shown is None:
        return
    look, colour = run.state.filling(), run.state.fill
    if colour.pattern is None:
        line = stroke * run.page.unit
        yield PaintedArea(**shown, thickness=thickness * run.page.unit + line, stroke=line, **look)
    else:
        yield from patterned(run, colour, look, shown)


def patterned(run: Run, colour: Colour, look: Look, shown: Place) -> Iterator[Event]:
    """Paint the pattern of a colour, if it has one, on the part of an area that shows."""
    pattern = colour.pattern
    if entry(pattern, "/PatternType") == SHADING:
        space = space_of(entry(entry(pattern, "/Shading"), "/ColorSpace"), run.scope.resources)
        if space is not None:
            yield PaintedShading(**shown, **(look | {"paint": Paint(space, ())}))
    elif isinstance(pattern, Stream):
        yield from _tiled(run, pattern, colour, look, shown)


def _tiled(run: Run, pattern: Stream, colour: Colour, look: Look, shown: Place) -> Iterator[Event]:
    """Paint the content of a tile once, as if each of its objects were as large as the area.

    A pattern is laid out in the space in which the content around it starts (8.7.3.1), and takes
    only opacity and blend mode from the current state (11.6.7).
    """
    space = matrix(pattern.get("/Matrix")) @ run.base
    cell = rectangle(pattern.get("/BBox"))
    fixed = pattern.get("/PaintType") == UNCOLOURED
    own = _own_colour(colour) if fixed else BLACK
    state = GraphicsState(
        ctm=space,
        clip=EVERYWHERE.narrowed(placed(cell, space)) if cell else EVERYWHERE,
        fill=own,
        stroke=own,
        group_opacity=look["opacity"],
        group_blend_mode=look["blend_mode"],
        groups=look["groups"],
    )
    content = run.nested(pattern, state, pattern.get("/Resources"), colours_fixed=fixed)
    for event in content:
        yield event if isinstance(event, Used) else replace(event, **shown)


def _own_colour(colour: Colour) -> Colour:
    """Return the colour that an uncoloured pattern is painted in."""
    base = colour.paint.space.base
    return Colour(Paint(base, colour.paint.values)) if base else BLACK
