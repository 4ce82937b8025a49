"""All rules of a statement's text in one parser, and the tree that it makes.

It is markdown-it's, with those rules of CommonMark that neither lose nor change what people type;
the rules beside this file take the place of the others. There are no definitions of links
(`[1]: words` is text), no headings that are underlined (a line of hyphens is a rule across the
text), and no code by indentation.
"""

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from statementpress.statement.syntax.directives import directive_rule
from statementpress.statement.syntax.emphasis import emphasis_rule, loose_rule
from statementpress.statement.syntax.footnotes import footnote_rule, reference_rule
from statementpress.statement.syntax.headings import heading_rule
from statementpress.statement.syntax.lists import list_rule
from statementpress.statement.syntax.paragraphs import paragraph_rule
from statementpress.statement.syntax.refused import (
    command_rule,
    entity_rule,
    front_matter_rule,
    struck_rule,
    underline_rule,
)
from statementpress.statement.syntax.tables import table_rule

_ENDED: RuleOptionsType = {"alt": ["paragraph", "blockquote"]}
"""The blocks that such a block ends, although no empty line stands between them."""


LENGTH_LIMIT = 20_000
"""The most characters of a paragraph; markdown-it's time for brackets grows with their square."""

OVERLONG = "overlong"
"""Says, in the `meta` of an inline token, that its text was too long to be read."""


class _Parser(MarkdownIt):
    """A parser that accepts every link, and keeps its address as it is typed."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        """Accept every address; `links.link_problem` refuses with a reason."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        """Keep the address of a link or a picture as it is typed."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        """Show the address of <https://…> as it is typed."""
        return link


def _length_rule(state: StateCore) -> None:
    """Mark paragraphs that are too long, before their inlines are read."""
    for token in state.tokens:
        if token.type == "inline" and len(token.content) > LENGTH_LIMIT:
            token.content, token.meta = "", {OVERLONG: True}


def tokens_of(source: str) -> list[Token]:
    """Return the tokens of a text, as markdown-it has them."""
    return _parser().parse(source)


def _parser() -> MarkdownIt:
    parser = _Parser("commonmark")
    # Signs after a backslash stay apart from other text, so that a link gone wrong is seen.
    parser.disable(["code", "reference", "lheading", "text_join"])
    block, inline = parser.block.ruler, parser.inline.ruler
    block.at("list", list_rule, _ENDED)
    block.at("heading", heading_rule, _ENDED)
    block.at("paragraph", paragraph_rule)
    block.before("fence", "directive", directive_rule, _ENDED)
    block.before("list", "footnote", footnote_rule, _ENDED)
    block.before("hr", "front_matter", front_matter_rule, _ENDED)
    block.before("list", "underline", underline_rule, _ENDED)
    block.before("paragraph", "bars", table_rule, _ENDED)
    parser.core.ruler.after("block", "length", _length_rule)
    inline.at("emphasis", emphasis_rule)
    inline.at("entity", entity_rule)
    inline.before("escape", "command", command_rule)
    inline.before("emphasis", "struck", struck_rule)
    inline.before("link", "footnote", reference_rule)
    parser.inline.ruler2.after("emphasis", "loose", loose_rule)
    return parser
