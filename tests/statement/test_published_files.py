"""Which files of a statement's folder leave it, and in which form."""

import pytest

from statementpress.statement.published_files import published_files
from tests.shared.desk import FILES, Desk
from tests.shared.workbooks import xlsx

CSV = "signatories.csv"
PLAIN = "group,name_en,name_km\nsigned,Otter Society,សមាគមភេ\nsigned,Heron Trust,មូលនិធិកុក\n"


def published(desk: Desk) -> dict[str, bytes]:
    return published_files(desk.statement(), desk.project)


def test_a_folder_without_anything_private_leaves_as_it_is(desk: Desk) -> None:
    desk.write("remarks.txt", "read me")
    assert published(desk) == {
        **{name: text.encode() for name, text in sorted(FILES.items())},
        "remarks.txt": b"read me",
    }


def test_a_workbook_never_leaves(desk: Desk) -> None:
    desk.write("responses.xlsx", xlsx({"One": [["x"]]}))
    desk.write("old/RESPONSES.XLS", "anything")
    assert sorted(published(desk)) == sorted(FILES)


@pytest.mark.parametrize(
    "settings",
    ["", 'private = ["E-mail"]\n', 'ignored = ["E-mail"]\n', 'file = "signatories.csv"\n'],
)
def test_a_folder_with_register_toml_keeps_what_no_document_needs(
    desk: Desk, settings: str
) -> None:
    for name in ("old.csv", "remarks.txt", "exports/one.csv", "logos/spare.csv", "draft.docx"):
        desk.write(name, "otter@example.org")
    desk.write("cases.csv", "Year,Cases\n2019,3\n")
    table = "::: table cases.csv\nCases\n:::\n\n"
    for name in ("en.md", "km.md"):
        desk.write(name, table + FILES[name])
    if "E-mail" in settings:
        desk.replace(CSV, "url\n", "url,E-mail\n")
    desk.write("register.toml", settings)
    files = published(desk)
    assert sorted(files) == sorted([*FILES, "cases.csv"])
    assert files[CSV].decode() == PLAIN


def test_corrections_are_made_and_stay_behind(desk: Desk) -> None:
    desk.write("corrections.csv", "name_en,column,says,should say\nHeron Trust,delete,,\n")
    files = published(desk)
    assert sorted(files) == sorted(FILES)
    assert files[CSV].decode() == PLAIN[: PLAIN.index("signed,Heron")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_register_in_an_encoding_that_is_sure_leaves_as_it_is(desk: Desk, encoding: str) -> None:
    data = FILES[CSV].encode(encoding)
    desk.write(CSV, data)
    assert published(desk)[CSV] == data


def test_a_register_that_was_read_by_a_guess_leaves_as_utf_8(desk: Desk) -> None:
    desk.write(CSV, "group,name_en,name_km\nsigned,Café,Café\n".encode("mac-roman"))
    assert published(desk)[CSV].decode() == "group,name_en,name_km\nsigned,Café,Café\n"


def test_what_has_left_once_leaves_again_as_it_is(desk: Desk) -> None:
    (desk.folder / CSV).unlink()
    rows = [line.split(",") for line in FILES[CSV].splitlines()]
    desk.write("signatories.xlsx", xlsx({"One": [["E-mail", *row] for row in rows]}))
    desk.write("register.toml", 'private = ["E-mail"]\n')
    before, members = published(desk), desk.statement().groups["signed"].members
    for path in desk.folder.iterdir():
        path.unlink()
    for name, data in before.items():
        desk.write(name, data)
    assert published(desk) == before
    found = [(each.name, each.line) for each in desk.statement().groups["signed"].members]
    assert found == [(each.name, each.line) for each in members]
