"""Signature blocks and sheets for thumbprints, as templates ask for them."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from statementpress.statement.listing import Listing, SetAs
from statementpress.statement.model import Statement
from statementpress.statement.register.sections import listed
from statementpress.statement.signatories import Group, Logo, Signatory
from statementpress.typeset.compose.signing import (
    LONGEST_HEAD,
    ScanBook,
    in_each,
    lines_of,
    sheets,
    signature_columns,
    words_below,
)
from tests.shared.signers import BLANK, VILLAGERS, write_signers


def group(names: Sequence[str], columns: int = 0, **details: str) -> Group:
    said = {column: {"en": text} for column, text in details.items()}
    members = tuple(Signatory({"en": name}, {"en": ""}, None, "", 1, said) for name in names)
    listing = Listing(set_as=SetAs.SIGNATURES, columns=columns)
    return listed(Group("signed", members), listing, ["en"])


def scan(width: float, height: float) -> Logo:
    return Logo(f"{width}.png", "image/png", b"", b"", width, height)


def sizes(book: ScanBook) -> dict[str, tuple[float, float]]:
    rule = re.compile(r"\.([a-z0-9-]+) { width: calc\(([\d.]+)mm.*height: calc\(([\d.]+)mm")
    found = map(rule.match, book.style_sheet().splitlines())
    return {each[1]: (float(each[2]), float(each[3])) for each in found if each}


@pytest.mark.parametrize(
    ("count", "asked", "columns"),
    [(1, 0, 1), (2, 0, 2), (3, 0, 3), (12, 0, 3), (12, 2, 2), (1, 3, 1)],
)
def test_as_many_sign_beside_each_other_as_have_room(count: int, asked: int, columns: int) -> None:
    names = [f"Sok Dara {number}" for number in range(count)]
    assert signature_columns(group(names, asked), ["en"]) == columns


def test_long_names_sign_in_two_columns() -> None:
    long = "Somdech Preah Maha Sumedha"
    assert signature_columns(group([long, "Sok Dara", "Kim Vanna"]), ["en"]) == 2
    office = "Coordinator of the Programme for Clean Water in All of the Upper Valley"
    assert signature_columns(group(["A", "B", "C"], title=office), ["en"]) == 2


def test_below_a_name_stand_office_organisation_place_and_date() -> None:
    texts = {"date": "1 May", "place": "Rivertown", "organisation": "River Watch", "title": "Chair"}
    (member,) = group(["Sok Dara"], 0, **texts).members
    assert lines_of(member, "en") == ("Chair", "River Watch", "Rivertown", "1 May")


def test_a_name_that_languages_write_alike_is_signed_once() -> None:
    name = {"en": "Otter", "km": "Otter"}
    alike = Signatory(name, {"en": "", "km": ""}, None, "", 1, {"date": {"en": "1", "km": "1"}})
    assert words_below(alike, ["en", "km"]) == {"en": ("Otter", "1")}
    differing = Signatory(name, {"en": "", "km": "ក"}, None, "", 1)
    assert words_below(differing, ["en", "km"]) == {"en": ("Otter",), "km": ("Otter", "ក")}


def test_what_languages_write_alike_is_written_once() -> None:
    assert in_each({"en": "40", "km": "40"}, ["en", "km"]) == {"en": "40"}
    assert in_each({"en": "F", "km": "ស្រី"}, ["km", "en"]) == {"km": "ស្រី", "en": "F"}
    assert in_each({}, ["en"]) == {}


def test_signatures_are_as_wide_or_as_high_as_others() -> None:
    book = ScanBook()
    names = [book.signature(each) for each in (scan(1000, 200), scan(300, 300), scan(1000, 200))]
    assert names == ["signature-1", "signature-2", "signature-1"]
    assert book.stamp(scan(500, 500)) == "stamp-1"
    assert sizes(book) == {"signature-1": (36, 7.2), "signature-2": (15, 15), "stamp-1": (24, 24)}
    assert set(book.named()) == {"signature-1.png", "signature-2.png", "stamp-1.png"}


@pytest.fixture(scope="module")
def statement(tmp_path_factory: pytest.TempPathFactory) -> Statement:
    read = write_signers(tmp_path_factory.mktemp("signers")).read().statement
    assert read is not None
    return read


def test_a_sheet_numbers_its_rows_through(statement: Statement) -> None:
    (sheet,) = sheets(statement, ["en", "km"])
    named = [(entry.number, entry.member.name["en"]) for entry in sheet.entries]
    assert named == list(enumerate(VILLAGERS["en"], 1))
    assert sheet.blank == tuple(range(3, 3 + BLANK))


def test_a_sheet_says_in_each_language_what_is_signed(statement: Statement) -> None:
    (sheet,) = sheets(statement, ["en", "km"])
    assert sheet.heads == {
        "en": ("Clean Rivers", "With our thumbs:"),
        "km": ("ទន្លេស្អាត", "ដោយមេដៃ៖"),
    }


def test_a_long_introduction_is_not_repeated(tmp_path: Path) -> None:
    desk = write_signers(tmp_path)
    desk.replace("en.md", "With our thumbs:", f"Short.\n\n{'word ' * (LONGEST_HEAD // 4)}")
    read = desk.read().statement
    assert read is not None
    (sheet,) = sheets(read, ["en"])
    assert sheet.heads["en"] == ("Clean Rivers", "Short.")
