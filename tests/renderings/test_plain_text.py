"""A statement as plain text: all of it, in its order, and nothing that cannot be seen."""

import re
import unicodedata

import pytest

from statementpress.editions.composing import Paper, composed
from statementpress.editions.source import read_source
from statementpress.project.editions import choose
from statementpress.project.files import SHIPPED, ProjectFiles
from statementpress.project.project import Project
from statementpress.renderings.plain_text import plain_text
from statementpress.statement.catalogue import find_statements
from statementpress.typeset.compose.document_text import document_text as text_of_html
from statementpress.words.languages import read_languages
from tests.shared.desk import Desk

LANGUAGES = read_languages(ProjectFiles(SHIPPED))


def words(text: str) -> list[str]:
    return re.sub(r"[<>]", " ", text).split()


@pytest.mark.parametrize(("code", "edition"), [("en", "english"), ("km", "khmer")])
def test_it_says_word_for_word_what_the_pdf_says(code: str, edition: str) -> None:
    source = read_source(Project.at(SHIPPED), find_statements(SHIPPED)[0])
    pages = composed(source, choose(source.project.editions, edition), Paper(), lambda _: None)
    marks = {
        line
        for group in (*source.statement.groups.values(),)
        for member in group.members
        for line in getattr(member.mark, "lines", ())
    }
    printed = [line for line in text_of_html(pages.document.html).splitlines() if line not in marks]
    written = plain_text(source.statement, code, source.languages)
    missing = [word for word in words("\n".join(printed)) if word not in written]
    assert missing == []
    assert len(words(written)) >= len(words("\n".join(printed))) - len(marks)


@pytest.mark.parametrize("code", ["en", "km"])
def test_nothing_in_it_is_invisible(desk: Desk, code: str) -> None:
    text = plain_text(desk.statement(), code, LANGUAGES)
    assert not [
        each for each in text if unicodedata.category(each) in {"Cc", "Cf"} and each != "\n"
    ]
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_a_paragraph_is_a_line_and_an_empty_one_parts_two(desk: Desk) -> None:
    desk.english("First,\nand on.\n\nSecond.")
    text = plain_text(desk.statement(), "en", LANGUAGES)
    assert text.startswith(
        "A Statement on Clean Rivers\n\nRivertown, 31 January 2030\n\nFirst, and on.\n\nSecond.\n\n"
    )


def test_lists_quotations_and_addresses_are_written_out(desk: Desk) -> None:
    desk.english(
        "- one\n- two\n    1. inner\n\n> Said\n\n[our page](https://www.example.org/x) "
        "<otter@example.org> **bold**"
    )
    text = plain_text(desk.statement(), "en", LANGUAGES)
    assert "• one\n• two\n    1. inner" in text
    assert "\n> Said\n" in text
    assert "our page <https://www.example.org/x> otter@example.org bold" in text


def test_signatories_have_their_numbers_in_the_language_s_digits(desk: Desk) -> None:
    assert "១. សមាគមភេ\n២. មូលនិធិកុក\n" in plain_text(desk.statement(), "km", LANGUAGES)
    assert "1. Otter Society\n2. Heron Trust\n" in plain_text(desk.statement(), "en", LANGUAGES)


def test_it_opens_with_what_the_statement_says_of_its_own_life(desk: Desk) -> None:
    facts = 'status = "draft"\nembargo = 2030-02-01\nreference = "7/30"\nversion = 2\n\n[title]'
    desk.replace("statement.toml", "\n[title]", facts)
    assert plain_text(desk.statement(), "en", LANGUAGES).split("\n\n")[:6] == [
        "Draft, not for publication",
        "Ref.: 7/30",
        "Embargoed until 1 February 2030",
        "A Statement on Clean Rivers",
        "Rivertown, 31 January 2030",
        "Version 2",
    ]
