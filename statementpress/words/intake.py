"""The words by which files of Word and spreadsheets are understood: templates/words/intake.toml."""

import msgspec

from statementpress.project.files import ProjectFiles
from statementpress.words.table import read_words

TABLE = "intake.toml"


class ColumnWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the headers of a spreadsheet say, in small letters; a header has one of the words."""

    name: tuple[str, ...] = ()
    """The name of an organisation."""
    private: tuple[str, ...] = ()
    """What is never printed."""
    number: tuple[str, ...] = ()
    """The number of a row."""


class IntakeWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One table of templates/words/intake.toml."""

    frequent: tuple[str, ...] = ()
    """Words that each text of the language has, and texts of other languages have not."""
    we: tuple[str, ...] = ()
    """How sentences begin in which those who sign speak, in small letters: no list of names stands
    below them."""
    legacy_fonts: tuple[str, ...] = ()
    """How the names of fonts begin that draw the language over Latin letters, in small letters."""
    groups: dict[str, tuple[str, ...]] = {}
    """For each group of a register, words above a list of organisations, in small letters."""
    columns: ColumnWords = ColumnWords()
    """What the headers of a table of organisations say."""


def read_intake_words(files: ProjectFiles) -> dict[str, IntakeWords]:
    """Return the words for each language of a project, by its code.

    Raises SetupError if the table is broken.
    """
    return read_words(files, TABLE, IntakeWords)
