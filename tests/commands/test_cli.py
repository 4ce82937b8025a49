"""What each command prints where, which statement it means, and with which code it ends."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from statementpress import __version__
from statementpress.editions.making import Made
from statementpress.editions.source import Source
from statementpress.errors import Finding, Place, Severity
from statementpress.native import Need, Part
from statementpress.native.part import Package
from statementpress.proof.proof import Proof
from tests.shared.desk import FOLDER
from tests.shared.small_project import SmallProject

PROOF = Proof(1, 1)

PROJECT = Path(__file__).parents[2]
GENERATE = PROJECT / "generate.py"
OTHER = "2030-01-30-clean-lakes"
WARNING = Finding("odd", Severity.WARNING, "this is odd", Place("en.md", 3), "look at it")
HEAVY = {
    "weasyprint",
    "fontTools",
    "uharfbuzz",
    "icu4py",
    "pypdfium2",
    "PIL",
    "markdown_it",
    "rich",
}


@pytest.fixture
def project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> SmallProject:
    """Return a project with two statements, in its own folder."""
    small = SmallProject(tmp_path, capsys)
    small.another(OTHER)
    monkeypatch.chdir(tmp_path)
    return small


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make editions whose PDF is their name, with a warning."""

    def make(source: Source, edition: str, *_: object) -> Made:
        return Made(f"{source.folder.name} {edition}".encode(), None, (WARNING,), {}, PROOF)

    monkeypatch.setattr("statementpress.editions.making.make_edition", make)


def raising(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def make(*_: object) -> None:
        raise error

    monkeypatch.setattr("statementpress.editions.making.make_edition", make)


def generate(*arguments: str, python: tuple[str, ...] = (sys.executable,)) -> tuple[int, str, str]:
    ended = subprocess.run(
        [*python, str(GENERATE), *arguments], capture_output=True, check=False, encoding="utf-8"
    )
    return ended.returncode, ended.stdout, ended.stderr


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

    monkeypatch.setattr(typer, "launch", launch)
    assert project.run("build", "--open").code == 0
    assert opened == [str(project.pdf)]


@pytest.mark.usefixtures("quick")
def test_warnings_go_to_stderr_and_not_at_all_when_quiet(project: SmallProject) -> None:
    assert project.run("build").err == "warning: en.md:3: this is odd\n  hint: look at it\n"
    assert project.run("build", "-q").err == ""


@pytest.mark.usefixtures("quick")
def test_shared_options_stand_before_or_after_the_command(project: SmallProject) -> None:
    assert project.run("-q", "build").err == ""
    assert project.run("build", "--quiet", "--project", str(project.project)).err == ""


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


def test_a_check_of_a_good_statement_writes_nothing(project: SmallProject) -> None:
    outcome = project.run("check")
    assert (outcome.code, outcome.out) == (0, f"{FOLDER}: nothing to correct\n")
    assert project.built() == []


def test_a_check_prints_every_finding_with_its_code(project: SmallProject) -> None:
    project.replace("en.md", "clean", "<b>clean")
    project.replace("statement.toml", "2030-01-31", "2030-02-31")
    project.replace("km.md", "ស្អាត", "ស្អាត\u200b\u200bណាស់")
    outcome = project.run("check")
    assert outcome.code == 3
    codes = re.findall(r"\[([a-z-]+)\]$", outcome.out, re.MULTILINE)
    assert codes == ["impossible-date", "raw-html", "normalised"]
    assert "2 errors have to be corrected" in outcome.err


def test_warnings_alone_do_not_fail_a_check(project: SmallProject) -> None:
    project.replace("km.md", "ស្អាត", "ស្អាត\u200b\u200bណាស់")
    outcome = project.run("check")
    assert outcome.out.startswith(f"warning: statements/{FOLDER}/km.md:1: ")
    assert (outcome.code, outcome.err) == (0, "")


def test_a_check_finds_what_only_typesetting_shows(project: SmallProject) -> None:
    project.replace("en.md", "clean", "clean ก")
    outcome = project.run("check")
    assert outcome.code == 3
    assert "[missing-glyph]" in outcome.out


@pytest.mark.usefixtures("quick")
def test_a_check_tells_what_only_making_the_edition_shows(project: SmallProject) -> None:
    outcome = project.run("check")
    assert (outcome.code, outcome.err) == (0, "")
    assert str(WARNING) in outcome.out
    assert "nothing to correct" not in outcome.out


def test_a_check_finds_text_that_does_not_fit(project: SmallProject) -> None:
    project.replace("en.md", "clean", "c" * 400)
    assert project.run("check").code == 6


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


OWN_EDITION = (
    'styles = []\n[edition.poster]\npurpose = "a wall"\ntemplate = "statement.html"\nstyles = []\n'
)


@pytest.mark.parametrize("argv", [("--help",), ("build", "-h"), ("check", "--help"), ("editions",)])
def test_editions_are_read_from_the_table_of_the_project(
    project: SmallProject, argv: tuple[str, ...]
) -> None:
    assert "the Khmer part alone" in project.run(*argv).out
    project.own("templates/editions.toml", OWN_EDITION)
    told = project.run(*argv).out
    assert ["poster", "a", "wall"] in map(str.split, told.splitlines())
    assert "Khmer" not in told


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


def test_help_loads_nothing_heavy() -> None:
    asked = "import sys; from statementpress.cli import main; main(['--help']); print(*sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", asked], cwd=PROJECT, check=True, capture_output=True, text=True
    )
    assert not HEAVY & set(told.stdout.split())


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
