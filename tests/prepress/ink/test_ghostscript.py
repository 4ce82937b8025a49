"""What Ghostscript puts on the plates, and what the report says if it fails."""

import stat
from pathlib import Path

import pytest
from PIL import Image

from statementpress.prepress.ink import ghostscript
from statementpress.prepress.ink.coverage import InkCoverage, InkReport
from statementpress.prepress.ink.measure import InkLimit, Method, measure
from tests.prepress.ink.patches import WINDOW, sheet
from tests.prepress.presses import PRESS
from tests.readers import ghostscript as wrapped
from tests.readers.tool import requires


def report(pdf: bytes) -> InkReport:
    """Return what Ghostscript measures."""
    return measure(pdf, InkLimit(WINDOW), profile=PRESS, method=Method.GHOSTSCRIPT)


def page(pdf: bytes) -> InkCoverage:
    """Return what Ghostscript measures on the only page."""
    (found,) = report(pdf).pages
    return found


@requires(wrapped)
def test_the_report_names_the_program_and_its_version() -> None:
    assert report(sheet("")).method == f"Ghostscript {wrapped.version()} tiffsep"


@requires(wrapped)
def test_a_spot_colour_has_a_plate_of_its_own() -> None:
    assert page(sheet("/Spot cs 0.6 scn 50 50 50 50 re f")).inks == pytest.approx(
        {"House Orange": 60}, abs=0.5
    )


@requires(wrapped)
def test_registration_colour_prints_on_the_four_plates() -> None:
    assert page(sheet("/All cs 0.5 scn 50 50 50 50 re f")).total == pytest.approx(200, abs=1)


@requires(wrapped)
def test_pages_keep_their_numbers() -> None:
    pdf = sheet("0 0 0 1 k 50 50 50 50 re f", "", "1 1 0 0 k 50 50 50 50 re f")
    found = [(each.page, round(each.total)) for each in report(pdf).pages]
    assert found == [(1, 100), (2, 0), (3, 200)]


def stand_in(script: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a shell script in Ghostscript's place that prints a version when asked for it."""
    program = folder / "gs"
    program.write_text(f"#!/bin/sh\n[ $# = 1 ] && echo 9.9 && exit\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder), prepend=":")


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("exit 1", "exit code 1"),
        ("exit 0", "drew 0 of 1 pages"),
        ("echo 'Error: Page drawing error occurred.'", "could not draw a page"),
        ("for p in '' '(Cyan)' '(Magenta)' '(Yellow)' '(Black)'; do : > page1$p.tif; done",
         "cannot be read"),
        (": > page1.tif", "without its plates"),
    ],
)  # fmt: skip
def test_if_ghostscript_fails_the_report_has_the_reason(
    script: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(script, tmp_path, monkeypatch)
    found = report(sheet(""))
    assert found.pages == ()
    assert reason in found.reason


def test_if_ghostscript_hangs_it_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in("exec sleep 600", tmp_path, monkeypatch)
    monkeypatch.setattr(ghostscript, "MOST_SECONDS", 0.2)
    assert "did not finish page 1" in report(sheet("")).reason


def test_pages_that_were_drawn_in_time_are_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for plate in ("", "(Cyan)", "(Magenta)", "(Yellow)", "(Black)"):
        Image.new("L", (220, 220), 204).save(tmp_path / f"page1{plate}.tif")
    (tmp_path / "page2.tif").write_bytes(b"II*")
    stand_in(f"cp {tmp_path}/*.tif . && exec sleep 600", tmp_path, monkeypatch)
    monkeypatch.setattr(ghostscript, "MOST_SECONDS", 0.5)
    found = report(sheet("", ""))
    assert [(each.page, round(each.total)) for each in found.pages] == [(1, 80)]
    assert "did not finish page 2" in found.reason


def test_if_ghostscript_is_not_installed_the_report_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert ghostscript.installed() is None
    assert report(sheet("")).reason == "Ghostscript is not installed"
