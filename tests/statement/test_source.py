"""The 2021 statement: every word of its source, in both languages and in the source's order.

What it says in short, on handouts, is made of its own sentences.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from statementpress.statement.catalogue import find_statements
from statementpress.statement.model import (
    Block,
    Contact,
    Emphasis,
    Endorsement,
    Inline,
    LineBreak,
    Link,
    Notes,
    Paragraph,
    Signatories,
    Statement,
    Strong,
    Text,
)
from statementpress.statement.reading import read_statement
from statementpress.statement.signatories import Signatory, Wordmark

PROJECT = Path(__file__).parents[2]
SOURCE = Path(__file__).with_name("source-2021-05-05.txt").read_text("utf-8")
KHMER_BEGINS = SOURCE.index("សេចក្តីថ្លែងការណ៍រួម")
KHMER_DIGITS = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")
SHORTENED = {
    "en": {
        "liberty for children": " at the individual and systemic levels, as well as to improve",
        "children in Cambodia": ", both as a measure of prevention and of response",
        "respecting their voices": " and pursuing an inclusive and effective approach",
    },
    "km": {
        "សិទ្ធិសេរីភាពកុមារ": "នៅក្នុងកម្រិតបុគ្គល និងលក្ខណៈជាប្រព័ន្ធ ក៏ដូចជា",
        "នៅក្នុងប្រទេសកម្ពុជា": "ដោយផ្ដោតលើវិធានការបង្ការ",
        "សម្លេងរបស់ពួកគេ": " និងស្វែងរកវិធីសាស្ត្រ",
    },
}
"""How the sentences of the summary end that go on in the part, and how they go on there."""
DATE_LINES = {"en": "{}, 5 May 2021", "km": "{} ថ្ងៃទី ៥ ខែ ឧសភា ឆ្នាំ ២០២១"}


@pytest.fixture(scope="module")
def statement() -> Statement:
    reading = read_statement(find_statements(PROJECT)[0], PROJECT, {"en": "Latn", "km": "Khmr"})
    assert reading.findings == ()
    assert reading.statement is not None
    return reading.statement


def words(inlines: Iterable[Inline]) -> str:
    shown = ""
    for inline in inlines:
        match inline:
            case Text(text):
                shown += text
            case LineBreak():
                shown += "\n"
            case Strong(children) | Emphasis(children) | Link(_, children):
                shown += words(children)
    return shown


def words_of(statement: Statement, language: str) -> Iterator[str]:
    """Yield what the part says, paragraph by paragraph, as the source prints it."""
    yield from statement.title[language]
    yield DATE_LINES[language].format(statement.place[language])
    for block in statement.parts[language]:
        yield from block_text(statement, language, block)


def block_text(statement: Statement, language: str, block: Block) -> Iterator[str]:
    match block:
        case Paragraph(inlines):
            yield words(inlines)
        case Notes(blocks) | Contact(blocks):
            for inner in blocks:
                yield from block_text(statement, language, inner)
        case Signatories(group, blocks) | Endorsement(group, blocks):
            for inner in blocks:
                yield from block_text(statement, language, inner)
            members = statement.groups[group].members
            if isinstance(block, Signatories):
                yield from numbered(members, language)
            for member in members:
                if isinstance(member.mark, Wordmark):
                    yield " ".join(member.mark.lines)
                yield member.url
        case _:
            raise AssertionError(f"the source has no {type(block).__name__}")


def numbered(members: Iterable[Signatory], language: str) -> Iterator[str]:
    for count, member in enumerate(members, 1):
        number = str(count).translate(KHMER_DIGITS) if language == "km" else str(count)
        note = f" – {member.note[language]}" if member.note[language] else ""
        yield f"{number}. {member.name[language]}{note}"


def unspaced(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize(
    ("language", "source"), [("en", SOURCE[:KHMER_BEGINS]), ("km", SOURCE[KHMER_BEGINS:])]
)
def test_the_part_says_what_the_source_says(
    statement: Statement, language: str, source: str
) -> None:
    # `<…>` is how the source marks a link; it is not text.
    source = re.sub(r"<(https:[^>]+)>", r"\1", source)
    assert unspaced("".join(words_of(statement, language))) == unspaced(source)


@pytest.mark.parametrize(
    ("language", "source"), [("en", SOURCE[:KHMER_BEGINS]), ("km", SOURCE[KHMER_BEGINS:])]
)
def test_the_spaces_inside_sentences_stay(statement: Statement, language: str, source: str) -> None:
    source = re.sub(r"<(https:[^>]+)>", r"\1", " ".join(source.split()))
    # The one paragraph that a page break had cut in two is joined without a space.
    source = source.replace("នៅតែមានការងារ ដែល", "នៅតែមានការងារដែល")
    paragraphs = [" ".join(paragraph.split()) for paragraph in words_of(statement, language)]
    assert [paragraph for paragraph in paragraphs if paragraph not in source] == []


def test_its_groups_and_marks(statement: Statement) -> None:
    sizes = {name: len(group.members) for name, group in statement.groups.items()}
    assert sizes == {"prepared": 7, "speakers": 2, "endorsed": 24, "panel": 1}
    marks = [
        (name, member.mark, member.url)
        for name, group in statement.groups.items()
        for member in group.members
        if member.mark
    ]
    panel = ("NGO Panel for the", "Global Study on", "Children Deprived of Liberty")
    assert marks == [
        ("speakers", Wordmark(("Save the Children",), "en"), ""),
        ("panel", Wordmark(panel, "en"), "https://childrendeprivedofliberty.info/"),
    ]


def test_its_facts(statement: Statement) -> None:
    assert statement.slug == "2021-05-05-children-deprived-of-liberty"
    assert statement.languages == ("en", "km")
    assert len(statement.title["km"]) == 3
    said = SOURCE + "\n".join(statement.description.values())
    assert [name for name in statement.unbroken if name not in said] == []


def full_text(language: str, sentence: str) -> str:
    """Return how the sentence of a summary reads in the part, as far as the mark says."""
    for end, continuation in SHORTENED[language].items():
        bare = sentence.rstrip(".។")
        if bare.endswith(end):
            return bare + continuation
    return sentence


@pytest.mark.parametrize(("language", "stop"), [("en", "."), ("km", "។")])
def test_its_summary_is_made_of_its_own_sentences(
    statement: Statement, language: str, stop: str
) -> None:
    summary = statement.summaries[language]
    said = "\n".join(words_of(statement, language))
    lead = [
        f"{sentence.strip()}{stop}"
        for paragraph in summary.lead
        for sentence in words(paragraph.inlines).split(stop)
        if sentence
    ]
    commitments = [words(paragraph.inlines) for paragraph in summary.commitments]
    assert summary.file == f"summary.{language}.md"
    assert (len(lead), len(commitments)) == (2, 4)
    assert [sentence for sentence in lead if sentence not in said] == []
    assert [c for c in commitments if full_text(language, c) not in said] == []
    assert all(commitment.endswith(stop) for commitment in commitments)


def test_its_commitments_are_short_enough_for_a_card(statement: Statement) -> None:
    shown = {
        language: [words(paragraph.inlines) for paragraph in summary.commitments]
        for language, summary in statement.summaries.items()
    }
    assert max(len(commitment.split()) for commitment in shown["en"]) <= 25
    assert max(len(commitment) for commitment in shown["km"]) <= 190


def test_its_groups_have_titles_of_its_own_words(statement: Statement) -> None:
    assert list(statement.group_titles) == list(statement.groups)
    said = "\n".join(words_of(statement, "en")).casefold()
    title_words = " ".join(title["en"] for title in statement.group_titles.values()).split()
    assert {word for word in title_words if word.casefold() not in said} == set()
