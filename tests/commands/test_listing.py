"""What `list` and `editions` print."""

import pytest

from tests.commands.two_statements import OTHER
from tests.shared.desk import FOLDER
from tests.shared.small_project import SmallProject

OWN_EDITION = (
    'styles = []\n[edition.poster]\npurpose = "a wall"\ntemplate = "statement.html"\nstyles = []\n'
)


def test_statements_are_listed_newest_first_in_columns(project: SmallProject) -> None:
    outcome = project.run("list")
    assert [line.split("\t") for line in outcome.out.splitlines()] == [
        [FOLDER, "2030-01-31", "en,km", "A Statement on Clean Rivers"],
        [OTHER, "2030-01-30", "en,km", "A Statement on Clean Rivers"],
    ]


def test_a_broken_statement_is_listed_all_the_same(project: SmallProject) -> None:
    project.write("statement.toml", "not TOML")
    outcome = project.run("list")
    assert outcome.code == 0
    assert outcome.out.startswith(f"{FOLDER}\t\t\t\n{OTHER}\t")
    assert f"generate.py check {FOLDER}" in outcome.err


@pytest.mark.parametrize("argv", [("--help",), ("build", "-h"), ("check", "--help"), ("editions",)])
def test_editions_are_read_from_the_table_of_the_project(
    project: SmallProject, argv: tuple[str, ...]
) -> None:
    assert "the Khmer part alone" in project.run(*argv).out
    project.own("templates/editions.toml", OWN_EDITION)
    printed = project.run(*argv).out
    assert ["poster", "a", "wall"] in [line.split()[:3] for line in printed.splitlines()]
    assert "Khmer" not in printed
