"""The statement of 2021 compared with itself, whole and with one thing changed."""

import random
from dataclasses import replace
from functools import cache

from statementpress.comparison.comparing import compare
from statementpress.comparison.model import Change
from statementpress.comparison.tokens import is_word, tokens
from statementpress.editions.source import read_source
from statementpress.project.files import SHIPPED
from statementpress.project.project import Project
from statementpress.statement.model import Paragraph, Statement, Text

SLUG = "2021-05-05-children-deprived-of-liberty"


@cache
def statement() -> Statement:
    return read_source(Project.at(SHIPPED), SHIPPED / "statements" / SLUG).statement


def with_khmer(paragraph: int, text: str) -> Statement:
    """Return the statement with another text in one of its Khmer paragraphs."""
    blocks = list(statement().parts["km"])
    blocks[paragraph] = Paragraph((Text(text),), blocks[paragraph].line)
    return replace(statement(), parts={**statement().parts, "km": tuple(blocks)})


def khmer(paragraph: int) -> str:
    match statement().parts["km"][paragraph]:
        case Paragraph((Text(text),)):
            return text
    raise AssertionError


def test_a_statement_is_the_same_as_itself() -> None:
    comparison = compare(statement(), statement())
    assert not comparison.changed
    assert comparison.counts == {
        "prepared": (7, 7),
        "speakers": (2, 2),
        "endorsed": (24, 24),
        "panel": (1, 1),
    }


def test_another_word_anywhere_in_a_khmer_paragraph_is_marked_alone() -> None:
    chance = random.Random(2021)
    words = tokens(khmer(0), statement().unbroken)
    places = [place for place, word in enumerate(words) if is_word(word)]
    for place in places:
        other = chance.choice(["សាលារៀន", "ផ្សារ", "ថ្ងៃស្អែក"])
        changed = "".join([*words[:place], other, *words[place + 1 :]])
        comparison = compare(statement(), with_khmer(0, changed))
        marked = [
            run for text in comparison.texts for row in text.rows for run in row.runs
            if run.change is not Change.KEPT
        ]  # fmt: skip
        assert [run.text for run in marked] == [words[place], other]


def test_all_facts_signatories_and_texts_turn_round() -> None:
    members = statement().groups["endorsed"].members
    endorsed = replace(statement().groups["endorsed"], members=members[2:])
    shorter = replace(
        with_khmer(1, khmer(1)[:-40]), groups={**statement().groups, "endorsed": endorsed}
    )
    there, back = compare(statement(), shorter), compare(shorter, statement())
    assert [change.old for change in there.signatories] == [c.new for c in back.signatories]
    assert [(text.words.removed, text.words.added) for text in there.texts] == [
        (text.words.added, text.words.removed) for text in back.texts
    ]
