"""What a page paints, of any PDF: its content carried out, with boxes in the place of ink.

Readers are lenient, and what they print is what counts. So an operator that is unknown, or whose
operands are not those it takes, is passed over; a resource that is missing paints nothing; a Q too
many does nothing. Only content that cannot be read at all is an error.

Left out is what cannot leave a mark: what lies outside the media box or the clip, invisible text,
optional content that is off, annotations that do not print. A clip is taken for the box around it,
so that rather too much is given than too little.
"""

from collections.abc import Iterator

from pikepdf import Matrix, Name, Page, Pdf, PdfError

from statementpress.prepress.content import (
    object_operators,
    path_operators,
    state_operators,
    text_operators,
)
from statementpress.prepress.content.annotations import painted_annotations
from statementpress.prepress.content.operations import Content
from statementpress.prepress.content.optional_content import OptionalContent, read_optional_content
from statementpress.prepress.content.painted import Painted
from statementpress.prepress.content.resources import Scope
from statementpress.prepress.content.run import Handler, PageRun, PaintingError, Run
from statementpress.prepress.content.state import GraphicsState
from statementpress.prepress.pdf.page_boxes import inherited, page_boxes, user_unit

__all__ = ["PaintingError", "painted_objects"]

HANDLERS: dict[str, Handler] = {
    **state_operators.HANDLERS,
    **path_operators.HANDLERS,
    **text_operators.HANDLERS,
    **object_operators.HANDLERS,
}
"""Every operator that tells in what is painted."""


def painted_objects(page: Page, pdf: Pdf | None = None) -> Iterator[Painted]:
    """Yield what a page paints, in painting order, its annotations last.

    `pdf` is the file the page is of: it says which optional content is off; without it all is on.
    Raise PaintingError, once all that can be read is given, where content cannot be read.
    """
    optional = read_optional_content(pdf) if pdf else OptionalContent()
    shared = PageRun(user_unit(page.obj), optional, _interpret)
    start = GraphicsState(ctm=Matrix(), clip=page_boxes(page).media)
    scope = Scope(inherited(page.obj, Name.Resources))
    run = Run(shared, scope, start, Matrix())
    yield from _interpret(run, shared.read(page.obj.get("/Contents")))
    on_top = Run(shared, scope, start, Matrix())
    yield from painted_annotations(on_top, page.obj.get("/Annots"))
    if shared.faults:
        raise PaintingError(shared.faults[0])


def _interpret(run: Run, content: Content) -> Iterator[Painted]:
    """Carry out operations; one that stumbles over a broken object of the file is passed over."""
    for operands, operator in content.operations:
        handler = HANDLERS.get(operator)
        if handler is None:
            continue
        run.page.spend()
        try:
            yield from handler(run, operands) or ()
        except PdfError:
            continue
