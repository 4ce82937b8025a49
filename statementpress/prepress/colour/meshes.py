"""Convert shadings of types 4 to 7, streams of corners or patches with their colours, in bits.

See ISO 32000-1, 8.7.4.5.5 to 8.7.4.5.8. The bits that say where a corner lies stay as they are. Its
colours are written anew, with 16 bits for each ink.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pikepdf import Array, Name, Object, Stream

from statementpress.prepress.colour.converter import ConversionError
from statementpress.prepress.colour.interval import Inks, interpolate, intervals
from statementpress.unpacking import unpack

FREE_FORM, LATTICE, COONS, TENSOR = 4, 5, 6, 7
MESHES = {FREE_FORM, LATTICE, COONS, TENSOR}
CORNERS = {COONS: 12, TENSOR: 16}
"""Points of a patch that stands alone. One that continues another shares four points and two
colours with it."""
BITS = 16
"""Bits of each ink that is written."""
MOST_BYTES = 1 << 26
"""Bytes of a mesh."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the bits of a mesh are laid out."""

    kind: int
    """The /ShadingType."""
    flag: int
    """Bits of the flag before each corner or patch, 0 if there is none."""
    coordinate: int
    """Bits of a coordinate."""
    component: int
    """Bits of a component of a colour."""
    decode: tuple[tuple[float, float], ...]
    """The low and the high bound of each component of a colour."""

    def parts(self, flag: int) -> tuple[int, int]:
        """Return how many points and how many colours follow a flag."""
        if self.kind not in CORNERS:
            return 1, 1
        return (CORNERS[self.kind], 4) if flag == 0 else (CORNERS[self.kind] - 4, 2)


def convert_mesh(shading: Stream, components: int, inks: Callable[[Inks], Inks]) -> None:
    """Convert the colours of a mesh that has no function through `inks`, in place.

    `components` is how many its colours have. Raises ConversionError if the mesh is broken.
    """
    layout = _layout(shading, components)
    data = unpack(shading, MOST_BYTES, MOST_BYTES) or b""
    records = list(_records(data, layout, inks))
    if not records:
        raise ConversionError("a mesh has no corners, or too many")
    shading.write(b"".join(records))
    width = len(inks(tuple(low for low, _ in layout.decode)))
    shading[Name.BitsPerComponent] = BITS
    place = list(shading[Name.Decode])[:4]
    shading[Name.Decode] = Array([*place, *[0, 1] * width])


def _layout(shading: Object, components: int) -> Layout:
    kind = int(shading[Name.ShadingType])
    decode = intervals(shading.get(Name.Decode), "Decode")
    flag = 0 if kind == LATTICE else _bits(shading, Name.BitsPerFlag)
    if len(decode) != 2 + components:
        raise ConversionError("the Decode of a mesh does not fit its colours")
    return Layout(
        kind,
        flag,
        _bits(shading, Name.BitsPerCoordinate),
        _bits(shading, Name.BitsPerComponent),
        decode[2:],
    )


def _bits(shading: Object, key: Name) -> int:
    found = shading.get(key)
    if not isinstance(found, int) or not 1 <= found <= 32:
        raise ConversionError(f"{str(key)[1:]} of a mesh has a value that is not allowed")
    return found


def _records(data: bytes, layout: Layout, inks: Callable[[Inks], Inks]) -> Iterator[bytes]:
    """Yield each converted corner or patch; each fills whole bytes (8.7.4.5.5)."""
    at = 0
    while at < len(data):
        flag = int.from_bytes(data[at : at + 4].ljust(4, b"\0"), "big") >> 32 - layout.flag
        points, colours = layout.parts(flag & 3 if layout.flag else 0)
        place = layout.flag + points * 2 * layout.coordinate
        length = place + colours * len(layout.decode) * layout.component
        if length % 8 and layout.kind in CORNERS:
            raise ConversionError("the patches of a mesh do not fill whole bytes")
        size = -(-length // 8)
        record = data[at : at + size]
        if len(record) == size:
            whole = int.from_bytes(record, "big") >> size * 8 - length
            yield _record(whole, (place, length), layout, inks)
        at += size


def _record(
    whole: int, ends: tuple[int, int], layout: Layout, inks: Callable[[Inks], Inks]
) -> bytes:
    """Return a converted corner or patch, whose points and colours end at the bits `ends`."""
    place, length = ends
    written, bits = whole >> length - place, place
    most = (1 << layout.component) - 1
    values: list[float] = []
    for end in range(place + layout.component, length + 1, layout.component):
        bounds = layout.decode[len(values) % len(layout.decode)]
        values.append(interpolate(whole >> length - end & most, (0, most), bounds))
    for start in range(0, len(values), len(layout.decode)):
        for ink in inks(tuple(values[start : start + len(layout.decode)])):
            written = written << BITS | round(ink * (2**BITS - 1))
            bits += BITS
    return (written << -bits % 8).to_bytes(-(-bits // 8), "big")
