"""A new statement is an example that builds at once, under the date of its name."""

from pathlib import Path

import pytest

from statementpress.cli import main

NAME = "2022-03-01-clean-water-in-schools"
Captured = pytest.CaptureFixture[str]


def new(project: Path, name: str = NAME) -> int:
    return main(["--project", str(project), "new", name])


def test_a_new_statement_has_no_finding(tmp_path: Path, capsys: Captured) -> None:
    assert new(tmp_path) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'statements' / NAME}\n"
    assert main(["--project", str(tmp_path), "check"]) == 0
    assert capsys.readouterr().err == ""


def test_the_date_is_that_of_the_name(tmp_path: Path) -> None:
    new(tmp_path)
    facts = (tmp_path / "statements" / NAME / "statement.toml").read_text(encoding="utf-8")
    assert "\ndate = 2022-03-01\n" in facts


@pytest.mark.parametrize(
    "name", ["clean-water", "2022-03-01", "2022-02-30-water", "2022-03-01-Water", "../2022-03-01-x"]
)
def test_a_name_that_no_statement_can_have_is_refused(
    tmp_path: Path, capsys: Captured, name: str
) -> None:
    assert new(tmp_path, name) == 2
    assert f"“{name}”" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_statement_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    new(tmp_path)
    text = tmp_path / "statements" / NAME / "en.md"
    text.write_text("Our own text", encoding="utf-8")
    assert new(tmp_path) == 2
    assert text.read_text(encoding="utf-8") == "Our own text"


def test_a_project_can_have_an_example_of_its_own(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "new"
    (own / "logos").mkdir(parents=True)
    (own / "statement.toml").write_text('languages = ["en"]\ndate = 1999-12-31\n', "utf-8")
    (own / "logos" / "ours.svg").write_text("<svg/>", "utf-8")
    assert new(tmp_path) == 0
    made = tmp_path / "statements" / NAME
    assert {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()} == {
        "statement.toml",
        "logos/ours.svg",
    }
