"""Where the closing words of a letter stand among the blocks of its text, and what comes after."""

from collections.abc import Sequence
from dataclasses import dataclass

from statementpress.statement.listing import SetAs
from statementpress.statement.model import (
    Annex,
    Block,
    Contact,
    Endorsement,
    Notes,
    Signatories,
    Statement,
)


@dataclass(frozen=True, slots=True)
class LetterOrder:
    """The blocks of a letter's text, in three parts."""

    text: tuple[Block, ...]
    """What stands before the closing words."""
    signed: tuple[Block, ...]
    """What stands between the closing words and those who get a copy: those who sign."""
    after: tuple[Block, ...]
    """Notes, whom to write to, annexes."""


def letter_order(statement: Statement, code: str) -> LetterOrder:
    """Return the text of a letter in the language `code`, divided.

    The closing words stand before the first group that is set as signatures, or else before the
    first group; without any, at the end of the text, before notes, contact and annexes.
    """
    blocks = statement.parts[code]
    groups = [n for n, block in enumerate(blocks) if isinstance(block, Signatories | Endorsement)]
    signatures = [n for n in groups if _is_for_signatures(blocks[n], statement)]
    closing = next(iter([*signatures, *groups]), _first_after(blocks, 0))
    after = _first_after(blocks, closing)
    return LetterOrder(blocks[:closing], blocks[closing:after], blocks[after:])


def _is_for_signatures(block: Block, statement: Statement) -> bool:
    if not isinstance(block, Signatories) or block.group not in statement.groups:
        return False
    return statement.groups[block.group].listing.set_as is SetAs.SIGNATURES


def _first_after(blocks: Sequence[Block], start: int) -> int:
    """Return the index of the first block from `start` that stands after the signatures."""
    ends = (
        n
        for n, block in enumerate(blocks)
        if n >= start and isinstance(block, Notes | Contact | Annex)
    )
    return next(ends, len(blocks))
