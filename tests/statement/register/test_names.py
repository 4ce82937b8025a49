"""Names that are none, or that are not written as names are: each input with what is found."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statementpress.errors import Severity
from statementpress.statement.register.findings import (
    CHECKS,
    letter_case,
    marks,
    no_names,
    not_names,
    report_findings,
    scripts,
    translations,
)
from statementpress.statement.report import Report
from tests.shared.desk import Desk
from tests.statement.register.rows import LATIN, english, found, khmer, register


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("!lost-letters", ["?????????", "????? ???", "??-??"]),
        ("!error-value", ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#BEZUG!", "#Н/Д", "#¡REF!"]),
        ("!error-value", ["Err:502", "#DEĞER!", "Heron Trust #REF!"]),
        ("!no-name", ["N/A", "n/a", "-", "--", "–", ".", "(none)", "None", "test", "TBC", "tba."]),
        ("!no-name", ["xxx", "XX", "xx - xxx/", "x" * 5_000]),
        ("!no-name", ["TRUE", "“N/A”", "Không có", "គ្មាន", "néant", "…"]),
        ("", ["x" * 5_000 + "!a"]),
        ("no-name", ["Yes", "NA", "unknown", "Idem"]),
        (
            "",
            ["Heron Trust", "Testimony", "Yes Club", "AAA", "XXI Century", "None of Us", "#Rivers"],
        ),
    ],
)
def test_a_name_that_says_nothing(code: str, names: list[str]) -> None:
    expected = [f"{code} {line}" for line, _ in enumerate(names, 2)] if code else []
    assert found(no_names.check, english(*names)) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"note_en": "N/A"}, ["!no-answer 2"]),
        ({"title": "-"}, ["!no-answer 2"]),
        ({"organisation_en": "none"}, ["!no-answer 2"]),
        ({"country": "#REF!"}, ["!error-value 2"]),
        ({"kind": "?????"}, ["!lost-letters 2"]),
        ({"country": "NA"}, []),
        ({"email": "N/A"}, []),
    ],
)
def test_other_cells_that_say_nothing(cells: dict[str, str], expected: list[str]) -> None:
    rows = [{"name_en": "Heron Trust", **cells}]
    assert found(no_names.check, register({"signed": rows})) == expected


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("!number-not-name", ["44927", "1.20E+05", "១២៣៤៥", "+855 12 345 678", "012 345 678"]),
        ("!number-not-name", ["2023-01-01", "1/1/23", "01.02.2023", "1-Jan-23", "Mar-1"]),
        ("!number-not-name", ["2023-01-01 00:00:00", "12/31/2022 5:07 PM"]),
        ("number-not-name", ["24", "២៤", "1,200", "1 January 2023"]),
        ("!address-not-name", ["info@heron.example", "Heron Trust <info@heron.example>"]),
        ("!address-not-name", ["https://heron.example", "www.heron.example", "heron.example/us"]),
        ("address-not-name", ["heron.example", "Heron Trust, #12, Street 5, Rivertown"]),
        ("address-not-name", ["P.O. Box 12", "ផ្ទះលេខ ១២ ផ្លូវ ៥"]),
        ("address-not-name", ["12 Heron Street, Rivertown", "7b River Road", "3, rue du Lac"]),
        ("long-name", ["We, the people of the river, " * 6]),
        (
            "",
            [
                "Heron 24",
                "7 Rivers",
                "24/7 Care",
                "May 1 Club",
                "Street Children",
                "1 Road for All",
            ],
        ),
        ("", ["1st Road to Health", "17 April", "Group 8", "២៤ ឧសភា", "Rivers.Fish and Us", "C40"]),
    ],
)
def test_a_name_that_is_something_else(code: str, names: list[str]) -> None:
    expected = [f"{code} {line}" for line, _ in enumerate(names, 2)] if code else []
    assert found(not_names.check, english(*names)) == expected


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("all-capitals", ["HERON TRUST", "HERON TRUST (HT)", "LIÊN HIỆP"]),
        ("no-capitals", ["heron trust", "heron", "l’eau", "sông hồng"]),
        ("", ["Heron Trust", "HERON", "HERON UK", "SOS HT", "eHeron", "river.heron", "កុក", "24"]),
    ],
)
def test_a_name_in_capital_or_small_letters(code: str, names: list[str]) -> None:
    expected = [f"{code} {line}" for line, _ in enumerate(names, 2)] if code else []
    assert found(letter_case.check, english(*names)) == expected


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("stray-sign", ["Heron Trust,", "Heron Trust.", "- Heron", "1. Heron", "a) Heron", "មូល។"]),
        ("half-a-pair", ["Heron (HT", "Heron HT)", "“Heron", "Heron”", 'The "Heron', "« Heron"]),
        ("double-space", ["Heron  Trust", "Heron \u00a0Trust"]),
        ("", ["áž˜áž¼áž›áž“áž·áž’áž·"]),
        ("", ["Heron Inc.", "Heron e.V.", "Heron S.A.", "“Heron” (HT)", "„Heron“", "Heron’s"]),
        ("", ["A. Heron Fund", "Heron!", "Heron…", "(HT) Heron", "« Heron »", 'The "Heron"']),
    ],
)
def test_a_name_with_a_sign_too_many(code: str, names: list[str]) -> None:
    expected = [f"{code} {line}" for line, _ in enumerate(names, 2)] if code else []
    assert found(marks.check, english(*names)) == expected


@pytest.mark.parametrize(
    "text", ["info@heron.example", "Sok (sok@heron.example)", "+855 12 345 678"]
)
def test_addresses_of_people_in_a_column_that_is_printed(text: str) -> None:
    for column in ("title", "note_en"):
        rows = [{"name_en": "Heron Trust", column: text}, {"name_en": "Toad", column: "Director"}]
        assert found(not_names.check, register({"signed": rows})) == ["private-printed 2"]


@pytest.mark.parametrize(
    ("column", "text", "expected"),
    [
        ("title", "44927", ["number-not-text 2"]),
        ("place", "2023-01-01 09:30", ["number-not-text 2"]),
        ("date", "44927", ["number-not-text 2"]),
        ("date", "2023-01-01", []),
        ("age", "34", []),
        ("kind", "1901", []),
    ],
)
def test_a_date_or_a_number_in_a_column_of_words(
    column: str, text: str, expected: list[str]
) -> None:
    rows = [{"name_en": "Heron Trust", column: text}]
    assert found(not_names.check, register({"signed": rows})) == expected


def test_what_says_nothing_can_be_read_as_an_empty_cell_in_every_export(desk: Desk) -> None:
    assert desk.rows("signed,Frog Club,ក,n/a,-") == ["no-answer signatories.csv:4"] * 2
    desk.write("register.toml", '[values.note_en]\n"N/A" = ""\n[values.note_km]\n"-" = ""\n')
    assert desk.found() == []


def test_a_name_in_the_script_of_another_language() -> None:
    assert found(scripts.check, english("កុក", "Heron កុក")) == ["other-script 2"]
    assert found(scripts.check, khmer("Heron")) == []


def test_names_that_are_as_people_write_them_are_left_in_peace() -> None:
    assert [found(check, english(*LATIN)) for check in CHECKS] == [[]] * len(CHECKS)


@given(
    st.lists(st.tuples(st.text(max_size=40), st.text(max_size=40)), max_size=5),
    st.text(max_size=20),
)
@settings(max_examples=60)
def test_no_text_stops_a_check(names: list[tuple[str, str]], other: str) -> None:
    rows = [{"name_en": en, "name_km": km, "country": other, "age": other} for en, km in names]
    for check in CHECKS:
        list(check(register({"signed": rows, "conveners": rows[:1], "joined": rows[-1:]})))


def test_a_cell_that_is_no_name_is_found_once_and_compared_with_none() -> None:
    rows = [{"name_en": "N/A", "name_km": "-"}, {"name_en": "N/A", "name_km": "?????"}]
    whole = register({"signed": rows, "joined": [{"name_en": "#REF!", "name_km": "n/a"}]})
    assert sorted({each.code for check in CHECKS for each in check(whole)}) == [
        "error-value",
        "lost-letters",
        "no-name",
    ]


def test_what_many_rows_have_is_one_finding_that_names_them_all() -> None:
    report = Report("signatories.csv")
    cells = ["N/A", "Heron Trust", *["N/A"] * 20, "Toad Club", "n/a"]
    report_findings(english(*cells), report)
    (one,) = [each for each in report.findings if each.code == "no-name"]
    assert one.severity is Severity.ERROR
    assert "lines 2, 4–23, 25" in one.message
    assert report.has_errors


def test_a_name_without_a_language_is_asked_about_where_most_have_it() -> None:
    whole = english("Heron Trust", "Toad Club", "Otter Society")
    *others, last = whole.members["signed"]
    borrowing = replace(last, name={"en": "Otter", "km": "Otter"}, borrowed={"name": {"km": "en"}})
    mixed = replace(whole, members={"signed": [*others, borrowing]})
    assert found(translations.check, mixed) == ["not-translated 4"]
    assert [language for _, language, name in mixed.names() if name == "Otter"] == ["en"]
    whole = replace(whole, members={"signed": [borrowing, borrowing, others[0]]})
    assert found(translations.check, whole) == []


@pytest.mark.parametrize("piece", ["1", "a.", "a,", "Heron ", "a@", "(", "ក", "#N/A", "é", "aB<"])
def test_a_cell_that_is_a_whole_file_takes_no_time_that_grows_as_its_square(piece: str) -> None:
    rows = [{"name_en": piece * 10_000 + end, "title": piece * 10_000} for end in ("x", "y")]
    for check in CHECKS:
        list(check(register({"signed": rows})))
