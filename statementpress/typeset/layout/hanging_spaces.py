"""Let the space at the end of a text hang, where more of the line follows in another element.

If all of a text but its last space fits a line, WeasyPrint takes the text for one that does not fit
and breaks it after its first word: "Ana" stands alone above "Ejemplo, Writer · អ្នកនិពន្ធ". So
such a text is laid out as one that fits. The line is then broken before the element that follows,
and the space hangs, as any space does at which a line ends.

Only style sheets that ask for it (`--spaces: hang`) get it: the lines of older versions end where
they did. The private function `layout.inline.split_first_line` of the pinned WeasyPrint is replaced
while a document is laid out, and put back afterwards.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from math import inf
from typing import Any

from weasyprint.layout import inline

from statementpress.typeset.layout import asked

_COLLAPSING = frozenset({"normal", "pre-line"})
_RESUME = 2
"""Where the result says at which byte the next line begins; None if all of the text fits."""


@contextmanager
def letting_spaces_hang() -> Iterator[None]:
    """Replace WeasyPrint's function inside the block."""
    split = inline.split_first_line

    def split_with_hanging_space(
        text: str, style: Any, context: Any, width: float | None, *others: Any, **named: Any
    ) -> Any:
        found = split(text, style, context, width, *others, **named)
        bare = text.rstrip(" ")
        may_hang = bare and bare != text and style["white_space"] in _COLLAPSING
        if found[_RESUME] is None or not may_hang or not asked.says_here(style, "spaces", "hang"):
            return found
        fits = split(bare, style, context, width, *others, **named)[_RESUME] is None
        return split(text, style, context, inf, *others, **named) if fits else found

    inline.split_first_line = split_with_hanging_space
    try:
        yield
    finally:
        inline.split_first_line = split
