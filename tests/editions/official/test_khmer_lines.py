"""Khmer lines: signs stacked above and below the letters never reach the next line."""

import pytest

from tests.shared import ink
from tests.shared.editions import Edition
from tests.shared.lines import neighbours


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
