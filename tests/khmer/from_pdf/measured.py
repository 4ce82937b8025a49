"""The text of 2021, what became of it in PDFs, and where its words may be parted."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from statementpress.khmer.characters import BASES, COENG, DEPENDENTS
from statementpress.khmer.clusters import clusters
from statementpress.khmer.words import word_ends
from statementpress.project.files import SHIPPED

HERE = Path(__file__).parent
DOCUMENTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(HERE.glob("*.txt"))}
"""What came out of PDFs, by the kind of program that made them."""
_STRETCH = re.compile(f"[{BASES}{DEPENDENTS}{COENG}]+")
_EVERY = 7
"""One in so many places inside words gets a space."""


@cache
def true_text() -> str:
    """Return the paragraphs of 2021, as they were printed."""
    (path,) = SHIPPED.glob("statements/2021-*/km.md")
    lines = path.read_text(encoding="utf-8").split("\n")
    paragraphs = [line for line in lines if line.strip() and not line.startswith(":::")]
    return re.sub("[<>]", "", "\n\n".join(paragraphs))


def white_places(text: str) -> set[int]:
    """Return after how many letters, counted from the end of the text, white space stands."""
    letters = len("".join(text.split()))
    places, seen = set(), 0
    for piece in re.findall(r"\S+|\s+", text):
        if piece.isspace():
            places.add(letters - seen)
        else:
            seen += len(piece)
    return places - {0, letters}


def planted_inside_words() -> Iterator[str]:
    """Yield paragraphs of 2021 with one space inside a word, for every seventh such place."""
    number = 0
    for stretch in _STRETCH.finditer(true_text()):
        ends, at = word_ends(stretch[0]), 0
        for cluster in clusters(stretch[0])[:-1]:
            at += len(cluster)
            number += at not in ends
            if at not in ends and number % _EVERY == 0:
                yield f"{stretch[0][:at]} {stretch[0][at:]}"
