"""Read what the statement says in short, for handouts of one page.

An author writes it as summary.en.md: paragraphs for the lead, a heading (##) if wanted, then one
list with a key commitment to an item. Without such a file the fences `::: lead` and
`::: commitments` in en.md mark what of the part is said again, so that no word is typed twice.
"""

from collections.abc import Iterator, Sequence

from statementpress.statement.markdown import read_blocks
from statementpress.statement.model import (
    Block,
    Commitments,
    Heading,
    ItemList,
    Lead,
    Paragraph,
    Summary,
)
from statementpress.statement.report import Report
from statementpress.statement.traversal import name_of

_ORDER = "a summary is paragraphs, then a heading with ## if you like, then one list, and no more"
_MARKED = "close the fence before it; a part may be marked in several places"
_ONE_PARAGRAPH = "write each commitment as an item of one paragraph"


def read_summary(source: str, file: str, report: Report) -> Summary | None:
    """Return the summary that a Markdown text is; each fault is an error in `report`.

    `file` is the file's name in the statement folder. None where the text has no commitments.
    Codes: empty-summary, not-in-summary, no-commitments, empty-commitment, those of
    `markdown.read_blocks`.
    """
    blocks = read_blocks(source, report)
    if blocks is None:
        return None
    if not source.strip():
        hint = "write a list of key commitments, or delete the file"
        report.error("empty-summary", None, "the summary is empty", hint)
        return None
    fitting = _fitting(blocks, report)
    if not any(isinstance(block, ItemList) for block in fitting):
        line = blocks[-1].line if blocks else None
        hint = "end it with a list (- ), a key commitment to an item"
        report.error("no-commitments", line, "the summary has no list of commitments", hint)
        return None
    return Summary(
        file,
        tuple(block for block in fitting if isinstance(block, Paragraph)),
        next((block.inlines for block in fitting if isinstance(block, Heading)), ()),
        tuple(_commitments(fitting[-1:], report)),
    )


def marked_summary(blocks: Sequence[Block], file: str, report: Report) -> Summary | None:
    """Return what the fences of the part `file` mark, None where they mark no commitment.

    Codes of errors: not-in-summary, empty-commitment.
    """
    lead: list[Paragraph] = []
    commitments: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Lead):
            lead += _paragraphs(block.blocks, report)
        elif isinstance(block, Commitments):
            commitments += _commitments(block.blocks, report)
    return Summary(file, tuple(lead), (), tuple(commitments)) if commitments else None


def _fitting(blocks: Sequence[Block], report: Report) -> list[Block]:
    """Return the blocks that stand where a summary has them; the others are errors."""
    fitting: list[Block] = []
    for block in blocks:
        if _fits(block, fitting):
            fitting.append(block)
        else:
            message = f"{name_of(block)} has no place here in a summary"
            report.error("not-in-summary", block.line, message, _ORDER)
    return fitting


def _fits(block: Block, before: Sequence[Block]) -> bool:
    match block:
        case Paragraph():
            return all(isinstance(other, Paragraph) for other in before)
        case Heading(level):  # levels 1, 5 and 6 are errors already
            return level not in (3, 4) and all(isinstance(other, Paragraph) for other in before)
        case ItemList():
            return not any(isinstance(other, ItemList) for other in before)
        case _:
            return False


def _paragraphs(blocks: Sequence[Block], report: Report) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            message = f"{name_of(block)} cannot be part of a lead"
            report.error("not-in-summary", block.line, message, _MARKED)


def _commitments(blocks: Sequence[Block], report: Report) -> Iterator[Paragraph]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case ItemList():
                yield from _items(block, report)
            case _:
                message = f"{name_of(block)} is no commitment"
                report.error("not-in-summary", block.line, message, _MARKED)


def _items(commitments: ItemList, report: Report) -> Iterator[Paragraph]:
    line = commitments.line
    for item in commitments.items:
        first = item[0] if item else None
        if isinstance(first, Paragraph) and len(item) == 1:
            yield first
        elif first:
            message = "a commitment of more than one paragraph"
            report.error("not-in-summary", item[-1].line, message, _ONE_PARAGRAPH)
        else:
            hint = "write its text, or delete the item"
            report.error("empty-commitment", line, "an item of this list is empty", hint)
        line = item[-1].line if item else line
