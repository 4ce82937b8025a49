"""The commitments or demands of a statement: those of its summary, or else its last list."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from statementpress.statement.model import (
    Block,
    Box,
    Commitments,
    Inline,
    ItemList,
    Lead,
    Paragraph,
    Quotation,
    Statement,
)
from statementpress.statement.traversal import texts
from statementpress.words.languages import Language

LONGEST_HEADING = 160
"""Characters of the longest paragraph before a list that stands above each of its items."""
_SAY_WHAT_FOLLOWS = (":", "៖")
"""What a paragraph ends with that introduces a list."""


@dataclass(frozen=True, slots=True)
class Point:
    """A commitment or demand."""

    label: str
    """What stands before it, such as “1.”; "" if its author gave it none."""
    blocks: tuple[Block, ...]

    @property
    def number(self) -> str:
        """Return the label as it stands alone and large, without the full stop behind it."""
        return self.label.rstrip(".")


@dataclass(frozen=True, slots=True)
class Points:
    """The commitments or demands in one language."""

    heading: tuple[Inline, ...]
    """What stands above them; empty if there is nothing."""
    points: tuple[Point, ...]
    """At least one."""


def points_of(statement: Statement, code: str, language: Language) -> Points | None:
    """Return the points of a statement in the language `code`; None if it has none.

    They are the commitments of its summary. Without one, they are the items of the last list of its
    text that has at least two: facts are listed first, and demands last; numbered lists go before
    lists with bullets. A heading alone is no point, as it says what about, and not what.
    """
    short = statement.summaries.get(code)
    if short:
        return Points(
            short.heading,
            tuple(
                Point(language.list_number(number), (paragraph,))
                for number, paragraph in enumerate(short.commitments, 1)
            ),
        )
    text = [None, *running_text(statement.parts[code])]
    lists = [
        (before, block)
        for before, block in pairwise(text)
        if isinstance(block, ItemList) and len(block.items) > 1
    ]
    numbered = [each for each in lists if any(each[1].labels)]
    for before, chosen in (numbered or lists)[-1:]:
        labelled = zip(chosen.labels, chosen.items, strict=True)
        return Points(_heading(before), tuple(Point(label, item) for label, item in labelled))
    return None


def running_text(blocks: Iterable[Block]) -> Iterator[Paragraph | ItemList]:
    """Yield the paragraphs and lists of the text itself, those in boxes and quotations included."""
    for block in blocks:
        match block:
            case Paragraph() | ItemList():
                yield block
            case Box() | Commitments() | Lead() | Quotation():
                yield from running_text(block.blocks)


def _heading(before: Block | None) -> tuple[Inline, ...]:
    """Return what introduces a list, if that is a short paragraph."""
    if not isinstance(before, Paragraph):
        return ()
    said = "".join(texts(before.inlines)).strip()
    introduces = said.endswith(_SAY_WHAT_FOLLOWS) and len(said) <= LONGEST_HEADING
    return before.inlines if introduces else ()
