"""Clips by their shapes: what lies in the box of a clip but outside its shape is not painted."""

from io import BytesIO
from math import cos, pi, sin, sqrt

import pypdfium2
import pytest

from statementpress.prepress.content.painted import Painted
from statementpress.prepress.content.regions import area
from tests.prepress.content.stage import SIDE, Stage, box, one, painted

CIRCLE = "300 200 m 300 255 255 300 200 300 c 145 300 100 255 100 200 c"
CIRCLE += " 100 145 145 100 200 100 c 255 100 300 145 300 200 c h"
TRIANGLE = "100 100 m 300 100 l 200 300 l h"
STAR = "200 300 m 141 119 l 295 231 l 105 231 l 259 119 l h"
RING = "100 100 200 200 re 150 150 100 100 re"
LEAF = "100 100 m 100 300 300 300 v 300 100 100 100 y h"
CORNER = "100 100 m 300 100 l 300 140 l 140 140 l 140 300 l 100 300 l h"
TURNED = "q 0.7071 0.7071 -0.7071 0.7071 200 100 cm 0 0 141.42 141.42 re W n"
CLIPS = {
    "circle": f"q {CIRCLE} W n",
    "triangle": f"q {TRIANGLE} W n",
    "star": f"q {STAR} W n",
    "hollow star": f"q {STAR} W* n",
    "ring": f"q {RING} W* n",
    "leaf": f"q {LEAF} W n",
    "corner": f"q {CORNER} W n",
    "circle and triangle": f"q {CIRCLE} W n {TRIANGLE} W n",
    "circle and box": f"q {CIRCLE} W n 100 100 80 80 re W n",
    "circle and ring": f"q {CIRCLE} W n {RING} W* n",
}


def drawn(content: str) -> bool:
    """Say whether PDFium draws anything."""
    stage = Stage()
    stage.page.Contents = stage.stream(content)
    written = BytesIO()
    stage.pdf.save(written)
    with pypdfium2.PdfDocument(written.getvalue()) as document:
        return bool(document[0].render(grayscale=True).to_pil().getextrema()[0] < 200)


@pytest.mark.parametrize("clip", CLIPS)
def test_a_square_is_painted_where_a_reader_draws_it(clip: str) -> None:
    for x in range(95, SIDE - 100, 40):
        for y in range(95, SIDE - 100, 40):
            content = f"{CLIPS[clip]} {x} {y} 10 10 re f"
            assert bool(painted(content)) is drawn(content), (x, y)


@pytest.mark.parametrize(
    ("drawing", "shows"),
    [
        ("110 280 m 130 280 l S", False),
        ("110 280 m 290 280 l S", True),
        ("2 w 110 290 m 290 110 l S", True),
        ("105 285 10 10 re S", False),
        ("BT /F 10 Tf 105 285 Td (aa) Tj ET", False),
        ("BT /F 10 Tf 180 200 Td (aa) Tj ET", True),
        ("q 10 0 0 10 105 285 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q", False),
        ("q 10 0 0 10 180 200 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q", True),
        ("110 295 m 130 295 l f", False),
        ("110 150 m 290 150 l f", True),
    ],
)
def test_all_kinds_of_objects_are_cut_by_the_shape(drawing: str, shows: bool) -> None:
    assert bool(painted(f"{CLIPS['triangle']} {drawing}")) is shows


def test_the_box_of_what_shows_is_that_of_the_part_in_the_clip() -> None:
    shown = one(f"{CLIPS['triangle']} 0 200 400 200 re f")
    assert box(shown) == (150, 200, 250, 300)


def test_a_turned_rectangle_clips_by_its_corners() -> None:
    assert painted(f"{TURNED} Q 0 0 400 400 re f")
    inner = "0.7071 -0.7071 0.7071 0.7071 -70.71 -70.71 cm"
    assert painted(f"{TURNED} {inner} 105 285 10 10 re f") == []


@pytest.mark.parametrize(
    ("content", "square_points"),
    [
        ("100 100 50 20 re f", 1000),
        (f"{TRIANGLE} f", 20000),
        (f"{CIRCLE} f", pi * 100**2),
        (f"{CORNER} f", 14400),
        (f"{RING} f*", 30000),
        (f"{CLIPS['triangle']} 100 100 200 100 re f", 15000),
        ("4 w 100 100 m 200 200 l S", 4 * sqrt(2) * 100),
        ("1 0 0 2 0 0 cm 4 w 100 50 m 200 50 l S", 8 * 100),
        ("q 50 50 -50 50 200 100 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q", 5000),
    ],
)
def test_an_object_knows_the_region_in_which_it_shows(content: str, square_points: float) -> None:
    assert area(one(content).region()) == pytest.approx(square_points, rel=0.01)


def test_the_region_of_what_sticks_out_of_the_page_ends_there() -> None:
    assert area(one("-50 100 m 50 100 l 50 200 l -50 200 l h f").region()) == pytest.approx(5000)


def test_an_intricate_shape_counts_as_its_box() -> None:
    turns = [2 * pi * step / 500 for step in range(500)]
    corners = " ".join(
        f"{200 + 100 * cos(turn):.3f} {200 + 100 * sin(turn):.3f} l" for turn in turns
    )
    round_area: Painted = one(f"300 200 m {corners} f")
    assert area(round_area.region()) == pytest.approx(200**2, rel=0.01)
    assert painted(f"q 300 200 m {corners} W n 105 285 10 10 re f")
