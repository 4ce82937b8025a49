"""Read the text of a statement: Markdown without what has no place on the page, plus directives.

The forms are those of CommonMark where it neither loses nor changes what people type, so that any
editor shows them; `syntax` has the rules. Quotation marks and dashes stay as they are typed. Raw
HTML is an error and never a way around the templates; a link may only have an address that paper
and readers can follow (see `links`).
"""

from collections.abc import Collection, Iterable

from markdown_it.tree import SyntaxTreeNode

from statementpress.errors import meant
from statementpress.statement.attachments import Attachments
from statementpress.statement.blocks import BlockReader
from statementpress.statement.inlines import is_too_deep
from statementpress.statement.model import Block, Contents, Endorsement, Heading, Signatories
from statementpress.statement.report import Report
from statementpress.statement.syntax.parser import tokens_of
from statementpress.statement.traversal import leaves

DEPTH_LIMIT = 10
"""How deep tokens may nest; a list takes 2. Beyond 20 markdown-it silently leaves text out."""


def read_part(
    source: str,
    groups: Collection[str] | None,
    report: Report,
    attachments: Attachments | None = None,
) -> tuple[Block, ...]:
    """Return the blocks of one language's Markdown text; each fault is an error in `report`.

    `groups` are the groups that the text has to place, each once; None if they are not known.
    `attachments` are the files that it may take pictures and tables from. The codes of errors are
    empty-part, unknown-group, placed-twice, not-placed, heading-skipped, contents-twice and
    empty-contents, and those of `read_blocks`.
    """
    blocks = read_blocks(source, report, attachments)
    if blocks is None:
        return ()
    if not source.strip():
        hint = "write the text of the statement into it"
        report.error("empty-part", None, "the file is empty", hint)
        return ()
    if groups is not None:
        _check_placed(blocks, groups, report)
    _check_headings(blocks, report)
    return blocks


def read_blocks(
    source: str, report: Report, attachments: Attachments | None = None
) -> tuple[Block, ...] | None:
    """Return the blocks of a Markdown text; None if it is nested too deep to be read.

    The codes of errors are nested-too-deep, and those of `blocks`, `inlines` and
    `characters`.
    """
    tokens = tokens_of(source)
    deep = next((token for token in tokens if token.level > DEPTH_LIMIT), None)
    if deep:
        line = deep.map[0] + 1 if deep.map else None
        hint = "a list or a quotation may hold another one, and that one more"
        report.error("nested-too-deep", line, "lists or quotations are nested too deep", hint)
        return None
    # A tree of them would be too deep for Python as well, so this is looked for before it is made.
    if deep := next(filter(is_too_deep, tokens), None):
        line = deep.map[0] + 1 if deep.map else None
        hint = "look for asterisks or underlines without their partner"
        report.error("nested-too-deep", line, "emphasis and links are nested too deep", hint)
        return None
    return BlockReader(report, attachments).read(SyntaxTreeNode(tokens).children)


def _check_placed(blocks: Iterable[Block], groups: Collection[str], report: Report) -> None:
    first: dict[str, int] = {}
    for block in blocks:
        if not isinstance(block, Signatories | Endorsement):
            continue
        group, line = block.group, block.line
        if group not in groups:
            report.error("unknown-group", line, f"unknown group “{group}”", meant(group, groups))
        elif group in first:
            message = f"the group “{group}” is already placed on line {first[group]}"
            report.error("placed-twice", line, message, "delete one of the two directives")
        first.setdefault(group, line)
    for group in groups:
        if group not in first:
            hint = f"add a directive “::: signatories {group}”, closed by :::"
            report.error("not-placed", None, f"the group “{group}” is never placed", hint)


def _check_headings(blocks: Iterable[Block], report: Report) -> None:
    """Report a heading that leaves out a level (PDF/UA-1, 7.4.2), and a list of no headings."""
    above, contents = 1, []
    for block in leaves(blocks):
        if isinstance(block, Heading):
            if block.level > above + 1:
                message = f"this heading has {block.level} #, but the one above it has {above}"
                if above == 1:
                    message = f"the first heading has {block.level} #"
                report.error("heading-skipped", block.line, message, f"write {'#' * (above + 1)}")
            above = block.level
        elif isinstance(block, Contents):
            contents.append(block)
    for again in contents[1:]:
        message = f"the contents are already listed on line {contents[0].line}"
        report.error("contents-twice", again.line, message, "delete one of the two")
    if contents and above == 1:
        hint = "give the text headings (##), or delete “::: contents”"
        report.error("empty-contents", contents[0].line, "there is no heading to list", hint)
