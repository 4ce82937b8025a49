"""Read one language's summary of the statement, for handouts of one page.

An author writes it as summary.en.md: paragraphs for the lead, a heading (##) if wanted, then one
list with a key commitment to each item. If there is no such file, `::: lead` and `::: commitments`
in en.md mark which parts of the text a handout repeats, so that no word is typed twice.
"""

from collections.abc import Iterator, Sequence

from statementpress.statement.account import account
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
from statementpress.statement.traversal import footnotes, inlines_of, leaves, name_of, without_notes

_ORDER = "write paragraphs, then a heading with ## if you like, then one list, and nothing after it"
_MARKED = "close the ::: before it; you may mark several places of a text"
_ONE_PARAGRAPH = "write each commitment as an item of one paragraph"


def read_summary(source: str, file: str, report: Report) -> Summary | None:
    """Return the summary of a Markdown text; each fault is an error in `report`.

    `file` is the name of its file in the statement folder. Returns None if the text has no
    commitments. The codes of errors are empty-summary, not-in-summary, note-place and
    no-commitments, and those of `markdown.read_blocks` and `account`.
    """
    blocks = read_blocks(source, report)
    if blocks is None:
        return None
    if not source.strip():
        hint = "write a list of key commitments, or delete the file"
        report.error("empty-summary", None, "the summary is empty", hint)
        return None
    for leaf in leaves(blocks):
        if any(footnotes(inlines_of(leaf))):
            hint = "write what it says into the text; a summary has no room for notes"
            report.error("note-place", leaf.line, "no note can stand in a summary", hint)
    if not report.has_errors:
        account(source, blocks, report)
    fitting = _fitting(blocks, report)
    if not any(isinstance(block, ItemList) for block in fitting):
        line = blocks[-1].line if blocks else None
        hint = "end it with a list that has one key commitment to an item (- …)"
        report.error("no-commitments", line, "the summary has no list of commitments", hint)
        return None
    return Summary(
        file,
        tuple(block for block in fitting if isinstance(block, Paragraph)),
        next((block.inlines for block in fitting if isinstance(block, Heading)), ()),
        tuple(_commitments(fitting[-1:], report)),
    )


def marked_summary(blocks: Sequence[Block], file: str, report: Report) -> Summary | None:
    """Return what the directives in the part `file` mark; None if they mark no commitment.

    A summary has no notes: what refers to one in the part is left out of it.
    Errors have the code not-in-summary.
    """
    lead: list[Paragraph] = []
    commitments: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Lead):
            lead += _paragraphs(block.blocks, report)
        elif isinstance(block, Commitments):
            commitments += _commitments(block.blocks, report)
    if not commitments:
        return None
    bare_lead, bare = (tuple(map(_without_notes, marked)) for marked in (lead, commitments))
    return Summary(file, bare_lead, (), bare)


def _without_notes(paragraph: Paragraph) -> Paragraph:
    return Paragraph(tuple(without_notes(paragraph.inlines)), paragraph.line)


def _fitting(blocks: Sequence[Block], report: Report) -> list[Block]:
    """Return the blocks that stand where a summary may have them; report all others as errors."""
    fitting: list[Block] = []
    for block in blocks:
        if _fits(block, fitting):
            fitting.append(block)
        else:
            message = f"{name_of(block)} cannot stand here in a summary"
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
                message = f"{name_of(block)} cannot be a commitment"
                report.error("not-in-summary", block.line, message, _MARKED)


def _items(commitments: ItemList, report: Report) -> Iterator[Paragraph]:
    for item in commitments.items:
        first = item[0] if item else None
        if isinstance(first, Paragraph) and len(item) == 1:
            yield first
        elif first:
            message = "this commitment is more than one paragraph"
            report.error("not-in-summary", item[-1].line, message, _ONE_PARAGRAPH)
