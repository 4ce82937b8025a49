"""The language of each page: that of the part it shows, or of one nearby."""

from types import SimpleNamespace
from typing import Any

import pytest

from statementpress.errors import SetupError
from statementpress.typeset.finishing.structure import page_languages
from statementpress.typeset.finishing.tags import Tag, TagRecord


def record(parts: dict[int, str]) -> TagRecord:
    """Return what was recorded of a document with parts on these pages (from 0)."""

    def element(language: str) -> Any:
        return SimpleNamespace(tag="main", get=lambda _: language)

    return TagRecord([Tag(None, element(code), None, None, page) for page, code in parts.items()])


def test_a_blank_page_goes_with_the_page_before_it() -> None:
    assert page_languages(record({0: "en", 2: "km"}), 4) == ["en", "en", "km", "km"]


def test_a_cover_goes_with_the_first_part() -> None:
    assert page_languages(record({1: "km", 3: "en"}), 4) == ["km", "km", "km", "en"]


def test_a_template_without_a_part_is_reported() -> None:
    with pytest.raises(SetupError) as caught:
        page_languages(record({}), 2)
    assert "<main" in caught.value.hint
