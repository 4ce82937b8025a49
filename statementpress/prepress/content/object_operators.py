"""The operators that paint images, forms and shadings, and those that mark content."""

from collections.abc import Iterator
from dataclasses import replace

from pikepdf import Dictionary, Name, Object, Stream

from statementpress.prepress.colour.space import Paint
from statementpress.prepress.content.boxes import UNIT_SQUARE
from statementpress.prepress.content.images import Entries, read_raster, resolution
from statementpress.prepress.content.operations import Operands
from statementpress.prepress.content.painted import Event, PaintedImage, PaintedShading
from statementpress.prepress.content.patterns import patterned
from statementpress.prepress.content.resources import read_group, space_of
from statementpress.prepress.content.run import Handler, Run
from statementpress.prepress.content.shapes import Shape, placed
from statementpress.prepress.pdf.objects import dictionary, entry, matrix, name, rectangle

LONG_KEYS = {
    "W": "/Width",
    "H": "/Height",
    "BPC": "/BitsPerComponent",
    "CS": "/ColorSpace",
    "IM": "/ImageMask",
    "F": "/Filter",
}
"""The keys that are abbreviated in inline images (ISO 32000-1, 8.9.7, table 93)."""


def form(run: Run, stream: Stream) -> Iterator[Event]:
    """Paint a form in its own space, cut to its box (8.10.1), and as a group if it is one."""
    state = run.state
    ctm = matrix(stream.get("/Matrix")) @ state.ctm
    box = rectangle(stream.get("/BBox"))
    clip = state.clip and state.clip.narrowed(placed(box, ctm)) if box else state.clip
    if clip is None:
        return
    own = stream.get("/Resources")
    group = read_group(stream, own if isinstance(own, Dictionary) else run.scope.resources)
    state = state.grouped(group) if group else state
    yield from run.nested(stream, replace(state, ctm=ctm, clip=clip), own)


def _do(run: Run, operands: Operands) -> Iterator[Event]:
    called = operands[0] if len(operands) == 1 else None
    stream = run.scope.find("/XObject", called)
    if not isinstance(stream, Stream) or run.page.optional.hides(stream.get("/OC")):
        return
    yield from run.use("XObject", name(called), stream)
    match name(stream.get("/Subtype")):
        case "Form":
            yield from form(run, stream)
        case "Image":
            yield from _image(run, name(called), stream.get, stream)


def _inline_image(run: Run, operands: Operands) -> Iterator[Event]:
    """Paint an image from the entries between BI and ID."""
    entries: dict[str, object] = {}
    for key, value in zip(operands[::2], operands[1::2], strict=False):
        entries[LONG_KEYS.get(name(key), f"/{name(key)}")] = value
    yield from _image(run, "", entries.get, None)


def _image(run: Run, called: str, entries: Entries, data: Object | None) -> Iterator[Event]:
    ctm = run.state.ctm
    shown = run.shown(placed(UNIT_SQUARE, ctm))
    raster = read_raster(entries, run.scope.resources, data) if shown else None
    if shown is None or raster is None:
        return
    look = run.state.filling()
    if raster.space:
        look = look | {"paint": Paint(raster.space, ())}
    yield PaintedImage(
        name=called,
        space=raster.space,
        width=raster.width,
        height=raster.height,
        bits=raster.bits,
        resolution=resolution(raster, ctm, run.page.unit),
        source=data,
        **shown,
        **look,
    )
    if raster.space is None:
        yield from patterned(run, run.state.fill, look, shown)


def _shade(run: Run, operands: Operands) -> Iterator[Event]:
    """Shade all that the clip and the shading's own box let through (8.7.4.2, 8.7.4.3)."""
    found = run.scope.find("/Shading", operands[0]) if len(operands) == 1 else None
    shading = dictionary(found)
    space = space_of(entry(shading, "/ColorSpace"), run.scope.resources)
    if shading is None or space is None or run.state.clip is None:
        return
    own = rectangle(shading.get("/BBox"))
    shown = run.shown(placed(own, run.state.ctm) if own else Shape(run.state.clip.box))
    if shown is not None:
        look = run.state.filling() | {"paint": Paint(space, ())}
        yield PaintedShading(**shown, **look)


def _mark(run: Run, operands: Operands) -> None:
    """Open marked content, which is hidden if it belongs to a layer that is off (8.11.3.2)."""
    hides = False
    match operands:
        case [Name() as tag, Name() | Dictionary() as properties] if name(tag) == "OC":
            found = run.scope.find("/Properties", properties)
            hides = run.page.optional.hides(found)
    run.marks.append(hides)
    run.hidden += hides


def _end_mark(run: Run, _operands: Operands) -> None:
    if run.marks:
        run.hidden -= run.marks.pop()


HANDLERS: dict[str, Handler] = {
    "Do": _do,
    "ID": _inline_image,
    "sh": _shade,
    "BMC": _mark,
    "BDC": _mark,
    "EMC": _end_mark,
}
