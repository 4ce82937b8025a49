"""Read the text of a statement: CommonMark without what has no place on the page, plus directives.

Markdown is read exactly as CommonMark defines it, so that any editor shows it correctly. Quotation
marks and dashes stay as they are typed. Raw HTML is an error and never a way around the templates;
a link may only have an address that paper and readers can follow (see `links`).
"""

from collections.abc import Collection, Iterable

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from statementpress.errors import meant
from statementpress.statement.blocks import BlockReader
from statementpress.statement.directives import directive_rule
from statementpress.statement.model import Block, Endorsement, Signatories
from statementpress.statement.report import Report

DEPTH_LIMIT = 10
"""How deep tokens may nest; a list takes 2. Beyond 20 markdown-it silently leaves text out."""

LENGTH_LIMIT = 20_000
"""The most characters of a paragraph; markdown-it's time for brackets grows with their square."""

_ENDED_BY_A_FENCE = ["paragraph", "reference", "blockquote", "list"]


class _Parser(MarkdownIt):
    """A parser of CommonMark that accepts every link, and shows its address as it is typed."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        """Accept every address; `links.link_problem` refuses with a reason."""
        return True

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        """Show the address of <https://…> as it is typed."""
        return link


def read_part(source: str, groups: Collection[str] | None, report: Report) -> tuple[Block, ...]:
    """Return the blocks of one language's Markdown text; each fault is an error in `report`.

    `groups` are the groups that the text has to place, each once; None if they are not known. The
    codes of errors are empty-part, unknown-group, placed-twice and not-placed, and those of
    `read_blocks`.
    """
    blocks = read_blocks(source, report)
    if blocks is None:
        return ()
    if not source.strip():
        hint = "write the text of the statement into it"
        report.error("empty-part", None, "the file is empty", hint)
        return ()
    if groups is not None:
        _check_placed(blocks, groups, report)
    return blocks


def read_blocks(source: str, report: Report) -> tuple[Block, ...] | None:
    """Return the blocks of a Markdown text; None if it is too long or nested too deep to be read.

    The codes of errors are too-long and nested-too-deep, and those of `blocks`, `inlines`,
    `directives` and `characters`.
    """
    if _overlong(source, report):
        return None
    parser = _Parser("commonmark")
    parser.block.ruler.before("code", "directive", directive_rule, {"alt": _ENDED_BY_A_FENCE})
    tokens = parser.parse(source)
    deep = next((token for token in tokens if token.level > DEPTH_LIMIT), None)
    if deep:
        line = deep.map[0] + 1 if deep.map else None
        hint = "a list or a quotation may hold another one, and that one more"
        report.error("nested-too-deep", line, "lists or quotations are nested too deep", hint)
        return None
    return BlockReader(report).read(SyntaxTreeNode(tokens).children)


def _overlong(source: str, report: Report) -> bool:
    start = length = 0
    for number, line in enumerate(source.split("\n"), 1):
        if not line.strip():
            start = length = 0
            continue
        start, length = start or number, length + len(line)
        if length > LENGTH_LIMIT:
            message = f"this paragraph has more than {LENGTH_LIMIT:,} characters"
            report.error("too-long", start, message, "divide it with an empty line")
            return True
    return False


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
