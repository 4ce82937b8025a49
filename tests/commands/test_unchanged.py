"""What has not changed is not built again, and anything else is."""

import subprocess
import sys
from pathlib import Path

import pytest

from statementpress.commands.making import UNCHANGED
from statementpress.editions import installed, making, together
from statementpress.editions.making import Made
from statementpress.editions.source import Source
from statementpress.errors import Finding, ProofError, Severity
from statementpress.proof.proof import Proof
from tests.commands.two_statements import WARNING
from tests.shared.desk import FOLDER
from tests.shared.small_project import SmallProject

GENERATE = Path(__file__).parents[2] / "generate.py"
NAMES = ["official", "booklet", "english"]
TABLE = "styles = []\n" + "".join(
    f'[edition.{name}]\npurpose = "a test"\ntemplate = "statement.html"\nstyles = []\n'
    for name in NAMES
)
THIN = Finding("thin", Severity.WARNING, "a line is thin")
NOTE = f"note: {UNCHANGED}\n"


@pytest.fixture
def made(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by the name of each edition that is made of a project with three.

    One cannot be made if there is a file with its name in the project.
    """
    names: list[str] = []

    def make(_: Source, name: str, *__: object) -> Made:
        names.append(name)
        if (project.project / name).exists():
            raise ProofError("a letter is lost")
        found = (WARNING,) if name == "official" else (WARNING, THIN)
        return Made(name.encode(), None, found, {}, Proof(1, 1))

    project.own("templates/editions.toml", TABLE)
    monkeypatch.setattr(making, "make_edition", make)
    monkeypatch.setattr(together, "make_edition", make)
    monkeypatch.setattr(together, "most_at_once", lambda: 1)
    # What was installed just before the tests counts all the same.
    monkeypatch.setattr(installed, "TICK", 0)
    return names


def files(project: SmallProject) -> dict[str, bytes]:
    return {path: (project.project / "build" / path).read_bytes() for path in project.built()}


def test_an_edition_is_built_once(project: SmallProject, made: list[str]) -> None:
    first = project.run("build")
    again = project.run("build")
    assert (made, again.code, again.out) == (["official"], 0, first.out)
    assert again.err == NOTE + first.err
    assert project.run("build", "-q").err == ""
    project.replace("en.md", "clean", "green")
    assert project.run("build") == first
    assert made == ["official"] * 2


def test_force_builds_what_has_not_changed(project: SmallProject, made: list[str]) -> None:
    first = project.run("build")
    assert project.run("build", "--force") == first
    assert made == ["official"] * 2


def test_a_pdf_that_somebody_edited_is_built_again(project: SmallProject, made: list[str]) -> None:
    first = project.run("build")
    project.pdf.write_bytes(project.pdf.read_bytes() + b"edited")
    assert project.run("build") == first
    assert (made, project.pdf.read_bytes()) == (["official"] * 2, b"official")


def test_another_process_sees_it_and_loads_nothing_that_sets_type(
    project: SmallProject, made: list[str]
) -> None:
    first = project.run("build")
    again = subprocess.run(
        [sys.executable, "-X", "importtime", GENERATE, "--project", project.project, "build"],
        cwd=project.project,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    imports = [line for line in again.stderr.splitlines() if line.startswith("import time:")]
    said = [line for line in again.stderr.splitlines() if line not in imports]
    loaded = {line.rpartition("|")[2].strip() for line in imports}
    assert (made, again.stdout) == (["official"], first.out)
    assert said == (NOTE + first.err).splitlines()
    assert not {"weasyprint", "fontTools", "pikepdf", "ctypes", "jinja2", "PIL"} & loaded
    assert "msgspec" in loaded


def test_all_editions_are_built_once(project: SmallProject, made: list[str]) -> None:
    first = project.run("build", "--all")
    again = project.run("build", "--all")
    assert (made, again.code, again.out) == (NAMES, 0, first.out)
    assert again.err == NOTE + first.err
    assert project.run("build", "--all", "--force") == first
    assert made == NAMES * 2
    project.replace("en.md", "clean", "green")
    assert project.run("build", "--all") == first
    assert made == NAMES * 3


def test_of_all_editions_only_the_one_whose_file_is_damaged_is_built_again(
    project: SmallProject, made: list[str]
) -> None:
    first, before = project.run("build", "--all"), files(project)
    project.own(f"build/{FOLDER}/booklet.pdf", b"damaged")
    again = project.run("build", "--all")
    assert (made, again.out) == ([*NAMES, "booklet"], first.out)
    assert again.err == f"note: official, english: {UNCHANGED}\n{first.err}"
    assert files(project) == before
    assert project.run("build", "--all").err == NOTE + first.err


def test_of_all_editions_only_the_one_that_failed_is_tried_again(
    project: SmallProject, made: list[str]
) -> None:
    project.own("english", "cannot be made")
    assert project.run("build", "--all").code == ProofError.exit_code
    (project.project / "english").unlink()
    outcome = project.run("build", "--all")
    assert (made, outcome.code) == ([*NAMES, "english"], 0)
    assert len(outcome.out.splitlines()) == len(NAMES)


def test_an_edition_that_was_built_alone_is_not_built_with_all_others(
    project: SmallProject, made: list[str]
) -> None:
    for name in NAMES:
        project.run("build", "-e", name)
    outcome = project.run("build", "--all")
    assert (made, outcome.code) == (NAMES, 0)
    assert outcome.err.startswith(f"note: {', '.join(NAMES)}: {UNCHANGED}\n")
