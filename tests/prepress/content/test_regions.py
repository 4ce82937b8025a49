"""Regions: what polygons enclose, and what two regions have in common."""

from math import cos, pi, sin
from random import Random

import pytest

from statementpress.prepress.content.regions import (
    MOST_EDGES,
    Polygon,
    Region,
    area,
    bounds,
    cutters,
    enclosed,
    intersection,
)


def square(x: float, y: float, side: float, *, clockwise: bool = False) -> Polygon:
    corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]
    return corners[::-1] if clockwise else corners


def star(points: int, step: int, radius: float = 100) -> Polygon:
    """Return a star that is drawn in one stroke, from each point to the one `step` further on."""
    turns = [2 * pi * index * step / points for index in range(points)]
    return [(radius * cos(turn), radius * sin(turn)) for turn in turns]


def inside(polygons: list[Polygon], x: float, y: float, *, even_odd: bool) -> bool:
    """Say whether a point lies inside, from the edges that a ray to the right crosses."""
    winding = crossings = 0
    for polygon in polygons:
        for (x0, y0), (x1, y1) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
            if (y0 > y) != (y1 > y) and x < x0 + (x1 - x0) * (y - y0) / (y1 - y0):
                crossings += 1
                winding += 1 if y1 > y0 else -1
    return bool(crossings % 2 if even_odd else winding)


def worked_out(polygons: list[Polygon], *, even_odd: bool = False) -> Region:
    found = enclosed(polygons, even_odd=even_odd)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("polygons", "nonzero", "even_odd"),
    [
        ([square(0, 0, 10)], 100, 100),
        ([square(0, 0, 10, clockwise=True)], 100, 100),
        ([[(0, 0), (10, 0), (5, 10)]], 50, 50),
        ([square(0, 0, 10), square(2, 2, 4)], 100, 84),
        ([square(0, 0, 10), square(2, 2, 4, clockwise=True)], 84, 84),
        ([square(0, 0, 10), square(5, 0, 10)], 150, 100),
        ([square(0, 0, 10), square(20, 0, 10)], 200, 200),
        ([[(0, 0), (10, 10), (10, 0), (0, 10)]], 50, 50),
        ([[(0, 0), (10, 0)]], 0, 0),
        ([], 0, 0),
    ],
)
def test_polygons_enclose_an_area_by_either_rule(
    polygons: list[Polygon], nonzero: float, even_odd: float
) -> None:
    assert area(worked_out(polygons)) == pytest.approx(nonzero)
    assert area(worked_out(polygons, even_odd=True)) == pytest.approx(even_odd)


@pytest.mark.parametrize("even_odd", [True, False])
@pytest.mark.parametrize("seed", range(6))
def test_any_polygons_enclose_what_a_ray_says(seed: int, even_odd: bool) -> None:
    chance = Random(seed)
    polygons: list[Polygon] = [
        [(chance.uniform(0, 40), chance.uniform(0, 40)) for _ in range(chance.randrange(3, 8))]
        for _ in range(3)
    ]
    region = worked_out(polygons, even_odd=even_odd)
    for x in range(1, 40, 3):
        for y in range(1, 40, 3):
            found = any(inside([piece], x, y, even_odd=False) for piece in region)
            assert found is inside(polygons, x, y, even_odd=even_odd)


def test_the_pieces_of_a_star_do_not_overlap() -> None:
    whole, hollow = worked_out([star(5, 2)]), worked_out([star(5, 2)], even_odd=True)
    inner = 100 * cos(2 * pi / 5) / cos(pi / 5)
    pentagon = 5 / 2 * inner**2 * sin(2 * pi / 5)
    assert area(whole) - area(hollow) == pytest.approx(pentagon)


def test_two_regions_have_a_region_in_common() -> None:
    hollow = worked_out([square(0, 0, 10), square(2, 2, 6)], even_odd=True)
    assert intersection(worked_out([square(3, 3, 4)]), cutters(hollow)) == ()
    common = intersection(worked_out([square(1, 1, 4)]), cutters(hollow))
    assert area(common) == pytest.approx(7)
    box = bounds(common)
    assert box is not None
    assert box.as_array() == [1, 1, 5, 5]


def test_regions_that_only_touch_have_nothing_in_common() -> None:
    beside = cutters(worked_out([square(10, 0, 10)]))
    assert intersection(worked_out([square(0, 0, 10)]), beside) == ()


def test_a_line_without_area_is_cut_like_anything_else() -> None:
    line = (((-5.0, 5.0), (15.0, 5.0)),)
    box = bounds(intersection(line, cutters(worked_out([square(0, 0, 10)]))))
    assert box is not None
    assert box.as_array() == [0, 5, 10, 5]


def test_nothing_has_no_bounds() -> None:
    assert bounds(()) is None


def test_a_path_of_too_many_edges_is_not_worked_out() -> None:
    assert enclosed([star(MOST_EDGES + 1, 1)], even_odd=False) is None
