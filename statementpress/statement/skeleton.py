"""A new statement: the files of an example, in its own languages, with its title and day.

The example is a folder that builds as it is and may be in more languages than the new statement.
Its comments explain each fact, so they stay.
"""

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from statementpress.errors import UsageError
from statementpress.late import late_imports
from statementpress.statement.catalogue import FACTS
from statementpress.statement.register.columns import OF_A_LANGUAGE
from statementpress.statement.register.source import REGISTER
from statementpress.statement.signatories import Language

with late_imports():  # only `new` writes TOML
    import tomlkit

_OF_A_LANGUAGE = re.compile(r"(?:summary\.)?(?P<language>[a-z]{2,3})\.md")
_TITLE = re.compile(r"(?P<language>[a-z]{2,3})=(?P<text>.*)")


def begun(
    example: Mapping[str, bytes],
    day: date | None,
    languages: Sequence[Language],
    titles: Sequence[str],
    only_in: Mapping[str, Collection[Language]],
) -> dict[str, bytes]:
    """Return the files of a new statement by their names, made from those of an `example`.

    Without a day or languages, it has those of the example. A title is a text, in the first
    language, or “km=text”; without one, the statement has that of the example. A fact
    that `only_in` names is left out if all of the languages are without it, as English is without a
    national motto. Raises UsageError if the example has no text in one of the languages, or if a
    title is in a language of no text.
    """
    facts = tomlkit.parse(example[FACTS].decode("utf-8"))
    languages = tuple(languages) or tuple(facts["languages"].unwrap())
    _check(example, languages)
    facts["languages"] = list(languages)
    facts["date"] = day or facts["date"]
    for fact, having in only_in.items():
        if not set(languages) & set(having):
            for table in (facts, facts.get("letter", {})):
                table.pop(fact, None)
    for table in facts.values():
        _keep_languages(table, languages)
    for language, title in _titles(titles, languages):
        if "letter" in facts:  # the subject of a letter is its title
            facts["letter"]["subject"][language] = title
            facts.pop("short_title", None)
            continue
        for fact in ("title", "short_title"):
            facts.setdefault(fact, tomlkit.table())[language] = title
    files = {
        name: data
        for name, data in example.items()
        if (own := _OF_A_LANGUAGE.fullmatch(name)) is None or own["language"] in languages
    }
    files[FACTS] = tomlkit.dumps(facts).encode("utf-8")
    if REGISTER in files:
        files[REGISTER] = _register(files[REGISTER], languages)
    return files


def _check(example: Mapping[str, bytes], languages: Sequence[Language]) -> None:
    known = [own["language"] for name in example if (own := _OF_A_LANGUAGE.fullmatch(name))]
    for language in languages:
        if language not in known and known:
            raise UsageError(
                f"the example for new statements has no text in “{language}”",
                hint=f"choose from {', '.join(sorted(set(known)))}, or copy templates/new/ into "
                f"your project and write {language}.md there",
            )


def _titles(titles: Sequence[str], languages: Sequence[Language]) -> Iterator[tuple[Language, str]]:
    """Yield the language and the text of each title that is not empty."""
    for title in titles:
        named = _TITLE.fullmatch(title)
        language = named["language"] if named else languages[0]
        if language not in languages:
            raise UsageError(
                f"there is a title in “{language}”, but the statement is in {', '.join(languages)}",
                hint=f"add {language} to --languages, or leave out the title",
            )
        if text := (named["text"] if named else title).strip():
            yield language, text


def _keep_languages(table: object, languages: Sequence[Language]) -> None:
    """Take all languages but these out of a table of facts, or out of the tables in it."""
    if not isinstance(table, dict):
        return
    values = list(table.items())
    per_language = any(language in table for language in languages)
    for key, value in values:
        if isinstance(value, dict):
            _keep_languages(value, languages)
        elif per_language and key not in languages:
            del table[key]


def _register(data: bytes, languages: Sequence[Language]) -> bytes:
    """Return the register with the columns of these languages alone, and those of no language."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
    kept = [
        index
        for index, column in enumerate(rows[0])
        if (own := OF_A_LANGUAGE.fullmatch(column)) is None or own[1] in languages
    ]
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerows([row[index] for index in kept] for row in rows)
    return written.getvalue().encode("utf-8")
