"""Compare a composed document with its statement: no template may silently lose a word."""

from collections.abc import Iterator

from statementpress.errors import SetupError
from statementpress.khmer.characters import without_breaks
from statementpress.statement.model import Endorsement, Signatories, Statement
from statementpress.statement.traversal import inlines_of, leaves, texts

QUOTED = 60
"""How many characters of a lost text are quoted."""


def check_complete(statement: Statement, languages: tuple[str, ...], text: str) -> None:
    """Raise SetupError if `text`, the text of a document, lacks words of one of these languages.

    White space does not count. Each text has to stand somewhere; the proof looks at their order.
    """
    document = _squeezed(text)
    for language in languages:
        for words in _texts(statement, language):
            if _squeezed(words) not in document:
                raise SetupError(
                    f"the template leaves out “{words.strip()[:QUOTED]}” ({language})",
                    hint="add it to the template of this edition, or delete your copy of the "
                    "template to use the shipped one",
                )


def _squeezed(text: str) -> str:
    return "".join(without_breaks(text).split())


def _texts(statement: Statement, language: str) -> Iterator[str]:
    yield from statement.title[language]
    yield statement.place[language]
    for leaf in leaves(statement.parts[language]):
        yield from texts(inlines_of(leaf))
        if isinstance(leaf, Signatories | Endorsement):
            yield from _member_texts(leaf.group, statement, language, isinstance(leaf, Signatories))


def _member_texts(group: str, statement: Statement, language: str, named: bool) -> Iterator[str]:
    for member in statement.groups[group].members:
        if named or member.mark is None:
            yield member.name[language]
        yield member.note[language]
