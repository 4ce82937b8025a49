"""A statement folder as a whole: its name, its files, and nothing beside them."""

import os
from pathlib import Path

import pytest

from statementpress.statement.catalogue import find_statements
from statementpress.statement.reading import read_statement
from tests.shared.desk import FOLDER, Desk

LANGUAGES = {"en": "Latn", "km": "Khmr"}


def test_statements_are_found_newest_first(tmp_path: Path) -> None:
    names = ["drafts", "2021-05-05-a", "2030-01-31-c", "2021-11-20-b"]
    for name in names:
        (tmp_path / "statements" / name).mkdir(parents=True)
        (tmp_path / "statements" / name / "statement.toml").touch()
    (tmp_path / "statements" / "2040-01-01-no-facts").mkdir()
    found = [folder.name for folder in find_statements(tmp_path)]
    assert found == ["2030-01-31-c", "2021-11-20-b", "2021-05-05-a", "drafts"]


def test_a_project_without_statements_has_none(tmp_path: Path) -> None:
    assert find_statements(tmp_path) == []


@pytest.mark.parametrize("name", ["rivers", "2030-02-30-rivers", "2030-01-31", "២០៣០-០១-៣១-a"])
def test_a_folder_is_named_by_its_date(desk: Desk, name: str) -> None:
    folder = desk.folder.rename(desk.folder.with_name(name))
    findings = read_statement(folder, desk.project, LANGUAGES).findings
    assert [(finding.code, str(finding.place)) for finding in findings] == [
        ("folder-name", f"statements/{name}")
    ]


@pytest.mark.parametrize("name", ["statement.toml", "km.md", "signatories.csv"])
def test_a_file_that_is_not_there(desk: Desk, name: str) -> None:
    (desk.folder / name).unlink()
    assert f"missing-file {name}" in desk.found()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    reading = read_statement(tmp_path / "statements" / FOLDER, tmp_path, LANGUAGES)
    assert reading.statement is None
    assert reading.findings[0].code == "missing-file"


def test_a_link_out_of_the_folder_is_not_followed(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("a secret")
    (desk.folder / "en.md").unlink()
    (desk.folder / "en.md").symlink_to(tmp_path / "secret.md")
    assert desk.found() == ["outside-folder en.md"]


def test_a_loop_of_links_ends(desk: Desk) -> None:
    (desk.folder / "en.md").unlink()
    (desk.folder / "en.md").symlink_to("en.md")
    assert desk.read().statement is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(desk: Desk) -> None:
    (desk.folder / "en.md").unlink()
    os.mkfifo(desk.folder / "en.md")
    assert desk.found() == ["missing-file en.md"]


def test_a_file_of_absurd_size_is_not_read(desk: Desk) -> None:
    with (desk.folder / "en.md").open("wb") as file:
        file.truncate(1_000_000_000)
    assert desk.found() == ["too-large en.md"]


def test_a_file_that_may_not_be_opened(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "unreadable statement.toml" in desk.found()


def test_places_are_relative_to_the_project(desk: Desk) -> None:
    desk.english("# A")
    assert str(desk.read().findings[0].place) == f"statements/{FOLDER}/en.md:1"


def test_a_folder_is_known_from_its_project_on(desk: Desk) -> None:
    assert desk.statement().known_as == f"statements/{FOLDER}"


def test_a_folder_outside_its_project_is_known_by_its_whole_path(desk: Desk) -> None:
    elsewhere = read_statement(desk.folder, desk.project / "other", LANGUAGES).statement
    assert elsewhere is not None
    assert elsewhere.known_as == desk.folder.as_posix()
