"""What each page of a proofed PDF says, with its lines as the document has them."""

from collections.abc import Iterator, Sequence

from statementpress.proof import pdfium, text
from statementpress.proof.flows import MAIN
from statementpress.proof.proof import Expectation, texts_of_page


def letters_by_page(pdf: bytes, expectation: Expectation) -> list[dict[str, int]]:
    """Return how many characters each page has of each text, white space and feet left out."""
    side_by_side = any(page.flows for page in expectation.pages)
    found = []
    with pdfium.opened(pdf) as document:
        for page, expected in zip(document, expectation.pages, strict=True):
            texts = texts_of_page(page, expected, side_by_side)
            texts[MAIN] = text.without_feet([texts.get(MAIN, "")], [expected.foot])
            found.append({flow: len("".join(said.split())) for flow, said in texts.items()})
    return found


def parted(said: str, letters: Sequence[int], unseen: str = "") -> Iterator[str]:
    """Yield the parts of a text that have so many characters each, white space left out.

    Characters of `unseen` do not count; they belong to the part of the character after them.
    """
    start = 0
    for count in letters[:-1]:
        end, left = start, count
        while left and end < len(said):
            left -= not said[end].isspace() and said[end] not in unseen
            end += 1
        yield said[start:end].strip()
        start = end
    yield said[start:].strip()
