"""The Word edition of a statement, handed in again, is that statement."""

import csv
import re
from collections.abc import Sequence
from functools import cache

import pytest

from statementpress.intake.proposal import IncomingFile, Proposal
from statementpress.project.files import SHIPPED
from statementpress.project.project import Project
from statementpress.renderings.word.word_file import word_file
from statementpress.statement.reading import read_statement
from statementpress.words.languages import read_languages, scripts
from tests.intake.made import proposed

FOLDER = SHIPPED / "statements/2021-05-05-children-deprived-of-liberty"


@cache
def again() -> Proposal:
    """Return what is proposed of the Word edition of the 2021 statement."""
    project = Project.at(SHIPPED)
    known = scripts(project.table(read_languages))
    statement = read_statement(FOLDER, SHIPPED, known).statement
    assert statement
    data = word_file(statement, statement.languages, project)
    return proposed(IncomingFile(name="own.docx", data=data))


def paragraphs(markdown: str) -> Sequence[str]:
    """Return the lines of a text without the fences around some of them."""
    return [line for line in markdown.splitlines() if line and not line.startswith(":::")]


@pytest.mark.parametrize("place", [0, 1])
def test_its_texts_come_back(place: int) -> None:
    text = again().texts[place]
    source = (FOLDER / f"{text.language}.md").read_text(encoding="utf-8")
    assert paragraphs(text.markdown) == paragraphs(source)


def test_so_does_its_register() -> None:
    with (FOLDER / "signatories.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["group"] in LISTED]
    columns = ("name_en", "name_km", "note_en", "note_km")
    assert [[row.cells.get(column, "") for column in columns] for row in again().rows] == [
        [row[column] for column in columns] for row in rows
    ]


LISTED = ("prepared", "speakers", "endorsed")
"""The groups that the statement lists; the panel has words of its own."""


def test_nothing_is_asked_that_stops_it_and_little_is_said() -> None:
    proposal = again()
    assert proposal.is_ready
    assert {each.code for each in proposal.findings} == {
        *("date-taken", "footer", "of-the-register", "typed-list", "parted-word")
    }
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", proposal.date)
