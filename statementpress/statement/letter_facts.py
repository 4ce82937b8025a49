"""Read `[letter]` of statement.toml: what stands on a letter besides its text."""

from collections.abc import Collection, Mapping
from typing import Any

from statementpress.statement.letter import DateAt, Letter
from statementpress.statement.signatories import Language
from statementpress.statement.toml_lines import KeyPath
from statementpress.statement.toml_values import Key, Values

STATEMENT, LETTER = "statement", "letter"
"""The kind of a paper that says no other, and the kind that has to have `[letter]`."""

_LINES = "text, or a list of lines"


def _lines(wanted: str = _LINES, *, required: bool = False) -> Key:
    return Key(str | list[str], wanted, per_language=True, required=required, may_lack=not required)


_KEYS: Mapping[str, Key] = {
    "subject": _lines(required=True),
    "addressee": _lines("a list of lines: name, office, address", required=True),
    "letterhead": _lines("a list of lines: the name, then the address"),
    "contacts": _lines(),
    "board_title": Key(str, "text", per_language=True, required=False),
    "board": Key(
        list[str | list[str]],
        'a list such as [["Chan Sophea", "Chair"], "Keo Dara"]',
        per_language=True,
        required=False,
        may_lack=True,
    ),
    "through": _lines(),
    "refers_to": _lines(),
    "salutation": _lines(),
    "closing": _lines("text, or a list of paragraphs"),
    "copy_to": _lines(),
    "enclosures": _lines(),
    "motto": Key(bool, "true or false", required=False),
    "date_at": Key(
        str | dict[str, str],
        f'"{DateAt.TOP}" or "{DateAt.END}", or a table with one of them for each language',
        required=False,
    ),
}
"""The keys of `[letter]`; those per language have a table of their own, [letter.KEY]."""

LINES = frozenset(name for name, key in _KEYS.items() if key.type == str | list[str])
"""The keys whose value is a text or a list of lines, in each language."""
_TEXT = (str, str | list[str])
"""The types of keys that have lines for each language."""
_CONTRADICTION = "facts-contradict"
_KIND = f'kind = "{LETTER}" above all tables, or delete [letter]'
_NO_TITLE = "it below [letter.subject] alone, and delete [title]"


def is_letter(data: Mapping[str, Any]) -> bool:
    """Return whether the values of a statement.toml are a letter's: a subject is its title."""
    return data.get("kind") == LETTER or "letter" in data


def read_letter(values: Values, languages: Collection[Language]) -> Letter | None:
    """Return the facts of a letter; None for what is none. Each fault is reported.

    `values` are those of the whole file. The codes of errors are missing-key, facts-contradict, and
    those of the values: unknown-key, wrong-value, unknown-language, missing-translation.
    """
    kind = values.text("kind") or STATEMENT
    if "letter" not in values.data:
        if kind == LETTER:
            message = "“letter” is missing: a letter says to whom it is written, and what about"
            hint = "add [letter.subject] and [letter.addressee], and below each a line for each "
            line = values.line(("kind",))
            values.report.error("missing-key", line, message, f"{hint}language: en = …")
        return None
    if "letter" not in values.good:
        return None
    inside = values.inside("letter", _KEYS)
    if kind == STATEMENT:
        inside.wrong((), "only a letter has these facts", _KIND, _CONTRADICTION)
    if "title" in values.data:
        message, wanted = "a letter has no title but its subject", _NO_TITLE
        values.wrong(("title",), message, wanted, _CONTRADICTION)
    return _letter(inside, languages)


def _letter(values: Values, languages: Collection[Language]) -> Letter:
    lines = {
        name: values.translated(name, languages) for name, key in _KEYS.items() if key.type in _TEXT
    }
    return Letter(
        **lines,
        board=values.translated_lists("board", languages),
        motto=values.line(("motto",)) if values.good.get("motto") else None,
        date_at=_date_at(values, languages),
    )


def _date_at(values: Values, languages: Collection[Language]) -> dict[Language, DateAt]:
    written = values.good.get("date_at", {})
    if isinstance(written, str):
        paths: dict[Language, KeyPath] = dict.fromkeys(languages, ("date_at",))
        said = dict.fromkeys(languages, written)
    else:
        paths = {code: ("date_at", code) for code in written}
        said = dict(written)
    good = {}
    for code, place in said.items():
        if languages and code not in languages:
            values.unknown("language", paths[code], code, languages)
        elif place not in tuple(DateAt):
            message, wanted = f"“{place}” is no place for the date", _KEYS["date_at"].wanted
            values.wrong(paths[code], message, wanted)
            if isinstance(written, str):
                break
        else:
            good[code] = DateAt(place)
    return good
