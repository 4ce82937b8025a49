"""A family that a style sheet names is one of the project's, however it is written."""

import pytest

from statementpress.errors import Place, SetupError, TypesetError
from statementpress.typeset.faces.named_faces import check_families, families_named

KNOWN = ["Battambang", "Moul", "Source Serif"]


def named(css: str) -> list[str]:
    return [family.name for family in families_named({"styles/a.css": css})]


@pytest.mark.parametrize(
    "css",
    [
        'p { font-family: "Source Serif" }',
        "p { font-family: 'Source Serif' !important }",
        "p { font-family: Source  Serif }",
        "p { FONT-FAMILY: 'Source Serif' }",
        "p { font: italic 11pt/1.4 'Source Serif' }",
        "p { font: small Source Serif }",
        "p { font: var(--size) 'Source Serif' } :root { --size: 11pt }",
        ":root { --body: 'Source Serif' } p { font-family: var(--body) }",
        ":root { --body: var(--latin); --latin: 'Source Serif' } p { font: 9pt var(--body) }",
        "p { font-family: var(--none, 'Source Serif') }",
        "@page { @bottom-left { font-family: 'Source Serif' } }",
        "@media print { a:first-child { font-family: 'Source Serif' } }",
    ],
)
def test_a_family_is_found_however_it_is_written(css: str) -> None:
    assert named(css) == ["Source Serif"]


@pytest.mark.parametrize(
    "css",
    [
        "p { font-family: inherit }",
        "@font-face { font-family: Moul; src: url(moul.ttf) }",
        "p { quotes: 'Moul' 'Moul' }",
        "/* font-family: 'Moul' */",
        ":root { --unused: 'Moul' }",
        ":root { --a: var(--b); --b: var(--a) } p { font-family: var(--a) }",
        "p { font-family: var() }",
        "p { font-family",
    ],
)
def test_nothing_else_is_a_family(css: str) -> None:
    assert named(css) == []


def test_every_family_of_a_list_is_found() -> None:
    assert named("p { font-family: Battambang, 'Moul', Source Serif }") == [
        "Battambang",
        "Moul",
        "Source Serif",
    ]


def test_a_property_is_followed_into_another_sheet() -> None:
    sheets = {"a.css": "p { font-family: var(--body) }", "b.css": ":root {\n --body: Moul }"}
    (family,) = families_named(sheets)
    assert (family.name, family.sheet, family.line) == ("Moul", "b.css", 2)


@pytest.mark.parametrize(
    ("family", "hint"),
    [
        ("'Sorce Serif'", "did you mean “Source Serif”?"),
        ("battambang", "did you mean “Battambang”?"),
        ("monospace", "choose from Battambang, Moul, Source Serif"),
    ],
)
def test_an_unknown_family_is_refused_with_the_nearest_one(family: str, hint: str) -> None:
    with pytest.raises(SetupError) as refused:
        check_families({"styles/a.css": f"p {{\n  font-family: Moul, {family} }}"}, KNOWN)
    assert refused.value.place == Place("styles/a.css", 2)
    assert refused.value.hint == hint


def test_a_number_that_nothing_can_read_is_named_with_its_line() -> None:
    endless = f"p {{\n  margin: {'9' * 5_000}px }}"
    assert families_named({"a.css": endless}) == ()
    with pytest.raises(TypesetError) as caught:
        check_families({"styles/a.css": endless}, KNOWN)
    assert str(caught.value.place) == "styles/a.css:2"
