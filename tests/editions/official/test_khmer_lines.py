"""Khmer lines: signs stacked above and below the letters never reach the next line."""

from collections.abc import Iterator

import pytest

from tests.shared import ink
from tests.shared.editions import Edition
from tests.shared.lines import Line


def neighbours(lines: list[Line]) -> Iterator[tuple[Line, Line]]:
    """Yield each line with the nearest one below it, where the two stand one above the other."""
    for upper in lines:
        below = [
            line
            for line in lines
            if line.page == upper.page
            and line.baseline < upper.baseline - 1
            and line.left < upper.right
            and upper.left < line.right
        ]
        if below:
            yield upper, max(below, key=lambda line: line.baseline)


@pytest.mark.parametrize("name", ["official", "khmer"])
def test_stacks_of_one_line_never_touch_the_next(editions: dict[str, Edition], name: str) -> None:
    edition = editions[name]
    lines = [
        line for block in edition.blocks if block.element.language == "km" for line in block.lines
    ]
    pairs = list(neighbours(lines))
    assert len(pairs) > 60
    assert [
        f"{upper} | {lower}"
        for upper, lower in pairs
        if ink.touch(edition.images[upper.page], upper, lower)
    ] == []
