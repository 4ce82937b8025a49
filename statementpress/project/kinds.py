"""Kinds of papers as data: which templates take the place of a statement's, which editions fit."""

from collections.abc import Iterable

import msgspec

from statementpress.errors import UsageError
from statementpress.project.files import ProjectFiles
from statementpress.project.tables import read_table

STATEMENT = "statement"
"""The kind that the table of editions is made for; it has no table of its own."""


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One row of templates/kinds.toml."""

    purpose: str
    """What it is, in a line."""
    styles: tuple[str, ...] = ()
    """Style sheets in styles/, after those of every edition and before an edition's own."""
    templates: dict[str, str] = {}
    """The files in templates/ that it is set with, by those that a statement is set with."""
    refused: dict[str, str] = {}
    """Why it does not have an edition, by the name of the edition."""

    def template(self, of_a_statement: str) -> str:
        """Return the template that takes the place of a statement's."""
        return self.templates.get(of_a_statement, of_a_statement)


PLAIN = Kind(purpose="a statement")
"""The kind that changes nothing."""


def read_kinds(files: ProjectFiles) -> dict[str, Kind]:
    """Return templates/kinds.toml by the names of the kinds; raise SetupError if it is broken."""
    return read_table(files, "templates", "kinds.toml", dict[str, Kind])


def check_fits(kind: Kind, name: str, editions: Iterable[str]) -> None:
    """Raise UsageError, which lists the editions that fit, if a kind refuses the edition `name`."""
    if name in kind.refused:
        fitting = ", ".join(each for each in editions if each not in kind.refused)
        raise UsageError(f"{name}: {kind.refused[name]}", hint=f"choose one of: {fitting}")
