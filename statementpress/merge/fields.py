r"""Fields in a text: `{name}` is a field, and `{{` and `}}` print the braces themselves.

Only a merge knows fields; in any other build a brace is a brace. A backslash before a brace prints
it, too, in the texts, as it does before any other sign of Markdown.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from statementpress.statement.register.settings import folded

_BRACES: Final = r"\{\{|\}\}|\{(?P<name>[^{}\\\n]*)\}|[{}]"
_IN_FACTS: Final = re.compile(_BRACES)
_IN_MARKDOWN: Final = re.compile(rf"(?P<escaped>\\[!-/:-@\[-`{{-~])|{_BRACES}")
_LITERAL: Final = {"{{": "{", "}}": "}"}
_QUOTED: Final = 30
"""How many characters are quoted of what stands behind a brace."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a text."""

    name: str
    """Its name, `folded`: capitals and spaces do not count."""
    typed: str
    """What is typed between the braces."""


def in_braces(name: str) -> str:
    """Return the name of a field as it is typed into a text."""
    return f"{{{name}}}"


@dataclass(frozen=True, slots=True)
class StrayBrace:
    """A brace that is neither part of a field nor typed twice."""

    offset: int
    """Where it stands in the text."""
    quoted: str
    """What stands there."""


Piece = str | Field | StrayBrace


def pieces(text: str, *, is_markdown: bool) -> Iterator[Piece]:
    """Yield the pieces of a text in their order: words as they are meant, fields, stray braces.

    In Markdown, a sign behind a backslash stays with it, as the reader of texts knows it.
    """
    start = 0
    for found in (_IN_MARKDOWN if is_markdown else _IN_FACTS).finditer(text):
        if found.groupdict().get("escaped"):
            continue
        if start < found.start():
            yield text[start : found.start()]
        yield _piece(found)
        start = found.end()
    if start < len(text):
        yield text[start:]


def _piece(found: re.Match[str]) -> Piece:
    literal = _LITERAL.get(found[0])
    if literal:
        return literal
    typed = found["name"] or ""
    if name := folded(typed):
        return Field(name, typed.strip())
    return StrayBrace(found.start(), found.string[found.start() :].split("\n")[0][:_QUOTED])


def filled(text: str, value: Callable[[Field], str], *, is_markdown: bool) -> str:
    """Return a text with the value of each field in its place; stray braces stay."""
    return "".join(
        value(piece)
        if isinstance(piece, Field)
        else piece
        if isinstance(piece, str)
        else text[piece.offset]
        for piece in pieces(text, is_markdown=is_markdown)
    )
