"""What all commands have in common: help, options, codes, streams, and who is at fault."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from statementpress import __version__
from statementpress.commands.terminal import as_typed
from statementpress.native import Need, Part
from statementpress.native.part import Package
from tests.shared.small_project import SmallProject

PROJECT = Path(__file__).parents[2]
GENERATE = PROJECT / "generate.py"


def raising(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def make(*_: object) -> None:
        raise error

    monkeypatch.setattr("statementpress.editions.making.make_edition", make)


def generate(*arguments: str, python: tuple[str, ...] = (sys.executable,)) -> tuple[int, str, str]:
    ended = subprocess.run(
        [*python, str(GENERATE), *arguments], capture_output=True, check=False, encoding="utf-8"
    )
    return ended.returncode, ended.stdout, ended.stderr


@pytest.mark.usefixtures("quick")
def test_shared_options_stand_before_or_after_the_command(project: SmallProject) -> None:
    assert project.run("-q", "build").err == ""
    assert project.run("build", "--quiet", "--project", str(project.project)).err == ""


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("build", "-e", "offical"), "choose one of: official, press, press-mono, english, khmer"),
        (("bild",), "Did you mean 'build'?"),
        (("build", "--colour"), "generate.py build --help"),
        (("build", "--project", "nowhere"), "--project"),
    ],
)
def test_what_the_command_line_does_not_know(
    project: SmallProject, argv: tuple[str, ...], says: str
) -> None:
    outcome = project.run(*argv)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("error: ")
    assert "\n  hint: " in outcome.err
    assert says in outcome.err


@pytest.mark.parametrize("command", ["build", "check", "archive", "list"])
def test_a_current_folder_that_was_deleted_is_named_before_anything_is_made(
    project: SmallProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    outcome = project.run(command)
    assert (outcome.code, outcome.out) == (2, "")
    assert "cd" in outcome.err
    assert not (project.project / "archive").exists()
    assert as_typed(project.project) == str(project.project.resolve())


def test_help_is_there_even_where_the_table_is_broken(project: SmallProject) -> None:
    project.own("templates/editions.toml", "styles = 3")
    outcome = project.run("build", "--help")
    assert outcome.code == 0
    assert "--edition" in outcome.out


def test_the_version_is_data(project: SmallProject) -> None:
    assert project.run("--version").out == f"Statement Press {__version__}\n"


def test_doctor_says_what_is_missing_and_what_to_type(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = Part("Here", "1.2", "/lib/here.so", Need.BUILD, Package(), "")
    gone = Part("Gone", "", "", Need.BUILD, Package(), "install gone")
    idle = Part("Idle", "", "", Need.TESTS, Package(), "install idle")
    monkeypatch.setattr("statementpress.native.parts", lambda *_: [here, idle])
    assert project.run("doctor").code == 0
    monkeypatch.setattr("statementpress.native.parts", lambda *_: [here, gone, idle])
    outcome = project.run("doctor")
    assert outcome.code == 4
    assert [line.split()[:2] for line in outcome.out.splitlines()[1:]] == [
        ["Here", "1.2"], ["Gone", "missing"], ["Idle", "missing"],
    ]  # fmt: skip
    assert outcome.err == "error: no PDF can be built without Gone\n  hint: install gone\n"


def test_a_missing_package_says_what_to_type(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    raising(monkeypatch, ModuleNotFoundError("No module named 'uharfbuzz'", name="uharfbuzz"))
    outcome = project.run("build")
    assert outcome.code == 4
    assert "uharfbuzz" in outcome.err
    assert "make pdf" in outcome.err


def test_a_bare_python_says_what_to_type(tmp_path: Path) -> None:
    shutil.copy(GENERATE, tmp_path)
    command = [sys.executable, "-S", "generate.py"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, text=True)
    assert (ended.returncode, ended.stdout) == (4, "")
    assert ended.stderr.startswith("error: ")
    assert "make pdf" in ended.stderr


def test_a_bare_python_hands_over_to_the_one_that_was_set_up(tmp_path: Path) -> None:
    shutil.copy(GENERATE, tmp_path)
    python = tmp_path / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\nshift; echo "$@"; exit 3\n', encoding="ascii")
    python.chmod(0o755)
    command = [sys.executable, "-S", "generate.py", "build", "-q"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, text=True)
    assert (ended.returncode, ended.stdout) == (3, "build -q\n")


def test_a_fault_of_the_program_is_called_one(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    raising(monkeypatch, KeyError("km"))
    outcome = project.run("build")
    assert outcome.code == 1
    assert "fault of Statement Press" in outcome.err
    assert "Traceback" not in outcome.err
    assert "Traceback" in project.run("build", "-v").err


def test_a_traceback_is_never_shown_for_what_people_can_mend(project: SmallProject) -> None:
    assert "Traceback" not in project.run("-v", "build", "nothing").err


@pytest.mark.parametrize("error", [RecursionError(), MemoryError()], ids=["deep", "large"])
def test_too_deep_or_too_large_is_an_error_of_typesetting(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    raising(monkeypatch, error)
    outcome = project.run("build")
    assert outcome.code == 5
    assert "too deep, or too large" in outcome.err


def test_an_interrupt_ends_with_130(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    raising(monkeypatch, KeyboardInterrupt())
    assert project.run("build").code == 130
    assert project.built() == []


def test_a_reader_that_goes_away_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, str(GENERATE), "--help"]
    ended = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert ended.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full device")
def test_a_full_standard_output_is_said() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, str(GENERATE), "editions"]
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 7
    assert b"standard output" in ended.stderr


def test_letters_that_the_terminal_lacks_do_not_end_a_build(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.replace("statement.toml", 'en = "A Statement', 'en = "ស A Statement')
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    code, out, err = generate("--project", str(project.project), "list")
    assert (code, err) == (0, "")
    assert "A Statement on Clean Rivers" in out


@pytest.mark.parametrize("closed", [">&-", "2>&-"])
def test_a_stream_that_is_closed_from_the_start_is_no_fault(closed: str) -> None:
    command = f'exec "{sys.executable}" "{GENERATE}" editions {closed}'
    assert subprocess.run(["sh", "-c", command], check=False, capture_output=True).returncode == 0
