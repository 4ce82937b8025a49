"""Read register.toml: how the columns of an export become those of a register.

It is written once, and every export that follows is read by it. A header is the same if people read
it so: capitals, spaces, line ends and the form of its accents do not count.
"""

import tomllib
import unicodedata
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Final

from statementpress.errors import meant
from statementpress.statement.facts import report_broken
from statementpress.statement.register.columns import OF_A_LANGUAGE, known_columns
from statementpress.statement.report import Report
from statementpress.statement.signatories import Language
from statementpress.statement.toml_lines import KeyPath, key_lines
from statementpress.statement.toml_values import Key, Values

SETTINGS: Final = "register.toml"
"""The file of a statement's folder that says how its register is read."""

_TABLE: Final = 'lines such as "Name of your organisation" = "name_en"'
KEYS: Final[Mapping[str, Key]] = {
    "file": Key(str, 'a name, or a pattern such as "responses-*.xlsx"', required=False),
    "sheet": Key(str, "what the tab of the sheet says", required=False),
    "encoding": Key(str, 'a name such as "windows-1252"', required=False),
    "columns": Key(dict[str, str], _TABLE, required=False),
    "values": Key(
        dict[str, dict[str, str]], f"[values.group], and below it {_TABLE}", required=False
    ),
    "always": Key(dict[str, str], 'lines such as group = "signed"', required=False),
    "ignored": Key(list[str], "a list of headers", required=False),
    "private": Key(list[str], "a list of headers", required=False),
    "different": Key(list[list[str]], 'lists of names, such as [["A", "B"]]', required=False),
}
_UNSEEN: Final = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))


@dataclass(frozen=True, slots=True)
class Settings:
    """What register.toml says; without such a file, nothing."""

    file: str = ""
    """The file of the register, or a pattern of which the last by name is meant; "" for the usual
    names."""
    sheet: str = ""
    """The sheet of a workbook; "" for the first that has something in it."""
    encoding: str = ""
    """The encoding of a table of text; "" to find it out."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """The column of the register for each header of the export."""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What the values of a column mean: by column of the register and `folded` value."""
    always: Mapping[str, str] = field(default_factory=dict)
    """The value that all rows have in a column which the export lacks."""
    ignored: Set[str] = frozenset()
    """The `folded` headers that are of no use."""
    private: Set[str] = frozenset()
    """The `folded` headers of what stays in the folder."""
    different: Sequence[Sequence[str]] = ()
    """Names that look alike and are those of different organisations, in lists."""
    lines: Mapping[KeyPath, int] = field(default_factory=dict)
    """The line (from 1) of each key and list element."""

    def line(self, *path: str) -> int | None:
        """Return the line of a key, or of the table that it stands in."""
        return self.lines.get(path) or self.lines.get(path[:1])


def folded(text: str) -> str:
    """Return a text without what people do not see, or do not type alike."""
    bare = unicodedata.normalize("NFC", text).translate(_UNSEEN)
    return " ".join(bare.casefold().split())


def read_settings(source: str, languages: Collection[Language], report: Report) -> Settings | None:
    """Return what a register.toml text says, for a statement in `languages`.

    If anything is wrong, the errors are in `report` and the result is None. Their codes are toml,
    unknown-key, wrong-value, unknown-column and twice-mapped.
    """
    try:
        data = tomllib.loads(source)
    except (ValueError, RecursionError) as error:
        report_broken(str(error), source, report)
        return None
    values = Values(data, KEYS, key_lines(source), report)
    good = values.good
    settings = Settings(
        file=good.get("file", ""),
        sheet=good.get("sheet", ""),
        encoding=good.get("encoding", ""),
        columns=good.get("columns", {}),
        values={
            column: {folded(value): meaning for value, meaning in table.items()}
            for column, table in good.get("values", {}).items()
        },
        always=good.get("always", {}),
        ignored=frozenset(map(folded, good.get("ignored", ()))),
        private=frozenset(map(folded, good.get("private", ()))),
        different=good.get("different", ()),
        lines=values.lines,
    )
    _check_columns(settings, languages, report)
    _check_headers(settings, report)
    return None if report.has_errors else settings


def _check_columns(settings: Settings, languages: Collection[Language], report: Report) -> None:
    """Report what names a column that no register of the statement has."""
    known = list(known_columns(languages))
    named = [
        *((("columns", header), column) for header, column in settings.columns.items()),
        *((("values", column), column) for column in settings.values),
        *((("always", column), column) for column in settings.always),
    ]
    for path, column in named:
        # Without the facts, it is not known which languages the statement has.
        if column not in known and (languages or not OF_A_LANGUAGE.fullmatch(column)):
            message = f"“{column}” is no column of the register"
            report.error("unknown-column", settings.line(*path), message, meant(column, known))


def _check_headers(settings: Settings, report: Report) -> None:
    """Report headers of which two things are said."""
    mapped: dict[str, str] = {}
    for header in settings.columns:
        said = folded(header)
        if said in mapped or said in settings.private | settings.ignored:
            message = f"“{header}” is mapped here, and named a second time"
            hint = "name it once: under [columns], in ignored or in private"
            report.error("twice-mapped", settings.line("columns", header), message, hint)
        mapped[said] = header
    for header in sorted(settings.private & settings.ignored):
        message = f"“{header}” is in ignored and in private"
        hint = "name it in private only, where it is ignored as well"
        report.error("twice-mapped", settings.line("ignored"), message, hint)
