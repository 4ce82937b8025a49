"""A text that is too long ends after a sentence, and says that it goes on."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statementpress.share.sentences import SHORTENED, sentence_ends, shortened, units

WORDS = (
    "We",
    "children",
    "Art. 12",
    "e.g. the",
    "U.S.A.",
    "😀",
    "កុមារ",
    "។ល។",
    "ទន្លេ",
    "២០២១",
    "é",
)
ENDS = (". ", "! ", "? ", "។ ", "។\u200b", "៕ ", ".” ", "\n", " ", ", ")
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(ENDS)), min_size=1, max_size=40)


def sentences(text: str) -> list[str]:
    ends = [0, *sentence_ends(text)]
    return [text[start:end].strip() for start, end in pairwise(ends)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Rivers are clean. They stay so.", ["Rivers are clean.", "They stay so."]),
        ("By Art. 12 of the law.", ["By Art. 12 of the law."]),
        ("Many, e.g. children, ask.", ["Many, e.g. children, ask."]),
        ("They said “no more.” We agree!", ["They said “no more.”", "We agree!"]),
        ("ទន្លេស្អាត។ យើងស្នើ។", ["ទន្លេស្អាត។", "យើងស្នើ។"]),
        ("ទន្លេ បឹង ។ល។ ត្រូវស្អាត។ យើងស្នើ។", ["ទន្លេ បឹង ។ល។ ត្រូវស្អាត។", "យើងស្នើ។"]),
        ("A title\nA paragraph", ["A title", "A paragraph"]),
    ],
)
def test_a_sentence_ends_where_it_surely_does(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@given(TEXTS, st.integers(1, 200))
def test_what_is_shortened_keeps_whole_sentences_and_the_limit(
    pieces: list[tuple[str, str]], most: int
) -> None:
    text = "".join(word + end for word, end in pieces).strip()
    short = shortened(text, most)
    assert units(short) <= most
    if short != text:
        kept = short.removesuffix(SHORTENED).rstrip()
        assert short.endswith(SHORTENED)
        assert kept == "" or kept in {text[:end].rstrip() for end in sentence_ends(text)}


@given(TEXTS, st.integers(1, 200))
def test_as_many_sentences_are_kept_as_there_is_room_for(
    pieces: list[tuple[str, str]], most: int
) -> None:
    text = "".join(word + end for word, end in pieces).strip()
    short = shortened(text, most)
    kept = short.removesuffix(SHORTENED).rstrip() if short != text else text
    longer = [
        text[:end].rstrip() for end in sentence_ends(text) if len(text[:end].rstrip()) > len(kept)
    ]
    assert all(units(f"{each} {SHORTENED}") > most for each in longer[:1])


def test_characters_are_counted_as_utf_16_does() -> None:
    assert (units("ក្មេង"), units("😀"), units("a")) == (5, 2, 1)
