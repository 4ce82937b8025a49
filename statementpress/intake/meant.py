"""What people type in place of what Word has for it: labels as words, bold lines as headings.

What is done is noted, so that nothing becomes something else in silence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from statementpress.intake.document import (
    BREAK,
    Block,
    Cell,
    Label,
    WordParagraph,
    WordTable,
    runs_between,
)
from statementpress.intake.numbering import BULLET
from statementpress.statement.syntax.labels import BULLETS, label_of
from statementpress.statement.syntax.labels import Label as TypedLabel

_LONGEST_HEADING: Final = 120
_SENTENCE_ENDS: Final = (".", ":", ";", ",", "។", "៖")


def with_bold_headings(blocks: Sequence[Block]) -> tuple[list[Block], list[int]]:
    """Return blocks with lines in bold as headings, and the numbers of these paragraphs.

    A text that has headings keeps its bold lines as they are.
    """
    found, numbers = list(blocks), []
    if not any(map(_level, blocks)):
        for index, (block, following) in enumerate(pairwise(blocks)):
            if isinstance(block, WordParagraph) and _is_bold_heading(block, following):
                found[index] = replace(block, level=1)
                numbers.append(block.number)
    return found, numbers


def _level(block: Block) -> int:
    return block.level if isinstance(block, WordParagraph) and not block.is_title else 0


def _is_bold_heading(block: WordParagraph, following: Block) -> bool:
    """Return whether a paragraph in bold stands above text that is not bold all through."""
    text = block.text.strip()
    if block.label or block.is_centred or block.is_title or block.is_caption or block.has_rule:
        return False
    if not text or len(text) > _LONGEST_HEADING or text.endswith(_SENTENCE_ENDS):
        return False
    return _is_bold(block) and not (isinstance(following, WordParagraph) and _is_bold(following))


def _is_bold(block: WordParagraph) -> bool:
    written = [run for run in block.runs if run.text.strip()]
    return bool(written) and all(run.bold for run in written)


def with_typed_lists(blocks: Sequence[Block]) -> tuple[list[Block], list[int]]:
    """Return blocks with typed labels as those of lists, where at least two make a series.

    Returns the numbers of these paragraphs as well.
    """
    blocks = [part for block in blocks for part in _lines_of_items(block)]
    labels = [_typed(block) for block in blocks]
    found: list[Block] = []
    numbers: list[int] = []
    for index, block in enumerate(blocks):
        label = labels[index]
        if isinstance(block, WordTable):
            rows = tuple(tuple(_cell(cell) for cell in row) for row in block.rows)
            found.append(replace(block, rows=rows))
        elif label and isinstance(block, WordParagraph) and _is_item(index, label, labels):
            found.append(_item(block, label))
            numbers.append(block.number)
        else:
            found.append(block)
    return found, numbers


def _lines_of_items(block: Block) -> Sequence[Block]:
    """Return a paragraph each line of which begins with a label as one for each line."""
    if not isinstance(block, WordParagraph) or block.label or BREAK not in block.text:
        return [block]
    lines = [(match.start(), match.end()) for match in re.finditer(f"[^{BREAK}]+", block.text)]
    if not all(label_of(block.text[start:end].lstrip()) for start, end in lines):
        return [block]
    return [replace(block, runs=runs_between(block.runs, *line)) for line in lines]


def _cell(cell: Cell) -> Cell:
    return replace(cell, blocks=tuple(with_typed_lists(cell.blocks)[0]))


def _typed(block: Block) -> TypedLabel | None:
    """Return the label that the words of a paragraph begin with."""
    if not isinstance(block, WordParagraph) or block.label or block.level or block.is_title:
        return None
    return label_of(_first_line(block))


def _first_line(block: WordParagraph) -> str:
    return block.text.lstrip().partition("\n")[0].replace("\t", " ")


def _is_item(index: int, label: TypedLabel, labels: Sequence[TypedLabel | None]) -> bool:
    if label.typed in BULLETS and not label.typed.isascii():
        return True  # such a sign begins nothing but an item
    near = [*_neighbours(range(index - 1, -1, -1), labels)]
    near += _neighbours(range(index + 1, len(labels)), labels)
    return any(_in_series(label, other) for other in near)


def _neighbours(places: range, labels: Sequence[TypedLabel | None]) -> Iterator[TypedLabel]:
    """Yield the labels of the paragraphs next to one, up to the first without a label."""
    for place in places:
        label = labels[place]
        if label is None:
            return
        yield label


def _in_series(label: TypedLabel, other: TypedLabel) -> bool:
    for kind, place in label.readings:
        there = other.in_series(kind)
        if there is not None and (not place or abs(there[-1] - place[-1]) == 1 or kind.depth > 1):
            return True
    return False


def _item(block: WordParagraph, label: TypedLabel) -> WordParagraph:
    """Return a paragraph with the label apart from its words."""
    leading = len(block.text) - len(block.text.lstrip())
    runs = runs_between(block.runs, leading + label.length)
    text = BULLET if label.typed in BULLETS else label.typed
    style = label.readings[0][0]
    key = f"typed {style.style} {style.signs}"
    return replace(block, runs=runs, label=Label(text, key, 0))
