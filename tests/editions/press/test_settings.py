"""What a project sets for its print shop: bleed, marks, profile, limits; and what is refused."""

import io
from pathlib import Path

import pikepdf
import pytest

from statementpress.project.files import SHIPPED
from tests.editions.press.boxes import millimetres
from tests.shared.desk import FOLDER
from tests.shared.small_project import SmallProject

SHIPPED_PRESS = (SHIPPED / "press/press.toml").read_text("utf-8")
FOGRA39 = (SHIPPED / "press/conditions/FOGRA39L_coated.icc").read_bytes()


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> SmallProject:
    return SmallProject(tmp_path, capsys)


def built(project: SmallProject, *argv: str) -> pikepdf.Pdf:
    outcome = project.run("build", "-e", "press", *argv)
    assert outcome.code == 0, outcome.err
    path = project.project / "build" / FOLDER / "press.pdf"
    return pikepdf.open(io.BytesIO(path.read_bytes()))


def test_bleed_and_marks_are_the_projects_to_set(project: SmallProject) -> None:
    own = SHIPPED_PRESS.replace("bleed = 3", "bleed = 5").replace("marks = true", "marks = false")
    project.own("press/press.toml", own)
    with built(project) as pdf:
        trim, bleed, media = (millimetres(pdf.pages[0], box) for box in ("Trim", "Bleed", "Media"))
    assert trim[2] - trim[0] == pytest.approx(210, abs=0.01)
    assert [round(abs(a - b), 2) for a, b in zip(trim, bleed, strict=True)] == [5, 5, 5, 5]
    assert media == pytest.approx(bleed)


def test_a_printers_profile_is_embedded_and_names_itself(
    project: SmallProject, tmp_path: Path
) -> None:
    profile = tmp_path / "printer.icc"
    profile.write_bytes(FOGRA39)
    with built(project, "--profile", str(profile)) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.OutputConditionIdentifier == "FOGRA39L Coated"
        assert "/RegistryName" not in intent
        assert intent.DestOutputProfile.read_bytes() == FOGRA39


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"\x89PNG\r\n\x1a\n" + bytes(200), "profile"), (FOGRA39[:3000], "profile"), (b"", "profile")],
)
def test_what_is_no_press_profile_is_refused(
    project: SmallProject, tmp_path: Path, data: bytes, said: str
) -> None:
    profile = tmp_path / "printer.icc"
    profile.write_bytes(data)
    outcome = project.run("build", "-e", "press", "--profile", str(profile))
    assert (outcome.code, project.built()) == (4, [])
    assert said in outcome.err
    assert "printer.icc" in outcome.err
    assert "hint:" in outcome.err


def test_a_profile_that_is_not_there_is_refused(project: SmallProject) -> None:
    outcome = project.run("build", "-e", "press", "--profile", "nowhere.icc")
    assert (outcome.code, project.built()) == (2, [])


def test_a_profile_is_only_for_press_editions(project: SmallProject, tmp_path: Path) -> None:
    outcome = project.run("build", "--profile", str(tmp_path / "printer.icc"))
    assert (outcome.code, project.built()) == (2, [])
    assert "press editions" in outcome.err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('condition = "fogra39"', 'condition = "fogra40"', "fogra40"),
        ('limits = "sheetfed-coated"', 'limits = "paper"', "paper"),
        ("bleed = 3", "bleed = -1", "bleed"),
        ("bleed = 3", "bleed = 300", "bleed"),
        ('profile = "FOGRA39L_coated.icc"', 'profile = "nowhere.icc"', "nowhere.icc"),
        ('colours = "cmyk"', 'colours = "rgb"', "colours"),
        ("marks = true", "mark = true", "mark"),
    ],
)
def test_a_slip_in_the_settings_is_named(
    project: SmallProject, old: str, new: str, said: str
) -> None:
    project.own("press/press.toml", SHIPPED_PRESS.replace(old, new, 1))
    outcome = project.run("build", "-e", "press")
    assert (outcome.code, project.built()) == (4, [])
    assert "press" in outcome.err
    assert said in outcome.err
    assert "hint:" in outcome.err


def test_an_edition_for_a_press_that_is_not_there_is_refused(project: SmallProject) -> None:
    editions = (SHIPPED / "templates/editions.toml").read_text("utf-8")
    project.own("templates/editions.toml", editions.replace('press = "offset"', 'press = "loom"'))
    outcome = project.run("build", "-e", "press")
    assert (outcome.code, project.built()) == (4, [])
    assert "loom" in outcome.err


def test_a_misspelt_finding_in_the_limits_is_named(project: SmallProject) -> None:
    shipped = (SHIPPED / "press/limits.toml").read_text("utf-8")
    project.own("press/limits.toml", shipped.replace("colour-rgb =", "colour-rbg ="))
    outcome = project.run("build", "-e", "press")
    assert (outcome.code, project.built()) == (4, [])
    assert "“colour-rbg”" in outcome.err
    assert "did you mean colour-rgb?" in outcome.err
