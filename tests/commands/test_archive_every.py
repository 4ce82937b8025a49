"""Freeze all statements: each that has changed once, and none costs another."""

import os
import signal

import pytest

from statementpress.archive.freeze import every, freezing
from statementpress.archive.freeze.bagging import Frozen
from statementpress.conformance import verapdf
from statementpress.editions import together
from statementpress.editions.making import Made
from statementpress.proof.proof import Proof
from tests.commands.two_statements import OTHER
from tests.shared.desk import FOLDER
from tests.shared.small_pdf import LINES, pdf
from tests.shared.small_project import SmallProject

TABLE = """\
styles = []
[edition.official]
purpose = "a test"
template = "statement.html"
styles = []
archived = true
"""
PATHS = [f"archive/{slug}/v1" for slug in (FOLDER, OTHER)]
WORKERS = pytest.mark.parametrize("workers", ["0", "2"])

pytestmark = pytest.mark.usefixtures("fonts_uncut", "_quick")


@pytest.fixture
def _quick(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make an edition that is a small PDF, and let nobody judge it."""
    project.own("templates/editions.toml", TABLE)
    made = Made(pdf(LINES), None, (), {}, Proof(1, 1))
    monkeypatch.setattr(together, "make_edition", lambda *_: made)
    monkeypatch.setattr(together, "most_at_once", lambda: 1)
    monkeypatch.setattr(verapdf, "find", lambda: None)


def versions(project: SmallProject) -> list[str]:
    """Return the folders of all versions, those of the newest statement first."""
    found = project.project.glob("archive/*/v*")
    return sorted((str(path.relative_to(project.project)) for path in found), reverse=True)


@WORKERS
def test_each_statement_is_frozen_once_until_it_changes(
    project: SmallProject, workers: str
) -> None:
    first = project.run("archive", "--every", "--workers", workers)
    assert (first.code, first.out.splitlines()) == (0, PATHS)
    assert first.err.count(" has the hash ") == 2
    assert "note: 2 made" in first.err
    again = project.run("archive", "--every", "--workers", workers)
    assert (again.code, again.out) == (0, first.out)
    assert "note: 2 unchanged" in again.err
    project.replace("en.md", "clean", "wide")
    third = project.run("archive", "--every", "--workers", workers)
    assert third.out.splitlines() == [f"archive/{FOLDER}/v2", PATHS[1]]
    assert "note: 1 made, 1 unchanged" in third.err
    assert project.run("verify").code == 0


def test_a_draft_is_left_alone(project: SmallProject) -> None:
    facts = (project.folder / "statement.toml").read_text("utf-8")
    project.write("statement.toml", f'status = "draft"\n{facts}')
    outcome = project.run("archive", "--every", "--workers", "0")
    assert (outcome.code, outcome.out.splitlines()) == (0, PATHS[1:])
    assert "this is a draft, and the archive keeps only what is final" in outcome.err
    assert "note: 1 left out, 1 made" in outcome.err


@WORKERS
def test_a_statement_with_errors_costs_no_other(project: SmallProject, workers: str) -> None:
    project.write("en.md", "")
    outcome = project.run("archive", "--every", "--workers", workers)
    assert (outcome.code, outcome.out.splitlines()) == (3, PATHS[1:])
    assert "error: 1 of 2 statements could not be made\n" in outcome.err


def test_a_worker_that_is_lost_after_it_has_frozen_makes_no_second_version(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark, freeze = project.project / "lost", freezing.freeze_statement

    def lost(*given: object) -> Frozen:
        frozen = freeze(*given)  # type: ignore[arg-type]
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return frozen

    monkeypatch.setattr(every, "freeze_statement", lost)
    outcome = project.run("archive", "--every", "--workers", "1")
    assert (outcome.code, outcome.out.splitlines()) == (0, PATHS)
    assert versions(project) == PATHS
    assert project.run("verify").code == 0


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("--every", FOLDER), "leave out either --every or the statement"),
        (("--workers", "2"), "--workers is for --every"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    argv: tuple[str, ...], words: str, project: SmallProject
) -> None:
    outcome = project.run("archive", *argv)
    assert outcome.code == 2
    assert words in outcome.err
    assert not (project.project / "archive").exists()


def test_several_projects_have_each_its_own_archive(
    project: SmallProject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    second = SmallProject(tmp_path_factory.mktemp("second"), project.capture)
    second.own("templates/editions.toml", TABLE)
    outcome = project.run("archive", "--every", "--project", str(second.project), "--workers", "0")
    assert outcome.code == 0
    assert versions(project) == PATHS
    assert versions(second) == [PATHS[0]]
