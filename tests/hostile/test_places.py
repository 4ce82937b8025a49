"""Links and special files in every place that is read: nobody waits for them or follows them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.archive.rivers import SLUG, frozen, opened
from tests.hostile.places import KINDS, SECRET
from tests.shared.desk import FOLDER
from tests.shared.small_project import SmallProject

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")


@pytest.fixture
def project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> SmallProject:
    secret = tmp_path / "secret"
    secret.write_text(SECRET)
    monkeypatch.setenv("HOSTILE_SECRET", str(secret))
    return SmallProject(tmp_path / "project", capsys)


def put(kind: str, path: Path) -> None:
    """Put something in the place of a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    KINDS[kind](path)


def assert_refused(project: SmallProject, *argv: str, code: int | None = None) -> None:
    outcome = project.run(*argv)
    assert outcome.code in ({code} if code else range(2, 10)), outcome
    assert "fault of Statement Press" not in outcome.err
    assert SECRET not in outcome.out + outcome.err


OF_A_STATEMENT = ("statement.toml", "en.md", "signatories.csv")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", OF_A_STATEMENT)
def test_in_the_place_of_a_statements_file(project: SmallProject, name: str, kind: str) -> None:
    put(kind, project.folder / name)
    reading = project.read()
    assert reading.statement is None
    assert name in str(reading.findings[0].place)
    assert SECRET not in "".join(map(str, reading.findings))


@pytest.mark.parametrize("kind", KINDS)
def test_in_the_place_of_a_logo(project: SmallProject, kind: str) -> None:
    put(kind, project.folder / "logos/frog.png")
    found = project.rows("signed,Frog Club,ក,,,frog.png,,")
    assert any(each.endswith("signatories.csv:4") for each in found)
    assert project.read().statement is None


OF_A_PROJECT = ("templates/editions.toml", "templates/words/languages.toml", "fonts/fonts.toml")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", OF_A_PROJECT)
def test_in_the_place_of_a_projects_table(project: SmallProject, name: str, kind: str) -> None:
    put(kind, project.project / name)
    assert_refused(project, "build")


FOLDERS = ("templates", "styles", "fonts", "press")


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_projects_folder_is_no_link_to_elsewhere(
    project: SmallProject, folder: str, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (project.project / folder).symlink_to(tmp_path / "elsewhere")
    assert_refused(project, "build", code=4)


@pytest.mark.parametrize("argv", [("build",), ("build", "--all"), ("site",)], ids=" ".join)
def test_nothing_is_written_through_a_link(
    project: SmallProject, argv: tuple[str, ...], tmp_path: Path
) -> None:
    frozen(project.project / "archive", SLUG, 1)
    (tmp_path / "elsewhere").mkdir()
    (project.project / "build").symlink_to(tmp_path / "elsewhere")
    assert_refused(project, *argv, code=7)
    assert os.listdir(tmp_path / "elsewhere") == []  # noqa: PTH208 - names


@pytest.mark.parametrize("argv", [("build",), ("check",), ("archive",), ("logos",)], ids=" ".join)
def test_a_statement_is_no_link_to_elsewhere(
    project: SmallProject, argv: tuple[str, ...], tmp_path: Path
) -> None:
    other = project.folder.rename(tmp_path / FOLDER)
    project.folder.symlink_to(other)
    assert_refused(project, *argv, code=2)


def test_a_new_statement_takes_nothing_from_elsewhere(project: SmallProject) -> None:
    example = project.project / "templates/new"
    project.own("templates/new/statement.toml", "")
    put("a link that leads out", example / "en.md")
    assert_refused(project, "new", "2031-01-01-frogs")
    assert not (project.project / "statements/2031-01-01-frogs").exists()


def test_a_new_statement_is_put_nowhere_else(project: SmallProject, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (project.project / "statements").rename(tmp_path / "statements")
    (project.project / "statements").symlink_to(tmp_path / "elsewhere")
    assert_refused(project, "new", "2031-01-01-frogs", code=7)
    assert os.listdir(tmp_path / "elsewhere") == []  # noqa: PTH208 - names


GIVEN: dict[str, Callable[[str], tuple[str, ...]]] = {
    "preflight": lambda path: ("preflight", path),
    "impose": lambda path: ("impose", path, "--scheme", "saddle"),
    "restore": lambda path: ("restore", path, "restored"),
    "profile": lambda path: ("build", "-e", "press", "--profile", path),
    "certificate": lambda path: ("archive", "--sign", path),
}


@pytest.mark.parametrize("kind", ["a pipe", "a socket", "a folder", "a device"])
@pytest.mark.parametrize("command", GIVEN)
def test_in_the_place_of_a_file_that_is_named(
    project: SmallProject, command: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STATEMENTPRESS_PASSWORD", "x")
    put(kind, project.project / "given.pdf")
    assert_refused(project, *GIVEN[command](str(project.project / "given.pdf")))


OF_A_BAG = ("bag-info.txt", "bagit.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", OF_A_BAG)
def test_in_the_place_of_a_versions_own_file(project: SmallProject, name: str, kind: str) -> None:
    version = frozen(project.project / "archive", SLUG, 1)[0]
    with opened(version.folder):
        put(kind, version.folder / name)
    for argv in (("verify",), ("restore", f"{SLUG}/v1", str(project.project / "back")), ("site",)):
        assert_refused(project, *argv, code=9)


@pytest.mark.parametrize("kind", KINDS)
def test_in_the_place_of_a_frozen_source(project: SmallProject, kind: str) -> None:
    version = frozen(project.project / "archive", SLUG, 1)[0]
    with opened(version.folder):
        put(kind, version.statement / "en.md")
    for argv in (("verify",), ("restore", f"{SLUG}/v1", str(project.project / "back"))):
        assert_refused(project, *argv, code=9)
