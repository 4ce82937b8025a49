"""Names of strangers: none leaves its folder, is another one's on some system, or is an option."""

from pathlib import Path

import pytest

from statementpress.archive.bag.file_names import check_names
from statementpress.editions.source import read_source
from statementpress.errors import ContentError, SetupError, StatementPressError
from statementpress.project.files import Folder, ProjectFiles
from statementpress.project.project import Project
from statementpress.statement.files import FileError, read_inside
from tests.shared.desk import FILES, FOLDER, Desk
from tests.shared.small_project import SmallProject

OUT = [
    "../secret",
    "a/../../secret",
    "/etc/passwd",
    "..",
    "a/..",
    "..\\secret",
    "C:\\secret",
    "C:secret",
    "\\\\server\\share\\secret",
    "a\0b",
    "a/\0",
    "./../secret",
    "~/secret",
    "file:///etc/passwd",
    "https://example.org/",
]


@pytest.mark.parametrize("name", OUT, ids=ascii)
def test_no_file_of_a_statement_lies_elsewhere(desk: Desk, name: str) -> None:
    (desk.folder.parent / "secret").write_text("a secret")
    with pytest.raises(FileError) as raised:
        read_inside(desk.folder, name)
    assert raised.value.code in {"outside-folder", "missing-file"}


@pytest.mark.parametrize("folder", ["templates", "fonts"])
@pytest.mark.parametrize("name", [each for each in OUT if "\0" not in each])
def test_no_file_of_a_project_lies_elsewhere(desk: Desk, folder: Folder, name: str) -> None:
    desk.own("secret", "a secret")
    desk.own(f"{folder}/a/b", "")
    with pytest.raises(SetupError):
        ProjectFiles(desk.project).read(folder, name)


ODD = {
    "-rf": "an option",
    "--help": "an option",
    "logos/-o": "an option",
    "a/--/b": "an option",
    "CON": "Windows reserves",
    "aux.txt": "Windows reserves",
    "logos/NUL.png": "Windows reserves",
    "COM1": "Windows reserves",
    "a.": "ends with a dot",
    "a ": "begins or ends with a space",
    " a": "begins or ends with a space",
    "a/./b": "leads out",
    "a/../b": "leads out",
    "a//b": "leads out",
    "a:b": "contains",
    "a|b": "contains",
    "a*": "contains",
    "a\nb": "contains",
    "a\x1b[31mb": "contains",
    "a\u2028b": "contains",
    "a%2e": "contains",
    "a\\b": "contains",
    "a" * 256: "longer than",
    "ក" * 86: "longer than",
    "a\ud800": "contains",
}


@pytest.mark.parametrize("name", ODD, ids=ascii)
def test_a_name_that_some_system_would_not_keep_is_not_frozen(name: str) -> None:
    with pytest.raises(ContentError, match=ODD[name]):
        check_names([name])


ALIKE = {
    "capitals": ("logos/A.png", "logos/a.png"),
    "a folder in capitals": ("Logos/a.png", "logos/b.png"),
    "an accent apart": ("caf\u00e9.png", "cafe\u0301.png"),
    "capitals of Greek": ("\u03c3.png", "\u03c2.png"),
    "a sharp s": ("stra\u00dfe.png", "STRASSE.png"),
    "the sign of Kelvin": ("\u212a.png", "k.png"),
    "Angstrom": ("\u212b.png", "\u00c5.png"),
    "Hangul": ("\uac00.png", "\u1100\u1161.png"),
}


@pytest.mark.parametrize("name", ALIKE)
def test_names_that_some_system_cannot_tell_apart_are_not_frozen(name: str) -> None:
    with pytest.raises(ContentError, match="cannot distinguish"):
        check_names(ALIKE[name])


FOLDERS = ["-rf", "--help", "2030-01-31-", "2030-01-31-A", "2030-01-31-a b", "2030-02-31-a", "x"]


@pytest.mark.parametrize("name", [*FOLDERS, "2030-01-31-\x1b[31m", "2030-01-31-a\nb"], ids=ascii)
def test_the_name_of_a_statement_is_plain(desk: Desk, name: str) -> None:
    desk.folder = desk.folder.rename(desk.folder.with_name(name))
    assert desk.read().statement is None


EDITIONS = ["-rf", "--all", "../x", "a/b", "/etc/x", "a b", "a\\u001b", "", "é", ".x", "a.pdf"]


@pytest.mark.parametrize("name", EDITIONS)
def test_the_name_of_an_edition_is_plain(desk: Desk, name: str) -> None:
    table = ProjectFiles(desk.project).text("templates", "editions.toml")
    desk.own("templates/editions.toml", table.replace("[edition.official]", f'[edition."{name}"]'))
    with pytest.raises(SetupError, match=r"templates/editions\.toml"):
        _ = Project.at(desk.project).editions


@pytest.mark.parametrize("name", ["../../x", "-rf", "e/n", "en\\u001b", ".", "e n"])
def test_the_code_of_a_language_is_plain(desk: Desk, name: str) -> None:
    table = ProjectFiles(desk.project).text("templates", "words/languages.toml")
    desk.own("templates/words/languages.toml", table.replace("\n[fr]\n", f'\n["{name}"]\n'))
    facts = FILES["statement.toml"].replace('["en", "km"]', f'["en", "{name}"]')
    desk.write("statement.toml", facts)
    with pytest.raises(StatementPressError):
        read_source(Project.at(desk.project), desk.folder)


@pytest.mark.parametrize("name", ["--help", "-rf", "--version", "-e", "../x", "/etc", "", "."])
def test_a_name_on_the_command_line_is_no_option(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = SmallProject(tmp_path, capsys)
    for command in (("check", "--"), ("restore", "--"), ("verify", "--"), ("new", "--")):
        outcome = project.run(*command, name, *(["there"] if "restore" in command else []))
        assert outcome.code in {2, 9}, outcome
    assert [each.name for each in (project.project / "statements").iterdir()] == [FOLDER]
