"""The values of a row in statement.toml: in its fields, and in place of facts of a letter.

The file is filled in after it was parsed, so that no sign of a value can end a text or begin
another key. Every text in it may have fields. Where a fact may have several lines, a field that
stands alone brings as many as its cell has, and a line of nothing but empty cells is left out.
"""

import datetime
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from typing import Any, Final, NamedTuple

from statementpress.merge.fields import Field, Piece, filled, pieces
from statementpress.merge.recipients import Lines, Recipients
from statementpress.statement.letter_facts import LINES, is_letter
from statementpress.statement.signatories import Language
from statementpress.statement.toml_lines import KeyPath

OF_A_LETTER: Final = (
    "addressee",
    "salutation",
    "subject",
    "through",
    "refers_to",
    "copy_to",
    "enclosures",
)
"""The facts below `[letter]` in whose place a column of the same name stands."""
DATE, REFERENCE = "date", "reference"
"""The facts above all tables in whose place a column stands."""


class Fact(NamedTuple):
    """A fact in whose place a column stands."""

    path: tuple[str, ...]
    """Where the fact is written: ("letter", "addressee", "en")."""
    column: str


def texts_of(data: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """Yield each text in the values of statement.toml, after the path to it."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from texts_of(value, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from texts_of(value, (*path, number))


def language_at(path: KeyPath, languages: Collection[Language]) -> Language | None:
    """Return the language that a value is in; None for what is said once for all."""
    keys = [key for key in path if isinstance(key, str)]
    return next((key for key in keys[:0:-1] if key in languages), None)


def replaced_facts(
    data: Mapping[str, Any],
    recipients: Recipients,
    languages: Collection[Language],
    fields: Collection[str],
) -> Iterator[Fact]:
    """Yield each fact of a letter in whose place a column of that name stands.

    A column that some text has as a field is one of the `fields`, and stands nowhere else.
    """
    if not is_letter(data):
        return
    for name in OF_A_LETTER:
        for language in languages:
            column = recipients.column(name, language)
            if column and column not in fields:
                yield Fact(("letter", name, language), column)
    columns = {language: recipients.column(REFERENCE, language) for language in languages}
    if REFERENCE in columns.values() and REFERENCE not in fields:
        yield Fact((REFERENCE,), REFERENCE)
    else:
        for language, column in columns.items():
            if column and column not in fields:
                yield Fact((REFERENCE, language), column)
    if DATE in recipients.columns and DATE not in fields:
        yield Fact((DATE,), DATE)


def with_values(
    data: Mapping[str, Any],
    facts: Collection[Fact],
    values: Mapping[str, Lines],
    value: Callable[[Field, Language | None], Lines],
    languages: Collection[Language],
) -> Mapping[str, Any]:
    """Return the values of statement.toml with a row's values in the fields, and as these facts.

    `values` are those of the row, by column; `value` gives that of a field in a text of a language.
    """

    def meant(node: Any, path: KeyPath) -> Any:
        if isinstance(node, Mapping):
            return {key: meant(inner, (*path, key)) for key, inner in node.items()}
        if isinstance(node, list):
            return [each for n, inner in enumerate(node) for each in _listed(inner, (*path, n))]
        return _one(text(node, path), path) if isinstance(node, str) else node

    def _listed(node: Any, path: KeyPath) -> list[Any]:
        """Return what stands in a list in place of a text: lines of their own, or nothing."""
        if not isinstance(node, str):
            return [meant(node, path)]
        lines = text(node, path)
        return list(lines) if _has_lines(path) else [" ".join(lines)]

    def text(node: str, path: KeyPath) -> Lines:
        found = [*pieces(node, is_markdown=False)]
        language = language_at(path, languages)
        alone = _alone(found)
        if alone:
            return value(alone, language)
        words = filled(node, lambda field: " ".join(value(field, language)), is_markdown=False)
        return (words,) if words.strip() or not _has_fields(found) else ()

    whole: dict[str, Any] = meant(data, ())
    for fact in facts:
        _replace(whole, fact, values[fact.column])
    if isinstance(whole.get(DATE), str):
        with suppress(ValueError):  # what is no day is refused with all other values
            whole[DATE] = datetime.date.fromisoformat(whole[DATE])
    return whole


def _one(lines: Lines, path: KeyPath) -> str | list[str]:
    """Return what stands in place of a text that is no element of a list."""
    if _has_lines(path) and len(lines) != 1:
        return list(lines)
    return " ".join(lines)


def _replace(data: dict[str, Any], fact: Fact, lines: Lines) -> None:
    *tables, key = fact.path
    table = data
    for name in tables:
        inner = table.get(name)
        table[name] = table = dict(inner) if isinstance(inner, Mapping) else {}
    if tables[:1] == ["letter"]:
        table[key] = list(lines)
    elif lines:
        table[key] = " ".join(lines)
    else:
        table.pop(key, None)


def _has_lines(path: KeyPath) -> bool:
    """Return whether the value at a path, or the list that it is in, may have several lines."""
    names = [part for part in path if isinstance(part, str)]
    in_letter = len(names) == 3 and names[0] == "letter" and names[1] in LINES
    return in_letter or (len(names) == 2 and names[0] == "title")


def _alone(found: list[Piece]) -> Field | None:
    """Return the field that a text consists of; None for any other text."""
    told = [piece for piece in found if not (isinstance(piece, str) and not piece.strip())]
    return told[0] if len(told) == 1 and isinstance(told[0], Field) else None


def _has_fields(found: list[Piece]) -> bool:
    return any(isinstance(piece, Field) for piece in found)
