"""Logos look equally large, whatever their proportions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statementpress.typeset.compose.logos import AREA, TALLEST, WIDEST, size


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
