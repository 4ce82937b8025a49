"""What `preflight` prints where, which PDF it means, and with which code it ends."""

import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from statementpress.editions.making import Made
from statementpress.editions.printing.settings import Printing
from statementpress.editions.source import Source
from statementpress.errors import Severity
from statementpress.prepress.preflight.preflight import Preflight
from statementpress.project.files import SHIPPED
from statementpress.project.limits import Limits
from statementpress.proof.proof import Proof
from tests.preflight_report.cases import BARE, COARSE, RICH, UNMARKED, examined, pdf
from tests.shared.desk import FOLDER
from tests.shared.small_project import SmallProject

PROOF = Proof(1, 1)

FOUND = examined(BARE, COARSE, RICH).preflight
OTHER = "2030-01-30-clean-lakes"


@pytest.fixture
def project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> SmallProject:
    """Return a project in its own folder, and beside it a PDF, poster.pdf."""
    small = SmallProject(tmp_path, capsys)
    small.another(OTHER)
    (tmp_path / "poster.pdf").write_bytes(pdf())
    monkeypatch.chdir(tmp_path)
    return small


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[bytes, Limits]]:
    """Answer with findings made by hand; return each file and the limits it was held against."""
    given: list[tuple[bytes, Limits]] = []

    def answer(data: bytes, how: Printing, _: object) -> Preflight:
        given.append((data, how.limits))
        return FOUND

    monkeypatch.setattr("statementpress.editions.printing.checking.examine", answer)
    return given


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make editions whose PDF is their name."""

    def make(source: Source, edition: str, *_: object) -> Made:
        return Made(f"{source.folder.name} {edition}".encode(), None, (), {}, PROOF)

    monkeypatch.setattr("statementpress.editions.making.make_edition", make)


@pytest.mark.usefixtures("asked")
def test_findings_and_verdict_are_data_and_errors_end_with_8(project: SmallProject) -> None:
    outcome = project.run("preflight", "poster.pdf")
    lines = outcome.out.splitlines()
    assert lines[0] == "error: page 1: A font is missing in the file [font-not-embedded]"
    verdict = "poster.pdf: Not fit to print · formalities complete: 1 error, 1 warning, 1 note"
    assert lines[-1].startswith(verdict)
    assert outcome.code == 8
    assert outcome.err == (
        "error: poster.pdf: not fit to print under the limits “sheetfed-coated”\n"
        "  hint: each error is listed with what to do; correct them, then run preflight again\n"
    )


def test_a_file_that_prints_well_and_lacks_formalities_is_told_from_others(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = replace(FOUND, findings=(UNMARKED, RICH))
    monkeypatch.setattr("statementpress.editions.printing.checking.examine", lambda *_: found)
    outcome = project.run("preflight", "poster.pdf")
    lines = outcome.out.splitlines()
    assert lines[0] == "error (formality): whole file: Not marked as PDF/X [pdf-x-missing]"
    assert lines[-1].startswith("poster.pdf: Fit to print · formalities missing: 1 error, 1 note")
    assert outcome.code == 8
    assert outcome.err == (
        "error: poster.pdf: it prints well, but lacks formalities that the limits "
        "“sheetfed-coated” ask for\n"
        "  hint: ask the print shop whether it takes the file as it is, or correct what is listed\n"
    )


def test_warnings_alone_are_no_failure(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = replace(FOUND, findings=(COARSE, RICH))
    monkeypatch.setattr("statementpress.editions.printing.checking.examine", lambda *_: found)
    outcome = project.run("preflight", "poster.pdf")
    assert (outcome.code, outcome.err) == (0, "")


@pytest.mark.usefixtures("asked")
def test_json_is_one_document_and_nothing_else(project: SmallProject) -> None:
    outcome = project.run("preflight", "poster.pdf", "--json")
    assert json.loads(outcome.out)["verdict"] == "not-fit"
    assert outcome.code == 8


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("argv", "made"),
    [
        ((), f"{FOLDER} press"),
        ((OTHER,), f"{OTHER} press"),
        (("2030-01-30", "-e", "official"), f"{OTHER} official"),
        ((f"statements/{OTHER}",), f"{OTHER} press"),
    ],
)
def test_what_is_no_file_is_a_statement_whose_edition_is_made(
    project: SmallProject,
    asked: list[tuple[bytes, Limits]],
    argv: tuple[str, ...],
    made: str,
) -> None:
    outcome = project.run("preflight", *argv)
    assert [data for data, _ in asked] == [made.encode()]
    assert f"{made.replace(' ', '/')}.pdf: Not fit" in outcome.out
    assert project.built() == []


def test_a_file_is_meant_whatever_its_suffix(
    project: SmallProject, asked: list[tuple[bytes, Limits]]
) -> None:
    (project.project / "poster").write_bytes(pdf(1))
    project.run("preflight", "poster")
    assert asked[0][0] == pdf(1)


@pytest.mark.parametrize(
    ("argv", "most"),
    [
        ((), 300),
        (("-e", "press-mono"), 100),
        (("-e", "official"), 300),
        (("--limits", "sheetfed-uncoated"), 280),
        (("-e", "press-mono", "--limits", "newspaper"), 240),
    ],
)
def test_limits_are_those_named_or_those_of_the_press(
    project: SmallProject,
    asked: list[tuple[bytes, Limits]],
    argv: tuple[str, ...],
    most: float,
) -> None:
    project.run("preflight", "poster.pdf", *argv)
    assert asked[0][1].total_ink == most


def test_limits_of_the_project_count(
    project: SmallProject, asked: list[tuple[bytes, Limits]]
) -> None:
    table = (SHIPPED / "press/limits.toml").read_text(encoding="utf-8")
    project.own("press/limits.toml", table.replace("total_ink = 300", "total_ink = 290"))
    project.run("preflight", "poster.pdf")
    assert asked[0][1].total_ink == 290


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        (("poster.pdf", "--limits", "silk"), 2, "sheetfed-coated, sheetfed-managed"),
        (("poster.pdf", "-o", "report.docx"), 2, ".html or .pdf"),
        (("poster.pdf", "-o", "poster.pdf"), 2, "overwrite poster.pdf"),
        (("gone.pdf",), 2, "there is no file gone.pdf"),
        (("folder.pdf",), 2, "folder.pdf is not a file"),
        (("nothing-like-it",), 2, "there is no statement"),
        (("poster.pdf", "--profile", "gone.icc"), 2, "gone.icc"),
        (("poster.pdf", "--profile", "poster.pdf"), 4, "profile"),
        (("empty.pdf",), 3, "the file is empty"),
        (("text.pdf",), 3, "the file is not a PDF"),
        (("none.pdf",), 3, "the file has no pages"),
        (("secret.pdf",), 3, "the file needs a password"),
        (("cut.pdf",), 3, "the file is"),
    ],
)
def test_what_cannot_be_examined_is_named_with_what_to_do(
    project: SmallProject, argv: tuple[str, ...], code: int, says: str
) -> None:
    folder = project.project
    (folder / "folder.pdf").mkdir()
    (folder / "empty.pdf").write_bytes(b"")
    (folder / "text.pdf").write_bytes(b"Dear print shop,")
    (folder / "none.pdf").write_bytes(pdf(0))
    (folder / "secret.pdf").write_bytes(locked())
    (folder / "cut.pdf").write_bytes(pdf()[:60])
    outcome = project.run("preflight", *argv)
    assert (outcome.code, outcome.out) == (code, "")
    assert says in outcome.err
    assert "\n  hint: " in outcome.err


def locked() -> bytes:
    """Return a PDF that asks for a password."""
    written = BytesIO()
    with pikepdf.open(BytesIO(pdf(1))) as made:
        made.save(written, encryption=pikepdf.Encryption(user="a", owner="b"))
    return written.getvalue()


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("name", "begins"), [("report.html", b"<!DOCTYPE"), ("to/Report.PDF", b"%PDF")]
)
def test_a_report_is_written_beside_what_is_printed(
    project: SmallProject, name: str, begins: bytes
) -> None:
    outcome = project.run("preflight", "poster.pdf", "-o", name)
    assert outcome.code == 8
    assert "Not fit to print" in outcome.out
    assert (project.project / name).read_bytes().startswith(begins)


@pytest.mark.usefixtures("asked")
def test_a_report_that_cannot_be_written_is_said(project: SmallProject) -> None:
    outcome = project.run("preflight", "poster.pdf", "-o", "poster.pdf/report.html")
    assert outcome.code == 7


def test_help_lists_editions_and_limits_of_the_project(project: SmallProject) -> None:
    printed = project.run("preflight", "--help").out
    assert "press-mono" in printed
    assert "total ink up to 280 %" in " ".join(printed.split())
    project.own("press/limits.toml", "limits = 3")
    assert project.run("preflight", "--help").code == 0


def test_a_real_file_is_examined(project: SmallProject) -> None:
    outcome = project.run("preflight", "poster.pdf", "--json")
    findings = json.loads(outcome.out)["findings"]
    assert outcome.code == 8
    assert {"pdf-x-missing", "intent-missing", "page-empty"} <= {each["code"] for each in findings}
    assert all(each["severity"] in {s.name.lower() for s in Severity} for each in findings)


def test_where_it_is_terminated_nothing_stays_behind(project: SmallProject, tmp_path: Path) -> None:
    programs, temporary = tmp_path / "programs", tmp_path / "temporary"
    programs.mkdir()
    temporary.mkdir()
    slow = programs / "gs"
    slow.write_text(
        "#!/bin/sh\n[ $1 = --version ] && echo 10.0 && exit\n"
        # More than a pipe holds: it is written once the other end is read, so preflight waits.
        "head -c 200000 /dev/zero\n"
        "echo $$ > pid.part\nmv pid.part pid\nexec sleep 600\n"
    )
    slow.chmod(0o755)
    command = [sys.executable, str(SHIPPED / "generate.py"), "preflight", "poster.pdf"]
    environment = os.environ | {
        "PATH": f"{programs}:{os.environ['PATH']}",
        "TMPDIR": str(temporary),
    }
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as running:
        while not (begun := list(temporary.glob("*/pid"))):
            assert running.poll() is None
            time.sleep(0.05)
        measuring = int(begun[0].read_text())
        running.terminate()
        assert running.wait(300) == 143
    assert list(temporary.glob("statementpress-*")) == []
    with pytest.raises(ProcessLookupError):
        os.kill(measuring, 0)
