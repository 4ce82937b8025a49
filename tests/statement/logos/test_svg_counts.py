"""What an SVG would draw is counted before it is drawn: what takes days is refused at once."""

from xml.etree.ElementTree import fromstring

import pytest

from statementpress.statement.files import FileError
from statementpress.statement.logos.svg_counts import check_counts

SIZE = (40.0, 10.0)
PATH = '<path id="p" d="M0 0{}"/>'


def refusal(content: str) -> str:
    """Return the code with which a drawing is refused, or ""."""
    drawing = fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{content}</svg>')
    try:
        check_counts("otter.svg", drawing, SIZE)
    except FileError as error:
        return error.code if error.hint else "no hint"
    return ""


def markers(count: int, corners: int) -> str:
    """Return a marker of `count` paths, and a path with it at that many corners."""
    path = PATH.format("l1 1" * (corners - 1)).replace("<path", '<path style="marker-mid:url(#m)"')
    return f'<marker id="m">{"<path/>" * (count - 1)}</marker>{path}'


@pytest.mark.parametrize(
    ("allowed", "refused"),
    [
        ("<path/>" * 19_999, "<path/>" * 20_000),
        (markers(100, 190), markers(100, 210)),
        (
            f"<g marker-mid='url(#m)'>{markers(100, 90)}</g>",
            f"<g marker='url(#m)'>{markers(200, 120)}</g>",
        ),
        ('<marker id="m"/>' * 100, '<marker id="m"/>' * 101),
        (PATH.format("l1 1" * 290_000), PATH.format("l1 1" * 300_000)),
        (
            PATH.format("l1 1" * 999) + '<use href="#p"/>' * 290,
            PATH.format("l1 1" * 999) + '<use href="#p"/>' * 300,
        ),
        ('<g opacity=".5"/>' * 1_000, '<g opacity=".5"/>' * 1_001),
        (
            '<g style="opacity:1;filter:none"/>' * 1_001,
            '<g style="mix-blend-mode:screen"/>' * 1_001,
        ),
        ("<image/>" * 100, "<image/>" * 101),
        (
            '<symbol id="s"><image/></symbol>' + '<use href="#s"/>' * 99,
            '<symbol id="s"><image/></symbol>' + '<use href="#s"/>' * 100,
        ),
        ('<line stroke-dasharray=".01"/>', '<line stroke-dasharray="1e-7"/>'),
        ('<line stroke-dasharray="1 1"/>', '<line style="stroke-dasharray:0.0000001"/>'),
        (
            '<g stroke-dasharray=".01">' + "<line/>" * 39 + "</g>",
            '<g stroke-dasharray=".01">' + "<line/>" * 41 + "</g>",
        ),
        (
            '<pattern patternUnits="userSpaceOnUse" width=".5" height=".5"/>',
            '<pattern patternUnits="userSpaceOnUse" width="1e-7" height="1"/>',
        ),
        ('<pattern width="1%" height=".01"/>', '<pattern width="1" height="1e-7"/>'),
        (
            '<pattern width="1" height="1" patternTransform="scale(.1)"/>',
            '<pattern width="1" height="1" patternTransform="matrix(1e-6 0 0 1 0 0)"/>',
        ),
        ('<feTurbulence numOctaves="8"/>', '<feTurbulence numOctaves="1e999"/>'),
        ('<feMorphology radius="100"/>', '<feMorphology radius="100000"/>'),
        (
            '<filter id="f">' + "<feOffset/>" * 50 + '</filter><g filter="url(#f)"/>',
            '<filter id="f">' + "<feOffset/>" * 26 + "</filter>" + '<g filter="url(#f)"/>' * 2,
        ),
    ],
)
def test_each_thing_that_costs_has_a_limit(allowed: str, refused: str) -> None:
    assert (refusal(allowed), refusal(refused)) == ("", "logo-too-large")


def test_shapes_are_counted_as_they_are_drawn() -> None:
    tens = "".join(
        f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 30)
    )
    assert refusal(f'<g id="g0"><path/></g>{tens}') == "logo-too-large"


@pytest.mark.parametrize("name", ["a", "%61"])
def test_of_two_parts_with_one_name_both_count(name: str) -> None:
    large = '<g id="a">' + "<path/>" * 9_000 + "</g>"
    for parts in (f'{large}<g id="a"/>', f'<g id="a"/>{large}'):
        assert refusal(f'{parts}<use href="#{name}"/><use href="#{name}"/>') == "logo-too-large"


def test_a_long_chain_of_references_is_refused() -> None:
    chain = [f'<g id="g{n}"><use href="#g{n + 1}"/></g>' for n in range(60)]
    for parts in (chain, chain[::-1]):
        assert refusal("".join(parts)) == "logo-too-large"
