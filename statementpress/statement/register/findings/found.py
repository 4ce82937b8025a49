"""What the checks of a register look at, and what they find."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from statementpress.errors import Severity
from statementpress.statement.csv_table import Row
from statementpress.statement.register.columns import DETAILS
from statementpress.statement.register.findings.placeholders import is_name
from statementpress.statement.signatories import PERSONAL, Language, Signatory

_QUOTED = 100
"""How many characters of a cell a message quotes."""
OF_PEOPLE = (*PERSONAL, "village")
"""Columns that only people fill in; two people of one name may differ in them."""


@dataclass(frozen=True, slots=True)
class Register:
    """A register that was read: its rows as they were typed, and what came of them."""

    rows: Sequence[Row]
    """The cells of each row by the names of columns, as they were typed."""
    members: Mapping[str, Sequence[Signatory]]
    """The signatories of each group, including the conveners, in the order of the rows."""
    languages: Sequence[Language]
    """The languages of the statement."""
    scripts: Mapping[str, Language] = field(default_factory=dict)
    """The language of each script (ISO 15924) that the statement uses."""
    logos: Collection[str] = ()
    """The paths of all files in logos/."""
    different: Collection[Collection[str]] = ()
    """Names that look alike and that somebody has said to be different, in sets."""

    def names(self) -> Iterator[tuple[int, Language, str]]:
        """Yield each name that was typed, after its line (from 1) and its language."""
        for member in self.everybody():
            for language, name in member.name.items():
                if name and member.language_of("name", language) == language:
                    yield member.line, language, name

    def real_names(self) -> Iterator[tuple[int, Language, str]]:
        """Yield what `names` does, without what cannot be a name."""
        return (each for each in self.names() if is_name(each[2]))

    def texts(self) -> Iterator[tuple[int, str, str]]:
        """Yield each cell that may be printed, as it was typed, after its line and its column."""
        columns = ("name", "note", *DETAILS, "wordmark")
        for row in self.rows:
            for column, text in row.cells.items():
                if text and column.partition("_")[0] in columns:
                    yield row.line, column, text

    def everybody(self) -> Iterator[Signatory]:
        """Yield the signatories of all groups."""
        for signatories in self.members.values():
            yield from signatories

    def own_script(self, language: Language) -> str | None:
        """Return the script (ISO 15924) that a language of the statement is written in."""
        return next((code for code, each in self.scripts.items() if each == language), None)


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that a check has found in one row.

    What is found in many rows is summed up: findings that differ only in line and example become
    one, which names all lines.
    """

    code: str
    """The name of this kind of finding."""
    line: int | None
    """The line of the row, from 1; None for what is in no row."""
    message: str
    """What is wrong, for any row of which it is true."""
    hint: str
    """What to do about it."""
    example: str = ""
    """What this row has; "" if the message says it, so that nothing is summed up."""
    severity: Severity = Severity.WARNING
    """How bad it is."""


def personal(member: Signatory) -> tuple[tuple[str, ...], ...]:
    """Return what a row says of a person, by column and language; all is empty for others."""
    return tuple(tuple(member.details.get(column, {}).values()) for column in OF_PEOPLE)


def bare(name: str) -> str:
    """Return a name without what people type differently: capitals, spaces, break marks."""
    return "".join(
        character
        for character in name.casefold()
        if not character.isspace() and character not in "\u00ad\u200b\u2060"
    )


def quoted(text: str) -> str:
    """Return a text in quotation marks, and only its beginning if it is long."""
    return f"“{text[:_QUOTED]}{'…' if len(text) > _QUOTED else ''}”"
