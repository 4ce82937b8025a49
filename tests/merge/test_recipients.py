"""The table of recipients: how it is read, and what is found in its cells."""

import pytest

from statementpress.merge.plan import Table, Wanted, planned
from statementpress.merge.recipients import Recipients, read_recipients
from statementpress.project.project import Project
from statementpress.statement.report import Report
from tests.merge.mailing import ROW, Mailing
from tests.shared.workbooks import ods, xlsx


def read(data: bytes, sheet: str = "") -> tuple[Recipients | None, list[str]]:
    """Return the recipients of a file, and what is found as "code file:line"."""
    reports: dict[str, Report] = {}
    recipients = read_recipients(
        data, "people", sheet, lambda name: reports.setdefault(name, Report(name))
    )
    found = [each for report in reports.values() for each in report.findings]
    return recipients, [f"{each.code} {each.place}" for each in found]


def test_headers_are_the_names_of_fields_whatever_their_capitals_and_spaces() -> None:
    recipients, found = read("Full  Name;ឈ្មោះ;Office ?\nSok;សុខ;\n".encode("utf-16"))
    assert recipients
    assert not found
    assert recipients.columns == ("full name", "ឈ្មោះ", "office")
    assert recipients.may_be_empty == {"office"}
    assert recipients.rows[0].values == {"full name": ("Sok",), "ឈ្មោះ": ("សុខ",), "office": ()}


def test_a_cell_may_have_several_lines_and_rows_keep_their_numbers() -> None:
    recipients, _ = read(b'name,address\n\nA,"1 Road\n\n Rivertown "\nB,x\n')
    assert recipients
    assert recipients.rows[0].values["address"] == ("1 Road", "Rivertown")
    assert [row.row for row in recipients.rows] == [3, 6]


@pytest.mark.parametrize("book", [xlsx, ods])
def test_a_workbook_is_read_as_people_see_it(book) -> None:  # type: ignore[no-untyped-def]
    data = book({"Notes": [["x"], ["y"]], "People": [["name"], ["Sok"]]})
    recipients, found = read(data, "people")
    assert recipients
    assert not found
    assert recipients.path == "people (People)"
    assert recipients.rows[0].values == {"name": ("Sok",)}
    assert read(data)[1] == ["several-sheets people (Notes)"]
    assert read(data, "Peple")[1] == ["no-sheet people"]


TABLES = {
    b"": "empty-table people:1",
    b"name\n": "no-recipients people:1",
    b"name,name\na,b\n": "repeated-column people:1",
    b"name,Name?\na,b\n": "repeated-column people:1",
    b"name\na,b\n": "unnamed-column people:2",
    b"name\na\nb\nA \n": "repeated-recipient people:4",
    b"<html><table>": "workbook-web people",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "workbook-old people",
    b"PK\x03\x04": "workbook-damaged people",
}


@pytest.mark.parametrize("data", TABLES, ids=ascii)
def test_what_is_no_table_is_an_error(data: bytes) -> None:
    assert read(data)[1] == [TABLES[data]]


CELLS = {
    "": "empty-value",
    "\u200b": "empty-value",
    "#REF!": "error-value",
    "???": "lost-letters",
    "=A1": "formula",
    "GgÁkar GgÁkar": "legacy-font",
    "N/A": "no-answer",
    "áž˜áž¼": "misread",
    "a\u202eb": "character",
    "\x1b[31m": "character",
    "Ot\u00adter": "pasted",
}


@pytest.mark.parametrize("cell", CELLS, ids=ascii)
def test_what_nobody_would_send_is_found_with_its_row(mailing: Mailing, cell: str) -> None:
    assert f"{CELLS[cell]} people.csv:3" in mailing.told(ROW, {**ROW, "village": cell})


def test_what_many_rows_have_is_one_finding_that_names_them(mailing: Mailing) -> None:
    rows = [ROW, *({**ROW, "name_en": name, "village": ""} for name in "abcd")]
    assert mailing.told(*rows) == ["empty-value people.csv:3"]


def test_a_column_that_nothing_uses_is_a_warning_and_may_hold_anything(mailing: Mailing) -> None:
    assert mailing.told({**ROW, "phone": "=1+1"}) == ["unused-column people.csv:1"]


def test_a_character_that_no_font_has_is_found_before_the_first_letter(mailing: Mailing) -> None:
    rows = [ROW, {**ROW, "name_en": "a", "village": "Otter 汉 Bend"}]
    assert mailing.told(*rows) == ["missing-glyph people.csv:3"]


def test_all_that_is_wrong_is_told_at_once(mailing: Mailing) -> None:
    mailing.replace("en.md", "{village}", "{town} {")
    rows = [{**ROW, "name_km": ""}, {**ROW, "name_en": "#N/A"}]
    assert mailing.told(*rows) == [
        "stray-brace en.md:1",
        "unknown-field en.md:1",
        "empty-value people.csv:2",
        "error-value people.csv:3",
    ]


def test_a_statement_that_is_broken_is_told_with_its_table(mailing: Mailing) -> None:
    mailing.write("statement.toml", "languages = [")
    table = Table(mailing.project / "people.csv", b"name,name\n")
    with pytest.raises(Exception, match="not valid TOML") as caught:
        planned(Project.at(mailing.project), mailing.folder, table, Wanted("english"))
    assert "two columns called" in str(caught.value)
