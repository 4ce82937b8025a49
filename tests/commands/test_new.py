"""A new statement is an example that builds at once, under the date of its name."""

import csv
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from statementpress.cli import main
from statementpress.statement.reading import read_statement

NAME = "2022-03-01-clean-water-in-schools"
Captured = pytest.CaptureFixture[str]


def new(project: Path, name: str = NAME, *options: str) -> int:
    return main(["--project", str(project), "new", name, *options])


def facts_of(project: Path, name: str = NAME) -> dict[str, Any]:
    path = project / "statements" / name / "statement.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_a_new_statement_has_no_finding(tmp_path: Path, capsys: Captured) -> None:
    assert new(tmp_path) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'statements' / NAME}\n"
    assert main(["--project", str(tmp_path), "check"]) == 0
    assert capsys.readouterr().err == ""


def test_the_date_is_that_of_the_name(tmp_path: Path) -> None:
    new(tmp_path)
    facts = (tmp_path / "statements" / NAME / "statement.toml").read_text(encoding="utf-8")
    assert "\ndate = 2022-03-01\n" in facts


def test_the_date_may_stand_apart_from_the_words(tmp_path: Path) -> None:
    assert new(tmp_path, "clean-water", "--date", "2022-03-01") == 0
    assert facts_of(tmp_path, "2022-03-01-clean-water")["date"] == date(2022, 3, 1)


def test_a_statement_without_a_date_is_of_today(tmp_path: Path) -> None:
    days = [datetime.now(UTC).astimezone().date()]
    assert new(tmp_path, "clean-water") == 0
    days.append(datetime.now(UTC).astimezone().date())  # a day may have ended meanwhile
    (made,) = (tmp_path / "statements").iterdir()
    assert made.name in {f"{day}-clean-water" for day in days}


@pytest.mark.parametrize("languages", ["en", "km", "fr", "vi", "km,en", "vi,fr,en"])
def test_a_statement_can_be_begun_in_any_languages_of_the_example(
    tmp_path: Path, capsys: Captured, languages: str
) -> None:
    codes = languages.split(",")
    assert new(tmp_path, NAME, "--languages", languages) == 0
    folder = tmp_path / "statements" / NAME
    assert {path.stem for path in folder.glob("*.md")} == set(codes)
    facts = facts_of(tmp_path)
    assert facts["languages"] == codes
    assert all(
        list(facts[table]) == [c for c in facts[table] if c in codes] for table in ("title",)
    )
    columns = next(csv.reader((folder / "signatories.csv").open(encoding="utf-8")))
    assert {column for column in columns if column.startswith("name_")} == {
        f"name_{code}" for code in codes
    }
    capsys.readouterr()
    assert main(["--project", str(tmp_path), "check"]) == 0
    assert capsys.readouterr().err == ""


def test_on_a_terminal_it_asks_for_what_was_not_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = {"Day": "2022-03-01", "languages": "km, fr", "title": "ទឹកស្អាត"}

    def answered(question: str, **_: object) -> str:
        return next(answer for word, answer in answers.items() if word in question)

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("click.prompt", answered)
    assert new(tmp_path, "clean-water") == 0
    facts = facts_of(tmp_path, "2022-03-01-clean-water")
    assert facts["languages"] == ["km", "fr"]
    assert facts["title"]["km"] == "ទឹកស្អាត"


def test_titles_are_those_of_the_command_line(tmp_path: Path) -> None:
    new(tmp_path, NAME, "--title", "Rivers = Life", "--title", "km=ទន្លេគឺជាជីវិត")
    facts = facts_of(tmp_path)
    for table in ("title", "short_title"):
        assert facts[table] == {"en": "Rivers = Life", "km": "ទន្លេគឺជាជីវិត"}


@pytest.mark.parametrize(
    "options",
    [
        ["--languages", "en,lo"],
        ["--languages", "en", "--title", "km=ទន្លេ"],
        ["--date", "2022-03-02"],
        ["--date", "soon"],
    ],
)
def test_what_cannot_be_begun_is_refused_and_leaves_nothing(
    tmp_path: Path, options: list[str]
) -> None:
    assert new(tmp_path, NAME, *options) == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    ["", "Clean-Water", "2022-03-01", "2022-02-30-water", "2022-03-01-Water", "../2022-03-01-x"],
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


def test_a_new_letter_has_no_finding_and_its_title_is_the_subject(
    tmp_path: Path, capsys: Captured
) -> None:
    assert new(tmp_path, NAME, "--kind", "letter", "--title", "Clean rivers") == 0
    read = read_statement(
        tmp_path / "statements" / NAME, tmp_path, {"en": "Latn", "km": "Khmr", "fr": "Latn"}
    )
    assert read.findings == ()
    assert read.statement is not None
    assert read.statement.title["en"] == ("Clean rivers",)


@pytest.mark.parametrize(("languages", "has"), [("en", False), ("fr", False), ("fr,km", True)])
def test_a_new_letter_has_what_is_khmer_only_if_it_is_in_khmer(
    tmp_path: Path, languages: str, has: bool
) -> None:
    assert new(tmp_path, NAME, "--kind", "letter", "--languages", languages) == 0
    facts = facts_of(tmp_path)
    assert ("lunar" in facts, "motto" in facts["letter"]) == (has, has)


def test_there_is_no_example_of_an_unknown_kind(tmp_path: Path, capsys: Captured) -> None:
    assert new(tmp_path, NAME, "--kind", "leter") == 2
    assert "letter" in capsys.readouterr().err
    assert not (tmp_path / "statements").exists()
