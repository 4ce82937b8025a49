"""What a page paints, of any PDF: its content is carried out, with boxes instead of ink.

Readers are lenient, and what they print is what counts. So an operator that is unknown, or that has
other operands than it takes, is ignored; a missing resource paints nothing; a superfluous Q does
nothing. Only content that cannot be read at all is an error.

Whatever cannot leave a mark is left out: what lies outside the media box or the clip, invisible
text, optional content that is off, annotations that are not printed. Shapes are cut to the shape of
their clip; where that has too many edges, the box around it is used in its place, so that rather
too much is reported than too little.
"""

from collections.abc import Iterator
from dataclasses import replace

from pikepdf import Dictionary, Matrix, Name, Page, Pdf, PdfError, Stream

from statementpress.prepress.content import (
    object_operators,
    path_operators,
    state_operators,
    text_operators,
)
from statementpress.prepress.content.operations import Content, ContentReader
from statementpress.prepress.content.optional_content import OptionalContent, read_optional_content
from statementpress.prepress.content.painted import Event
from statementpress.prepress.content.resources import Scope, read_group
from statementpress.prepress.content.run import Handler, PageRun, PaintingError, Run
from statementpress.prepress.content.shapes import Clip
from statementpress.prepress.content.state import GraphicsState
from statementpress.prepress.pdf.objects import array, entry, integer, matrix, name, rectangle
from statementpress.prepress.pdf.page_boxes import inherited, page_boxes, user_unit

__all__ = ["PaintingError", "page_events"]

HIDDEN, PRINT = 1 << 1, 1 << 2
"""Flags of annotations (ISO 32000-1, 12.5.3, table 165)."""

HANDLERS: dict[str, Handler] = {
    **state_operators.HANDLERS,
    **path_operators.HANDLERS,
    **text_operators.HANDLERS,
    **object_operators.HANDLERS,
}
"""Every operator that changes what is painted."""


def page_events(
    page: Page, pdf: Pdf | None = None, reader: ContentReader | None = None
) -> Iterator[Event]:
    """Yield what happens on a page, in painting order, its annotations last.

    `pdf` is the file of the page, which says what optional content is off; without it, all is on.
    `reader` reads the content of all pages of the file; without it, this page has one of its own.
    Raises PaintingError if some content cannot be read, after all that can be read was given.
    """
    optional = read_optional_content(pdf) if pdf else OptionalContent()
    shared = PageRun(user_unit(page.obj), optional, _interpret, reader or ContentReader())
    scope = Scope(inherited(page.obj, Name.Resources))
    group = read_group(page.obj, scope.resources)
    groups = (group,) if group else ()
    start = GraphicsState(clip=Clip(page_boxes(page).media), groups=groups)
    run = Run(page=shared, scope=scope, state=start, base=Matrix())
    yield from _interpret(run, shared.read(page.obj.get("/Contents")))
    # Annotations lie on top of the content, and do not go on in the state in which that ends.
    on_top = Run(page=shared, scope=scope, state=start, base=Matrix())
    yield from _annotations(on_top, page.obj.get("/Annots"))
    if shared.faults:
        raise PaintingError(shared.faults[0])


def _interpret(run: Run, content: Content) -> Iterator[Event]:
    """Carry out operations, except those that meet a broken object of the file."""
    for operands, operator in content.operations:
        handler = HANDLERS.get(operator)
        if handler is None:
            continue
        run.page.spend()
        try:
            yield from handler(run, operands) or ()
        except PdfError:
            continue


def _annotations(run: Run, annotations: object) -> Iterator[Event]:
    """Paint the appearances of the annotations of a page that are printed (12.5)."""
    page_state = run.state
    for annotation in array(annotations):
        appearance = _appearance(annotation) if _is_printed(run, annotation) else None
        place = None if appearance is None else _placed(annotation, appearance)
        if appearance is not None and place is not None:
            run.state = replace(page_state, ctm=place @ page_state.ctm)
            yield from object_operators.form(run, appearance)
    run.state = page_state


def _is_printed(run: Run, annotation: object) -> bool:
    flags = integer(entry(annotation, "/F")) or 0
    if flags & (PRINT | HIDDEN) != PRINT or name(entry(annotation, "/Subtype")) == "Popup":
        return False
    return not run.page.optional.hides(entry(annotation, "/OC"))


def _appearance(annotation: object) -> Stream | None:
    """Return the normal appearance, in the annotation's state if there are several (12.5.5)."""
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
