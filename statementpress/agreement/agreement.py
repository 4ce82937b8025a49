"""Whether the languages of a statement say the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from statementpress.agreement.differences import Lines, differences
from statementpress.agreement.latin_names import CODE as NAME_DIFFERS
from statementpress.agreement.latin_names import latin_differences, words_of
from statementpress.agreement.meant import without_meant
from statementpress.agreement.register_names import CODE as SPELLED_OTHERWISE
from statementpress.agreement.register_names import spelled_otherwise
from statementpress.agreement.residues import Row
from statementpress.agreement.rows import (
    Pair,
    blocks_of,
    fact_rows,
    set_rows,
    summary_rows,
    table_rows,
    text_rows,
    with_notes,
)
from statementpress.agreement.spellings import two_spellings
from statementpress.agreement.structure import unlike, unpaired
from statementpress.agreement.vocabulary import vocabulary
from statementpress.agreement.wording import Listener, Wording
from statementpress.errors import Finding
from statementpress.project.project import Project
from statementpress.statement.model import Statement, Table
from statementpress.typeset.compose.side_by_side import Row as SetRow
from statementpress.words.agreement import Spellings, read_agreement_words
from statementpress.words.languages import read_languages
from statementpress.words.line_breaks import kept_breaks

_FARTHEST: Final = 8
"""So many paragraphs away may be what was only moved."""


@dataclass(frozen=True, slots=True)
class _Read:
    """The texts of two languages, read beside each other."""

    pair: Pair
    rows: Sequence[SetRow]
    texts: Sequence[Row]
    tables: Sequence[Sequence[Row]]
    """The cells of each table that both languages have in one size."""
    summaries: Sequence[Row]
    facts: Sequence[Row]

    def wordings(self, side: int) -> list[Wording]:
        """Return the texts of a language, without the facts of statement.toml."""
        cells = (cell for table in self.tables for cell in table)
        return [it for row in (*self.texts, *cells, *self.summaries) if (it := row[side])]


def disagreements(statement: Statement, project: Project) -> tuple[Finding, ...]:
    """Return a warning for each thing that one language of a statement says, and another does not.

    Each further language is compared with the first one, each text with the names of the register,
    and with itself for words that it spells in two ways. Raises SetupError if a table of words is
    broken.
    """
    first, *others = statement.languages
    listeners = _listeners(statement, project)
    tables = project.table(read_agreement_words)
    spellings = {code: table.spellings for code, table in tables.items()}
    found: list[Finding] = []
    with kept_breaks(statement.slug):
        for other in others:
            read = _read(Pair(statement, (first, other), (listeners[first], listeners[other])))
            lines = _lines(read.pair)
            sides = (0, 1) if other == others[0] else (1,)
            within = [each for side in sides for each in _within(read, side, spellings, lines)]
            between = list(_between(read, lines))
            found += (each for each in between if not _is_said(each, within))
            found += within
    return without_meant(dict.fromkeys(found), statement)


def _read(pair: Pair) -> _Read:
    rows = list(with_notes(set_rows(pair)))
    tables = [
        (left, right)
        for left, right in map(blocks_of, rows)
        if isinstance(left, Table) and isinstance(right, Table)
    ]
    return _Read(
        pair,
        rows,
        text_rows(pair, rows),
        [table_rows(pair, *both) for both in tables if _is_one_size(*both)],
        summary_rows(pair),
        fact_rows(pair),
    )


def _is_one_size(one: Table, other: Table) -> bool:
    return len(one.rows) == len(other.rows) and len(one.columns) == len(other.columns)


def _between(read: _Read, lines: Lines) -> Iterator[Finding]:
    """Yield what the two languages say differently."""
    alone = sum(row.alone is not None for row in read.rows)
    yield from unpaired(read.pair, read.rows)
    yield from unlike(read.pair, read.rows)
    yield from differences(read.texts, lines, min(1 + alone, _FARTHEST))
    for cells in read.tables:
        yield from differences(cells, lines, 0)
    yield from differences(read.summaries, lines)
    yield from differences(read.facts, lines, 0)
    spoken = [it.text for side in (0, 1) for it in read.wordings(side) if it.words.spaced]
    spoken += [it.text for row in read.facts for it in row if it and it.words.spaced]
    spoken += (name for code in read.pair.codes for name in _names(read.pair.statement, code))
    yield from latin_differences(read.texts, words_of("\n".join(spoken)), lines)


def _is_said(finding: Finding, others: Sequence[Finding]) -> bool:
    """Return whether a name that only one text has is one that it spells unlike the register."""
    return finding.code == NAME_DIFFERS and any(
        other.code == SPELLED_OTHERWISE
        and other.place == finding.place
        and words_of(finding.message) & words_of(other.message)
        for other in others
    )


def _within(
    read: _Read, side: int, spellings: dict[str, Spellings], lines: Lines
) -> Iterator[Finding]:
    """Yield what one of the languages spells in two ways, or unlike the register."""
    statement, code = read.pair.statement, read.pair.codes[side]
    wordings = read.wordings(side)
    yield from spelled_otherwise(wordings, _names(statement, code), statement.register, lines)
    yield from two_spellings(wordings, spellings.get(code, Spellings()))


def _names(statement: Statement, code: str) -> set[str]:
    """Return the names of the register in a language."""
    groups = (group.members for group in statement.groups.values())
    members = (member for group in (statement.conveners, *groups) for member in group)
    return {name for member in members if (name := member.name.get(code, ""))}


def _lines(pair: Pair) -> Lines:
    statement = pair.statement
    return Lines.of(
        chain
        for sources in (statement.sources, statement.summary_sources)
        for code in pair.codes
        for chain in sources.get(code, ())
    )


def _listeners(statement: Statement, project: Project) -> dict[str, Listener]:
    tables, languages = project.table(read_agreement_words), project.table(read_languages)
    return {
        code: Listener(
            vocabulary(code, languages[code], tables.get(code)),
            statement.unbroken,
            languages[code].break_rules,
            statement.languages,
        )
        for code in statement.languages
    }
