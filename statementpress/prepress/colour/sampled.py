"""Sampled functions of a PDF, type 0 (ISO 32000-1, 7.10.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

import pikepdf

from statementpress.prepress.colour.interval import (
    FunctionError,
    Interval,
    clip,
    interpolate,
    intervals,
    numbers,
)
from statementpress.unpacking import unpack

MOST_INPUTS = 10
"""Inputs of a function: a value is mixed from up to two samples for each, so from 1,024 at most."""
MOST_BYTES = 1 << 24
"""Bytes of a table. One with 17 points from CMYK to CMYK in 16 bits has 668 KB."""


@dataclass(frozen=True, slots=True)
class Sampled:
    """A table of samples. Values between them lie on straight lines, even if Order is 3."""

    domain: tuple[Interval, ...]
    """The bounds of each input."""
    range: tuple[Interval, ...]
    """The bounds of each output."""
    size: tuple[int, ...]
    """The points of the table along each input."""
    bits: int
    """The bits of one sample."""
    encode: tuple[Interval, ...]
    """The points of the table at both ends of each input's domain."""
    decode: tuple[Interval, ...]
    """The values of each output for its lowest and highest sample."""
    samples: bytes
    """For each point a sample of each output, high bit first. The first input varies fastest."""

    def __call__(self, values: Sequence[float]) -> tuple[float, ...]:
        """Return a number for each of `range` for one number for each of `domain`."""
        if len(values) != len(self.domain):
            raise FunctionError(f"the function takes {len(self.domain)} numbers")
        corners = [(0, 1.0)]
        stride = 1
        for value, domain, encode, size in zip(
            values, self.domain, self.encode, self.size, strict=True
        ):
            at = clip(interpolate(clip(value, domain), domain, encode), (0.0, size - 1.0))
            corners = _spread(corners, at, stride)
            stride *= size
        return tuple(self._mixed(corners, output) for output in range(len(self.range)))

    def _mixed(self, corners: list[tuple[int, float]], output: int) -> float:
        stored = (0.0, float((1 << self.bits) - 1))
        mean = sum(
            share * self._sample(point * len(self.range) + output) for point, share in corners
        )
        return clip(interpolate(mean, stored, self.decode[output]), self.range[output])

    def _sample(self, index: int) -> int:
        first, start = divmod(index * self.bits, 8)
        last = -(-(index + 1) * self.bits // 8)
        behind = last * 8 - (first * 8 + start + self.bits)
        whole = int.from_bytes(self.samples[first:last], "big")
        return whole >> behind & (1 << self.bits) - 1


def _spread(corners: list[tuple[int, float]], at: float, stride: int) -> list[tuple[int, float]]:
    """Return the corners and their shares, each divided between the samples around `at`."""
    below = int(at)
    share = at - below
    ends = [(below, 1 - share), (below + 1, share)]
    return [
        (point + step * stride, weight * part)
        for point, weight in corners
        for step, part in ends
        if part
    ]


def read_sampled(stream: pikepdf.Stream, domain: tuple[Interval, ...]) -> Sampled:
    """Read a function of type 0; raise FunctionError if it is broken or its table too short."""
    outputs = intervals(stream.get("/Range"), "Range")
    size = tuple(int(each) for each in numbers(stream.get("/Size"), "Size"))
    bits = stream.get("/BitsPerSample")
    if bits not in {1, 2, 4, 8, 12, 16, 24, 32}:
        raise FunctionError("BitsPerSample has a value that is not allowed")
    if len(size) != len(domain) or len(size) > MOST_INPUTS or min(size) < 1:
        raise FunctionError("Size does not fit Domain")
    length = -(-prod(size) * len(outputs) * int(bits) // 8)
    if length > MOST_BYTES:
        raise FunctionError("the table of samples is too large")
    return Sampled(
        domain,
        outputs,
        size,
        int(bits),
        _pairs(stream, "/Encode", [(0.0, each - 1.0) for each in size]),
        _pairs(stream, "/Decode", outputs),
        _table(stream, length),
    )


def _pairs(stream: pikepdf.Stream, key: str, usual: Sequence[Interval]) -> tuple[Interval, ...]:
    found = intervals(stream[key], key) if key in stream else tuple(usual)
    if len(found) != len(usual):
        raise FunctionError(f"{key} has {len(found)} pairs where {len(usual)} are needed")
    return found


def _table(stream: pikepdf.Stream, length: int) -> bytes:
    try:
        data = unpack(stream, MOST_BYTES, MOST_BYTES) or b""
    except pikepdf.PdfError as error:
        raise FunctionError("the table of samples cannot be unpacked") from error
    if len(data) < length:
        raise FunctionError("the table of samples is too short")
    return data[:length]
