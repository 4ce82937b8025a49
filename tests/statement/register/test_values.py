"""Columns that group a list or fill a sheet: values in two ways, countries, ages, and logos."""

from dataclasses import replace

import pytest

from statementpress.statement.register.findings import logos, values
from statementpress.statement.signatories import Wordmark
from tests.statement.register.rows import found, register


@pytest.mark.parametrize(
    ("column", "cells", "expected"),
    [
        ("kind", ["NGO", "NGO", "N.G.O.", "ngo", "Trade union"], [4, 5]),
        ("kind", ["Trade union", "Trade Union", "Trade Union", "trade unions"], [2, 5]),
        ("kind", ["NGO", "CBO", "Network", "Networks of women"], []),
        ("province", ["Battambang", "Battambang", "Batambang", "Siemreap", "Siem Reap"], [4, 6]),
        ("province", ["Kampong Cham", "Kampong Thom", "Kampot", "Province 1", "Province 2"], []),
        ("kind_km", ["សមាគម", "សមាគម", "សមា គម"], [4]),
        ("sex", ["F", "Female", "F", "M"], [3]),
        ("sex", ["ស", "ប", "ស្រី", "ស"], [4]),
        ("sex", ["F", "M"], []),
        ("country", ["KH", "Cambodia", "KH", "LA", "កម្ពុជា"], []),
        ("country", ["KH", "CAMBODIA", "KH", "cambodia"], [3, 5]),
        ("country", ["KH", "kh"], []),
        ("country", ["Cambodia", "Vietnam", "The Moon"], []),
    ],
)
def test_a_value_in_two_ways_is_found_in_the_rows_of_the_rarer_way(
    column: str, cells: list[str], expected: list[int]
) -> None:
    rows = [{"name_en": "Heron Trust", column: cell} for cell in cells]
    assert found(values.check, register({"signed": rows})) == [
        f"written-in-two-ways {line}" for line in expected
    ]


@pytest.mark.parametrize(
    ("cell", "hint"), [("USA", "write US"), ("KHM", "write KH"), ("EL", "such as KH")]
)
def test_a_code_that_no_country_has(cell: str, hint: str) -> None:
    (one,) = values.check(register({"signed": [{"name_en": "Heron Trust", "country": cell}]}))
    assert (one.code, one.line) == ("unknown-country", 2)
    assert hint in one.hint


@pytest.mark.parametrize("cell", ["34 years", "34.0", "1990", "young", "-3", "n/a"])
def test_an_age_that_is_none(cell: str) -> None:
    rows = [{"name_en": "Sok", "age": age} for age in ("34", "៣៤", cell)]
    assert found(values.check, register({"signed": rows})) == ["no-age 4"]


def test_rows_without_a_logo_are_named_where_most_have_one() -> None:
    rows = [{"name_en": f"Trust {number}", "logo": "a.svg"} for number in range(4)]
    assert found(logos.check, register({"signed": [*rows, {"name_en": "Toad"}]})) == ["no-logo 6"]
    assert found(logos.check, register({"signed": [*rows[:1], {"name_en": "Toad"}]})) == []
    assert found(logos.check, register({"conveners": [*rows, {"name_en": "Toad"}]})) == []


def test_a_wordmark_stands_for_a_logo() -> None:
    rows = [{"name_en": f"Trust {number}", "logo": "a.svg"} for number in range(4)]
    whole = register({"signed": [*rows, {"name_en": "Toad", "wordmark": "Toad"}]})
    *others, toad = whole.members["signed"]
    marked = [*others, replace(toad, mark=Wordmark(("Toad",), "en"))]
    assert found(logos.check, replace(whole, members={"signed": marked})) == []


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("the-heron-trust_mark.png", ["unused-logo 2"]),
        ("WPN.SVG", ["unused-logo 3"]),
        ("zebra.jpg", ["unused-logo None"]),
        ("old/Heron Trust.pdf", ["unused-logo 2"]),
        ("e\u0301te\u0301.svg", []),
        ("readme.txt", []),
        (".hidden.png", []),
        ("hreon-logo.svg", []),
    ],
)
def test_a_logo_that_no_row_names_is_found_with_the_nearest_row(
    file: str, expected: list[str]
) -> None:
    rows = [{"name_en": "The Heron Trust"}, {"name_en": "Women's Peace Network (WPN)"}]
    named = {"name_en": "Eté", "logo": "\u00e9t\u00e9.svg"}
    misnamed = {"name_en": "Frog Club", "logo": "heron-logo.svg"}
    whole = register({"signed": [*rows, named, misnamed]})
    assert found(logos.check, replace(whole, logos=[file])) == expected
