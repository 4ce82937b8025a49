"""Turn the Markdown inside a paragraph into inlines of the model."""

from collections.abc import Iterable, Mapping, Sequence

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from statementpress.khmer.characters import COENG, is_dependent
from statementpress.statement.characters import clean, single_spaced
from statementpress.statement.links import LINK_HINT, link_problem
from statementpress.statement.model import Emphasis, Inline, LineBreak, Link, Strong, Text
from statementpress.statement.notes import FootnoteBook
from statementpress.statement.report import Report
from statementpress.statement.syntax.emphasis import LOOSE
from statementpress.statement.syntax.faults import FAULT
from statementpress.statement.syntax.parser import LENGTH_LIMIT, OVERLONG
from statementpress.statement.traversal import texts

DEPTH_LIMIT = 4
"""How deep emphasis and links may stand in one another; more is a slip of the asterisk."""

NOT_USED: Mapping[str, tuple[str, str]] = {
    "html_inline": (
        "raw-html",
        "put a backslash before the < to print it as text, or delete the tag",
    ),
    "code_inline": ("not-used", "delete the backticks, or put a backslash before each"),
    "image": ("not-used", "put ![…](…) on a line of its own, with an empty line before it"),
}
"""Token types that a statement cannot have: the code of the finding, and a hint."""


def is_too_deep(token: Token) -> bool:
    """Return whether emphasis and links of an `inline` token are nested too deep to be read."""
    return max((child.level for child in token.children or ()), default=0) > DEPTH_LIMIT


def read_inlines(
    token: Token, report: Report, notes: FootnoteBook | None = None
) -> tuple[Inline, ...]:
    """Return the content of an `inline` token of markdown-it as inlines.

    `notes` are those that it may refer to; None where no note can stand. The codes of errors are
    raw-html, not-used, bad-link, broken-link, empty-link, note-place,
    parted-cluster and too-long, and those of `notes` and of the faults in `syntax`; loose-asterisks
    is a warning.
    """
    children = token.children or []
    line = (token.map[0] if token.map else 0) + 1
    if OVERLONG in token.meta:
        message = f"this paragraph has more than {LENGTH_LIMIT:,} characters"
        report.error("too-long", line, message, "divide it with an empty line")
        return ()
    _check_clusters(children, line, report)
    return _Inlines(line, report, notes).read(SyntaxTreeNode(children).children)


def _check_clusters(children: Iterable[Token], line: int, report: Report) -> None:
    """Report each mark of stress or of a link that stands between a letter and a sign on it."""
    before, has_mark = "", False
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            before, line = "", line + 1
        elif child.type not in ("text", "text_special"):
            has_mark = True
        elif child.content:
            joins = is_dependent(child.content[0]) or before == COENG
            if has_mark and before.strip() and joins:
                message = f"“{child.content[:3]}” belongs to the letter before the mark"
                hint = "put the asterisks or brackets before or after the whole syllable"
                report.error("parted-cluster", line, message, hint)
            before, has_mark = child.content[-1], False


class _Inlines:
    """Reads the inlines of one block, counting lines on the way."""

    def __init__(self, line: int, report: Report, notes: FootnoteBook | None) -> None:
        self.line = line
        self.report = report
        self.notes = notes

    def read(self, nodes: Sequence[SyntaxTreeNode]) -> tuple[Inline, ...]:
        return _joined(inline for node in nodes for inline in self._inline(node))

    def _inline(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        match node.type:
            case "text" | "text_special":
                return self._text(node)
            case "softbreak" | "hardbreak":
                self.line += 1
                return (Text(" ") if node.type == "softbreak" else LineBreak(),)
            case "strong" | "em":
                stress = Strong if node.type == "strong" else Emphasis
                return (stress(self.read(node.children)),)
            case "link":
                return (self._link(node),)
            case "footnote_reference":
                return self._footnote(node.info)
            case _:
                return self._refuse(node)

    def _text(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        if node.type == "text" and "](" in node.content:
            message = "this is not a link yet, and would be printed with its brackets"
            hint = "write [words](https://…) with no space in the address and no note in the words"
            self.report.error("broken-link", self.line, message, hint)
        return (Text(clean(node.content, self.line, self.report)),)

    def _footnote(self, label: str) -> tuple[Inline, ...]:
        if self.notes is None:
            message = f"[^{label}]: no note can stand here"
            hint = "refer to it in the running text: not in a heading, a link, a note or a summary"
            self.report.error("note-place", self.line, message, hint)
            return ()
        note = self.notes.refer(label, self.line)
        return (note,) if note else ()

    def _link(self, node: SyntaxTreeNode) -> Link:
        url = str(node.attrs.get("href", ""))
        if problem := link_problem(url):
            self.report.error("bad-link", self.line, problem, LINK_HINT)
        if "title" in node.attrs:
            message = f"the title “{node.attrs['title']}” of a link is not printed"
            self.report.error("not-used", self.line, message, "delete it, or write it as text")
        notes, self.notes = self.notes, None
        words = self.read(node.children)
        self.notes = notes
        if not "".join(texts(words)).strip():
            hint = f"write the words between the brackets, or <{url}>"
            self.report.error("empty-link", self.line, f"the link to “{url}” has no words", hint)
        return Link(url, words)

    def _refuse(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        """Report what cannot be meant as it stands, and return what is printed of it."""
        if node.type == LOOSE:
            hint = "give the other end of the words two asterisks, too; or delete these"
            message = "two asterisks have no partner, and are printed"
            self.report.warning("loose-asterisks", self.line, message, hint)
            return (Text(node.content),)
        if node.type == FAULT:
            code, message, hint = (node.meta[key] for key in ("code", "message", "hint"))
        else:
            code, hint = NOT_USED[node.type]
            shown = node.content if code == "raw-html" else node.type.replace("_inline", "")
            what = f"{shown}: raw HTML" if code == "raw-html" else f"{shown} in running text"
            message = f"{what} cannot be used in a statement"
        self.report.error(code, self.line, message, hint)
        self.line += node.content.count("\n")
        return ()


def _joined(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Join neighbouring texts, and make one space of each run of white space."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Text) and isinstance(last, Text):
            joined[-1] = Text(last.text + inline.text)
        elif inline != Text(""):
            joined.append(inline)
    return tuple(
        Text(single_spaced(inline.text)) if isinstance(inline, Text) else inline
        for inline in joined
    )
