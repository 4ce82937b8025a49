"""What is written of a proposal: a new statement that builds, or additions to one that there is."""

import shutil
import tomllib
from io import StringIO
from pathlib import Path

import pytest

from statementpress.cli import main
from statementpress.project.files import SHIPPED
from tests.intake.made import incoming
from tests.intake.test_proposing import EN, EN2, KM

LISTS = ["Signatories:", "1 Otter Society", "1 Heron Trust"]
KHMER_LISTS = ["ហត្ថលេខី៖", "1 សមាគមភេ", "1 មូលនិធិកុក"]
BOTH = ["= Clean Water", "Phnom Penh, 5 May 2021", EN, *LISTS]
BOTH += ["= ទឹកស្អាត", "រាជធានីភ្នំពេញ ថ្ងៃទី៥ ខែឧសភា ឆ្នាំ២០២១", KM, *KHMER_LISTS]
AUTHORS = ["--answer", "author:en=Example Coalition", "--answer", "author:km=សម្ព័ន្ធគំរូ"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a Word file with both languages and a list of organisations."""
    path = tmp_path / "letter.docx"
    path.write_bytes(incoming(*BOTH).data)
    return path


def run(project: Path, *argv: object) -> int:
    return main(["--project", str(project), "intake", *map(str, argv)])


def statement(project: Path) -> Path:
    (folder,) = (project / "statements").iterdir()
    return folder


def test_a_new_statement_has_nothing_to_correct(
    tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, file, *AUTHORS) == 0
    folder = statement(tmp_path)
    assert folder.name == "2021-05-05-clean-water"
    assert {path.name for path in folder.iterdir()} == {
        *("en.md", "km.md", "signatories.csv", "statement.toml")
    }
    said = capsys.readouterr().out
    assert "[date-taken]" in said
    assert "error" not in said
    assert "signed,Otter Society,សមាគមភេ" in (folder / "signatories.csv").read_text("utf-8")


def test_without_a_terminal_a_question_is_an_error_that_names_the_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(incoming(EN).data)
    assert run(tmp_path, path) == 3
    said = capsys.readouterr().err
    assert '--title en="…"' in said
    assert "--date year-month-day" in said
    assert not (tmp_path / "statements").exists()
    assert run(tmp_path, path, "--date", "2021-05-05", "--title", "en=Clean Water") == 0
    assert statement(tmp_path).name == "2021-05-05-clean-water"


class Terminal(StringIO):
    """A person who types answers."""

    def isatty(self) -> bool:
        return True


def test_on_a_terminal_it_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(incoming("Otter Heron Frog", EN, KM).data)
    monkeypatch.setattr("sys.stdin", Terminal("Clean Water\nទឹកស្អាត\n2021-05-05\n"))
    assert run(tmp_path, path) == 0
    assert statement(tmp_path).name == "2021-05-05-clean-water"
    facts = tomllib.loads((statement(tmp_path) / "statement.toml").read_text("utf-8"))
    assert facts["title"] == {"en": "Clean Water", "km": "ទឹកស្អាត"}


def test_a_text_that_differs_is_only_replaced_if_that_is_said(
    tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, file, *AUTHORS)
    folder = statement(tmp_path)
    before = (folder / "en.md").read_text("utf-8")
    changed = tmp_path / "changed.docx"
    changed.write_bytes(incoming("= Clean Water", EN, EN2, *LISTS).data)
    assert run(tmp_path, changed, "--into", folder.name) == 3
    assert "--replace" in capsys.readouterr().err
    assert (folder / "en.md").read_text("utf-8") == before
    assert run(tmp_path, changed, "--into", folder.name, "--replace") == 0
    assert f"+{EN2}" in capsys.readouterr().out
    assert (folder / ".before/en.md").read_text("utf-8") == before


def test_new_organisations_are_added_and_those_that_there_are_stay(
    tmp_path: Path, file: Path
) -> None:
    run(tmp_path, file, *AUTHORS)
    folder = statement(tmp_path)
    table = tmp_path / "more.csv"
    table.write_text("group,name_en,name_km\nsigned,Otter Society,x\nsigned,Frog Club,ក្លឹបកង្កែប\n")
    assert run(tmp_path, table, "--into", folder.name) == 0
    names = [row.split(",")[1] for row in (folder / "signatories.csv").read_text().splitlines()]
    assert names == ["name_en", "Otter Society", "Heron Trust", "Frog Club"]


def test_a_table_alone_is_no_statement(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "list.csv"
    table.write_text("group,name_en\nsigned,Otter Society\n")
    assert run(tmp_path, table, "--name", "otters", "--date", "2021-05-05") == 3
    assert "--into" in capsys.readouterr().err
    assert not (tmp_path / "statements").exists()


def test_an_export_keeps_what_is_not_understood_private(tmp_path: Path, file: Path) -> None:
    table = tmp_path / "responses 1.csv"
    table.write_text(
        "Timestamp,Name of organisation (English),Name of organisation (Khmer),E-mail,Why?\n"
        "1,Otter Society,សមាគមភេ,a@example.org,because\n",
        encoding="utf-8",
    )
    assert run(tmp_path, file, table, *AUTHORS, "--answer", "list:signed=text") == 0
    folder = statement(tmp_path)
    settings = (folder / "register.toml").read_text("utf-8")
    assert '"Name of organisation (English)" = "name_en"' in settings
    assert '"Name of organisation (Khmer)" = "name_km"' in settings
    private = settings.partition("private = [")[2].partition("]")[0]
    assert [line.strip(' ",') for line in private.split("\n") if line.strip()] == [
        *("Timestamp", "E-mail", "Why?")
    ]
    assert (folder / "responses-1.csv").is_file()


def test_an_export_takes_the_place_of_a_list_only_if_that_is_said(
    tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, file, *AUTHORS)
    folder = statement(tmp_path)
    before = (folder / "signatories.csv").read_text("utf-8")
    table = tmp_path / "responses.csv"
    table.write_text("Timestamp,Name of organisation (English)\n1,Otter Society\n")
    assert run(tmp_path, table, "--into", folder.name) == 3
    assert "--replace" in capsys.readouterr().err
    assert not (folder / "register.toml").exists()
    assert run(tmp_path, table, "--into", folder.name, "--replace") == 0
    assert (folder / "register.toml").exists()
    assert (folder / "signatories.csv").read_text("utf-8") == before


def test_show_writes_nothing(
    tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, file, "--show") == 0
    assert EN in capsys.readouterr().out
    assert not (tmp_path / "statements").exists()


def test_languages_are_added_to_a_statement(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED / "templates/new", tmp_path / "statements/2000-01-01-water")
    path = tmp_path / "vi.docx"
    path.write_bytes(incoming("= Nước sạch", "Chúng tôi là các tổ chức và không của những.").data)
    assert run(tmp_path, path, "--into", "2000-01-01", "--replace", "--language", "vi") == 0
    facts = (statement(tmp_path) / "statement.toml").read_text("utf-8")
    assert 'languages = ["en", "km", "vi"]' in facts
