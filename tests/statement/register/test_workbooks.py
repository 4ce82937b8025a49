"""Workbooks as Excel, Google and LibreOffice save them, and files that only claim to be one."""

import zipfile
from contextlib import suppress
from io import BytesIO

import pytest

from statementpress.statement.files import FileError
from statementpress.statement.register import package, sheet
from statementpress.statement.register.workbook import is_text, read_workbook
from tests.shared.desk import Desk
from tests.shared.workbooks import Rows, ods, ods_of, packed, text_rows, xlsx, xlsx_of

ROWS: Rows = (
    ("group", "name_en", "name_km"),
    ("signed", "Otter & Sons", "សមាគមភេ"),
    (),
    ("signed", "", "កុក"),
)
READ = [
    (1, ("group", "name_en", "name_km")),
    (2, ("signed", "Otter & Sons", "សមាគមភេ")),
    (4, ("signed", "", "កុក")),
]


def rows(data: bytes, number: int = 0) -> list[tuple[int, tuple[str, ...]]]:
    return [(record.line, record.cells) for record in read_workbook(data)[number].records]


@pytest.mark.parametrize("workbook", [xlsx({"One": ROWS}), ods({"One": ROWS})])
def test_rows_have_the_numbers_that_people_see(workbook: bytes) -> None:
    assert not is_text(workbook)
    assert rows(workbook) == READ


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<c t="s"><v>1</v></c>', "Rich text"),
        ('<c t="e"><v>#REF!</v></c>', "#REF!"),
        ('<c t="e"><v>#N/A</v></c>', "#N/A"),
        ('<c t="b"><v>1</v></c>', "TRUE"),
        ('<c t="str"><f>A1</f><v>a_x000D_\nb</v></c>', "a\nb"),
        ('<c t="inlineStr"><is><t>_x005F_x0041_</t></is></c>', "_x0041_"),
        ('<c t="d"><v>2021-05-05</v></c>', "2021-05-05"),
        ("<c><v>44927</v></c>", "44927"),
        ("<c><v>85512345678</v></c>", "85512345678"),
        ("<c><v>0.1</v></c>", "0.1"),
        ("<c><v>1E+300</v></c>", "1e+300"),
        ("<c><v>no number</v></c>", "no number"),
        ('<c s="1"><v>44321</v></c>', "2021-05-05"),
        ('<c s="2"><v>44321.5</v></c>', "2021-05-05 12:00"),
        ('<c s="3"><v>0.5</v></c>', "12:00"),
        ('<c s="4"><v>0.125</v></c>', "12.50%"),
        ('<c s="4"><v>0.00125</v></c>', "0.13%"),
        ('<c s="5"><v>1234567</v></c>', "1,234,567"),
        ('<c s="5"><v>-0.5</v></c>', "-1"),
        ('<c s="5"><v>NaN</v></c>', "NaN"),
        ('<c s="6"><v>12345678</v></c>', "012345678"),
        ('<c s="7"><v>44321</v></c>', "2021-05-05"),
        ('<c s="1"><v>-5</v></c>', "-5"),
        ('<c s="1"><v>1E+10</v></c>', "10000000000"),
        ('<c s="99"><v>7</v></c>', "7"),
        ('<c s="1"/>', None),
    ],
)
def test_a_cell_is_the_text_that_people_see(cell: str, text: str | None) -> None:
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    strings = (
        f"<sst {space}><si><t>One</t></si><si><r><t>Rich </t></r><r><rPr/><t>text</t></r>"
        "<rPh><t>reading</t></rPh></si></sst>"
    )
    formats = (0, 14, 22, 20, 10, 3, 170, 171)
    styles = (
        f'<styleSheet {space}><numFmts><numFmt numFmtId="170" formatCode="000000000"/>'
        '<numFmt numFmtId="171" formatCode="[$-409]d&quot;.&quot; mmmm yyyy;@"/></numFmts>'
        '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>'
        + "".join(f'<xf numFmtId="{number}"/>' for number in formats)
        + "</cellXfs></styleSheet>"
    )
    made = xlsx_of({"One": f"<row>{cell}</row>"}, strings=strings, styles=styles)
    assert [rows(made)] == [[(1, (text,))]] if text else read_workbook(made) == []


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (
            'office:value-type="date" office:date-value="2021-05-05"><text:p>5/5/21</text:p>',
            "5/5/21",
        ),
        ('office:value-type="float" office:value="0"><text:p>#REF!</text:p>', "#REF!"),
        ('office:value-type="string" office:string-value=""><text:p>Err:508</text:p>', "Err:508"),
        ('office:value-type="percentage" office:value="0.12"><text:p>12 %</text:p>', "12 %"),
        ('office:value-type="float" office:value="7">', "7"),
        (
            '><text:p>a<text:s text:c="2"/>b</text:p><text:p>c<text:line-break/>d</text:p>',
            "a  b\nc\nd",
        ),
        (
            "><office:annotation><text:p>a remark</text:p></office:annotation><text:p>a</text:p>",
            "a",
        ),
        ("><text:p>a <text:a><text:span>link</text:span></text:a> b</text:p>", "a link b"),
    ],
)
def test_a_cell_of_libreoffice_is_the_text_that_people_see(cell: str, text: str) -> None:
    row = f"<table:table-row><table:table-cell {cell}</table:table-cell></table:table-row>"
    assert rows(ods_of({"One": row})) == [(1, (text,))]


def test_cells_and_rows_that_are_alike_are_written_once_with_a_count() -> None:
    cell = (
        "<table:table-cell table:number-columns-repeated='2'><text:p>a</text:p></table:table-cell>"
    )
    row = f"<table:table-row table:number-rows-repeated='2'>{cell}</table:table-row>"
    gap = "<table:table-row table:number-rows-repeated='3'><table:table-cell/></table:table-row>"
    assert rows(ods_of({"One": row + gap + row})) == [(n, ("a", "a")) for n in (1, 2, 6, 7)]


def test_cells_without_a_place_follow_each_other() -> None:
    cell = '<c t="inlineStr"><is><t>a</t></is></c>'
    assert rows(xlsx_of({"One": f"<row>{cell}{cell}</row><row/><row>{cell}</row>"})) == [
        (1, ("a", "a")),
        (3, ("a",)),
    ]


def test_parts_may_be_named_as_odd_programs_name_them() -> None:
    data = xlsx({"One": ROWS})
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert rows(packed({name.upper().replace("/", "\\"): it for name, it in parts.items()})) == READ


WHOLE = xlsx({"One": ROWS})
OLD = bytes.fromhex("d0cf11e0a1b11ae1")
LOCKED_ODS = packed(
    {
        "content.xml": b"\x00\x01",
        "META-INF/manifest.xml": "<manifest><file-entry><encryption-data/></file-entry></manifest>",
    }
)
TYPED = '<!DOCTYPE a [<!ENTITY b "c">]><row><c t="str"><v>&b;</v></c></row>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (WHOLE[:3], "workbook-damaged"),
        (WHOLE[: len(WHOLE) // 2], "workbook-damaged"),
        (WHOLE[:-8], "workbook-damaged"),
        (packed({"word/document.xml": "<a/>"}), "workbook-damaged"),
        (packed({"_rels/.rels": "<a>"}), "workbook-damaged"),
        (packed({"_rels/.rels": "a"}), "workbook-damaged"),
        (packed({"content.xml": "\0<a/>"}), "workbook-damaged"),
        (packed({"_rels/.rels": "<a/>"}), "workbook-damaged"),
        (packed({"content.xml": TYPED}), "workbook-damaged"),
        (packed({"content.xml": TYPED.encode("utf-16")}), "workbook-damaged"),
        (packed({"_rels/.rels": "<a/>", "xl/workbook.bin": b"\0"}), "workbook-old"),
        (xlsx_of({"One": '<row><c t="s"><v>0</v></c></row>'}), "workbook-damaged"),
        (OLD + b"\0" * 600, "workbook-old"),
        (OLD + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "workbook-locked"),
        (LOCKED_ODS, "workbook-locked"),
        (b"<html><body><table>", "workbook-web"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html>", "workbook-web"),
        ("<table>".encode("utf-16"), "workbook-web"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "workbook-web"),
    ],
)
def test_what_is_no_workbook_of_today_is_named_as_what_it_is(data: bytes, code: str) -> None:
    with pytest.raises(FileError) as caught:
        read(data)
    assert caught.value.code == code
    assert caught.value.hint


def read(data: bytes) -> None:
    if not is_text(data):
        read_workbook(data)


def test_no_damaged_byte_stops_the_program() -> None:
    for at in range(0, len(WHOLE), 3):
        with suppress(FileError):
            read(WHOLE[:at] + bytes([WHOLE[at] ^ 0xFF]) + WHOLE[at + 1 :])


FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
MANY = (
    '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
    'table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>'
)
SOME = MANY.replace("16384", "10")


@pytest.mark.parametrize("data", [xlsx_of({"One": FAR}), ods_of({"One": MANY})])
def test_a_cell_at_the_end_of_the_world_takes_no_memory(data: bytes) -> None:
    with pytest.raises(FileError, match="too large"):
        read_workbook(data)


def test_a_formatted_cell_far_below_is_no_row() -> None:
    empty = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    assert rows(xlsx_of({"One": text_rows(ROWS) + empty})) == READ


def test_more_cells_than_any_register_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MOST_CELLS", 1000)
    with pytest.raises(FileError, match="too large"):
        read_workbook(ods_of({"One": SOME}))


def test_a_bomb_is_unpacked_no_further_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "UNPACKED_LIMIT", 100_000)
    with pytest.raises(FileError, match="too large"):
        read_workbook(xlsx({"One": [["a" * 200_000]]}))


@pytest.mark.parametrize("name", ["signatories.xlsx", "signatories.ods", "signatories.csv"])
def test_a_register_may_be_a_workbook(desk: Desk, name: str) -> None:
    (desk.folder / "signatories.csv").unlink()
    desk.write(name, (ods if name.endswith("ods") else xlsx)({"One": ROWS[:2]}))
    (member,) = desk.statement().groups["signed"].members
    assert member.name == {"en": "Otter & Sons", "km": "សមាគមភេ"}
    assert desk.found() == []


def test_findings_name_the_row_of_the_sheet(desk: Desk) -> None:
    (desk.folder / "signatories.csv").unlink()
    desk.write("signatories.xlsx", xlsx({"One": ROWS}))
    assert desk.found() == ["missing-name signatories.xlsx:4"]


def test_of_several_sheets_the_first_with_content_is_read_with_a_warning(desk: Desk) -> None:
    (desk.folder / "signatories.csv").unlink()
    desk.write("signatories.xlsx", xlsx({"Empty": (), "Answers": ROWS, "Notes": [["x"]]}))
    assert desk.found() == [
        "several-sheets signatories.xlsx (Answers)",
        "missing-name signatories.xlsx (Answers):4",
    ]


def test_hidden_sheets_are_passed_over(desk: Desk) -> None:
    (desk.folder / "signatories.csv").unlink()
    sheets = {"Lists": [["x"]], "Answers": ROWS[:2]}
    desk.write("signatories.xlsx", xlsx(sheets, hidden=["Lists"]))
    assert desk.found() == []


def test_register_toml_names_a_sheet(desk: Desk) -> None:
    (desk.folder / "signatories.csv").unlink()
    desk.write("signatories.xlsx", xlsx({"Notes": [["x"]], "Answers": ROWS[:2]}))
    desk.write("register.toml", 'sheet = "answers"\n')
    assert desk.found() == []
    desk.write("register.toml", '\nsheet = "Anwsers"\n')
    assert desk.found() == ["no-sheet register.toml:2"]
    assert desk.read().findings[0].hint == "did you mean “Answers”?"
