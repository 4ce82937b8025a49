"""The appearances of annotations that print (ISO 32000-1, 12.5)."""

from collections.abc import Iterator
from dataclasses import replace

from pikepdf import Dictionary, Matrix, Object, Stream

from statementpress.prepress.content.object_operators import form
from statementpress.prepress.content.operands import array, entry, integer, matrix, name, rectangle
from statementpress.prepress.content.painted import Painted
from statementpress.prepress.content.run import Run

HIDDEN, PRINT = 1 << 1, 1 << 2
"""Flags (12.5.3, table 165)."""


def painted_annotations(run: Run, annotations: object) -> Iterator[Painted]:
    """Paint the annotations of a page, on top of its content."""
    page_state = run.state
    for annotation in array(annotations):
        if isinstance(annotation, Dictionary) and _prints(run, annotation):
            appearance = _appearance(annotation)
            place = _placed(annotation, appearance) if appearance else None
            if appearance and place:
                run.state = replace(page_state, ctm=place @ page_state.ctm)
                yield from form(run, appearance)
    run.state = page_state


def _prints(run: Run, annotation: Object) -> bool:
    flags = integer(annotation.get("/F")) or 0
    shown = flags & PRINT and not flags & HIDDEN and name(annotation.get("/Subtype")) != "Popup"
    return bool(shown) and not run.page.optional.hides(annotation.get("/OC"))


def _appearance(annotation: Object) -> Stream | None:
    """Return the normal appearance, that of its state where it has several (12.5.5)."""
    normal = entry(annotation.get("/AP"), "/N")
    if isinstance(normal, Dictionary):
        normal = entry(normal, f"/{name(annotation.get('/AS'))}")
    return normal if isinstance(normal, Stream) else None


def _placed(annotation: Object, appearance: Stream) -> Matrix | None:
    """Return the matrix that brings an appearance's box onto the annotation's (algorithm 8.1)."""
    target, own = rectangle(annotation.get("/Rect")), rectangle(appearance.get("/BBox"))
    if target is None or own is None:
        return None
    box = matrix(appearance.get("/Matrix")).transform(own)
    if not box.width or not box.height:
        return None
    across, upward = target.width / box.width, target.height / box.height
    left, bottom = target.llx - box.llx * across, target.lly - box.lly * upward
    return Matrix(across, 0, 0, upward, left, bottom)
