"""Keep notes at the foot of pages near their references, and see that they are.

WeasyPrint 70.0 sets a note whole; one that does not fit waits for the next page. If the last line
of a page fits only because an earlier note waits, WeasyPrint forgets the notes of that line. So a
private function of the pinned version, `layout.block._linebox_layout`, is replaced while a document
is laid out, and put back afterwards: forgotten notes wait for the next page as well.

Nothing is taken on trust all the same: a note has to stand once, on the page of its reference or on
the next one, in the order of the numbers, inside the page and below all text.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from weasyprint.formatting_structure.boxes import FootnoteAreaBox
from weasyprint.layout import block

from statementpress.errors import TypesetError
from statementpress.typeset.finishing.notes import CALL
from statementpress.typeset.layout.flow import bottoms
from statementpress.words.notes import NOTE


class NotesAstrayError(TypesetError):
    """Notes cannot stand at the foot of their pages: they have to stand at the end of the text."""


SLACK = 0.5
"""By how many px (0.13 mm) a box may reach into the foot, as lengths are rounded."""
NEW_CHILDREN = 3
"""The index of new_children, the lines so far, among the parameters after the context."""


@contextmanager
def remembering_notes() -> Iterator[None]:
    """Replace WeasyPrint's function inside the block."""
    lay_out = block._linebox_layout

    def lay_out_and_remember(context: Any, *others: Any) -> Any:
        result = lay_out(context, *others)
        abort, lines = result[0], others[NEW_CHILDREN]
        if not abort and context.footnotes:
            waiting = [
                box.footnote
                for line in lines[-1:]
                for box in line.descendants()
                if box.footnote in context.footnotes
            ]
            for note in waiting:
                context.layout_footnote(note)
                context.report_footnote(note)
        return result

    block._linebox_layout = lay_out_and_remember
    try:
        yield
    finally:
        block._linebox_layout = lay_out


def notes_astray(pages: Sequence[Any]) -> bool:
    """Return whether a note of laid-out pages stands elsewhere than at the foot of its page."""
    called: dict[Any, int] = {}
    placed: dict[Any, int] = {}
    for number, page in enumerate(pages):
        foot = _foot(page)
        if foot is not None and _is_crowded(page, foot):
            return True
        notes = [box.element for box in foot.children if _is_note(box)] if foot is not None else []
        if len(set(notes)) < len(notes) or placed.keys() & notes:
            return True
        placed |= dict.fromkeys(notes, number)
        for box in page._page_box.descendants():
            if _is_note(box) and box.element_tag.endswith(CALL):
                called.setdefault(box.element, number)
    return list(called) != list(placed) or any(
        placed[note] - number not in (0, 1) for note, number in called.items()
    )


def _foot(page: Any) -> Any:
    """Return the box of the notes of a page, or None."""
    found = (box for box in page._page_box.children if isinstance(box, FootnoteAreaBox))
    return next(found, None)


def _is_note(box: Any) -> bool:
    return box.element is not None and box.element.get("class") == NOTE


def _is_crowded(page: Any, foot: Any) -> bool:
    """Return whether notes stand beyond the page's text area, or text stands where notes do."""
    box = page._page_box
    top, bottom = box.content_box_y(), box.content_box_y() + box.height
    lowest = max(each.border_box_y() + each.border_height() for each in foot.children)
    if foot.position_y < top - SLACK or lowest > bottom + SLACK:
        return True
    return any(each > foot.position_y + foot.margin_top + SLACK for each in bottoms(page))
