"""The press file says what the official one says, to every reader, and is tagged alike."""

import pytest

from tests.editions.official.test_tags import (
    test_all_text_is_tagged_or_an_artifact,
    test_each_part_is_in_its_language,
    test_feet_are_artifacts_and_nothing_else_is,
    test_khmer_words_have_a_khmer_voice_and_latin_words_an_english_one,
    test_the_reading_order_is_the_text,
    test_words_on_two_lines_are_parted_by_the_space_between_them,
)
from tests.editions.official.test_text import (
    test_copying_gives_no_character_that_nobody_typed,
    test_every_character_and_every_space_in_a_line_is_right,
    test_it_says_what_the_source_says,
)
from tests.readers import pdfium, verapdf
from tests.readers.tool import requires
from tests.shared.editions import Edition
from tests.shared.structure import Element

pytestmark = pytest.mark.long

__all__ = [
    "test_all_text_is_tagged_or_an_artifact",
    "test_copying_gives_no_character_that_nobody_typed",
    "test_each_part_is_in_its_language",
    "test_every_character_and_every_space_in_a_line_is_right",
    "test_feet_are_artifacts_and_nothing_else_is",
    "test_it_says_what_the_source_says",
    "test_khmer_words_have_a_khmer_voice_and_latin_words_an_english_one",
    "test_the_reading_order_is_the_text",
    "test_words_on_two_lines_are_parted_by_the_space_between_them",
]


def test_lines_and_pages_break_where_those_of_the_official_edition_do(
    edition: Edition, official: Edition
) -> None:
    assert pdfium.text(edition.path) == pdfium.text(official.path)


def test_tags_are_those_of_the_official_edition_less_its_links(
    edition: Edition, official: Edition
) -> None:
    def kinds(tree: Element) -> list[str]:
        return [element.kind for element in tree.walk() if element.kind not in ("Link", "Span")]

    assert kinds(edition.tree) == kinds(official.tree)
    assert edition.tree.all("Link") == []


@requires(verapdf)
def test_it_is_pdf_ua(edition: Edition) -> None:
    assert list(map(str, verapdf.validate(edition.path, ("ua1",))["ua1"])) == []
