"""Functions of a PDF (ISO 32000-1, 7.10): numbers in, numbers out."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pikepdf

from statementpress.prepress.colour.calculator import Calculator, read_program
from statementpress.prepress.colour.interval import (
    FunctionError,
    Interval,
    clip,
    interpolate,
    intervals,
    number,
    numbers,
)
from statementpress.prepress.colour.sampled import MOST_BYTES, read_sampled
from statementpress.unpacking import unpack

__all__ = ["Function", "FunctionError", "read_function"]

Function = Callable[[Sequence[float]], tuple[float, ...]]
"""Takes and returns plain numbers, clipped to /Domain and /Range."""

MOST_NESTED = 8
"""Functions inside functions."""
MOST_FUNCTIONS = 4_096
"""Functions that one is made of: a gradient is stitched from a few, a table from hundreds."""


@dataclass(frozen=True, slots=True)
class Exponential:
    """Goes from one colour to another along a power of its one input, type 2 (7.10.3)."""

    domain: Interval
    range: tuple[Interval, ...]
    """The bounds of each output, or empty."""
    start: tuple[float, ...]
    """C0, the outputs for 0."""
    end: tuple[float, ...]
    """C1, the outputs for 1."""
    exponent: float
    """N, the power."""

    def __call__(self, values: Sequence[float]) -> tuple[float, ...]:
        """Return as many numbers as `start` has for one number."""
        share = self._share(clip(_only(values), self.domain))
        mixed = tuple(a + share * (b - a) for a, b in zip(self.start, self.end, strict=True))
        return _clipped(mixed, self.range)

    def _share(self, value: float) -> float:
        try:
            power: float | complex = value**self.exponent
        except (ZeroDivisionError, OverflowError) as error:
            raise FunctionError("the exponent does not fit Domain") from error
        if isinstance(power, complex):
            raise FunctionError("the exponent does not fit Domain")
        return power


@dataclass(frozen=True, slots=True)
class Stitched:
    """Joins functions of one input side by side, type 3 (7.10.4)."""

    domain: Interval
    range: tuple[Interval, ...]
    """The bounds of each output, or empty."""
    functions: tuple[Function, ...]
    bounds: tuple[float, ...]
    """The inputs at which one function ends and the next begins."""
    encode: tuple[Interval, ...]
    """The inputs of each function at both ends of its stretch."""

    def __call__(self, values: Sequence[float]) -> tuple[float, ...]:
        """Return the outputs of the function on whose stretch the number lies."""
        value = clip(_only(values), self.domain)
        at = bisect_right(self.bounds, value)
        edges = (self.domain[0], *self.bounds, self.domain[1])
        inner = interpolate(value, (edges[at], edges[at + 1]), self.encode[at])
        return _clipped(self.functions[at]((inner,)), self.range)


@dataclass(frozen=True, slots=True)
class Joined:
    """Takes each number of a colour from a function of its own: an array in a shading."""

    functions: tuple[Function, ...]

    def __call__(self, values: Sequence[float]) -> tuple[float, ...]:
        """Return the first output of each function for the same input."""
        return tuple(function(values)[0] for function in self.functions)


def read_function(obj: pikepdf.Object) -> Function:
    """Read a function dictionary or stream, or an array of functions with one output each.

    Raises FunctionError if it is broken, nested too deep (also in a circle) or too large. The
    function itself raises FunctionError if it is called with more or fewer numbers than it takes,
    or with numbers on which a program of type 4 fails.
    """
    return _Reading().read(obj, MOST_NESTED)


class _Reading:
    """Reads a function, and counts the functions that it is made of."""

    def __init__(self) -> None:
        self.left = MOST_FUNCTIONS

    def read(self, obj: object, depth: int) -> Function:
        self.left -= 1
        if not depth or self.left < 0:
            raise FunctionError("the function is made of too many functions")
        if isinstance(obj, pikepdf.Array):
            return self._joined(obj, depth)
        if not isinstance(obj, (pikepdf.Dictionary, pikepdf.Stream)):
            raise FunctionError("a function is neither dictionary nor stream")
        domain = intervals(obj.get("/Domain"), "Domain")
        match obj.get("/FunctionType"):
            case 0 if isinstance(obj, pikepdf.Stream):
                return read_sampled(obj, domain)
            case 2:
                return _exponential(obj, domain)
            case 3:
                return self._stitched(obj, domain, depth)
            case 4 if isinstance(obj, pikepdf.Stream):
                return _calculator(obj, domain)
        raise FunctionError("a function is of an unknown type")

    def _joined(self, array: pikepdf.Array, depth: int) -> Joined:
        functions = tuple(self.read(each, depth - 1) for each in self._parts(array))
        return Joined(functions)

    def _parts(self, obj: object) -> list[object]:
        if not isinstance(obj, pikepdf.Array) or not 0 < len(obj) <= self.left:
            raise FunctionError("the list of functions is missing or too long")
        return list(obj)

    def _stitched(self, obj: pikepdf.Object, domain: tuple[Interval, ...], depth: int) -> Stitched:
        parts = self._parts(obj.get("/Functions"))
        functions = tuple(self.read(each, depth - 1) for each in parts)
        bounds = numbers(obj.get("/Bounds"), "Bounds")
        encode = intervals(obj.get("/Encode"), "Encode")
        if len(bounds) != len(functions) - 1 or len(encode) < len(functions):
            raise FunctionError("Bounds or Encode do not fit Functions")
        edges = (domain[0][0], *bounds, domain[0][1])
        if list(edges) != sorted(edges):
            raise FunctionError("Bounds do not rise")
        return Stitched(domain[0], _range(obj), functions, bounds, encode)


def _exponential(obj: pikepdf.Object, domain: tuple[Interval, ...]) -> Exponential:
    start = numbers(obj["/C0"], "C0") if "/C0" in obj else (0.0,)
    end = numbers(obj["/C1"], "C1") if "/C1" in obj else (1.0,)
    if len(start) != len(end) or not start:
        raise FunctionError("C0 and C1 do not fit each other")
    return Exponential(domain[0], _range(obj), start, end, number(obj.get("/N"), "N"))


def _calculator(obj: pikepdf.Stream, domain: tuple[Interval, ...]) -> Calculator:
    try:
        source = unpack(obj, MOST_BYTES, MOST_BYTES) or b""
    except pikepdf.PdfError as error:
        raise FunctionError("the program of the function cannot be unpacked") from error
    return Calculator(domain, intervals(obj.get("/Range"), "Range"), read_program(source))


def _range(obj: pikepdf.Object) -> tuple[Interval, ...]:
    return intervals(obj["/Range"], "Range") if "/Range" in obj else ()


def _only(values: Sequence[float]) -> float:
    if len(values) != 1:
        raise FunctionError("the function takes one number")
    return values[0]


def _clipped(values: tuple[float, ...], bounds: tuple[Interval, ...]) -> tuple[float, ...]:
    """Return the values within their bounds, or as they are if there are no bounds."""
    if not bounds:
        return values
    if len(bounds) != len(values):
        raise FunctionError("Range does not fit what the function gives")
    return tuple(clip(*each) for each in zip(values, bounds, strict=True))
