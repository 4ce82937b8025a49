"""Tables as spreadsheets export them: encodings, separators, and lines that are counted right."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statementpress.statement.csv_table import read_table
from statementpress.statement.report import Report
from tests.shared.desk import FILES, Desk

CSV = "signatories.csv"
PLAIN = "group,name_en,name_km,wordmark\nsigned,Otter Society,សមាគមភេ,\nsigned,Heron Trust,កុក,\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_export_gives_the_same(
    desk: Desk, encoding: str, line_end: str, separator: str
) -> None:
    text = PLAIN.replace(",", separator).replace("\n", line_end)
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    desk.write(CSV, mark + text.encode(encoding))
    names = [member.name for member in desk.statement().groups["signed"].members]
    assert names == [
        {"en": "Otter Society", "km": "សមាគមភេ"},
        {"en": "Heron Trust", "km": "កុក"},
    ]


def test_a_line_sep_names_the_separator_and_counts(desk: Desk) -> None:
    desk.write(CSV, "sep=;\n" + PLAIN.replace(",", ";"))
    assert [member.line for member in desk.statement().groups["signed"].members] == [3, 4]


def test_empty_columns_and_rows_at_the_end_are_passed_over(desk: Desk) -> None:
    rows = PLAIN.splitlines()
    desk.write(CSV, "\n".join(f"{row},,," for row in [*rows, ",,,", "", " , ,,"]))
    assert len(desk.statement().groups["signed"].members) == 2


def test_a_cell_of_several_lines_does_not_shift_the_count(desk: Desk) -> None:
    desk.write(CSV, 'group,name_en,name_km\nsigned,"Otter\nSociety",ភេ\n\nsigned,Heron,\n')
    assert desk.found() == ["missing-name signatories.csv:5"]


def test_names_of_columns_may_be_written_large(desk: Desk) -> None:
    desk.write(CSV, PLAIN.replace("group,name_en", "Group, Name_EN"))
    assert desk.found() == []


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("", "empty-table signatories.csv:1"),
        ("group,name_en,name_km\n", "empty-group statement.toml:3"),
        (PLAIN + '"signed,Otter\n\n', "csv signatories.csv:4"),
        (PLAIN + 'signed,"Otter"s,x,\n', "csv signatories.csv:4"),
        (PLAIN.replace("wordmark", "group"), "repeated-column signatories.csv:1"),
        (PLAIN.replace("wordmark", "wordmarks"), "unknown-column signatories.csv:1"),
        (PLAIN.replace("name_km", ""), "missing-column signatories.csv:1"),
        (PLAIN.replace("កុក,", "កុក,,Heron"), "unnamed-column signatories.csv:3"),
        (PLAIN.replace("wordmark", "").replace("កុក,", "កុក,x"), "unnamed-column signatories.csv:3"),
    ],
)
def test_a_slip_is_named_with_its_line(desk: Desk, content: str, found: str) -> None:
    desk.write(CSV, content)
    assert found in desk.found()


def test_an_unknown_column_suggests_the_nearest(desk: Desk) -> None:
    desk.write(CSV, PLAIN.replace("wordmark", "word mark"))
    assert desk.read().findings[0].hint == "did you mean “wordmark”?"


def test_a_column_of_a_language_that_was_left_out_is_named_as_that(desk: Desk) -> None:
    desk.replace("statement.toml", '["en", "km"]', '["en"]')
    hints = [each.hint for each in desk.read().findings if each.code == "unknown-column"]
    assert "delete the column, or list “km” under languages in statement.toml" in hints


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        (CSV, b"group\rx\r\x97\x07", "encoding signatories.csv:3"),
        (CSV, b"\xff\xfeg\x00\n\x00\x00\xd8x\x00", "encoding signatories.csv:2"),
        ("km.md", "ទន្លេ\n".encode("utf-16-le"), "encoding km.md:1"),
        ("statement.toml", b"# caf\xe9\n", "encoding statement.toml:1"),
    ],
)
def test_no_encoding_is_guessed_but_that_of_a_register(
    desk: Desk, name: str, content: bytes, found: str
) -> None:
    desk.write(name, content)
    assert found in desk.found()


def test_the_byte_that_is_wrong_is_named(desk: Desk) -> None:
    desk.write("en.md", b"Rivers\nand caf\xe9s\n")
    message = desk.read().findings[0].message
    assert message == "byte 0xE9 at position 8 of the line is not UTF-8"


NAMES = st.lists(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1), min_size=1)


@given(NAMES, st.sampled_from(",;\t"), st.booleans())
def test_any_names_come_back_from_a_spreadsheet(
    names: list[str], separator: str, all_quoted: bool
) -> None:
    stream = io.StringIO()
    dialect = csv.unix_dialect if all_quoted else csv.excel
    writer = csv.writer(stream, dialect, delimiter=separator, lineterminator="\n")
    writer.writerows([["group", "name_en"], *(["signed", name] for name in names)])
    report = Report(CSV)
    table = read_table(stream.getvalue(), report)
    assert table is not None
    assert [row.cells["name_en"] for row in table.rows] == names
    assert report.findings == ()


def test_markup_in_the_register_is_text(desk: Desk) -> None:
    hostile = "<script>{{ x }} & ]]> =1+1"
    desk.write(CSV, FILES[CSV].replace("Otter Society", hostile))
    assert desk.statement().groups["signed"].members[0].name["en"] == hostile
