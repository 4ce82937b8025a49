"""Logos look equally large, whatever their proportions."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statementpress.statement.signatories import Logo, Signatory
from statementpress.typeset.compose.logos import AREA, TALLEST, WIDEST, LogoBook, size


@given(width=st.floats(1, 1e4), height=st.floats(1, 1e4))
def test_proportions_are_kept_within_limits(width: float, height: float) -> None:
    shown_width, shown_height = size(width, height)

    assert shown_width / shown_height == pytest.approx(width / height)
    assert shown_width <= WIDEST * 1.0001
    assert shown_height <= TALLEST * 1.0001


@pytest.mark.parametrize("ratio", [1.0, 1.5, 3.0, 4.5])
def test_usual_logos_cover_the_same_area(ratio: float) -> None:
    width, height = size(ratio * 100, 100)

    assert width * height == pytest.approx(AREA)


@given(ratios=st.lists(st.floats(0.3, 5), min_size=2, max_size=40))
def test_rows_as_they_are_written_are_no_wider_than_their_measure(ratios: list[float]) -> None:
    book = LogoBook()
    names = {"en": ""}
    logos = [Logo(f"{ratio}.svg", "image/svg+xml", b"", b"", ratio, 1) for ratio in ratios]
    wall = book.wall([Signatory(names, names, logo, "", 1) for logo in logos])

    sheet = book.style_sheet()
    widths = {
        int(number): float(width)
        for number, width in re.findall(r"\.placed-(\d+) { width: ([\d.]+)mm", sheet)
    }
    beside = float(re.findall(r"\.mark { margin: 0 ([\d.]+)mm", sheet)[0])
    for row in wall.rows:
        wide = sum(widths[mark.number] + 2 * beside for mark in row)
        assert wide <= book.measures.width + 2 * beside + 1e-6
