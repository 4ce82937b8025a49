"""Half-transparent colours over others are mixed by inks in print: the author hears of it."""

import pytest

from statementpress.editions.translucent import mixes_colours
from statementpress.statement.logos.svg import read_svg

GREEN = '<rect width="60" height="60" fill="#0a7"/>'


@pytest.mark.parametrize(
    ("content", "mixes"),
    [
        (GREEN + '<rect x="20" width="40" height="60" fill="#f0f" opacity=".5"/>', True),
        (GREEN + '<rect x="20" width="40" height="60" style="fill:#f0f;fill-opacity:.5"/>', True),
        (GREEN + '<rect x="20" width="40" height="60" fill="#ff00ff80"/>', True),
        (GREEN + '<g opacity="50%"><rect x="20" width="40" height="60" fill="#f0f"/></g>', True),
        (GREEN + '<rect x="60" width="40" height="60" fill="#f0f" opacity=".5"/>', False),
        (GREEN + '<rect x="20" width="40" height="60" fill="#f0f"/>', False),
        (GREEN + '<rect x="20" width="40" height="60" fill="#f0f" opacity="0"/>', False),
        (GREEN + '<rect x="20" width="40" height="60" fill="#0a7" opacity=".5"/>', False),
    ],
)
def test_what_lies_over_other_colours_is_found(content: str, mixes: bool) -> None:
    data = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60">{content}</svg>'
    assert mixes_colours(read_svg("otter.svg", data.encode())) is mixes
