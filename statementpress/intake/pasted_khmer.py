"""Khmer that was pasted out of a PDF into Word: what parts its words, and these joined again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from statementpress.intake.document import (
    Block,
    Cell,
    Left,
    Run,
    WordParagraph,
    WordTable,
    runs_between,
)
from statementpress.khmer.characters import has_khmer
from statementpress.khmer.from_pdf import Proposal, parted, parts_around


def parted_words(blocks: Sequence[Block]) -> Iterator[Left]:
    """Yield each place at which a space or a line end parts a word."""
    for block in blocks:
        if isinstance(block, WordParagraph):
            for proposal in _places(block):
                before, after = parts_around(block.text, proposal)
                words = f"{before} {after}”, for “{before}{proposal.after}{after}"
                yield Left("parted-word", block.number, words)
        elif isinstance(block, WordTable):
            cells = (cell for row in block.rows for cell in row)
            for cell in cells:
                yield from parted_words(cell.blocks)


def joined(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks with the words joined that `parted_words` finds."""
    return tuple(map(_joined, blocks))


def _joined(block: Block) -> Block:
    match block:
        case WordParagraph():
            runs = block.runs
            for proposal in reversed(_places(block)):
                runs = tuple(_without(runs, proposal))
            return replace(block, runs=runs)
        case WordTable():
            return replace(block, rows=tuple(tuple(map(_of_cell, row)) for row in block.rows))
        case _:
            return block


def _of_cell(cell: Cell) -> Cell:
    return replace(cell, blocks=joined(cell.blocks))


def _places(block: WordParagraph) -> list[Proposal]:
    """Return the places of one paragraph, in order; the lines of a heading are meant."""
    if block.level or block.is_title or block.is_centred or not has_khmer(block.text):
        return []
    return parted(block.text)


def _without(runs: Sequence[Run], proposal: Proposal) -> Iterator[Run]:
    """Yield the runs of a paragraph with one proposal taken."""
    *before, last = runs_between(runs, 0, proposal.offset)
    yield from before
    yield replace(last, text=last.text + proposal.after)
    yield from runs_between(runs, proposal.offset + len(proposal.before))
