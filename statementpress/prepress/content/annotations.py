"""The appearances of annotations that print (ISO 32000-1, 12.5)."""

from collections.abc import Iterator
from dataclasses import replace

from pikepdf import Dictionary, Matrix, Stream

from statementpress.prepress.content.object_operators import form
from statementpress.prepress.content.painted import Painted
from statementpress.prepress.content.run import Run
from statementpress.prepress.pdf.objects import array, entry, integer, matrix, name, rectangle

HIDDEN, PRINT = 1 << 1, 1 << 2
"""Flags (12.5.3, table 165)."""


def painted_annotations(run: Run, annotations: object) -> Iterator[Painted]:
    """Paint the annotations of a page, on top of its content."""
    page_state = run.state
    for annotation in array(annotations):
        appearance = _appearance(annotation) if _prints(run, annotation) else None
        place = None if appearance is None else _placed(annotation, appearance)
        if appearance is not None and place is not None:
            run.state = replace(page_state, ctm=place @ page_state.ctm)
            yield from form(run, appearance)
    run.state = page_state


def _prints(run: Run, annotation: object) -> bool:
    flags = integer(entry(annotation, "/F")) or 0
    if flags & (PRINT | HIDDEN) != PRINT or name(entry(annotation, "/Subtype")) == "Popup":
        return False
    return not run.page.optional.hides(entry(annotation, "/OC"))


def _appearance(annotation: object) -> Stream | None:
    """Return the normal appearance, that of its state where it has several (12.5.5)."""
    normal = entry(entry(annotation, "/AP"), "/N")
    if isinstance(normal, Dictionary):
        normal = entry(normal, f"/{name(entry(annotation, '/AS'))}")
    return normal if isinstance(normal, Stream) else None


def _placed(annotation: object, appearance: Stream) -> Matrix | None:
    """Return the matrix that brings an appearance's box onto the annotation's (algorithm 8.1)."""
    target, own = rectangle(entry(annotation, "/Rect")), rectangle(appearance.get("/BBox"))
    if target is None or own is None:
        return None
    box = matrix(appearance.get("/Matrix")).transform(own)
    if not box.width or not box.height:
        return None
    across, upward = target.width / box.width, target.height / box.height
    left, bottom = target.llx - box.llx * across, target.lly - box.lly * upward
    return Matrix(across, 0, 0, upward, left, bottom)
