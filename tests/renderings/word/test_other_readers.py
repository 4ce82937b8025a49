"""What others read in a Word file: LibreOffice, mammoth, and our own intake."""

import re
from functools import cache
from io import BytesIO

import mammoth
import pytest

from statementpress.editions.source import read_source
from statementpress.intake.known import Known
from statementpress.intake.proposal import IncomingFile
from statementpress.intake.proposing import propose
from statementpress.project.files import SHIPPED
from statementpress.project.project import Project
from statementpress.proof.word import word_texts
from statementpress.renderings.word.word_file import word_file
from tests.readers import libreoffice
from tests.readers.tool import requires
from tests.shared.word_files import part, words

STATEMENTS = [
    "statements/2021-05-05-children-deprived-of-liberty",
    "examples/statements/2026-03-22-safe-rivers",
    "examples/statements/2026-05-18-letter-to-the-minister",
]


@cache
def made(folder: str) -> bytes:
    source = read_source(Project.at(SHIPPED), SHIPPED / folder)
    return word_file(source.statement, source.statement.languages, source.project)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("folder", STATEMENTS)
@requires(libreoffice)
def test_libreoffice_shows_the_words_and_the_labels_in_our_order(folder: str) -> None:
    data = made(folder)
    sections = word_texts(data)
    # It writes the number of a note where the text refers to it.
    ignored = r"\d" if any(section.notes for section in sections) else r"\s"
    found, place = re.sub(ignored, "", squeezed(libreoffice.text(data, "docx"))), 0
    for line in "\n".join(section.body for section in sections).splitlines():
        wanted = re.sub(ignored, "", squeezed(line))
        at = found.find(wanted, place)
        assert at >= 0, line
        place = at + len(wanted)


@pytest.mark.parametrize("folder", STATEMENTS)
def test_mammoth_reads_the_words_in_our_order(folder: str) -> None:
    data = made(folder)
    read = mammoth.extract_raw_text(BytesIO(data)).value
    assert squeezed(read) == squeezed(words(part(data)))


def test_the_intake_finds_the_authors_text_in_it_line_for_line() -> None:
    file = IncomingFile(name="statement.docx", data=made(STATEMENTS[0]))
    proposed = propose([file], Known.of(Project.at(SHIPPED), ()))
    assert {text.language for text in proposed.texts} == {"en", "km"}
    for text in proposed.texts:
        source = (SHIPPED / STATEMENTS[0] / f"{text.language}.md").read_text(encoding="utf-8")
        assert without_fences(text.markdown) == without_fences(source)


def without_fences(markdown: str) -> list[str]:
    return [line for line in markdown.splitlines() if line and not line.startswith(":::")]
