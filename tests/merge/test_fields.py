"""What is a field of a text, and what is a brace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statementpress.merge.fields import Field, Piece, StrayBrace, filled, pieces

TEXTS: dict[str, list[Piece]] = {
    "Dear {name}, you": ["Dear ", Field("name", "name"), ", you"],
    "{ Full  Name }": [Field("full name", "Full  Name")],
    "{ឈ្មោះ}": [Field("ឈ្មោះ", "ឈ្មោះ")],
    "{{name}}": ["{", "name", "}"],
    "{{{name}}}": ["{", Field("name", "name"), "}"],
    "a { b": ["a ", StrayBrace(2, "{ b"), " b"],
    "a } b": ["a ", StrayBrace(2, "} b"), " b"],
    "{}": [StrayBrace(0, "{}")],
    "{a\nb}": [StrayBrace(0, "{a"), "a\nb", StrayBrace(4, "}")],
}


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
@pytest.mark.parametrize("is_markdown", [False, True])
def test_a_text_is_words_and_fields(text: str, is_markdown: bool) -> None:
    assert list(pieces(text, is_markdown=is_markdown)) == TEXTS[text]


def test_in_markdown_a_backslash_makes_a_brace_a_sign() -> None:
    assert list(pieces(r"\{name\}", is_markdown=True)) == [r"\{name\}"]
    assert list(pieces(r"\\{name}", is_markdown=True)) == [r"\\", Field("name", "name")]


def test_in_facts_a_backslash_is_a_sign_itself() -> None:
    assert list(pieces(r"\{name}", is_markdown=False)) == ["\\", Field("name", "name")]


@given(text=st.text(alphabet="ab{}\\ \n", max_size=40))
def test_no_character_is_lost(text: str) -> None:
    said = "".join(
        piece if isinstance(piece, str) else "" for piece in pieces(text, is_markdown=True)
    )
    braces = str.maketrans("", "", "{}")
    kept = filled(text, lambda field: field.typed, is_markdown=True).translate(braces)
    assert len(said) <= len(text)
    assert kept.split() == text.translate(braces).split()
