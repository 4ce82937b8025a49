"""One statement and many recipients: each letter as a statement of its own, read and checked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from statementpress.editions.source import Source
from statementpress.errors import ContentError, Finding, Place, Severity
from statementpress.machine.spending import limited
from statementpress.merge.kept_values import (
    Shape,
    StandIns,
    first_change,
    placed,
    shape_of,
    stand_ins,
    usual_kind,
)
from statementpress.merge.recipients import Lines, Recipient
from statementpress.merge.template import FilledFolder, Template
from statementpress.project.project import Project
from statementpress.statement.catalogue import date_in
from statementpress.statement.folder import Folder
from statementpress.statement.model import Block, Paragraph, Passage, Statement
from statementpress.statement.reading import Reading, read_filled
from statementpress.statement.report import LineElsewhere
from statementpress.words.languages import read_languages, scripts


@dataclass(frozen=True, slots=True)
class _Pattern:
    """The statement as it is read with stand-ins for the values of one shape."""

    words: StandIns
    reading: Reading


_SHAPES = 100
"""Of how many shapes of rows the pattern is kept; most tables have two or three."""


class Letters:
    """The letters of a statement that was merged; what they have in common is read once."""

    def __init__(self, project: Project, template: Template) -> None:
        self.project = project
        self.template = template
        self._patterns: dict[Shape, _Pattern] = {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what is found in the statement whatever the values are, errors too."""
        words = self._first.words
        return tuple(
            replace(finding, message=words.named(finding.message))
            for finding in self._first.reading.findings
        )

    def source(self, recipient: Recipient) -> Source:
        """Return the letter to a recipient, with the row as the place of each value.

        Raises ContentError, with the row as its place, if the statement cannot be read with these
        values; TooLargeError if that takes more than is allowed.
        """
        values = [recipient.values[column] for column in self.template.columns]
        pattern = self._pattern(shape_of(values))
        with limited("read"):
            files = FilledFolder(self.template, recipient.values)
            reading = self._read(files, self._first.reading)
        found = [*self._new_errors(reading), *self._changes(pattern, reading, values)]
        statement = reading.statement
        if found or statement is None:
            raise ContentError(self._of_row(recipient, each) for each in found)
        row = LineElsewhere(recipient.row, self.template.recipients.path)
        template = self.template
        return Source(
            self.project,
            template.folder,
            _placed(statement, pattern, values, row),
            (),
            template.project,
        )

    @cached_property
    def _first(self) -> _Pattern:
        """The pattern of rows with a line in each cell; its reading of the register is for all."""
        rows = self.template.recipients.rows
        return self._made(
            tuple(
                usual_kind(row.values[column] for row in rows) for column in self.template.columns
            ),
            None,
        )

    def _pattern(self, shape: Shape) -> _Pattern:
        if shape not in self._patterns:
            while len(self._patterns) >= _SHAPES:
                del self._patterns[next(iter(self._patterns))]
            self._patterns[shape] = self._made(shape, self._first.reading)
        return self._patterns[shape]

    def _made(self, shape: Shape, register: Reading | None) -> _Pattern:
        texts = (text for _, text in self.template.texts.values())
        words = stand_ins(self.template.columns, shape, texts)
        # No word stands for a day, and the name of the folder has one.
        day = date_in(self.template.folder.name)
        return _Pattern(words, self._read(FilledFolder(self.template, words.values, day), register))

    def _read(self, files: Folder, register: Reading | None) -> Reading:
        known = scripts(self.project.table(read_languages))
        return read_filled(files, known, register)

    def _new_errors(self, reading: Reading) -> Iterator[Finding]:
        """Yield the errors that the values bring with them."""
        known = {(each.code, each.place) for each in self._first.reading.findings}
        for finding in reading.findings:
            if finding.severity is Severity.ERROR and (finding.code, finding.place) not in known:
                yield finding

    def _changes(
        self, pattern: _Pattern, reading: Reading, values: Sequence[Lines]
    ) -> Iterator[Finding]:
        """Yield an error for each text that is not as it was typed around the values."""
        before, after = pattern.reading.statement, reading.statement
        if before is None or after is None:
            return
        for file, blocks in _texts(before).items():
            line = first_change(blocks, _texts(after).get(file, ()), pattern.words, values)
            if line is not None:
                yield Finding(
                    "value-not-kept",
                    Severity.ERROR,
                    "a value would not be printed as it is typed, or would change what stands "
                    "around it",
                    Place(f"{before.known_as}/{file}", line),
                    "look for a sign at the beginning of the value, such as that of a list",
                )

    def _of_row(self, recipient: Recipient, finding: Finding) -> Finding:
        """Return what is wrong with a letter as something that is wrong with its row."""
        where = f"with the values of this row, at {finding.place}: " if finding.place else ""
        place = Place(self.template.recipients.path, recipient.row)
        return replace(finding, place=place, message=f"{where}{finding.message}")


def _texts(statement: Statement) -> dict[str, Sequence[Block]]:
    """Return the blocks of each text and each summary, by the names of their files."""
    found: dict[str, Sequence[Block]] = {}
    for summary in statement.summaries.values():
        heading = [Paragraph(summary.heading, summary.commitments[0].line)]
        found[summary.file] = (*summary.lead, *heading, *summary.commitments)
    # The text comes last: a summary may repeat what its text marks, and has its name then.
    return {**found, **{f"{code}.md": blocks for code, blocks in statement.parts.items()}}


def _placed(
    statement: Statement, pattern: _Pattern, values: Sequence[Lines], row: LineElsewhere
) -> Statement:
    """Return the statement with the row as the place of each value that it says."""
    typed = pattern.reading.statement
    if typed is None:
        return statement

    def chains(
        of: Callable[[Statement], Mapping[str, tuple[tuple[Passage, ...], ...]]],
    ) -> dict[str, tuple[tuple[Passage, ...], ...]]:
        return {
            language: tuple(
                placed(passages, before, pattern.words, values, row)
                for passages, before in zip(own, of(typed)[language], strict=True)
            )
            for language, own in of(statement).items()
        }

    return replace(
        statement,
        sources=chains(lambda each: each.sources),
        summary_sources=chains(lambda each: each.summary_sources),
    )
