"""Turn the Markdown inside a paragraph into inlines of the model."""

from collections.abc import Iterable, Mapping, Sequence

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from statementpress.statement.characters import clean, single_spaced
from statementpress.statement.links import LINK_HINT, link_problem
from statementpress.statement.model import Emphasis, Inline, LineBreak, Link, Strong, Text
from statementpress.statement.report import Report

DEPTH_LIMIT = 4
"""How deep emphasis and links may stand in one another; more is a slip of the asterisk."""

NOT_USED: Mapping[str, tuple[str, str]] = {
    "html_inline": (
        "raw-html",
        "put a backslash before the < to print it as text, or delete the tag",
    ),
    "code_inline": ("not-used", "delete the backticks, or put a backslash before each"),
    "image": ("not-used", "name a logo in the column “logo” of signatories.csv instead"),
}
"""Token types that a statement cannot have: the code of the finding, and a hint."""


def read_inlines(token: Token, report: Report) -> tuple[Inline, ...]:
    """Return the content of an `inline` token of markdown-it as inlines.

    The codes of errors are raw-html, not-used, bad-link and nested-too-deep.
    """
    children = token.children or []
    line = (token.map[0] if token.map else 0) + 1
    if max((child.level for child in children), default=0) > DEPTH_LIMIT:
        hint = "look for asterisks or underlines without their partner"
        report.error("nested-too-deep", line, "emphasis and links are nested too deep", hint)
        return ()
    return _Inlines(line, report).read(SyntaxTreeNode(children).children)


class _Inlines:
    """Reads the inlines of one block, counting lines on the way."""

    def __init__(self, line: int, report: Report) -> None:
        self.line = line
        self.report = report

    def read(self, nodes: Sequence[SyntaxTreeNode]) -> tuple[Inline, ...]:
        return _joined(inline for node in nodes for inline in self._inline(node))

    def _inline(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        match node.type:
            case "text":
                return (Text(clean(node.content, self.line, self.report)),)
            case "softbreak" | "hardbreak":
                self.line += 1
                return (Text(" ") if node.type == "softbreak" else LineBreak(),)
            case "strong" | "em":
                stress = Strong if node.type == "strong" else Emphasis
                return (stress(self.read(node.children)),)
            case "link":
                return (self._link(node),)
            case _:
                self._refuse(node)
                return ()

    def _link(self, node: SyntaxTreeNode) -> Link:
        url = str(node.attrs.get("href", ""))
        if problem := link_problem(url):
            self.report.error("bad-link", self.line, problem, LINK_HINT)
        if "title" in node.attrs:
            message = f"the title “{node.attrs['title']}” of a link is not printed"
            self.report.error("not-used", self.line, message, "delete it, or write it as text")
        return Link(url, self.read(node.children))

    def _refuse(self, node: SyntaxTreeNode) -> None:
        code, hint = NOT_USED[node.type]
        shown = node.content if code == "raw-html" else node.type.replace("_inline", "")
        message = f"{shown}: raw HTML" if code == "raw-html" else f"{shown} in running text"
        self.report.error(code, self.line, f"{message} cannot be used in a statement", hint)
        self.line += node.content.count("\n")


def _joined(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Join neighbouring texts, and make one space of each run of white space."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Text) and isinstance(last, Text):
            joined[-1] = Text(last.text + inline.text)
        else:
            joined.append(inline)
    return tuple(
        Text(single_spaced(inline.text)) if isinstance(inline, Text) else inline
        for inline in joined
    )
