"""A statement that is merged: its files as they are typed, and the fields in them."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from statementpress.errors import meant
from statementpress.intake.escaping import all_escaped
from statementpress.merge.facts import (
    DATE,
    Fact,
    language_at,
    replaced_facts,
    texts_of,
    with_values,
)
from statementpress.merge.fields import Field, StrayBrace, in_braces, pieces
from statementpress.merge.recipients import Lines, Recipients
from statementpress.statement.catalogue import FACTS
from statementpress.statement.files import FileError
from statementpress.statement.folder import Folder
from statementpress.statement.report import Report
from statementpress.statement.signatories import Language
from statementpress.statement.toml_lines import KeyPath, key_lines

_IN_ADDRESS: Final = re.compile(r"<[^<>\s\\]*\Z")
"""The end of a text that goes on inside <an address>, where no sign can be escaped."""


@dataclass(frozen=True, slots=True)
class Template:
    """The files of a statement that have fields, and the columns that these stand for."""

    folder: Path
    project: Path
    languages: tuple[Language, ...]
    """The languages of the statement."""
    texts: Mapping[str, tuple[Language, str]]
    """The language and the text of each Markdown file, by its name."""
    recipients: Recipients
    facts: tuple[Fact, ...]
    """The facts in whose place a column stands."""
    columns: tuple[str, ...]
    """The columns that fields or facts stand for, in the order of the table."""

    def value(self, values: Mapping[str, Lines], field: Field, language: Language | None) -> Lines:
        """Return what a row says in a field of a text; an unknown field stays as it is typed."""
        column = self.recipients.column(field.name, language)
        return values[column] if column else (in_braces(field.typed),)


class FilledFolder(Folder):
    """The folder of a statement, with the values of a row in its fields."""

    def __init__(
        self, template: Template, values: Mapping[str, Lines], day: date | None = None
    ) -> None:
        """Take the values; without a day among them, the statement is of `day`."""
        super().__init__(template.folder, template.project)
        self._template, self._values, self._day = template, values, day

    def read(self, name: str) -> str:
        """Return the text of a file with the values in its fields; raises what `Folder` does.

        Each value is one line there, and none of its signs is markup.
        """
        if name not in self._template.texts:
            return super().read(name)
        language, text = self._template.texts[name]
        written = ""
        for piece in pieces(text, is_markdown=True):
            if isinstance(piece, Field):
                value = " ".join(self._template.value(self._values, piece, language))
                written += value if _IN_ADDRESS.search(written) else all_escaped(value)
            else:
                written += piece if isinstance(piece, str) else text[piece.offset]
        return written

    def facts(self, written: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the values of statement.toml with those of the row in their places."""
        template = self._template
        data = with_values(
            written,
            template.facts,
            self._values,
            lambda field, language: template.value(self._values, field, language),
            template.languages,
        )
        return (
            data if isinstance(data.get(DATE), date) or not self._day else {**data, DATE: self._day}
        )


@dataclass(frozen=True, slots=True)
class _Use:
    """A field in a file."""

    field: Field
    language: Language | None
    """The language of the text that it stands in; None for what is said once for all."""
    report: Report
    line: int


def read_template(files: Folder, recipients: Recipients) -> Template | None:
    """Return the statement in a folder with its fields; None if its facts cannot be read.

    The codes of errors are unknown-field and stray-brace, that of a warning is unused-column. What
    else may be wrong with the files is found when they are read as a statement.
    """
    data, lines = _facts(files)
    if data is None:
        return None
    listed = data.get("languages", ())
    languages = tuple(each for each in listed if isinstance(each, str))
    texts = dict(_texts(files, languages))
    uses = [*_uses_in_facts(data, lines, files, languages), *_uses_in_texts(texts, files)]
    named = {}
    for use in uses:
        column = recipients.column(use.field.name, use.language)
        if column is None:
            _report_unknown(use, recipients)
        else:
            named[column] = use
    facts = tuple(replaced_facts(data, recipients, languages, named))
    used = {*named, *(fact.column for fact in facts)}
    columns = tuple(column for column in recipients.columns if column in used)
    return Template(files.path, files.project, languages, texts, recipients, facts, columns)


def report_unused(template: Template, report: Report, also: Sequence[str]) -> None:
    """Warn of columns that neither the statement uses nor `also`, in the report of the table."""
    recipients = template.recipients
    for column in recipients.columns:
        if column not in template.columns and column not in also:
            message = f"nothing in the statement uses the column “{column}”"
            field = in_braces(column)
            hint = f"write {field} where it belongs, or leave it, if it is for you alone"
            report.warning("unused-column", recipients.line, message, hint)


def _facts(files: Folder) -> tuple[Mapping[str, Any] | None, Mapping[KeyPath, int]]:
    try:
        source = files.read(FACTS)
        return tomllib.loads(source), key_lines(source)
    except (FileError, ValueError, RecursionError):
        return None, {}


def _texts(
    files: Folder, languages: Sequence[Language]
) -> Iterator[tuple[str, tuple[Language, str]]]:
    there = files.names()
    for language in languages:
        for name in (f"{language}.md", f"summary.{language}.md"):
            if name in there:
                try:
                    yield name, (language, files.read(name))
                except FileError:
                    continue


def _uses_in_facts(
    data: Mapping[str, Any],
    lines: Mapping[KeyPath, int],
    files: Folder,
    languages: Sequence[Language],
) -> Iterator[_Use]:
    for path, text in texts_of(data):
        known = path
        while known and known not in lines:
            known = known[:-1]
        where = files.report(FACTS), lines.get(known, 1)
        yield from _uses(text, where, language_at(path, languages), is_markdown=False)


def _uses_in_texts(texts: Mapping[str, tuple[Language, str]], files: Folder) -> Iterator[_Use]:
    for name, (language, text) in texts.items():
        for number, line in enumerate(text.split("\n"), 1):
            yield from _uses(line, (files.report(name), number), language, is_markdown=True)


def _uses(
    text: str, where: tuple[Report, int], language: Language | None, *, is_markdown: bool
) -> Iterator[_Use]:
    """Yield each field of a text; report a brace that is none."""
    report, line = where
    for piece in pieces(text, is_markdown=is_markdown):
        if isinstance(piece, Field):
            yield _Use(piece, language, report, line)
        elif isinstance(piece, StrayBrace):
            message = f"a brace that belongs to no field: “{piece.quoted}”"
            hint = "write {{ or }} for a brace, and a field on one line"
            report.error("stray-brace", line, message, hint)


def _report_unknown(use: _Use, recipients: Recipients) -> None:
    name, field = use.field.name, in_braces(use.field.typed)
    own = f"{name}_{use.language}" if use.language else name
    message = f"{field} is a field, but the recipients have no column “{own}”"
    of_languages = [each for each in recipients.columns if each.startswith(f"{name}_")]
    if use.language or not of_languages:
        hint = f"{meant(name, recipients.columns)}; or double the braces if they are to be printed"
    else:
        known = ", ".join(map(in_braces, of_languages))
        hint = f"this is said once for all languages: write one of {known}"
    use.report.error("unknown-field", use.line, message, hint)
