"""A booklet with bleed: its sheets have it, and the PDF to read does not show it."""

from pathlib import Path

import pytest

from statementpress.prepress.pdf.page_boxes import trimmed
from statementpress.project.files import SHIPPED
from tests.prepress.imposition.numbered import (
    A5,
    MILLIMETRE,
    drawn,
    numbered,
    opened,
)
from tests.readers import verapdf
from tests.readers.tool import requires
from tests.shared.desk import FOLDER
from tests.shared.small_project import SmallProject

EDITIONS = (SHIPPED / "templates/editions.toml").read_text("utf-8")
SCHEMES = (SHIPPED / "press/schemes.toml").read_text("utf-8")
BLEED = 6
"""Millimetres: more than the 10 points at which WeasyPrint ends the bleed box."""


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> SmallProject:
    """Return a project whose A5 booklets, in pale blue, are printed with bleed, on A3 if asked."""
    made = SmallProject(tmp_path, capsys)
    rows = EDITIONS.replace('a3 = ["editions/handout-a3.css"]', 'a3 = ["editions/pale.css"]')
    made.own("templates/editions.toml", rows)
    made.own("styles/editions/pale.css", "@page { background: #cce6ff }")
    made.own("press/schemes.toml", SCHEMES.replace("bleed = 0 ", f"bleed = {BLEED} "))
    return made


def build(project: SmallProject) -> tuple[Path, Path]:
    """Return the booklet on A3 and its sheets."""
    outcome = project.run("build", "-e", "handout", "--sheet", "a3")
    assert outcome.code == 0, outcome.err
    folder = project.project / "build" / FOLDER
    return folder / "handout.pdf", folder / "handout-print.pdf"


def boxes(pdf: bytes) -> list[dict[str, list[float]]]:
    """Return the boxes of each page in millimetres."""
    with opened(pdf) as document:
        return [
            {
                key: [round(float(side) / MILLIMETRE, 2) for side in page.obj[f"/{key}Box"]]
                for key in ("Crop", "Trim", "Bleed", "Media")
            }
            for page in document.pages
        ]


@requires(verapdf)
def test_the_booklet_with_bleed_is_still_pdf_a_and_pdf_ua(project: SmallProject) -> None:
    reading, _ = build(project)
    found = verapdf.validate(reading)
    assert {flavour: list(map(str, faults)) for flavour, faults in found.items()} == {
        "3a": [],
        "ua1": [],
    }


def test_the_booklet_is_shown_trimmed_and_its_sheets_have_the_bleed(project: SmallProject) -> None:
    reading, sheets = build(project)
    page = [0, 0, *A5]
    bled = [-BLEED, -BLEED, A5[0] + BLEED, A5[1] + BLEED]
    assert (
        boxes(reading.read_bytes())
        == [{"Crop": page, "Trim": page, "Bleed": bled, "Media": bled}] * 4
    )
    left, top = 420 / 2 - A5[0] - BLEED, 297 / 2 - A5[1] / 2 - BLEED
    middle = 420 / 2, 297 / 2
    for side in drawn(sheets.read_bytes(), dpi=254):
        for x, y in ((left + 1, middle[1]), (420 - left - 1, middle[1]), (middle[0] + 20, top + 1)):
            assert side.getpixel((round(x * 10), round(y * 10))) == (204, 230, 255)


def test_a_sheet_without_room_for_the_bleed_is_a_fault_of_the_table(project: SmallProject) -> None:
    outcome = project.run("build", "-e", "handout")
    assert (outcome.code, project.built()) == (4, [])
    assert "press/schemes.toml: page 1 of 148 × 210 mm with 6 mm bleed" in outcome.err
    assert "lower bleed or paper in [scheme.saddle] there" in outcome.err
    assert "--" not in outcome.err


def test_a_trimmed_pdf_shows_its_pages_up_to_their_trim_box() -> None:
    shown = trimmed(numbered(1, bleed=3))
    (side,) = drawn(shown)
    assert side.size == pytest.approx([side * MILLIMETRE for side in A5], abs=1)
    assert trimmed(numbered(1, bleed=3)) == shown
