"""Editions as data: what a document is for, which languages it has, which templates and styles."""

import msgspec

from statementpress.errors import UsageError
from statementpress.project_files import ProjectFiles
from statementpress.tables import read_table


class Edition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One row of templates/editions.toml."""

    purpose: str
    template: str
    styles: tuple[str, ...]
    languages: tuple[str, ...] = ()
    """Which languages, in their order; none named: all that the statement has."""
    whole: bool = True
    """Whether it has to set every word of its languages."""
    press: str = ""
    """A table of press/press.toml that makes it a press file; none: it is for screens."""


class EditionTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of templates/editions.toml."""

    styles: tuple[str, ...]
    """Style sheets of every edition, before its own."""
    edition: dict[str, Edition]


def read_editions(files: ProjectFiles) -> EditionTable:
    """Return the table of editions; SetupError where it is broken."""
    return read_table(files, "templates", "editions.toml", EditionTable)


def choose(table: EditionTable, name: str) -> Edition:
    """Return the edition called `name`; UsageError that lists those there are."""
    if name not in table.edition:
        known = ", ".join(table.edition)
        raise UsageError(f"there is no edition “{name}”", hint=f"choose one of: {known}")
    return table.edition[name]
