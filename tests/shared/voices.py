"""What a screen reader reads out of a PDF, and in which voices."""

from collections import defaultdict
from collections.abc import Iterator

import pikepdf

from tests.shared import structure
from tests.shared.marked_content import pieces


def spoken(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """Yield what a screen reader reads out, in order: the language of the voice, the words."""
    words: dict[tuple[int, int | None], str] = defaultdict(str)
    for piece in pieces(pdf):
        words[piece.page, piece.identifier] += piece.text
    for mark, language in structure.read(pdf).spoken():
        yield language, words[mark]
