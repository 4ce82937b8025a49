"""Whatever a text says: it says the same as itself, and its mentions are where they should be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statementpress.agreement.figures import in_ascii, meanings
from statementpress.agreement.residues import residues
from statementpress.agreement.vocabulary import Vocabulary, vocabulary
from statementpress.agreement.wording import Listener
from statementpress.errors import Place
from statementpress.words.agreement import number_words, read_agreement_words
from statementpress.words.languages import read_languages
from tests.agreement.planted import project
from tests.khmer.strategies import mixed

LANGUAGES = project().table(read_languages)
TABLES = project().table(read_agreement_words)
PLACE = Place("en.md", 1)
PIECES = (
    "12", "១២", "1,204", "១.២០៤", "2.5", "twenty", "-three", "two", "hundred", "and", "million",
    "ពីរ", "បី", "រយ", "លាន", "ម្ភៃ", " ", ", ", "%", "ភាគរយ", "$", "ដុល្លារ", "May", "ខែ", "មេសា",
    "ឆ្នាំ", "ថ្ងៃទី", "2021-04-22", "22/4/2021", "+855 12 345 678", "today", "ថ្ងៃនេះ", "p.m.", "IV",
    "https://a.example/en/b", "a@b.example", "UN", "អង្គការ", "។", "\n", "\u200b", "to", "ទៅ",
)  # fmt: skip
said = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
texts = st.one_of(said, mixed)


def words(code: str) -> Vocabulary:
    return vocabulary(code, LANGUAGES[code], TABLES.get(code))


LISTENERS = {code: Listener(words(code), (), 2, ("en", "km")) for code in LANGUAGES}


@pytest.mark.parametrize("code", ["en", "km", "fr", "th"])
@given(text=texts)
def test_a_text_says_what_it_says_itself(code: str, text: str) -> None:
    wording = LISTENERS[code].fact(text, PLACE)
    assert residues([(wording, wording)]) == [([], [])]


@pytest.mark.parametrize("code", ["en", "km"])
@given(text=texts)
def test_mentions_stand_in_the_text(code: str, text: str) -> None:
    for each in LISTENERS[code].fact(text, PLACE).mentions:
        start, end = each.span
        assert 0 <= start <= each.start < each.end <= end <= len(text)
        assert each.values


@given(st.integers(0, 10**9))
def test_a_number_is_the_same_in_all_manners(value: int) -> None:
    manners = [f"{value:,}", f"{value:,}".replace(",", "."), f"{value:,}".replace(",", "\u202f")]
    plain = meanings(str(value))
    assert all(plain & meanings(each) for each in manners)
    assert plain == meanings(in_ascii(LANGUAGES["km"].figures(value)))
    assert not meanings(str(value + 1)) & plain


@given(st.integers(2, 99))
def test_a_number_in_words_is_the_same_in_both_languages(value: int) -> None:
    figures = LISTENERS["en"].fact(f"We saw {value} wells.", PLACE)
    for code in ("en", "km"):
        word = next(word for word, number in number_words(code).items() if number == value)
        spoken = LISTENERS[code].fact(word.replace("\u200b", ""), PLACE)
        assert residues([(figures, spoken)]) == [([], [])]
