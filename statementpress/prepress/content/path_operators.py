"""The operators that build paths, paint them and clip to them (ISO 32000-1, 8.5)."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from statementpress.prepress.content.boxes import least_scale, narrowed, stroked, union
from statementpress.prepress.content.operations import Operands
from statementpress.prepress.content.painted import Painted, PaintedLine
from statementpress.prepress.content.paths import Path, parts
from statementpress.prepress.content.patterns import filled, patterned
from statementpress.prepress.content.run import Handler, Run, numeric

NONZERO, EVEN_ODD = False, True
"""The two rules of what is inside a path (8.5.3.3)."""


def line(run: Run, path: Path) -> Iterator[Painted]:
    """Stroke each subpath: crop marks on all sides of a page are often drawn as one path.

    The CTM may make a line thinner in one direction, and that one counts.
    """
    state, look = run.state, run.state.stroking()
    width = state.line_width * least_scale(state.ctm) * run.page.unit
    reached = (run.shown(stroked(box, state.ctm, state.line_width)) for box in path.boxes())
    shown = [box for box in reached if box is not None]
    for box in shown:
        yield PaintedLine(box=box, width=width, **look)
    whole = union(shown)
    if whole is not None:
        yield from patterned(run, state.stroke, look, whole)


def _move(run: Run, values: tuple[float, ...]) -> None:
    run.path.move(run.state.ctm, values)


def _draw(run: Run, values: tuple[float, ...]) -> None:
    run.path.draw(run.state.ctm, values)


def _rectangle(run: Run, values: tuple[float, ...]) -> None:
    run.path.rectangle(run.state.ctm, values)


def _clip(run: Run, _operands: Operands) -> None:
    run.clipping = True


def _painting(fill: bool | None, *, stroke: bool) -> Handler:
    """Return the handler that fills a path by a rule or not at all, strokes it, and ends it."""

    def paint(run: Run, _operands: Operands) -> Iterator[Painted]:
        path = run.path
        outline = run.state.line_width * least_scale(run.state.ctm) if stroke else 0
        if fill is not None:
            for part in parts(path, even_odd=fill):
                if part.box.width or part.box.height:
                    yield from filled(run, part.box, part.thickness + outline)
        if stroke:
            yield from line(run, path)
        _end(run)

    return paint


def _end(run: Run) -> None:
    """End the path, and clip what is painted from now on to it if W came before (8.5.4)."""
    box = run.path.box()
    if run.clipping and box:
        run.state = replace(run.state, clip=narrowed(run.state.clip, box))
    run.path, run.clipping = Path(), False


BUILDING: dict[str, tuple[int, Callable[[Run, tuple[float, ...]], None]]] = {
    "m": (2, _move),
    "l": (2, _draw),
    "c": (6, _draw),
    "v": (4, _draw),
    "y": (4, _draw),
    "re": (4, _rectangle),
}

HANDLERS: dict[str, Handler] = {
    **{operator: numeric(*taken) for operator, taken in BUILDING.items()},
    "S": _painting(None, stroke=True),
    "s": _painting(None, stroke=True),
    "f": _painting(NONZERO, stroke=False),
    "F": _painting(NONZERO, stroke=False),
    "f*": _painting(EVEN_ODD, stroke=False),
    "B": _painting(NONZERO, stroke=True),
    "b": _painting(NONZERO, stroke=True),
    "B*": _painting(EVEN_ODD, stroke=True),
    "b*": _painting(EVEN_ODD, stroke=True),
    "n": _painting(None, stroke=False),
    "W": _clip,
    "W*": _clip,
}
