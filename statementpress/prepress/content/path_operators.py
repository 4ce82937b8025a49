"""The operators that build paths, paint them and clip to them (ISO 32000-1, 8.5)."""

from collections.abc import Callable, Iterator, Sequence

from pikepdf import Matrix

from statementpress.prepress.content.boxes import least_scale, stroked
from statementpress.prepress.content.following import numeric
from statementpress.prepress.content.operations import Operands
from statementpress.prepress.content.painted import Event, PaintedLine
from statementpress.prepress.content.paths import Path, parts
from statementpress.prepress.content.patterns import filled, patterned
from statementpress.prepress.content.run import Handler, Run
from statementpress.prepress.content.shapes import Place, Shape, Stroked, around

NONZERO, EVEN_ODD = False, True
"""The two rules of what is inside a path (8.5.3.3)."""


def line(run: Run, path: Path) -> Iterator[Event]:
    """Stroke each subpath: crop marks on all sides of a page are often drawn as one path.

    The CTM may make a line thinner in one direction, and that one counts.
    """
    state, look = run.state, run.state.stroking()
    width = state.line_width * least_scale(state.ctm) * run.page.unit
    places: list[Place] = []
    for subpath in path.subpaths():
        outline = Stroked(subpath.track(), state.ctm, state.line_width)
        box = stroked(subpath.box(), state.ctm, state.line_width)
        place = run.shown(Shape(box, outline))
        if place is not None:
            yield PaintedLine(width=width, **place, **look)
            places.append(place)
    if places:
        yield from patterned(run, state.stroke, look, around(places))


def _build(extend: Callable[[Path, Matrix, Sequence[float]], None], count: int) -> Handler:
    """Return the handler that goes on with a path by `count` numbers in the space of the CTM."""
    return numeric(count, lambda run, values: extend(run.path, run.state.ctm, values))


def _close(run: Run, _operands: Operands) -> None:
    run.path.close()


def _clip(*, even_odd: bool) -> Handler:
    def clip(run: Run, _operands: Operands) -> None:
        run.clipping = even_odd

    return clip


def _painting(fill: bool | None, *, stroke: bool, close: bool = False) -> Handler:
    """Return the handler that fills a path by a rule or not at all, strokes it, and ends it."""

    def paint(run: Run, _operands: Operands) -> Iterator[Event]:
        path = run.path
        if close:
            path.close()
        outline = run.state.line_width * least_scale(run.state.ctm) if stroke else 0
        if fill is not None:
            for part in parts(path, even_odd=fill):
                if part.shape.box.width or part.shape.box.height:
                    yield from filled(run, part.shape, part.thickness, outline)
        if stroke:
            yield from line(run, path)
        _end(run)

    return paint


def _end(run: Run) -> None:
    """End the path, and clip what is painted from now on to it if W came before (8.5.4)."""
    if run.clipping is not None:
        shape = run.path.shape(even_odd=run.clipping)
        if shape is not None:
            run.narrow(shape)
    run.path, run.clipping = Path(), None


HANDLERS: dict[str, Handler] = {
    "m": _build(Path.move, 2),
    "l": _build(Path.line, 2),
    "c": _build(Path.curve, 6),
    "v": _build(Path.curve_from_here, 4),
    "y": _build(Path.curve_to_end, 4),
    "re": _build(Path.rectangle, 4),
    "h": _close,
    "S": _painting(None, stroke=True),
    "s": _painting(None, stroke=True, close=True),
    "f": _painting(NONZERO, stroke=False),
    "F": _painting(NONZERO, stroke=False),
    "f*": _painting(EVEN_ODD, stroke=False),
    "B": _painting(NONZERO, stroke=True),
    "b": _painting(NONZERO, stroke=True, close=True),
    "B*": _painting(EVEN_ODD, stroke=True),
    "b*": _painting(EVEN_ODD, stroke=True, close=True),
    "n": _painting(None, stroke=False),
    "W": _clip(even_odd=False),
    "W*": _clip(even_odd=True),
}
