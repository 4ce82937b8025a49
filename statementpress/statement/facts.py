"""Read statement.toml: the facts that are written once for all languages.

One table (`KEYS`) decides which keys may be written, which are missing, and what an error suggests.
"""

import datetime
import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from statementpress.statement.letter import Letter
from statementpress.statement.letter_facts import STATEMENT, is_letter, read_letter
from statementpress.statement.links import WEB_HINT, web_problem
from statementpress.statement.listing import Listing
from statementpress.statement.listing_facts import read_listings
from statementpress.statement.meant import KEY, MEANT, Meant, read_meant
from statementpress.statement.report import Report
from statementpress.statement.signatories import Language
from statementpress.statement.status import Status
from statementpress.statement.status_facts import STATUS_KEYS, read_status
from statementpress.statement.toml_lines import KeyPath, key_lines, last_statement_line
from statementpress.statement.toml_values import Key, Values, dotted

LANGUAGE_TABLE = "templates/words/languages.toml"
"""The file of a project that has a table for each language that can be typeset."""

CONVENERS = "conveners"
"""The group of the register whose marks stand above the title; no directive places it."""

KEYS: Mapping[str, Key] = {
    "languages": Key(list[str], 'a list such as ["en", "km"]'),
    "date": Key(datetime.date, "a day such as 2021-05-05, without quotation marks"),
    "groups": Key(list[str], 'a list such as ["prepared", "endorsed"]', required=False),
    "keywords": Key(list[str], "a list of words", required=False),
    "unbroken": Key(list[str], "a list of names", required=False),
    "published": Key(str, "a web address such as https://…", required=False),
    "title": Key(str | list[str], "text, or a list of lines", per_language=True),
    "short_title": Key(str, "text", per_language=True),
    "place": Key(str, "text", per_language=True),
    "author": Key(str, "text", per_language=True),
    "description": Key(str, "text", per_language=True),
    "group_titles": Key(str, "text", per_language=True, per_group=True, required=False),
    "kind": Key(str, 'a kind of paper, such as "letter"', required=False),
    "letter": Key(dict[str, Any], "[letter.subject], and below it en = …", required=False),
    "group": Key(
        dict[str, Any],
        "“groups” for the list of all, or [group.NAME] and below it how that group is set",
        required=False,
    ),
    MEANT: KEY,
    **STATUS_KEYS,
}

_LETTER_KEYS: Mapping[str, Key] = {
    name: replace(key, required=key.required and name not in ("title", "short_title"))
    for name, key in KEYS.items()
}
"""The same for a letter."""

_ENDLESS = re.compile("[0-9_]{4000}")
"""Digits of a number that Python does not read."""

_GROUP = re.compile("[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Facts:
    """What statement.toml says; a value that was refused is empty, and its error was reported."""

    languages: tuple[Language, ...] = ()
    """The languages of the statement, in the order in which editions set them."""
    date: datetime.date | None = None
    """The day of the statement."""
    groups: tuple[str, ...] | None = None
    """The groups that sign; None if the list is broken, so that no group is called unknown."""
    keywords: tuple[str, ...] = ()
    """Search words for the metadata."""
    unbroken: tuple[str, ...] = ()
    """Names whose words never break at a line's end."""
    texts: Mapping[str, Mapping[Language, tuple[str, ...]]] = field(default_factory=dict)
    """The lines of each key that is written per language, by key and language."""
    group_titles: Mapping[str, Mapping[Language, str]] = field(default_factory=dict)
    """What the members of each group are called, by group and language."""
    listings: Mapping[str, Listing] = field(default_factory=dict)
    """How each group is set that statement.toml says it of."""
    published: str = ""
    """The web address of the statement; "" if it has none."""
    status: Status = field(default_factory=Status)
    """Where the statement stands in its life."""
    kind: str = STATEMENT
    """What kind of paper it is."""
    letter: Letter | None = None
    """What stands on it besides its text; None for what is no letter."""
    meant: tuple[Meant, ...] = ()
    """The warnings that the author means so."""
    lines: Mapping[KeyPath, int] = field(default_factory=dict)
    """The line (from 1) of each key and list element."""


def read_facts(
    source: str,
    known_languages: Collection[str],
    report: Report,
    as_meant: Callable[[Mapping[str, Any]], Mapping[str, Any]] = lambda written: written,
) -> Facts:
    """Return the facts of a statement.toml text; each fault is an error in `report`.

    `as_meant` is given the values that are written and returns those that count. The codes of
    errors are toml, impossible-date, unknown-key, missing-key, wrong-value, unknown-language,
    repeated, missing-translation, unknown-group, bad-link and facts-contradict.
    """
    try:
        data = as_meant(tomllib.loads(source))
    except (ValueError, RecursionError) as error:  # also a number of 5,000 digits, or [[[[…
        report_broken(str(error), source, report)
        return Facts()
    # The subject of a letter is its title, and its short title unless it has one.
    written = _LETTER_KEYS if is_letter(data) else KEYS
    values = Values(data, written, key_lines(source), report)
    # Languages and groups come first: the other values are checked against them.
    languages = _languages(values, known_languages)
    groups = _groups(values)
    letter = read_letter(values, languages)
    return Facts(
        languages=languages,
        date=values.good.get("date"),
        groups=groups,
        keywords=values.listed("keywords"),
        unbroken=values.listed("unbroken"),
        texts=_texts(values, languages, letter),
        group_titles=values.translated_of_groups("group_titles", groups, languages),
        listings=read_listings(values, groups),
        published=_published(values),
        status=read_status(values, languages, known_languages, values.good.get("date")),
        kind=values.text("kind") or STATEMENT,
        letter=letter,
        meant=read_meant(values),
        lines=_lines(values, letter),
    )


def _texts(
    values: Values, languages: Collection[Language], letter: Letter | None
) -> dict[str, Mapping[Language, tuple[str, ...]]]:
    """Return the lines of each key that is written per language; a letter's subject is its title.

    A letter without a short title has the subject for that, too.
    """
    texts: dict[str, Mapping[Language, tuple[str, ...]]] = {
        name: values.translated(name, languages)
        for name, key in KEYS.items()
        if key.per_language and not key.per_group and name not in STATUS_KEYS
    }
    if letter:
        texts["title"] = letter.subject
        texts["short_title"] = texts["short_title"] or letter.subject
    return texts


def _lines(values: Values, letter: Letter | None) -> Mapping[KeyPath, int]:
    """Return the line of each key; the title of a letter is where its subject is written."""
    subject = ("letter", "subject")
    lines = {path: line for path, line in values.lines.items() if path[:2] == subject}
    moved = {("title", *path[2:]): line for path, line in lines.items()}
    return {**values.lines, **moved} if letter else values.lines


def _languages(values: Values, known: Collection[str]) -> tuple[Language, ...]:
    languages = values.listed("languages")
    if values.good.get("languages") == []:
        values.wrong(("languages",), "the list is empty", KEYS["languages"].wanted)
    unknown = [number for number, language in enumerate(languages) if language not in known]
    for number in unknown:
        path = ("languages", number)
        message = f"{dotted(path)}: “{languages[number]}” has no table in {LANGUAGE_TABLE}"
        hint = f"add a table [{languages[number]}] there, or choose from {', '.join(known)}"
        values.report.error("unknown-language", values.line(path), message, hint)
    return () if unknown else languages


def _groups(values: Values) -> tuple[str, ...] | None:
    if "groups" not in values.good and "groups" in values.data:
        return None
    groups = values.listed("groups")
    for number, group in enumerate(groups):
        if not _GROUP.fullmatch(group):
            wanted = "a name of small letters a-z, digits and hyphens"
            values.wrong(("groups", number), f"“{group}” cannot be the name of a group", wanted)
        elif group == CONVENERS:
            wanted = f"only the other groups: rows of “{CONVENERS}” in signatories.csv are enough"
            message = f"“{group}” always stand above the title and are not listed here"
            values.wrong(("groups", number), message, wanted)
    return groups


def _published(values: Values) -> str:
    url = values.text("published")
    if url and (problem := web_problem(url)):
        values.report.error("bad-link", values.line(("published",)), problem, WEB_HINT)
    return url


def report_broken(fault: str, source: str, report: Report) -> None:
    """Report why tomllib refused the text: "Expected '=' after a key (at line 3, column 5)"."""
    place = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", fault)
    what = fault[: place.start()] if place else fault.partition(" (")[0].partition(";")[0]
    endless = None if place else _ENDLESS.search(source)
    line = int(place[1]) if place and place[1] else last_statement_line(source)
    line = source.count("\n", 0, endless.start()) + 1 if endless else line
    if "Invalid date" in what:
        hint = "write year-month-day, such as 2021-05-05"
        report.error("impossible-date", line, "there is no such day", hint)
        return
    hint = 'put text in quotation marks ("…") and a list in [ ], and write each key only once'
    report.error("toml", line, f"this is not valid TOML: {what}", hint)
