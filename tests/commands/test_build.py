"""What `build` prints and where it writes, and which statement it means."""

import shutil

import click
import pytest

from tests.commands.two_statements import OTHER
from tests.shared.desk import FOLDER
from tests.shared.small_project import SmallProject


def test_the_newest_statement_is_built_and_its_path_alone_is_printed(project: SmallProject) -> None:
    outcome = project.run()
    assert (outcome.code, outcome.out) == (0, f"build/{FOLDER}/official.pdf\n")
    assert outcome.err == ""
    assert project.pdf.read_bytes().startswith(b"%PDF-1.7")


@pytest.mark.usefixtures("quick")
def test_an_edition_goes_to_a_file_of_its_name(project: SmallProject) -> None:
    assert project.run("build", "-e", "khmer").out == f"build/{FOLDER}/khmer.pdf\n"
    assert project.built() == [f"{FOLDER}/khmer.pdf"]


@pytest.mark.usefixtures("quick")
def test_output_names_another_folder(project: SmallProject) -> None:
    assert project.run("build", "-o", "to/print").out == "to/print/official.pdf\n"
    assert project.built() == []


@pytest.mark.usefixtures("quick")
def test_a_path_outside_the_working_directory_is_printed_whole(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.folder)
    assert project.run("build").out == f"{project.pdf}\n"


@pytest.mark.usefixtures("quick")
def test_open_shows_the_finished_file(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []

    def launch(path: str) -> int:
        opened.append(path)
        return 0

    monkeypatch.setattr(click, "launch", launch)
    assert project.run("build", "--open").code == 0
    assert opened == [str(project.pdf)]


@pytest.mark.usefixtures("quick")
def test_warnings_go_to_stderr_and_not_at_all_when_quiet(project: SmallProject) -> None:
    assert project.run("build").err == "warning: en.md:3: this is odd\n  hint: look at it\n"
    assert project.run("build", "-q").err == ""


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    "name", [OTHER, "2030-01-30", f"statements/{OTHER}", f"./statements/{OTHER}/"]
)
def test_a_statement_is_named_by_slug_beginning_or_path(project: SmallProject, name: str) -> None:
    assert project.run("build", name).out == f"build/{OTHER}/official.pdf\n"


@pytest.mark.usefixtures("quick")
def test_a_whole_name_is_meant_even_where_it_begins_another(project: SmallProject) -> None:
    project.another(f"{OTHER}-again")
    assert project.run("build", OTHER).out == f"build/{OTHER}/official.pdf\n"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("2030-01-3", f"write more of the name: {FOLDER}, {OTHER}"),
        ("2030-01-30-clean-lake5", f"did you mean {OTHER}"),
        ("statements/none", "generate.py list"),
        ("", "generate.py list"),
        ("..", "generate.py list"),
    ],
)
def test_a_name_that_is_not_one_statement_is_refused(
    project: SmallProject, name: str, says: str
) -> None:
    outcome = project.run("build", name)
    assert (outcome.code, outcome.out) == (2, "")
    assert says in outcome.err


def test_a_project_without_statements_says_how_to_start(project: SmallProject) -> None:
    shutil.rmtree(project.project / "statements")
    outcome = project.run("build")
    assert outcome.code == 2
    assert "generate.py new" in outcome.err
