"""Each command takes the options that all share, before it and after it, and explains itself."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from inspect import signature
from pathlib import Path
from typing import Annotated

import click
import pytest

from statementpress.cli import main
from statementpress.commands.app import COMMANDS, Program
from statementpress.commands.command import Command, Invocation, command
from statementpress.commands.parameters import Argument, Option, click_parameter

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
    "jinja2",
    "cffi",
    "pydantic",
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
    ],
)
def test_shared_options_before_a_command_and_after_it_both_count(
    argv: list[str], expected: tuple[str, bool, bool], tmp_path: Path
) -> None:
    invocation = run(argv, tmp_path)
    project = invocation.named[0].name if invocation.named else ""
    assert (project, invocation.terminal.quiet, invocation.terminal.verbose) == expected


def test_a_command_knows_which_options_were_given(tmp_path: Path) -> None:
    assert not run(["greet"], tmp_path).is_given("name")
    assert run(["greet", "--name", "you"], tmp_path).is_given("name")


def run(argv: list[str], folder: Path) -> Invocation:
    """Return what a made-up command is given; its project is `folder` if none is named."""
    program = Program(command("")(lambda _: None), [greet])
    invocation = Invocation()
    program.main(argv, standalone_mode=False, obj=invocation)
    return invocation


@command("greet")
def greet(
    invocation: Invocation, name: Annotated[str, Option("--name NAME", "Whom.")] = "all"
) -> None:
    """Greet someone."""


def test_help_and_lists_load_nothing_heavy() -> None:
    asked = (
        "import sys\n"
        "from statementpress.cli import main\n"
        "for words in sys.argv[1:]:\n"
        "    main(words.split())\n"
        "    print('loaded after', words, *sys.modules)\n"
    )
    words = ["--help", "list", *(f"{each.name} --help" for each in COMMANDS)]
    done = subprocess.run(
        [sys.executable, "-c", asked, *words],
        cwd=PROJECT,
        check=True,
        capture_output=True,
        text=True,
    )
    loaded = [line for line in done.stdout.splitlines() if line.startswith("loaded after ")]
    assert len(loaded) == len(words)
    assert [line.split(" sys ")[0] for line in loaded if HEAVY & set(line.split())] == []


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


def read(argv: list[str], declared: Callable[..., None]) -> dict[str, object]:
    """Return the values that the parameters of a function get from a command line."""
    parameters = [click_parameter(each) for each in signature(declared).parameters.values()]
    reader = click.Command("read", callback=dict, params=parameters)
    return dict(reader.main(argv, standalone_mode=False))


def declared(
    file: Annotated[Path, Argument("FILE.pdf", "A file.")],
    other: Annotated[str | None, Argument("OTHER", "Another.")] = None,
    size: Annotated[float | None, Option("--size MM", "How large.")] = None,
    out: Annotated[Path, Option("-o, --out DIR", "Where to.")] = Path("here"),
    tags: Annotated[Sequence[str], Option("-t, --tag TAG", "May be given again.")] = (),
    whole: Annotated[bool, Option("--whole", "All of it.")] = False,
    marks: Annotated[bool | None, Option("--marks/--no-marks", "With marks.")] = None,
) -> None: ...


@pytest.mark.parametrize(
    ("words", "changed"),
    [
        ("a.pdf", {}),
        ("a.pdf b", {"other": "b"}),
        ("a.pdf --size 2.5", {"size": 2.5}),
        ("-o x a.pdf", {"out": Path("x")}),
        ("a.pdf --tag one -t two", {"tags": ("one", "two")}),
        ("a.pdf --whole --no-marks", {"whole": True, "marks": False}),
        ("a.pdf --marks", {"marks": True}),
    ],
)
def test_a_parameter_is_read_as_it_is_declared(words: str, changed: dict[str, object]) -> None:
    defaults = {name: each.default for name, each in signature(declared).parameters.items()}
    assert read(words.split(), declared) == {**defaults, "file": Path("a.pdf"), **changed}


@pytest.mark.parametrize("words", ["", "a b c", "a --size large", "a --out", "a --whole=3"])
def test_what_is_not_declared_is_refused(words: str) -> None:
    with pytest.raises(click.UsageError):
        read(words.split(), declared)
