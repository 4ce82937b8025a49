"""corrections.csv: what was corrected by hand wins over every export, as long as it fits."""

import pytest

from tests.shared.desk import Desk

CSV, FIXED = "signatories.csv", "corrections.csv"
HEAD = "name_en,column,says,should say\n"


def names(desk: Desk) -> list[str]:
    return [member.name["en"] for member in desk.statement().groups["signed"].members]


def test_a_cell_is_corrected_wherever_its_row_stands(desk: Desk) -> None:
    desk.write(FIXED, HEAD + "Heron Trust,name_en,Heron Trust,The Heron Trust\n")
    assert names(desk) == ["Otter Society", "The Heron Trust"]
    desk.replace(CSV, "signed,Otter", "signed,Frog Club,កង្កែប,,,,,\nsigned,Otter")
    assert names(desk) == ["Frog Club", "Otter Society", "The Heron Trust"]
    assert desk.found() == []


def test_an_empty_cell_is_filled_and_a_column_is_added(desk: Desk) -> None:
    desk.write(CSV, "group,name_en,name_km\nsigned,Otter Society,\n")
    desk.write(
        FIXED,
        HEAD + "Otter Society,name_km,,សមាគមភេ\nOtter Society,url,,https://otter.example\n",
    )
    (member,) = desk.statement().groups["signed"].members
    assert member.name["km"] == "សមាគមភេ"
    assert member.url == "https://otter.example"


def test_a_row_is_left_out(desk: Desk) -> None:
    desk.write(FIXED, HEAD + "Heron Trust,delete,,\n")
    assert names(desk) == ["Otter Society"]


def test_a_row_is_added_and_its_faults_are_named_where_it_was_typed(desk: Desk) -> None:
    head = "group,name_en,name_km,column,says,should say\n"
    desk.write(FIXED, head + "signed,Frog Club,កង្កែប,add,,\n")
    assert names(desk) == ["Otter Society", "Heron Trust", "Frog Club"]
    desk.write(FIXED, head + "signed,Frog Club,,add,,\n")
    assert desk.found() == ["missing-name corrections.csv:2"]


def test_several_columns_tell_rows_apart(desk: Desk) -> None:
    desk.write(CSV, "group,name_en,name_km,note_en,note_km\nsigned,Club,ក,a,ខ\nsigned,Club,គ,b,ឃ\n")
    desk.write(FIXED, HEAD + "Club,name_en,Club,Frog Club\n")
    assert "correction-row corrections.csv:2" in desk.found()
    desk.write(FIXED, "note_en," + HEAD + "b,Club,name_en,Club,Frog Club\n")
    assert names(desk) == ["Club", "Frog Club"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Heron Trsut,name_en,Heron Trsut,Heron Trust", "correction-row"),
        ("Heron Trsut,delete,,", "correction-row"),
        (",name_en,Heron Trust,The Heron Trust", "correction-row"),
        ("Heron Trust,name_en,The Herons,The Heron Trust", "correction-text"),
        ("Heron Trust,note_en,,", None),
        ("Heron Trust,name_en,Herons,Heron Trust", "correction-done"),
        ("Heron Trust,nmae_en,Heron Trust,The Heron Trust", "unknown-column"),
        ("heron  trust,name_en,heron trust,The Heron Trust", None),
    ],
)
def test_a_correction_that_does_not_fit_is_named_with_its_line(
    desk: Desk, line: str, found: str | None
) -> None:
    desk.write(FIXED, HEAD + line + "\n")
    assert desk.found() == ([f"{found} corrections.csv:2"] if found else [])


def test_no_cell_is_corrected_twice(desk: Desk) -> None:
    line = "Heron Trust,name_en,Heron Trust,The Heron Trust\n"
    desk.write(FIXED, HEAD + line + line)
    assert desk.found() == ["correction-twice corrections.csv:3"]


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("name_en,column,says\n", "missing-column corrections.csv:1"),
        ("nmae_en,column,says,should say\n", "unknown-column corrections.csv:1"),
    ],
)
def test_a_slip_in_the_headers_is_named(desk: Desk, head: str, found: str) -> None:
    desk.write(FIXED, head + "Heron Trust,delete,\n")
    assert found in desk.found()


def test_rows_may_be_meant_by_a_private_column_of_a_form(desk: Desk) -> None:
    desk.write(CSV, "Time,Name,Khmer\n9:00,Otter,ភេ\n9:10,Otter,ភេ\n")
    desk.write(
        "register.toml",
        'private = ["Time"]\n[columns]\nName = "name_en"\nKhmer = "name_km"\n'
        '[always]\ngroup = "signed"\n',
    )
    desk.write(FIXED, "time,column,says,should say\n9:10,delete,,\n9:00,Name,Otter,Otters\n")
    assert names(desk) == ["Otters"]
    assert desk.found() == []
