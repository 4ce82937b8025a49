"""Each command takes the options that all share, before it and after it, and explains itself."""

import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.main import get_command

from statementpress.cli import main
from statementpress.commands.app import COMMANDS
from statementpress.commands.command import Command, Invocation, command, with_shared_options

PROJECT = Path(__file__).parents[2]
HEAVY = {
    "weasyprint",
    "pikepdf",
    "fontTools",
    "uharfbuzz",
    "icu4py",
    "pypdfium2",
    "pyhanko",
    "PIL",
    "markdown_it",
    "rich",
}
"""Packages that take long to load, or need libraries that a machine may lack."""

every_command = pytest.mark.parametrize("each", COMMANDS, ids=lambda each: each.name)


@every_command
def test_the_help_of_every_command_shows_the_shared_options(
    each: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([each.name, "--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"Usage: generate.py {each.name} ")
    for option in ("--project DIR", "-q, --quiet", "-v, --verbose", "-h, --help"):
        assert f"  {option}" in shown


def test_the_help_of_the_program_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = [line.split()[0] for line in capsys.readouterr().out.splitlines() if line.strip()]
    names = [each.name for each in COMMANDS]
    start = shown.index(names[0])
    assert shown[start : start + len(names)] == names


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (["greet"], ("", False, False)),
        (["-q", "-v", "greet"], ("", True, True)),
        (["greet", "--quiet", "--verbose"], ("", True, True)),
        (["-q", "greet", "-v"], ("", True, True)),
        (["--project", "one", "greet"], ("one", False, False)),
        (["greet", "--project", "two"], ("two", False, False)),
        (["--project", "one", "greet", "--project", "two"], ("two", False, False)),
    ],
)
def test_shared_options_before_a_command_and_after_it_both_count(
    argv: list[str], expected: tuple[str, bool, bool], tmp_path: Path
) -> None:
    invocation = run(argv, tmp_path)
    project = "" if invocation.project == tmp_path else invocation.project.name
    assert (project, invocation.terminal.quiet, invocation.terminal.verbose) == expected


def test_a_command_knows_which_options_were_given(tmp_path: Path) -> None:
    assert not run(["greet"], tmp_path).is_given("name")
    assert run(["greet", "--name", "you"], tmp_path).is_given("name")


def run(argv: list[str], folder: Path) -> Invocation:
    """Return what a made-up command is given; its project is `folder` if none is named."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.callback()(with_shared_options(lambda _: None))
    greet.add_to(app)
    invocation = Invocation(folder)
    get_command(app).main(args=argv, standalone_mode=False, obj=invocation)
    return invocation


@command("greet")
def greet(invocation: Invocation, name: str = "all") -> None:
    """Greet someone."""


@pytest.mark.parametrize(
    "argv", [["--help"], ["list"], *([each.name, "--help"] for each in COMMANDS)], ids=" ".join
)
def test_help_and_lists_load_nothing_heavy(argv: list[str]) -> None:
    asked = "import sys; from statementpress.cli import main; main(sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", f"{asked}; print(*sys.modules)", *argv],
        cwd=PROJECT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert not HEAVY & set(done.stdout.split())


@pytest.mark.parametrize("program", ["generate.py", "statementpress"])
def test_help_hints_and_usage_errors_name_the_program_that_was_started(
    program: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--help"], program) == 0
    assert capsys.readouterr().out.startswith(f"Usage: {program} ")
    assert main(["build", "--colour"], program) == 2
    assert f"hint: `{program} build --help`" in capsys.readouterr().err
    assert main(["list", "--project", str(tmp_path)], program) == 2
    assert f"`{program} new " in capsys.readouterr().err


def test_the_package_runs_as_the_installed_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "statementpress", "--help"],
        cwd=PROJECT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout.startswith("Usage: statementpress ")
