"""What templates use to set the text itself: its words, its notes, and the list of its headings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest

from statementpress.project.editions import NotePlace
from statementpress.statement.model import Inline, Statement
from statementpress.statement.traversal import texts
from statementpress.typeset.compose.contents import ContentsBook
from statementpress.typeset.compose.member_lists import MemberLists
from statementpress.typeset.compose.notes import notes_at_end, without_notes
from statementpress.words.languages import Language
from statementpress.words.setting import setters


@dataclass(frozen=True, slots=True)
class TextSetting:
    """How a document sets the text."""

    notes: NotePlace | None
    """Where the notes stand; None if the document does not set the whole text."""
    on_paper: bool = True
    """Whether it has page numbers in the list of headings, and the addresses of links; if not, each
    of its languages is a document of its own."""
    side_by_side: bool = False
    """Whether two languages stand beside each other."""


def text_context(
    statement: Statement,
    codes: Sequence[str],
    languages: Mapping[str, Language],
    setting: TextSetting,
) -> dict[str, object]:
    """Return the values and functions that templates use for the text, by their names.

    `codes` and `languages` are as in `template_context`.
    """
    notes, on_paper = setting.notes, setting.on_paper
    contents = ContentsBook({code: statement.parts[code] for code in codes})
    at_end = {code: notes_at_end(statement.parts[code], notes) for code in codes}
    own = setters(languages, statement.languages, statement.unbroken, notes, on_paper)

    def lists(code: str) -> MemberLists:
        together = codes if on_paper else (code,)
        return MemberLists(statement, together, languages, own, setting.side_by_side)

    return {
        "setters": own,
        "lists_of": cache(lists),
        "notes_at_end": at_end.__getitem__,
        "facing_notes": tuple(zip_longest(*at_end.values())),
        "without_notes": without_notes,
        "contents_of": contents.entries,
        "heading_name": contents.name,
        "page_numbers": on_paper,
        "plain": _plain,
    }


def _plain(inlines: Iterable[Inline]) -> str:
    """Return the words of inlines alone, in one line."""
    return " ".join("".join(texts(inlines)).split())
