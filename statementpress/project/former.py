"""Tables as projects had them before, and how each becomes one of today.

A version that was frozen earlier stands alone with its own tables, and a project may hold a copy of
a table from that time. Both are read as they are. All words that people read lie in
templates/words/ now, where the outermost tables of each file are languages. Before, they lay in two
folders and in two shapes.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from statementpress.project.files import Folder

Toml = Mapping[str, Any]

_ENGLISH = {"en": "English", "km": "Khmer"}
"""What only the program knew of the two languages that were shipped."""


class Former(NamedTuple):
    """Where a table lay, and what makes a table of today of it."""

    folder: Folder
    name: str
    convert: Callable[[Toml], Toml | None]
    """Returns the table of today; None if the file holds nothing that belongs to it.

    Raises AttributeError, KeyError, TypeError or ValueError if the file is not as it was.
    """


def _languages(table: Toml) -> Toml:
    return {
        code: {"english": _ENGLISH[code], **row} if code in _ENGLISH else row
        for code, row in table.items()
    }


def _preflight(table: Toml) -> Toml:
    """Return [report.en] and [finding.CODE.en] as [en] and [en.finding.CODE]."""
    words = {code: _without(own, "file") for code, own in table["report"].items()}
    return _joined(words, {name: table[name] for name in table if name != "report"})


def _comparison(table: Toml) -> Toml:
    """Return `words.title.en` and `fact.date.en` as `en.title` and `en.fact.date`."""
    words = {
        code: {
            **_without(own, "what", "page", "share"),
            "document_title": f"{own['title']}: {{old}}, {{new}}",
        }
        for code, own in _languages_first(table["words"]).items()
    }
    return _joined(words, {name: table[name] for name in table if name != "words"})


def _site(table: Toml) -> Toml | None:
    """Return [words.en] as [en]; today's file of this name has the address of the site alone."""
    if "words" not in table:
        return None
    return {code: _without(own, "read", "note") for code, own in table["words"].items()}


def _joined(words: Mapping[str, dict[str, Any]], tables: Toml) -> Toml:
    """Return the words of each language with its part of the tables that name languages last."""
    for name, entries in tables.items():
        for code, own in _languages_first(entries).items():
            words[code][name] = own
    return words


def _languages_first(entries: Toml) -> dict[str, dict[str, Any]]:
    """Return {name: {language: words}} as {language: {name: words}}."""
    turned: dict[str, dict[str, Any]] = {}
    for name, each in entries.items():
        for code, words in each.items():
            turned.setdefault(code, {})[name] = words
    return turned


def _without(words: Toml, *unused: str) -> dict[str, Any]:
    """Return words without those that nothing shows any more."""
    return {name: text for name, text in dict(words).items() if name not in unused}


FORMER: Mapping[str, Former] = {
    "templates/words/languages.toml": Former("templates", "languages.toml", _languages),
    "templates/words/preflight.toml": Former("press", "findings.toml", _preflight),
    "templates/words/comparison.toml": Former("templates", "comparison.toml", _comparison),
    "templates/words/site.toml": Former("templates", "site.toml", _site),
}
"""Where each table of today lay before."""
