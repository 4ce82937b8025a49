"""Words become HTML: escaped, with break opportunities, each script in its language."""

import re

import pytest

from statementpress.khmer.characters import AFTER_HYPHEN
from statementpress.project.files import SHIPPED, ProjectFiles
from statementpress.statement.model import Emphasis, LineBreak, Link, Strong, Text
from statementpress.words.languages import read_languages
from statementpress.words.setting import setters

SHIPPED_LANGUAGES = read_languages(ProjectFiles(SHIPPED))
SETTERS = setters(SHIPPED_LANGUAGES, ["en", "km"])
KHMER, ENGLISH = SETTERS["km"], SETTERS["en"]


def without_marks(html: str) -> str:
    return html.replace("\u200b", "").replace("\u2060", "")


def test_what_looks_like_markup_is_text() -> None:
    assert ENGLISH.words("<b> & {{ x }}") == "&lt;b&gt; &amp; {{ x }}"


def test_latin_words_in_khmer_are_english() -> None:
    html = without_marks(KHMER.words("ពី NGO Panel, ដែល"))

    assert html == 'ពី <span lang="en">NGO Panel</span>, ដែល'


def test_khmer_words_in_english_are_khmer() -> None:
    assert '<span lang="km">' in ENGLISH.words("the word យើង means we")


@pytest.mark.parametrize(
    ("languages", "text_in", "latin", "khmer"),
    [
        (["en", "km"], "en", "en", "km"),
        (["en", "km"], "km", "en", "km"),
        (["km"], "km", "en", "km"),
        (["fr", "km"], "km", "fr", "km"),
        (["fr", "km"], "fr", "fr", "km"),
        (["km", "fr", "en"], "km", "fr", "km"),
        (["en", "vi"], "vi", "vi", "km"),
        (["en", "vi"], "en", "en", "km"),
    ],
)
def test_words_are_in_the_statements_own_language_of_their_script(
    languages: list[str], text_in: str, latin: str, khmer: str
) -> None:
    setter = setters(SHIPPED_LANGUAGES, languages)[text_in]
    marked = re.findall('<span lang="([a-z]+)">', setter.words("NGO Panel, យើង"))
    assert marked == [latin if text_in == "km" else khmer]
    assert f'lang="{latin}"' in setter.address("https://a.example")


def test_khmer_words_may_part_and_english_ones_get_nothing() -> None:
    assert "\u200b" in KHMER.words("យើងជាអង្គការដែលបានចុះហត្ថលេខា")
    assert ENGLISH.words("We, the undersigned") == "We, the undersigned"


def test_a_hyphen_inside_a_word_is_no_line_end() -> None:
    assert ENGLISH.words("follow-up – x") == "follow-\u2060up – x"


@pytest.mark.parametrize("code", SETTERS)
def test_a_hyphen_that_ends_a_paragraph_parts_no_word(code: str) -> None:
    assert SETTERS[code].words("pre-").endswith(AFTER_HYPHEN)
    assert AFTER_HYPHEN in SETTERS[code].inlines([Strong((Text("pre-"),))])
    assert AFTER_HYPHEN not in SETTERS[code].words("pre- and post")


def test_a_sentence_is_segmented_whole_wherever_bold_words_begin() -> None:
    plain = KHMER.words("យើងជាអង្គការដែលបានចុះហត្ថលេខា")
    bold = KHMER.inlines((Text("យើងជាអង្គ"), Strong((Text("ការដែលបាន"),)), Text("ចុះហត្ថលេខា")))

    assert bold.replace("<strong>", "").replace("</strong>", "") == plain


def test_elements() -> None:
    html = ENGLISH.inlines((Emphasis((Text("a"),)), LineBreak(), Text("b")))

    assert html == "<em>a</em><br>b"


def test_an_address_shows_itself_and_keeps_together() -> None:
    html = ENGLISH.inlines((Link("mailto:a@b.example", (Text("a@b.example"),)),))

    assert html == '<a class="address" href="mailto:a@b.example" lang="en">a@b.example</a>'


def test_a_link_behind_words_shows_its_address_in_print() -> None:
    html = ENGLISH.inlines((Link("https://a.example", (Text("the study"),)),))

    assert html.startswith('<a href="https://a.example">the study</a> (<a class="address"')
    assert html.endswith(">https://a.example</a>)")


def test_an_address_longer_than_a_line_may_break() -> None:
    html = ENGLISH.address("https://a.example/" + "path/" * 20)

    assert 'class="long-address"' in html
    assert "path/\u200b" in html
