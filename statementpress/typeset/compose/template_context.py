"""What every template can use, besides the text itself and what belongs to a single edition."""

import re
from collections.abc import Mapping, Sequence
from functools import partial

from markupsafe import Markup

from statementpress.statement.model import Statement
from statementpress.statement.signatories import Logo
from statementpress.typeset.compose.handout_facts import group_title, read_on, summary
from statementpress.typeset.compose.item_labels import label_column, numbering
from statementpress.typeset.compose.letter_order import letter_order
from statementpress.typeset.compose.logos import LogoBook, asset_name, picture_name
from statementpress.typeset.compose.mark_shapes import kept_whole
from statementpress.typeset.compose.qr_codes import QrBook
from statementpress.words.languages import Language
from statementpress.words.letter_lines import letter_lines
from statementpress.words.said import said
from statementpress.words.setting import WordSetter

_PLACEHOLDER = re.compile(r"(\{pages?\})")
_COUNTERS = {"{page}": "page-number", "{pages}": "page-count"}


def template_context(
    statement: Statement,
    codes: Sequence[str],
    languages: Mapping[str, Language],
    logos: LogoBook,
    qr_codes: QrBook,
) -> dict[str, object]:
    """Return the values and functions that templates use for a statement, by their names.

    `codes` are the languages of the document, `languages` all that the project knows, for words in
    other languages. The books are filled while a template is rendered.
    """
    return {
        "statement": statement,
        "languages": {code: languages[code] for code in codes},
        "said": lambda code: said(statement, code, languages),
        "letter": lambda code: letter_lines(statement, code, languages),
        "letter_order": lambda code: letter_order(statement, code),
        "summary": partial(summary, statement),
        "group_title": partial(group_title, statement),
        "read_on": partial(read_on, statement),
        "qr_code": qr_codes.asset,
        "logo_number": logos.number,
        "wall_of": logos.wall,
        "kept_whole": kept_whole,
        "asset_name": asset_name,
        "picture_number": logos.picture_number,
        "picture_name": picture_name,
        "page_marks": _page_marks,
        "label_column": label_column,
        "numbering": numbering,
        "is_logo": lambda mark: isinstance(mark, Logo),
        "kind": lambda block: type(block).__name__,
    }


def _page_marks(label: str, setter: WordSetter) -> Markup:
    """Return the words of a page label around empty elements that the style sheet counts in."""
    return Markup("").join(
        Markup('<span class="{}"></span>').format(_COUNTERS[part])
        if part in _COUNTERS
        else setter.words(part)
        for part in _PLACEHOLDER.split(label)
        if part
    )
