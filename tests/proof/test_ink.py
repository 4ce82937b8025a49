"""Ink may stand in the text area and the foot, and nowhere else."""

from PIL import Image, ImageDraw

from statementpress.proof.ink import stray_ink

AREAS = ((100.0, 100.0, 500.0, 700.0), (100.0, 750.0, 500.0, 780.0))


def page(*marks: tuple[float, float, float, float]) -> Image.Image:
    image = Image.new("L", (595, 842), 255)
    for mark in marks:
        ImageDraw.Draw(image).rectangle(mark, fill=0)
    return image


def test_a_page_that_keeps_its_margins_has_none() -> None:
    assert stray_ink(page((100, 100, 499, 699), (110, 760, 200, 770)), AREAS) is None


def test_a_letter_may_reach_over_the_edge_a_little() -> None:
    assert stray_ink(page((99, 300, 150, 310)), AREAS) is None


def test_a_line_that_runs_off_is_found_where_it_stands() -> None:
    assert stray_ink(page((400, 300, 540, 310)), AREAS) == (503, 300, 541, 311)
