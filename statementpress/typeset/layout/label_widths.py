"""Measure a label, or any other inline block, once where it fits its line.

An inline block is as wide as its content if that fits, and otherwise as narrow as its longest word
or as wide as the room (CSS 2.1, 10.3.9). WeasyPrint measures the longest word first, which takes as
long as all of the content, and then does not need it where that fits. A list of a thousand names
has a thousand labels. Here the content comes first, and the width is the same.

One function that the pinned version imports, `layout.inline.shrink_to_fit`, is replaced while a
document is laid out, and put back afterwards.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import inline
from weasyprint.layout.preferred import max_content_width


@contextmanager
def measuring_labels_once() -> Iterator[None]:
    """Replace WeasyPrint's function inside the block."""
    usual = inline.shrink_to_fit

    def fitted(context: Any, box: Any, room: float) -> Any:
        whole = max_content_width(context, box, outer=False)
        return whole if whole <= room else usual(context, box, room)

    inline.shrink_to_fit = fitted
    try:
        yield
    finally:
        inline.shrink_to_fit = usual
