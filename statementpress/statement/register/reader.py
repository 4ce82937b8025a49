"""Read signatories.csv: every organisation once, for all languages.

A logo replaces a wordmark: if a row gives both, the logo is printed, so that a wordmark can stand
in the register until its logo arrives. The lines of a wordmark are divided by " | " or by a line
end in the cell (a slash can be part of a name).
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from statementpress.errors import Severity, meant
from statementpress.scripts.runs import script_of
from statementpress.statement.characters import clean, fold_space
from statementpress.statement.csv_table import Row, Table
from statementpress.statement.facts import CONVENERS
from statementpress.statement.files import FileError, files_below
from statementpress.statement.links import WEB_HINT, web_problem
from statementpress.statement.logos.reader import read_logo, warn_of_left_out
from statementpress.statement.register.columns import (
    DETAILS,
    OF_A_LANGUAGE,
    TRANSLATED,
    known_columns,
)
from statementpress.statement.register.findings import report_findings
from statementpress.statement.register.findings.found import Register
from statementpress.statement.register.plates import on_plate
from statementpress.statement.register.settings import SETTINGS
from statementpress.statement.report import Habit, Report
from statementpress.statement.signatories import (
    Group,
    Language,
    Logo,
    Mark,
    Signatory,
    Wordmark,
)
from statementpress.statement.signatures import SCANS, read_scan
from statementpress.statement.terms import CUT_MARGINS, TODAY, Terms

Borrowed = Mapping[str, Mapping[Language, Language]]
"""The language that a column borrows, by the column and the language that it lacks."""

_PARTED = re.compile(r" \| |\n")


@dataclass(frozen=True, slots=True)
class RegisterReader:
    """Reads one register."""

    languages: Sequence[Language]
    """The languages of the statement, as far as they are known."""
    scripts: Mapping[str, Language]
    """The language of a wordmark, by the script (ISO 15924) it is written in."""
    groups: Collection[str] | None
    """The groups that statement.toml names; None if they are not known."""
    logos: Path
    """The folder of the logos."""
    report: Report
    untranslated: Collection[str] = ()
    """The groups whose names need not be there in every language."""
    other_languages: bool = False
    """Whether the statement may have other languages, so that their columns are no errors."""
    different: Collection[Collection[str]] = ()
    """Names that look alike and that somebody has said to be different, in lists."""
    terms: Terms = TODAY
    """Those of today, or those of the time when the statement was frozen."""
    personal: Collection[str] = ()
    """The groups whose scanned signatures may have stayed with the author (`publish = false`)."""

    def read(self, table: Table) -> Mapping[str, Group] | None:
        """Return the groups of a table, including the conveners'.

        Returns None if columns are missing, as then no group can be called empty. The codes of
        errors are unknown-column, missing-column, unknown-group, missing-name,
        missing-translation, no-mark, note-not-printed and bad-link, and those of `findings`,
        `logos`, `files` and `characters`.
        """
        if not self._columns_are_right(table):
            return None
        members: dict[str, list[Signatory]] = {}
        for row in table.rows:
            group = row.cells["group"].casefold()
            self._check_group(group, row)
            members.setdefault(group, []).append(self._signatory(row))
        for convener in members.get(CONVENERS, ()):
            self._check_mark(convener)
        register = Register(
            rows=table.rows,
            members=members,
            languages=self.languages,
            scripts=self.scripts,
            logos=files_below(self.logos),
            different=self.different,
        )
        report_findings(register, self.report, self.terms.frozen)
        return {name: Group(name, tuple(signed)) for name, signed in members.items()}

    def _columns_are_right(self, table: Table) -> bool:
        names = [f"name_{language}" for language in self.languages]
        written = [name for name in names if name in table.columns]
        # If no group is translated, the names in one language are enough.
        whole = self.groups is None or set(self.groups) - set(self.untranslated)
        needed = ["group", *(names if whole else written or names[:1])]
        known = list(known_columns(self.languages))
        for column in table.columns:
            other = self.other_languages and OF_A_LANGUAGE.fullmatch(column)
            if column not in known and not other:
                message, hint = f"unknown column “{column}”", self._column_meant(column, known)
                self.report.error("unknown-column", table.line, message, hint)
        missing = [column for column in needed if column not in table.columns]
        for column in missing:
            message = f"the column “{column}” is missing"
            hint = f"add it to the first line, or map a column to it in {SETTINGS}"
            self.report.error("missing-column", table.line, message, hint)
        return not missing

    def _column_meant(self, column: str, known: Collection[str]) -> str:
        """Return what to do about an unknown column; perhaps its language is not listed."""
        left_out = OF_A_LANGUAGE.fullmatch(column)
        if left_out and left_out[1] not in self.languages:
            return f"delete the column, or list “{left_out[1]}” under languages in statement.toml"
        near = meant(column, known)
        return near if near.startswith("did") else f"delete the column, or map it in {SETTINGS}"

    def _check_group(self, group: str, row: Row) -> None:
        if self.groups is None or group in self.groups or group == CONVENERS:
            return
        hint = f"{meant(group, self.groups)} (groups are listed in statement.toml)"
        if not self.groups:
            hint = 'list a group in statement.toml, as in groups = ["signed"], and name it here'
        if group:
            self.report.error("unknown-group", row.line, f"unknown group “{group}”", hint)
            return
        name = next((cell for cell in row.cells.values() if cell), "")
        habit = Habit("unknown-group", "the row names no group", hint, Severity.ERROR)
        self.report.habit(habit, row.line, f"“{name}”")

    def _signatory(self, row: Row) -> Signatory:
        url = row.cells.get("url", "")
        if url and (problem := web_problem(url)):
            self.report.error("bad-link", row.line, problem, WEB_HINT)
        texts, borrowed = self._said(row)
        name, note = texts.pop("name"), texts.pop("note")
        signature, stamp = self._scan(row, "signature"), self._scan(row, "stamp")
        signed = bool(row.cells.get("signature") or row.cells.get("stamp"))
        return Signatory(
            name,
            note,
            self._mark(row),
            url,
            row.line,
            texts,
            signature,
            stamp,
            signed,
            borrowed,
        )

    def _said(self, row: Row) -> tuple[dict[str, dict[Language, str]], Borrowed]:
        """Return what each column says in each language, but for details that are empty.

        In a group that is not translated, a text that is lacking is borrowed from the first
        language that has one.
        """
        texts = {column: self._texts(column, row) for column in (*TRANSLATED, *DETAILS)}
        texts = {
            column: each
            for column, each in texts.items()
            if column in TRANSLATED or any(each.values())
        }
        borrowed: dict[str, dict[Language, Language]] = {}
        if row.cells["group"].casefold() in self.untranslated:
            borrowed = {column: each for column, said in texts.items() if (each := _lacking(said))}
            texts = {
                column: {code: text or said[borrowed[column][code]] for code, text in said.items()}
                if column in borrowed
                else said
                for column, said in texts.items()
            }
        for column, each in texts.items():
            if column == "name":
                self._check_translated(column, "missing-name", each, row.line)
            elif any(each.values()):
                self._check_translated(column, "missing-translation", each, row.line)
        return texts, borrowed

    def _scan(self, row: Row, column: str) -> Logo | None:
        """Return the scan that a column names; one that stayed with the author is only missed."""
        name = row.cells.get(column, "")
        if not name:
            return None
        try:
            scan = read_scan(self.logos.parent / SCANS, name)
        except FileError as error:
            if error.code == "missing-file" and row.cells["group"].casefold() in self.personal:
                message = f"{column} {error.message}, so the page only says that it was signed"
                self.report.warning("signature-left-out", row.line, message, error.hint)
            else:
                self.report.error(error.code, row.line, f"{column} {error.message}", error.hint)
            return None
        warn_of_left_out(column, scan, row.line, self.report)
        return scan

    def _texts(self, column: str, row: Row) -> dict[Language, str]:
        """Return what a column says in each language; one without a language says it in all."""
        same = row.cells.get(column, "")
        cells = {each: row.cells.get(f"{column}_{each}") or same for each in self.languages}
        return {language: self._clean(cell, row.line) for language, cell in cells.items()}

    def _check_translated(
        self, kind: str, code: str, texts: Mapping[Language, str], line: int
    ) -> None:
        for language, text in texts.items():
            if not text:
                other = next(filter(None, texts.values()), "")
                beside = f", but another language has “{other}”" if other else ""
                message = f"{kind}_{language} is empty{beside}"
                hint = (
                    f"write the {kind} in {language}; if it has no translation, repeat it, or say "
                    "translated = false of the group in statement.toml"
                )
                self.report.error(code, line, message, hint)

    def _mark(self, row: Row) -> Mark | None:
        words = [
            self._clean(part, row.line) for part in _PARTED.split(row.cells.get("wordmark", ""))
        ]
        if name := row.cells.get("logo", ""):
            try:
                cut = self.terms.logo_rules >= CUT_MARGINS
                logo = read_logo(self.logos, name, is_mark=cut)
            except FileError as error:
                self.report.error(error.code, row.line, f"logo {error.message}", error.hint)
                return None
            warn_of_left_out("logo", logo, row.line, self.report)
            return on_plate(logo, row.cells.get("plate", ""), row.line, self.report)
        lines = tuple(filter(None, words))
        return Wordmark(lines, self._language(" ".join(lines))) if lines else None

    def _language(self, words: str) -> Language:
        return self.scripts.get(script_of(words), next(iter(self.languages), ""))

    def _clean(self, text: str, line: int) -> str:
        return fold_space(clean(text, line, self.report))

    def _check_mark(self, convener: Signatory) -> None:
        if convener.mark is None:
            hint = "name a file in the column “logo”, or write a wordmark in its column"
            self.report.error("no-mark", convener.line, "this convener has no mark", hint)
        if any(convener.note.values()):
            message = "the note of a convener is not printed"
            hint = "delete it: only the marks of conveners are printed"
            self.report.error("note-not-printed", convener.line, message, hint)


def _lacking(texts: Mapping[Language, str]) -> dict[Language, Language]:
    """Return each language that has no text, with the first that has one."""
    first = next((language for language, text in texts.items() if text), None)
    return {language: first for language, text in texts.items() if first and not text}
