"""`restore` brings a frozen statement back to work on, from the archive or from its PDF."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Pdf

from statementpress.archive.freeze.embedding import with_sources
from tests.archive.sources import PROJECT, SLUG, STATEMENT, files, frozen, rewrite
from tests.shared.small_project import SmallProject


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> SmallProject:
    return SmallProject(tmp_path / "project", capsys)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    blank = Pdf.new()
    blank.add_blank_page()
    made = BytesIO()
    blank.save(made)
    path = tmp_path / "downloaded.PDF"
    moment = datetime(2030, 1, 31, tzinfo=UTC)
    path.write_bytes(with_sources(made.getvalue(), PROJECT, moment, {}))
    return path


def test_the_statement_comes_back_and_the_folder_is_printed(
    project: SmallProject, tmp_path: Path
) -> None:
    frozen(project.project / "archive", PROJECT)
    folder = tmp_path / "desk" / SLUG
    outcome = project.run("restore", f"{SLUG}/v1", str(folder))

    assert (outcome.code, outcome.out, outcome.err) == (0, f"{folder}\n", "")
    assert files(folder) == STATEMENT


def test_the_newest_version_is_taken_where_none_is_named(
    project: SmallProject, tmp_path: Path
) -> None:
    frozen(project.project / "archive", PROJECT)
    newer = PROJECT | {f"statements/{SLUG}/en.md": b"Rivers are very clean.\n"}
    frozen(project.project / "archive", newer)
    project.run("restore", "2030", str(tmp_path / SLUG))

    assert (tmp_path / SLUG / "en.md").read_bytes() == b"Rivers are very clean.\n"


def test_the_whole_is_a_project(project: SmallProject, tmp_path: Path) -> None:
    frozen(project.project / "archive", PROJECT)
    outcome = project.run("restore", SLUG, str(tmp_path / "whole"), "--whole")

    assert outcome.code == 0
    assert files(tmp_path / "whole") == PROJECT
    assert "--project" in outcome.err


def test_a_pdf_gives_back_what_it_was_made_from(
    project: SmallProject, pdf: Path, tmp_path: Path
) -> None:
    assert project.run("restore", str(pdf), str(tmp_path / SLUG)).code == 0
    assert project.run("restore", str(pdf), str(tmp_path / "whole"), "--whole").code == 0
    assert files(tmp_path / SLUG) == STATEMENT
    assert files(tmp_path / "whole") == PROJECT


def test_a_name_without_the_date_is_warned_of(project: SmallProject, tmp_path: Path) -> None:
    frozen(project.project / "archive", PROJECT)
    outcome = project.run("restore", SLUG, str(tmp_path / "draft"))

    assert outcome.code == 0
    assert "begins with its date" in outcome.err
    assert f"for example to {SLUG}" in outcome.err


def test_a_damaged_file_is_named_and_nothing_restored(
    project: SmallProject, tmp_path: Path
) -> None:
    version = frozen(project.project / "archive", PROJECT)
    rewrite(version.statement / "en.md", b"Rivers are wet.\n")
    outcome = project.run("restore", SLUG, str(tmp_path / SLUG))

    assert outcome.code == 9
    assert "en.md" in outcome.err
    assert not (tmp_path / SLUG).exists()


@pytest.mark.parametrize(
    ("name", "code"),
    [("2031", 2), (f"{SLUG}/v2", 2), ("nowhere/official.pdf", 2), ("", 2)],
)
def test_what_is_not_there_cannot_be_restored(
    project: SmallProject, tmp_path: Path, name: str, code: int
) -> None:
    frozen(project.project / "archive", PROJECT)

    assert project.run("restore", name, str(tmp_path / SLUG)).code == code
    assert not (tmp_path / SLUG).exists()


def test_a_pdf_that_carries_nothing_says_so(project: SmallProject, tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(b"no PDF")
    outcome = project.run("restore", str(tmp_path / "letter.pdf"), str(tmp_path / SLUG))

    assert outcome.code == 9
    assert "hint:" in outcome.err


def test_a_folder_that_is_taken_is_left_as_it_is(project: SmallProject) -> None:
    frozen(project.project / "archive", PROJECT)
    before = files(project.folder)
    outcome = project.run("restore", SLUG, str(project.folder))

    assert outcome.code == 2
    assert files(project.folder) == before
