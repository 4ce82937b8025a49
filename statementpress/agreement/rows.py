"""The texts of a statement in two languages, each beside its translation."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from statementpress.agreement.residues import Row
from statementpress.agreement.wording import Listener, Wording
from statementpress.errors import Place
from statementpress.statement.catalogue import FACTS
from statementpress.statement.model import (
    Block,
    Figure,
    Footnote,
    Paragraph,
    Statement,
    Table,
    Text,
)
from statementpress.statement.traversal import Leaf, footnotes, inlines_of
from statementpress.typeset.compose.pairing import Sides
from statementpress.typeset.compose.side_by_side import Row as SetRow
from statementpress.typeset.compose.side_by_side import rows_of, side_by_side

_SUMMARY: Final = "summary."
"""How the name of a file with a summary begins."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two languages of a statement."""

    statement: Statement
    codes: tuple[str, str]
    listeners: tuple[Listener, Listener]

    def place(self, side: int, line: int | None) -> Place:
        """Return a place in the text of one of the two."""
        return Place(f"{self.statement.known_as}/{self.codes[side]}.md", line)

    def fact(self, side: int, text: str, *keys: str) -> Wording:
        """Return what statement.toml says below some keys in one of the two."""
        lines: Mapping[tuple[str | int, ...], int] = self.statement.lines
        line = lines.get((*keys, self.codes[side])) or lines.get(keys)
        place = Place(f"{self.statement.known_as}/{FACTS}", line)
        return self.listeners[side].fact(text, place)


def set_rows(pair: Pair) -> tuple[SetRow, ...]:
    """Return the texts as the edition with both languages side by side sets them."""
    return rows_of(pair.statement, pair.codes)


def blocks_of(row: SetRow) -> Sides[Leaf]:
    """Return the blocks of a row; None for a side without one."""
    left, right = (cell.block if cell else None for cell in row.cells)
    return left, right


def with_notes(rows: Sequence[SetRow]) -> Iterator[SetRow]:
    """Yield rows, and after each of them those of its notes, the first note beside the first."""
    for row in rows:
        yield row
        left, right = (
            list(footnotes(inlines_of(block))) if block else [] for block in blocks_of(row)
        )
        for one, other in zip_longest(left, right):
            yield from with_notes(side_by_side(_note(one), _note(other)))


def _note(note: Footnote | None) -> tuple[Block, ...]:
    return note.blocks if note else ()


def text_rows(pair: Pair, rows: Sequence[SetRow]) -> list[Row]:
    """Return the paragraphs, headings, captions and pictures of rows; cells of tables are apart."""
    found: list[Row] = []
    for row in rows:
        left, right = (_text(pair, side, block) for side, block in enumerate(blocks_of(row)))
        found.append((left, right))
    return found


def _text(pair: Pair, side: int, block: Leaf | None) -> Wording | None:
    if block is None:
        return None
    inlines = block.caption if isinstance(block, Table) else inlines_of(block)
    if isinstance(block, Figure):
        inlines = (*inlines, Text(f"\n{block.alternative}"))
    return pair.listeners[side].paragraph(inlines, pair.place(side, block.line))


def table_rows(pair: Pair, left: Table, right: Table) -> list[Row]:
    """Return the cells of two tables of one size, each beside its translation."""
    sides = [
        [
            pair.listeners[side].paragraph(cell, pair.place(side, table.line), cell=True)
            for row in (table.head, *table.rows)
            for cell in row
        ]
        for side, table in enumerate((left, right))
    ]
    return list(zip(*sides, strict=True))


def summary_rows(pair: Pair) -> list[Row]:
    """Return the leads and commitments of two summaries that have files of their own."""
    summaries = [pair.statement.summaries.get(code) for code in pair.codes]
    written = [each for each in summaries if each and each.file.startswith(_SUMMARY)]
    if len(written) < len(pair.codes):
        return []
    one, other = written
    sides = (*zip(one.lead, other.lead, strict=False),)
    sides += (*zip(one.commitments, other.commitments, strict=False),)
    return [(_summed_up(pair, 0, left), _summed_up(pair, 1, right)) for left, right in sides]


def _summed_up(pair: Pair, side: int, paragraph: Paragraph) -> Wording:
    summary = pair.statement.summaries[pair.codes[side]]
    place = Place(f"{pair.statement.known_as}/{summary.file}", paragraph.line)
    return pair.listeners[side].paragraph(paragraph.inlines, place)


def fact_rows(pair: Pair) -> list[Row]:
    """Return the facts of statement.toml that say the same in every language."""
    statement = pair.statement
    rows = [
        _facts(pair, statement.title, "title"),
        _facts(pair, statement.short_title, "short_title"),
        _facts(pair, statement.description, "description"),
        *(
            _facts(pair, each, "group_titles", name)
            for name, each in statement.group_titles.items()
        ),
        _facts(pair, statement.status.reference, "reference"),
        _facts(pair, statement.status.corrigendum, "corrigendum"),
    ]
    if statement.letter:
        for key in ("refers_to", "enclosures"):
            rows.append(_facts(pair, getattr(statement.letter, key), "letter", key))
    return [row for row in rows if row != (None, None)]


def _facts(pair: Pair, texts: Mapping[str, str | tuple[str, ...]], *keys: str) -> Row:
    sides = []
    for side, code in enumerate(pair.codes):
        text = texts.get(code)
        joined = text if isinstance(text, str) else "\n".join(text or ())
        sides.append(pair.fact(side, joined, *keys) if joined else None)
    return sides[0], sides[1]
