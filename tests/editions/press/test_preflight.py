"""The press edition passes its own preflight, and one that would not is not handed out."""

import io
from functools import partial
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from statementpress.prepress.colour.profile import read_profile
from statementpress.prepress.ink.measure import InkLimit, Method, measure
from statementpress.prepress.preflight.preflight import preflight
from statementpress.project.files import SHIPPED
from statementpress.project.project import Project
from tests.readers import ghostscript
from tests.readers.tool import require
from tests.shared.desk import FOLDER
from tests.shared.editions import Edition
from tests.shared.small_project import SmallProject
from tests.shared.thorough import some

SHIPPED_PROJECT = Project.at(SHIPPED)
FOGRA39 = read_profile(
    SHIPPED_PROJECT.files.read("press", "conditions/FOGRA39L_coated.icc"), "FOGRA39"
)
LIMITS = {"press": "sheetfed-coated", "press-mono": "one-colour"}


EXAMINED = some(
    ("press", Method.IN_PROCESS),
    ("press-mono", Method.GHOSTSCRIPT),
    ("press", Method.GHOSTSCRIPT),
    ("press-mono", Method.IN_PROCESS),
    few=2,
)
"""A build of each has asked Ghostscript already, and tests of ink hold it against our own."""


@pytest.mark.parametrize(("name", "method"), EXAMINED)
def test_nothing_is_found_in_it(
    press_editions: dict[str, Edition], name: str, method: Method
) -> None:
    if method is Method.GHOSTSCRIPT:
        require(ghostscript)
    limits = SHIPPED_PROJECT.limits[LIMITS[name]]
    ink = partial(measure, limit=InkLimit(limits.total_ink_window), profile=FOGRA39, method=method)
    found = preflight(press_editions[name].path.read_bytes(), limits, ink)
    assert found.findings == ()
    assert (found.pdf_x, found.intent) == ("PDF/X-4", "FOGRA39")
    assert ("Ghostscript" in found.ink_method) is (method is Method.GHOSTSCRIPT)


def logo(pixels: int) -> bytes:
    """Return a square PNG that is placed 27 mm wide, whatever its pixels."""
    image = Image.new("RGB", (pixels, pixels), "#2a6")
    ImageDraw.Draw(image).ellipse((2, 2, pixels - 3, pixels - 3), fill="#fff")
    kept = io.BytesIO()
    image.save(kept, "PNG")
    return kept.getvalue()


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> SmallProject:
    project = SmallProject(tmp_path, capsys)
    project.replace("signatories.csv", "សមាគមភេ,,,,,", "សមាគមភេ,,,otter.png,,")
    return project


def built(project: SmallProject) -> list[str]:
    return [path.rpartition("/")[2] for path in project.built()]


def test_a_logo_of_too_few_pixels_is_named_and_nothing_is_written(project: SmallProject) -> None:
    project.write("logos/otter.png", logo(100))
    outcome = project.run("build", "-e", "press")
    assert (outcome.code, outcome.out, built(project)) == (8, "", [])
    assert "otter.png 100 × 100 px, 94 ppi, limit 150 ppi" in outcome.err
    assert "press/limits.toml" in outcome.err


def test_a_logo_that_may_look_soft_is_a_warning(project: SmallProject) -> None:
    project.write("logos/otter.png", logo(200))
    outcome = project.run("build", "-e", "press")
    assert (outcome.code, built(project)) == (0, ["press.pdf"])
    assert outcome.err.count("warning: ") == 1
    assert "otter.png: the logo has 188 pixels to the inch" in outcome.err
    assert "27 × 27 mm; it has 200 × 200 pixels" in outcome.err
    assert "at least 266 × 266 pixels" in outcome.err


def test_an_edition_for_screens_says_the_same(project: SmallProject) -> None:
    project.write("logos/otter.png", logo(100))
    outcome = project.run("build", "-e", "official")
    assert (outcome.code, built(project)) == (0, ["official.pdf"])
    assert "94 pixels to the inch where official places it" in outcome.err
    assert "at least 160 × 160 pixels" in outcome.err


def test_a_project_may_allow_what_its_print_shop_allows(project: SmallProject) -> None:
    project.write("logos/otter.png", logo(100))
    shipped = (SHIPPED / "press/limits.toml").read_text("utf-8")
    project.own("press/limits.toml", shipped.replace("image_error = 150", "image_error = 90"))
    assert project.run("build", "-e", "press").code == 0
    assert built(project) == ["press.pdf"]


def test_a_press_edition_that_is_not_fit_can_still_be_examined(project: SmallProject) -> None:
    project.write("logos/otter.png", logo(100))
    outcome = project.run("preflight", FOLDER, "--json")
    assert outcome.code == 8
    assert '"image-resolution"' in outcome.out
    assert '"subject": "otter.png 100 × 100 px"' in outcome.out
    assert built(project) == []
