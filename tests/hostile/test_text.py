"""Texts, facts and registers of strangers: what is none is refused, and nothing takes for ever."""

import csv
import io
import zipfile

import pytest

from statementpress.statement.register import package
from tests.shared.desk import FILES, Desk

TEXTS = {
    "[a](javascript:alert(1))": "bad-link",
    "[a](JaVaScRiPt:alert(1))": "bad-link",
    "[a](vbscript:x)": "bad-link",
    "[a](data:text/html,x)": "bad-link",
    "[a](file:///etc/passwd)": "bad-link",
    "[a](//example.org/x)": "bad-link",
    "[a](\\\\\\\\server\\\\share)": "bad-link",
    "<javascript:alert(1)>": "bad-link",
    "<file:///etc/passwd>": "bad-link",
    "![a](file:///etc/passwd)": "missing-file",
    "![a](https://example.org/x.png)": "missing-file",
    "![a](../../../../etc/passwd)": "outside-folder",
    "![a](/etc/passwd)": "outside-folder",
    "::: table /etc/passwd\n:::": "outside-folder",
    "::: table ../../secret.csv\n:::": "outside-folder",
    "<script>alert(1)</script>": "raw-html",
    "<img src=x onerror=alert(1)>": "raw-html",
    "<!-- {% include '/etc/passwd' %} -->": "raw-html",
    "<![CDATA[x]]>": "raw-html",
    "<?xml version='1.0'?>": "raw-html",
    "&#x1b;[31m": "entity",
    "&lt;script&gt;": "entity",
    "&#0;": "entity",
    "\x1b]0;title\x07": "character",
    "\x9b31m": "character",
    "safe \u202egpj.exe": "character",
    "safe \u2066hidden\u2069": "character",
    "\x00": "character",
    "\U000e0041\U000e0042": "character",
    "\ud7ff\ue000": "character",
}


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_what_is_no_text_is_refused(desk: Desk, text: str) -> None:
    assert f"{TEXTS[text]} en.md:1" in desk.english(text)


LARGE = {
    "brackets": "[" * 60_000,
    "parentheses": "(" * 60_000,
    "stars": "*a " * 20_000,
    "underlines": "_" * 60_000 + "a",
    "code": "`a" * 20_000,
    "quotations in quotations": "> " * 3_000 + "a",
    "lists in lists": "- " * 2_000 + "a",
    "numbers in numbers": "1. " * 2_000 + "a",
    "images in images": "![](" * 15_000,
    "links in links": "[a](" * 15_000,
    "addresses": "a@" * 20_000,
    "sites": "https://" + "a." * 20_000,
    "columns": "|a" * 3_000 + "|\n" + "|-" * 3_000 + "|\n",
    "backslashes": "\\" * 60_000,
    "ampersands": "&" * 60_000,
    "notes": "[^1]" * 9_000,
    "fences": "::: notes\n" * 900,
    "colons": ":" * 60_000,
    "signs below signs": "\u17d2\u1780" * 20_000,
    "accents": "a" + "\u0301" * 60_000,
    "hashes": "#" * 60_000,
    "a text of 600 kB": "a b\n" * 150_000,
}


@pytest.mark.parametrize("name", LARGE)
def test_a_text_made_to_take_long_is_refused_at_once(desk: Desk, name: str) -> None:
    found = desk.english(LARGE[name])
    assert desk.read().statement is None
    assert found


CELLS = {
    "=1+1": "formula",
    "=HYPERLINK(A1)": "formula",
    "=cmd|' /C calc'!A0": "formula",
    "@SUM(A1:A9)": "formula",
    "+cmd|' /C calc'!A0": "formula",
    "-cmd|' /C calc'!A0": "formula",
    "＝1+1": "formula",
    "\t=1+1": "formula",
    "\r=1+1": "formula",
    "-2+3": "stray-sign",
    "+855 12 345": "number-not-name",
    "\x1b[2J": "character",
    "#REF!": "error-value",
}


def row(name: str, note: str = "") -> str:
    made = io.StringIO()
    csv.writer(made).writerow(["signed", name, "ក", note, note, "", "", ""])
    return made.getvalue().strip("\r\n")


@pytest.mark.parametrize("cell", CELLS, ids=ascii)
def test_a_name_that_a_spreadsheet_would_run_is_refused(desk: Desk, cell: str) -> None:
    assert f"{CELLS[cell]} signatories.csv:4" in desk.rows(row(cell))


@pytest.mark.parametrize("cell", [each for each in CELLS if CELLS[each] == "formula"], ids=ascii)
def test_so_is_a_note(desk: Desk, cell: str) -> None:
    assert "formula signatories.csv:4" in desk.rows(row("Frog Club", cell))


@pytest.mark.parametrize("cell", ["@home", "+Studio", "- Frogs -", "A = B", "Frogs (=us)"])
def test_a_sign_that_nothing_computes_is_none(desk: Desk, cell: str) -> None:
    assert not [each for each in desk.rows(row(cell)) if each.startswith("formula")]


FACTS = {
    "nested arrays": "x = " + "[" * 5_000 + "]" * 5_000,
    "nested tables": "[" + "a." * 5_000 + "a]",
    "a number of 5,000 digits": "x = " + "9" * 5_000,
    "a date that is none": "x = 9999-99-99",
    "an unknown table": "[x]\ny = 1",
    "a control character": 'x = "\x1b"',
    "a table twice": "[title]\nen = 'x'",
    "infinity": "x = inf",
}


@pytest.mark.parametrize("name", FACTS)
def test_facts_that_are_none_are_refused(desk: Desk, name: str) -> None:
    desk.write("statement.toml", f"{FILES['statement.toml']}\n{FACTS[name]}\n")
    assert desk.read().statement is None
    assert all("statement.toml" in each for each in desk.found())


TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "' + b"a" * 999 + b'"><!ENTITY b "' + b"&a;" * 999 + b'">]>'
WORKBOOKS = {
    "no archive": {},
    "a bomb": {"xl/workbook.xml": b" " * 3_000_000},
    "entities": {"xl/workbook.xml": ENTITIES + b"<workbook>&b;</workbook>"},
    "an external entity": {
        "xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><workbook>&a;</workbook>'
    },
    "a name that leads out": {"../../../etc/passwd": b"x", "xl/workbook.xml": b"<workbook/>"},
    "nesting": {"xl/workbook.xml": b"<a>" * 50_000},
    "no sheets": {"xl/workbook.xml": b"<workbook/>", "[Content_Types].xml": TYPES},
}


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook_that_is_none_is_refused(
    desk: Desk, name: str, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "UNPACKED_LIMIT", 1_000_000)
    made = io.BytesIO()
    if WORKBOOKS[name]:
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for part, data in WORKBOOKS[name].items():
                is_main = ending == "ods" and part == "xl/workbook.xml"
                archive.writestr("content.xml" if is_main else part, data)
    (desk.folder / "signatories.csv").unlink()
    desk.write(f"signatories.{ending}", made.getvalue())
    assert desk.read().statement is None
    assert any(f"signatories.{ending}" in each for each in desk.found())
