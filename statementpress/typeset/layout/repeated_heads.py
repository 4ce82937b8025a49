"""Find the heads of tables that a page repeats, because the table began on an earlier page.

They are drawn again for the eye, and are no part of the text: the proof expects them at the head of
their page, and `finishing.tags` makes them page furniture.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from weasyprint.formatting_structure.boxes import TableRowGroupBox

from statementpress.khmer.characters import without_breaks
from statementpress.typeset.compose.document_text import FLOW

MAIN = ""
"""The name of the text that has no areas of its own, as `proof.flows` has it."""


def repeated_heads(pages: Iterable[Any]) -> Iterator[tuple[tuple[str, str], ...]]:
    """Yield for each page the heads that it repeats: the flow and the text of each."""
    begun: set[Any] = set()
    for page in pages:
        heads = list(_heads(page._page_box, MAIN))
        yield tuple((flow, _text(head)) for flow, head in heads if head in begun)
        begun.update(head for _, head in heads)


def _heads(box: Any, flow: str) -> Iterator[tuple[str, Any]]:
    """Yield the elements of the table heads in a box, each with its flow."""
    for child in getattr(box, "children", ()):
        own = flow if child.element is None else child.element.get(FLOW) or flow
        if isinstance(child, TableRowGroupBox) and child.is_header:
            yield own, child.element
        else:
            yield from _heads(child, own)


def _text(head: Any) -> str:
    return without_breaks("".join(head.itertext()))
