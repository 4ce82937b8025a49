"""Make functions for gradients in inks, of as many straight pieces as the eye needs.

The colour between two others in RGB is not the one between their inks. So a gradient is followed
through the conversion, and cut in halves until the inks of each piece lie on a straight line within
`TOLERANCE`. The gradient's own stops keep their exact places.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from pikepdf import Array, Dictionary, Pdf, Stream

from statementpress.prepress.colour.function import Function, Joined, Stitched
from statementpress.prepress.colour.interval import Inks, Interval, interpolate

Colour: TypeAlias = Callable[[float], Inks]
"""Returns the inks at a place of a gradient."""
Piece: TypeAlias = tuple[Interval, Inks, Inks]
"""Both ends of a straight piece, and the inks there."""

TOLERANCE = 0.01
"""Of an ink, 0 to 1. One percent of a dot is as much as a press can hold and an eye can see."""
MOST_HALVES = 6
"""How often a stretch between two stops is halved, which makes 64 pieces at most."""
MOST_PIECES = 20_000
"""Pieces of a whole gradient."""
NEAR = 1e-6
"""How near to a stop its colour is looked up, as a part of the stretch: two may meet there."""
GRID = 64
"""Samples of a function of two variables in each direction."""


def stops(function: Function, domain: Interval) -> list[float]:
    """Return the places where a function of one input may turn or jump, and both ends."""
    parts = function.functions if isinstance(function, Joined) else (function,)
    inner = {bound for part in parts if isinstance(part, Stitched) for bound in part.bounds}
    return [domain[0], *sorted(each for each in inner if domain[0] < each < domain[1]), domain[1]]


def gradient(colour: Colour, edges: Sequence[float]) -> Dictionary:
    """Return a PDF function that follows `colour` over rising `edges`.

    It is of type 2, or of type 3 and made of several of type 2 (ISO 32000-1, 7.10.3, 7.10.4).
    """
    pieces = [
        piece
        for low, high in pairwise(edges)
        if high > low
        for piece in _stretch(colour, (low, high), len(edges))
    ]
    if not pieces:
        inks = colour(edges[0])
        return _straight(inks, inks)
    if len(pieces) == 1 and (edges[0], edges[-1]) == (0, 1):
        return _straight(*pieces[0][1:])
    return Dictionary(
        FunctionType=3,
        Domain=Array([edges[0], edges[-1]]),
        Functions=Array([_straight(start, end) for _, start, end in pieces]),
        Bounds=Array([ends[0] for ends, _, _ in pieces[1:]]),
        Encode=Array([0, 1] * len(pieces)),
    )


def table(pdf: Pdf, colour: Callable[[float, float], Inks], domain: Sequence[Interval]) -> Stream:
    """Return a sampled PDF function of two inputs (7.10.2) in 8 bits."""
    points = [
        colour(interpolate(x, (0, GRID - 1), domain[0]), interpolate(y, (0, GRID - 1), domain[1]))
        for y in range(GRID)
        for x in range(GRID)
    ]
    return pdf.make_stream(
        bytes(round(255 * ink) for inks in points for ink in inks),
        FunctionType=0,
        Domain=Array([bound for each in domain for bound in each]),
        Range=Array([0, 1] * len(points[0])),
        Size=Array([GRID, GRID]),
        BitsPerSample=8,
    )


def _stretch(colour: Colour, ends: Interval, among: int) -> Iterator[Piece]:
    """Yield the pieces between two stops of a gradient that has `among` of them."""
    low, high = ends
    inset = (high - low) * NEAR
    halves = MOST_HALVES
    while halves and among << halves > MOST_PIECES:
        halves -= 1

    def inside(value: float) -> Inks:
        return colour(min(max(value, low + inset), high - inset))

    yield from _halved(inside, ends, halves)


def _halved(colour: Colour, ends: Interval, halves: int) -> Iterator[Piece]:
    low, high = ends
    start, end = colour(low), colour(high)
    if not halves or _is_straight(colour, ends, start, end):
        yield ends, start, end
        return
    middle = (low + high) / 2
    yield from _halved(colour, (low, middle), halves - 1)
    yield from _halved(colour, (middle, high), halves - 1)


def _is_straight(colour: Colour, ends: Interval, start: Inks, end: Inks) -> bool:
    low, high = ends
    return all(
        abs(found - (a + share * (b - a))) <= TOLERANCE
        for share in (0.25, 0.5, 0.75)
        for found, a, b in zip(colour(low + share * (high - low)), start, end, strict=True)
    )


def _straight(start: Inks, end: Inks) -> Dictionary:
    return Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=_numbers(start), C1=_numbers(end), N=1
    )


def _numbers(inks: Inks) -> Array:
    return Array([round(ink, 4) for ink in inks])
