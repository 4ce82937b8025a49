"""The register is a table to the page, and in the file only those lines change that were edited."""

import csv
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statementpress.studio.register_table import merged_registers, taken_apart
from tests.shared.desk import FILES, FOLDER
from tests.shared.workbooks import xlsx
from tests.studio.page import Page

QUOTED = (
    'group,"name_en",name_km\n"signed", Otter Society ,សមាគមភេ\n\nsigned,"Heron ""H"" Trust",កុក\n'
)
cells = st.text(st.sampled_from('ab", \nក'), max_size=5)
tables = st.lists(st.tuples(cells, cells, cells), max_size=5)


def save(page: Page, columns: Sequence[str], rows: Sequence[Sequence[str]], base: str) -> Any:
    said = {"columns": columns, "rows": rows, "base": page.hash_of(base), "window": "one"}
    return page.ask("PUT", f"api/s/{FOLDER}/register", json=said)


def test_only_the_row_that_changed_is_written_anew(page: Page) -> None:
    page.desk.write("signatories.csv", b"\xef\xbb\xbf" + QUOTED.replace("\n", "\r\n").encode())
    shown = page.statement()["register"]
    assert shown["columns"] == ["group", "name_en", "name_km"]
    assert shown["rows"][0] == ["signed", " Otter Society ", "សមាគមភេ"]
    rows = [shown["rows"][0], ["signed", "Heron, Trust", "កុក"], ["signed", "New", "ថ្មី"]]
    assert save(page, shown["columns"], rows, QUOTED).status_code == 200
    assert page.lies("signatories.csv").removeprefix("\ufeff") == (
        'group,"name_en",name_km\r\n"signed", Otter Society ,សមាគមភេ\r\n\r\n'
        'signed,"Heron, Trust",កុក\r\nsigned,New,ថ្មី\r\n'
    )


def test_a_row_that_is_not_typed_yet_is_not_written(page: Page) -> None:
    columns = ["group", "name_en", "name_km"]
    base = "group,name_en,name_km\n,,\nsigned,Otter,ភេ\n,,\n\n"
    page.desk.write("signatories.csv", base)
    rows = [["signed", "Otter", "ភេ"], ["", " ", ""]]
    assert page.statement()["register"]["rows"] == rows[:1]
    assert save(page, columns, rows, base).status_code == 200
    assert page.lies("signatories.csv") == "group,name_en,name_km\nsigned,Otter,ភេ\n\n"


def test_a_line_is_found_in_the_table() -> None:
    table = taken_apart('sep=;\ngroup;name\n;\nsigned;"A\nB"\n\nsigned;C\n')
    assert [table.row_at(line) for line in range(1, 8)] == [0, 0, 0, 1, 1, 1, 2]


def test_two_people_add_and_correct(page: Page) -> None:
    shown = page.statement()["register"]
    page.desk.replace("signatories.csv", "Heron Trust", "Heron Fund")
    rows = [*shown["rows"], ["signed", "New", "ថ្មី", "", "", "", "", ""]]
    rows[0] = [*rows[0][:7], "https://otter.example"]
    answer = save(page, shown["columns"], rows, FILES["signatories.csv"]).json()
    names = [row[1] for row in answer["register"]["rows"]]
    assert names == ["Otter Society", "Heron Fund", "New"]
    assert "https://otter.example" in page.lies("signatories.csv")


def test_two_people_add_a_row_each() -> None:
    base = "group,name_en\nsigned,Otter\n"
    both = merged_registers(base, f"{base}signed,Heron\n", f"{base}signed,Carp\n")
    assert both == f"{base}signed,Carp\nsigned,Heron\n"
    assert merged_registers(base, f"{base}signed,Heron\n", "group,name_en\n") == (
        "group,name_en\nsigned,Heron\n"
    )


def test_a_row_that_one_deletes_and_another_corrects_is_left_to_them() -> None:
    base = "group,name_en,name_km\nsigned,Otter,ភេ\n"
    assert (
        merged_registers(base, base.replace("Otter", "Otters"), "group,name_en,name_km\n") is None
    )


def test_two_people_correct_the_same_name(page: Page) -> None:
    shown = page.statement()["register"]
    page.desk.replace("signatories.csv", "Heron Trust", "Heron Fund")
    rows = [shown["rows"][0], ["signed", "Heron Society", *shown["rows"][1][2:]]]
    answer = save(page, shown["columns"], rows, FILES["signatories.csv"])
    assert answer.status_code == 409
    assert answer.json()["theirs"]["register"]["rows"][1][1] == "Heron Fund"
    assert "Society,មូលនិធិ" not in page.lies("signatories.csv")


def test_a_row_that_became_another_signatory_takes_nothing_of_the_old_one() -> None:
    base = "group,name_en,name_km,url\nsigned,Otter,ភេ,\n"
    mine = base.replace("Otter,ភេ,", "Heron,កុក,")
    theirs = base.replace("ភេ,", "ភេ,https://otter.example")
    assert merged_registers(base, mine, theirs) is None


@given(tables, tables)
def test_a_register_that_is_written_reads_as_it_was_typed(
    before: list[tuple[str, ...]], after: list[tuple[str, ...]]
) -> None:
    columns = ("group", "name_en", "name_km")
    first = taken_apart("").with_rows(columns, before)
    second = taken_apart(first).with_rows(columns, after)
    assert taken_apart(second).rows == tuple(row for row in after if any(map(str.strip, row)))


@given(tables, tables)
def test_the_change_of_one_is_the_whole_change(
    before: list[tuple[str, ...]], after: list[tuple[str, ...]]
) -> None:
    columns = ("group", "name_en", "name_km")
    base = taken_apart("").with_rows(columns, before)
    mine = taken_apart(base).with_rows(columns, after)
    both = merged_registers(base, mine, base)
    assert both is not None
    assert taken_apart(both).rows == taken_apart(mine).rows


@pytest.mark.parametrize("text", ["sep=;\ngroup;name_en\nsigned;A\n", "group\tname_en\nsigned\tA"])
def test_a_separator_is_kept(text: str) -> None:
    table = taken_apart(text)
    assert table.with_rows(table.columns, table.rows).rstrip() == text.rstrip()
    assert table.with_rows(table.columns, [("signed", "B")]) == (
        text.rstrip().replace("A", "B") + "\n"
    )


def test_a_register_is_begun(page: Page) -> None:
    (page.desk.folder / "signatories.csv").unlink()
    shown = page.statement()["register"]
    assert (shown["rows"], shown["editable"], shown["hash"]) == ([], True, "")
    rows = [["signed", "A", "ក", "", ""]]
    assert save(page, shown["columns"], rows, "").status_code == 200
    assert page.lies("signatories.csv") == "group,name_en,name_km,logo,url\nsigned,A,ក,,\n"


def test_a_workbook_is_shown_and_becomes_a_table_when_asked(page: Page) -> None:
    rows = list(csv.reader(FILES["signatories.csv"].splitlines()))
    (page.desk.folder / "signatories.csv").unlink()
    page.desk.write("signatories.xlsx", xlsx({"Register": rows}))
    shown = page.statement()["register"]
    assert (shown["name"], shown["editable"], shown["convertible"]) == (
        "signatories.xlsx",
        False,
        True,
    )
    assert save(page, shown["columns"], shown["rows"], "").status_code == 422
    made = page.ask("POST", f"api/s/{FOLDER}/register/convert", json={"window": "one"}).json()
    assert made["register"] == page.statement()["register"]
    assert page.lies("signatories.csv") == FILES["signatories.csv"]


def test_a_broken_table_is_left_to_be_edited_as_text(page: Page) -> None:
    broken = 'group,name_en,name_km\nsigned,"Otter,ភេ\n'
    page.desk.write("signatories.csv", broken)
    shown = page.statement()
    assert (shown["register"]["editable"], shown["register"]["rows"]) == (False, [])
    assert shown["files"][-1]["name"] == "signatories.csv"
    assert save(page, ["group"], [["signed"]], broken).status_code == 422
    assert page.save("signatories.csv", FILES["signatories.csv"], broken).status_code == 200
