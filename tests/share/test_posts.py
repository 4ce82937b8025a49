"""A post says title, day, what the statement says first, its points, and where to read on."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statementpress.errors import SetupError
from statementpress.khmer.characters import BREAK
from statementpress.project.files import SHIPPED, ProjectFiles
from statementpress.share.posts import Told, post, told
from statementpress.share.sentences import SHORTENED, sentence_ends, units
from statementpress.statement.reading import read_statement
from statementpress.words.languages import read_languages, scripts
from statementpress.words.share import read_share_words
from tests.shared.desk import Desk

FILES = ProjectFiles(SHIPPED)
LANGUAGES = read_languages(FILES)
WORDS = read_share_words(FILES)
ADDRESS = "https://www.example.org/rivers"
DEMANDS = "We ask the council:\n\n1. to clean the river;\n2. to keep it so.\n\n"

WORD = st.sampled_from(("We", "children", "ask", "Art. 12", "😀", "កុមារ", "ទន្លេ", "ស្អាត", "។ល។"))
SENTENCE = st.builds(
    lambda words, end: " ".join(words) + end,
    st.lists(WORD, min_size=1, max_size=12),
    st.sampled_from((".", "។", "?", "!", "")),
)
PARAGRAPH = st.builds(" ".join, st.lists(SENTENCE, min_size=1, max_size=4))
TEXTS = st.lists(PARAGRAPH, max_size=4).map(tuple)


def written(desk: Desk, code: str, address: str = "", most: int = 4096) -> str:
    reading = read_statement(desk.folder, desk.project, scripts(LANGUAGES))
    assert reading.statement is not None, reading.findings
    return post(told(reading.statement, code, LANGUAGES, WORDS, address), most)


def test_it_says_title_day_text_demands_number_and_address(desk: Desk) -> None:
    desk.write("en.md", f"Rivers are clean.\n\n{DEMANDS}::: signatories signed\nSigned by:\n:::\n")
    assert written(desk, "en", ADDRESS).split("\n\n") == [
        "A Statement on Clean Rivers",
        "Rivertown, 31 January 2030",
        "Rivers are clean.",
        "We ask the council:\n1. to clean the river;\n2. to keep it so.",
        "Signed by 2 organisations",
        f"Read it in full: {ADDRESS}\n",
    ]


def test_one_without_points_and_address_has_its_text(desk: Desk) -> None:
    assert written(desk, "en").split("\n\n")[2:] == [
        "Rivers are clean.",
        "Signed by 2 organisations\n",
    ]


def test_nobody_who_signs_is_not_counted(desk: Desk) -> None:
    desk.write("signatories.csv", "group,name_en,name_km\n")
    desk.replace("statement.toml", 'groups = ["signed"]\n', "")
    desk.write("en.md", "Rivers are clean.\n")
    desk.write("km.md", "ទន្លេស្អាត។\n")
    assert written(desk, "en").endswith("Rivers are clean.\n")


def test_an_embargo_and_a_draft_come_first(desk: Desk) -> None:
    desk.replace("statement.toml", "date =", 'status = "draft"\nembargo = 2030-02-01\ndate =')
    above = written(desk, "en", ADDRESS).split("\n\n")[:2]
    assert above == ["Draft, not for publication", "Embargoed until 1 February 2030"]


def test_khmer_words_are_parted_by_what_they_are_typed_with_in_cambodia(desk: Desk) -> None:
    desk.write("km.md", "កុមារត្រូវការទឹកស្អាត។\n\n::: signatories signed\nចុះហត្ថលេខា៖\n:::\n")
    said = written(desk, "km", ADDRESS)
    assert BREAK in said
    assert "កុមារត្រូវការទឹកស្អាត។" in said.replace(BREAK, "")
    assert ADDRESS in said
    assert BREAK in written(desk, "km").split("\n\n")[-1]


def test_a_language_without_words_is_refused(desk: Desk) -> None:
    statement = desk.statement()
    with pytest.raises(SetupError, match="no words in en"):
        told(statement, "en", LANGUAGES, {"km": WORDS["km"]}, "")


@given(
    above=st.lists(PARAGRAPH, min_size=1, max_size=5).map(tuple),
    lead=TEXTS,
    points=TEXTS,
    heading=st.one_of(st.just(""), PARAGRAPH),
    below=TEXTS,
    most=st.sampled_from((200, 300, 1024, 4096)),
)
def test_no_post_is_too_long_or_ends_inside_a_sentence(
    above: tuple[str, ...],
    lead: tuple[str, ...],
    points: tuple[str, ...],
    heading: str,
    below: tuple[str, ...],
    most: int,
) -> None:
    points = tuple(f"{number}. {point}" for number, point in enumerate(points, 1))
    said = post(Told(above, lead, heading, points, below), most)
    assert units(said) <= most
    sources = (*above, *lead, heading, *points, *below)
    for line in filter(None, said.split("\n")):
        assert is_of(line, sources)


def is_of(line: str, sources: Sequence[str]) -> bool:
    """Return whether a line is one of the sources, or whole sentences of one from its beginning."""
    if line in (SHORTENED, *sources):
        return True
    kept = line.removesuffix(SHORTENED).rstrip()
    heads = {source[:end].rstrip() for source in sources for end in sentence_ends(source)}
    return line.endswith(SHORTENED) and kept in heads


def test_the_shipped_statement_has_a_post_of_every_length() -> None:
    folder = SHIPPED / "statements/2021-05-05-children-deprived-of-liberty"
    statement = read_statement(folder, Path(SHIPPED), scripts(LANGUAGES)).statement
    assert statement is not None
    for code in statement.languages:
        said = told(statement, code, LANGUAGES, WORDS, "")
        assert SHORTENED not in post(said, 4096)
        caption = post(said, 1024)
        assert 512 < units(caption) <= 1024
        assert caption.startswith(said.above[0])
        assert said.points[0] in caption
