"""All editions in one go: the same files as one by one, and none that costs another."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, suppress
from pathlib import Path

import pytest

from statementpress.editions import together as all_editions
from statementpress.editions.making import Made
from statementpress.editions.printing.settings import PrintRequest
from statementpress.editions.source import Source, read_source
from statementpress.editions.together import make_all
from statementpress.errors import Finding, Place, ProofError, Severity, UsageError
from statementpress.project.project import Project
from statementpress.proof.proof import Proof
from tests.commands.screen import Screen
from tests.shared.desk import FILES, FOLDER
from tests.shared.small_project import SmallProject

pytestmark = pytest.mark.long

PROOF = Proof(1, 1)

GENERATE = Path(__file__).parents[2] / "generate.py"

TABLE = """\
styles = ["tokens.css", "base.css", "page.css", "title.css", "text.css", "signatories.css",
    "marks.css", "notes.css"]
[edition.official]
purpose = "all languages"
template = "statement.html"
styles = ["editions/official.css"]
[edition.booklet]
purpose = "the Khmer part, for the office printer"
template = "statement.html"
styles = ["editions/official.css"]
languages = ["km"]
[edition.booklet.sheets]
a4 = []
a3 = ["larger.css"]
[edition.english]
purpose = "the English part"
template = "statement.html"
styles = ["editions/official.css"]
languages = ["en"]
"""
NAMES = ["official", "booklet", "english"]
PATHS = "".join(f"build/{FOLDER}/{name}.pdf\n" for name in NAMES)

Making = Callable[[str, PrintRequest], Made]


@pytest.fixture
def project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> SmallProject:
    small = SmallProject(tmp_path, capsys)
    small.own("templates/editions.toml", TABLE)
    small.own("styles/larger.css", "")
    monkeypatch.chdir(tmp_path)
    workers(monkeypatch, 1)
    return small


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    making(monkeypatch, lambda name, _: Made(name.encode(), None, (), {}, PROOF))


def making(monkeypatch: pytest.MonkeyPatch, make: Making) -> None:
    def make_edition(_: Source, name: str, request: PrintRequest) -> Made:
        return make(name, request)

    monkeypatch.setattr(all_editions, "make_edition", make_edition)
    monkeypatch.setattr(all_editions, "share", lambda *_: None)


def workers(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    monkeypatch.setattr(all_editions, "most_at_once", lambda: count)


def files(project: SmallProject) -> dict[str, bytes]:
    return {path: (project.project / "build" / path).read_bytes() for path in project.built()}


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return each edition as a process of its own makes it, nothing kept between them."""
    folder = tmp_path_factory.mktemp("alone")
    for name, content in {f"statements/{FOLDER}/{n}": c for n, c in FILES.items()}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "templates").mkdir()
    (folder / "templates/editions.toml").write_text(TABLE, encoding="utf-8")
    for name in NAMES:
        subprocess.run(
            [sys.executable, GENERATE, "--project", folder, "build", "-e", name],
            env={**os.environ, "STATEMENTPRESS_CACHE": ""},
            check=True,
            capture_output=True,
        )
    return {
        f"{FOLDER}/{name}.pdf": (folder / f"build/{FOLDER}/{name}.pdf").read_bytes()
        for name in NAMES
    }


@pytest.mark.parametrize("count", [1, 2])
def test_every_edition_has_the_bytes_that_it_has_alone(
    project: SmallProject,
    alone: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
    count: int,
) -> None:
    workers(monkeypatch, count)
    if count > 1:  # each worker makes what is kept otherwise
        monkeypatch.setenv("STATEMENTPRESS_CACHE", "")
    outcome = project.run("build", "--all")
    assert (outcome.code, outcome.out, outcome.err) == (0, PATHS, "")
    assert files(project) == alone


@pytest.mark.usefixtures("quick")
def test_output_names_another_folder(project: SmallProject) -> None:
    outcome = project.run("build", "--all", "-o", "to/print")
    assert outcome.out == "".join(f"to/print/{name}.pdf\n" for name in NAMES)
    assert project.built() == []


def test_printing_sheets_are_stored_and_named_after_their_pages(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    making(monkeypatch, lambda name, _: Made(b"pages", b"sheets", (), {}, PROOF))
    assert project.run("build", "--all").out.splitlines()[2:4] == [
        f"build/{FOLDER}/booklet.pdf",
        f"build/{FOLDER}/booklet-print.pdf",
    ]


@pytest.mark.parametrize("count", [1, 2])
def test_an_edition_that_fails_costs_no_other(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    def make(name: str, _: PrintRequest) -> Made:
        if name == "booklet":
            raise ProofError("a letter is lost", hint="look at page 3")
        return Made(b"", None, (), {}, PROOF)

    workers(monkeypatch, count)
    making(monkeypatch, make)
    outcome = project.run("build", "--all")
    assert outcome.code == ProofError.exit_code
    assert outcome.out == PATHS.replace(f"build/{FOLDER}/booklet.pdf\n", "")
    assert outcome.err == (
        "error: 1 of 3 editions could not be made\n"
        "booklet: a letter is lost\n  hint: look at page 3\n"
    )


def test_the_code_is_that_of_the_first_failure_and_the_same_one_is_named_once(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(name: str, _: PrintRequest) -> Made:
        raise UsageError("other") if name == "booklet" else ProofError("a letter is lost")

    making(monkeypatch, make)
    outcome = project.run("build", "--all")
    assert outcome.code == ProofError.exit_code
    assert outcome.err.splitlines()[1:] == [
        "official, english: a letter is lost",
        "booklet: other",
    ]


@pytest.mark.usefixtures("quick")
def test_an_edition_that_cannot_be_stored_costs_no_other(project: SmallProject) -> None:
    (project.pdf.parent / "booklet.pdf" / "in the way").mkdir(parents=True)
    outcome = project.run("build", "--all")
    assert outcome.code == 7
    assert "a folder of this name is in the way" in outcome.err
    assert project.built() == [f"{FOLDER}/english.pdf", f"{FOLDER}/official.pdf"]


def test_a_worker_that_is_killed_is_its_editions_failure(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(name: str, _: PrintRequest) -> Made:
        if name == "english":
            os.kill(os.getpid(), signal.SIGKILL)
        return Made(b"", None, (), {}, PROOF)

    workers(monkeypatch, 2)
    making(monkeypatch, make)
    outcome = project.run("build", "--all")
    assert outcome.code == 1
    assert "english: its process was ended by signal 9" in outcome.err
    assert project.built() == [f"{FOLDER}/booklet.pdf", f"{FOLDER}/official.pdf"]


@pytest.mark.parametrize("count", [1, 2])
def test_a_fault_of_the_program_shows_its_place_when_verbose(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    def make(_name: str, _: PrintRequest) -> Made:
        raise KeyError("nowhere")

    workers(monkeypatch, count)
    making(monkeypatch, make)
    plain, verbose = project.run("build", "--all"), project.run("build", "--all", "-v")
    assert plain.code == verbose.code == 1
    assert "official, booklet, english: this is a fault of Statement Press" in plain.err
    assert "Traceback" not in plain.err
    assert verbose.err.count("Traceback") == 3


def test_a_statement_that_cannot_be_read_fails_once(project: SmallProject) -> None:
    project.write("en.md", "::: nonsense\n:::\n")
    outcome = project.run("build", "--all")
    assert outcome.code == 3
    assert outcome.err.count("nonsense") == 1
    assert project.built() == []


EVERYWHERE = Finding("odd", Severity.WARNING, "this is odd", Place("en.md", 3))
SOMEWHERE = Finding("thin", Severity.WARNING, "a line is thin")


def test_what_several_editions_find_is_said_once(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(name: str, _: PrintRequest) -> Made:
        found = (EVERYWHERE,) if name == "official" else (EVERYWHERE, SOMEWHERE)
        return Made(b"", None, found, {}, PROOF)

    making(monkeypatch, make)
    assert project.run("build", "--all").err == (
        "warning: en.md:3: this is odd\nwarning: a line is thin (in booklet, english)\n"
    )
    assert project.run("build", "--all", "--force", "-q").err == ""


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["-e", "english"], "--edition is for one edition"),
        (["-e", "official"], "--edition is for one edition"),
        (["--open"], "--open is for one edition"),
        (["--watch"], "--watch is for one edition"),
        (["--sheet", "letter"], "choose one of: a4, a3"),
        (["--profile", "shop.icc"], "no edition is for a press"),
    ],
)
def test_what_makes_no_sense_with_all_is_refused(
    project: SmallProject, options: list[str], says: str
) -> None:
    outcome = project.run("build", "--all", *options)
    assert outcome.code == UsageError.exit_code
    assert says in outcome.err
    assert project.built() == []


def test_a_sheet_is_for_the_editions_that_are_made_for_it(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    making(monkeypatch, lambda _, asked: Made(str(asked.sheet).encode(), None, (), {}, PROOF))
    assert project.run("build", "--all", "--sheet", "a3").code == 0
    assert list(files(project).values()) == [b"a3", b"None", b"None"]


@pytest.mark.usefixtures("quick")
def test_an_edition_in_a_language_that_the_statement_lacks_is_left_out(
    project: SmallProject,
) -> None:
    project.own("templates/editions.toml", TABLE.replace('["km"]', '["fr"]'))
    outcome = project.run("build", "--all")
    assert outcome.code == 0
    assert project.built() == [f"{FOLDER}/english.pdf", f"{FOLDER}/official.pdf"]
    assert outcome.err.startswith(f"note: {FOLDER}: booklet: not made")


@pytest.mark.usefixtures("quick")
def test_an_edition_for_two_languages_is_left_out_where_there_is_one(
    project: SmallProject,
) -> None:
    row = "[edition.english]\nside_by_side = true"
    project.own("templates/editions.toml", TABLE.replace("[edition.english]", row))
    outcome = project.run("build", "--all")
    assert outcome.code == 0
    assert project.built() == [f"{FOLDER}/booklet.pdf", f"{FOLDER}/official.pdf"]
    assert outcome.err.startswith(f"note: {FOLDER}: english: not made")


@pytest.mark.usefixtures("quick")
def test_what_cannot_be_shared_costs_no_edition(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    def share(*_: object) -> None:
        raise MemoryError

    workers(monkeypatch, 2)
    monkeypatch.setattr(all_editions, "share", share)
    assert project.run("build", "--all").out == PATHS


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("count", [1, 2])
def test_a_bar_shows_what_is_under_way_if_a_person_looks(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    workers(monkeypatch, count)
    monkeypatch.setenv("TERM", "xterm")
    with redirect_stderr(Screen()) as screen:
        assert project.run("build", "--all").out == PATHS
    assert "3/3" in screen.getvalue()
    assert "official" + ", booklet" * (count - 1) in screen.getvalue()
    with redirect_stderr(Screen()) as screen:
        project.run("build", "--all", "--force", "--quiet")
    assert screen.getvalue() == ""


def test_those_that_take_long_begin_first_where_several_are_made_at_a_time(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    making(monkeypatch, lambda name, _: Made(b"", None, (), {}, PROOF))
    pressed = TABLE.replace("[edition.english]", '[edition.english]\npress = "offset"')
    project.own("templates/editions.toml", pressed)
    source = read_source(Project.at(project.project), project.folder)
    workers(monkeypatch, 2)
    begun: dict[str, None] = {}
    make_all(
        source,
        dict.fromkeys(NAMES, PrintRequest()),
        lambda _, under_way: begun.update(dict.fromkeys(under_way.split(", "))),
        lambda *_: None,
    )
    # A part for the press takes as long as all languages for screens, and longer than another part.
    assert [name for name in begun if name] == ["official", "english", "booklet"]


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_build_that_is_stopped_ends_its_workers_and_leaves_no_part_of_a_file(
    project: SmallProject, how: signal.Signals
) -> None:
    slow = (
        "import os, signal, sys, time\n"
        "from statementpress.editions import together as all_editions\n"
        "from statementpress.cli import main\n"
        # Shells hand SIGINT on as ignored to what runs in the background, such as these tests.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        # One write each, as two of them write at once.
        "def make(*_):\n    os.write(1, b'%d\\n' % os.getpid())\n    time.sleep(600)\n"
        "all_editions.make_edition, all_editions.share = make, lambda *_: None\n"
        "all_editions.most_at_once = lambda: 2\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", slow, "--project", str(project.project), "build", "--all"],
        cwd=GENERATE.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        assert process.stdout
        at_work = [int(process.stdout.readline()) for _ in range(2)]
        os.killpg(process.pid, how)
        out, err = process.communicate(timeout=300)
    assert process.returncode == 128 + how
    assert (out, err) == ("", "")
    assert not any(map(runs, at_work))
    assert project.built() == []


def runs(process: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(process, 0)
        return True
    return False
