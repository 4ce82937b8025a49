"""After a conversion, gradients and meshes are in inks and look as before."""

import copy
from collections.abc import Sequence
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from statementpress.prepress.colour.document import ConversionError, convert_colours
from statementpress.prepress.colour.function import read_function
from statementpress.prepress.colour.space import RGB, Paint
from tests.prepress.colour.drawn import SIDE, drawn, greys_differ, rendered, with_resource
from tests.prepress.presses import OFFSET, ONE_INK

WHITE, NAVY, TOMATO, BLACK = (1, 1, 1), (0, 0, 0.5), (1, 0.39, 0.28), (0, 0, 0)


def between(start: Sequence[float], end: Sequence[float], power: float = 1) -> Dictionary:
    return Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([*start]), C1=Array([*end]), N=power
    )


def stitched(*parts: Dictionary, bounds: Sequence[float]) -> Dictionary:
    return Dictionary(
        FunctionType=3,
        Domain=Array([0, 1]),
        Functions=Array(parts),
        Bounds=Array([*bounds]),
        Encode=Array([0, 1] * len(parts)),
    )


def axial(function: object, **entries: object) -> Dictionary:
    return Dictionary(
        {
            "/ShadingType": 2,
            "/ColorSpace": Name.DeviceRGB,
            "/Coords": Array([0, 0, SIDE, 0]),
            "/Function": function,
            **{f"/{key}": value for key, value in entries.items()},
        }
    )


def page(shading: object) -> Pdf:
    return drawn("/S sh", Shading={"S": shading})


def in_four_inks(shading: object) -> Any:
    """Return a converted shading, in a copy that outlives its PDF."""
    pdf = page(shading)
    convert_colours(pdf, OFFSET)
    return copy.copy(pdf.pages[0].obj.Resources.Shading.S)


def inks(*values: float) -> tuple[float, ...]:
    return OFFSET.paint(Paint(RGB, values)).values


@pytest.mark.parametrize("function", [between(WHITE, NAVY), between(NAVY, TOMATO, 3)])
def test_a_gradient_follows_the_conversion_within_a_percent(function: Dictionary) -> None:
    written, made = read_function(function), in_four_inks(axial(function))
    assert made.ColorSpace == "/DeviceCMYK"
    after = read_function(made.Function)
    for step in range(101):
        wanted = inks(*written((step / 100,)))
        assert after((step / 100,)) == pytest.approx(wanted, abs=0.02)


def test_its_ends_are_exactly_the_converted_colours() -> None:
    after = read_function(in_four_inks(axial(between(WHITE, TOMATO))).Function)
    assert after((0,)) == (0, 0, 0, 0)
    assert after((1,)) == pytest.approx(inks(*TOMATO), abs=0.001)


def test_stops_stay_where_they_are_hard_ones_too() -> None:
    function = stitched(between(NAVY, WHITE), between(TOMATO, WHITE), bounds=[0.3])
    after = read_function(in_four_inks(axial(function)).Function)
    assert after((0.2999,)) == pytest.approx((0, 0, 0, 0), abs=0.01)
    assert after((0.3,)) == pytest.approx(inks(*TOMATO), abs=0.001)


def test_a_grey_gradient_prints_with_black_alone() -> None:
    after = read_function(in_four_inks(axial(between(WHITE, BLACK))).Function)
    assert all(after((step / 20,))[:3] == (0, 0, 0) for step in range(21))


def test_a_gradient_that_is_straight_in_inks_is_one_piece() -> None:
    function = between((0, 0, 0, 0), (1, 0.5, 0, 0.25))
    made = in_four_inks(axial(function, ColorSpace=Name.DeviceCMYK))
    assert (made.Function.FunctionType, made.Function.C1) == (2, Array([1, 0.5, 0, 0.25]))


def test_a_domain_of_its_own_is_kept() -> None:
    function = between(WHITE, NAVY)
    function.Domain = Array([2, 5])
    function.N = 0
    made = in_four_inks(axial(function, Domain=Array([2, 5])))
    assert read_function(made.Function)((3,)) == pytest.approx(inks(*NAVY), abs=0.001)


def test_functions_for_each_component_are_one_afterwards() -> None:
    each = Array([between([a], [b]) for a, b in zip(NAVY, TOMATO, strict=True)])
    after = read_function(in_four_inks(axial(each)).Function)
    assert after((1,)) == pytest.approx(inks(*TOMATO), abs=0.001)


def test_the_background_is_converted() -> None:
    made = in_four_inks(axial(between(WHITE, NAVY), Background=Array([1, 1, 1])))
    assert made.Background == Array([0, 0, 0, 0])


def test_in_one_ink_a_gradient_is_grey() -> None:
    pdf = page(axial(between(WHITE, NAVY)))
    convert_colours(pdf, ONE_INK)
    made = pdf.pages[0].obj.Resources.Shading.S
    assert made.ColorSpace == "/DeviceGray"
    assert len(read_function(made.Function)((0.5,))) == 1


def test_a_shading_pattern_is_converted_once() -> None:
    pdf = drawn("/Pattern cs /P scn 0 0 50 50 re f /Q sh")
    shading = pdf.make_indirect(axial(between(WHITE, NAVY)))
    with_resource(pdf, "Shading", "Q", shading)
    with_resource(pdf, "Pattern", "P", Dictionary(PatternType=2, Shading=shading))
    convert_colours(pdf, OFFSET)
    assert shading.ColorSpace == "/DeviceCMYK"
    assert len(read_function(shading.Function)((0,))) == 4


class TestLooks:
    """Converted to grey, they look as before to the pixel."""

    def test_axial(self) -> None:
        assert greys_differ(page(axial(between(NAVY, TOMATO, 2)))) <= 4

    def test_radial_with_hard_stops(self) -> None:
        function = stitched(between(NAVY, WHITE), between(TOMATO, BLACK), bounds=[0.5])
        coords = Array([50, 50, 0, 50, 50, 50])
        assert greys_differ(page(axial(function, ShadingType=3, Coords=coords))) <= 4

    def test_by_function_of_two_variables(self) -> None:
        pdf = drawn("100 0 0 100 0 0 cm /S sh")
        program = b"{ dup 3 1 roll mul exch 1 exch sub dup 2 div }"
        ends = {"Domain": Array([0, 1, 0, 1]), "Range": Array([0, 1] * 3)}
        function = pdf.make_stream(program, FunctionType=4, **ends)
        with_resource(pdf, "Shading", "S", axial(function, ShadingType=1, Domain=Array([0, 1] * 2)))
        assert greys_differ(pdf) <= 6

    @pytest.mark.parametrize("bits", [8, 16])
    def test_triangles(self, bits: int) -> None:
        pdf = drawn("/S sh")
        corners = [((0, 0), WHITE), ((255, 0), NAVY), ((0, 255), TOMATO)]
        data = b"".join(
            b"\0" + bytes(place) + b"".join(_stored(c, bits) for c in colour)
            for place, colour in corners
        )
        with_resource(pdf, "Shading", "S", mesh(pdf, data, 4, bits))
        assert greys_differ(pdf) <= 4

    def test_a_patch(self) -> None:
        pdf = drawn("/S sh")
        edge = [(0, 0), (0, 80), (0, 160), (0, 255), (80, 255), (160, 255), (255, 255), (255, 160)]
        edge += [(255, 80), (255, 0), (160, 0), (80, 0)]
        data = b"\0" + bytes(value for point in edge for value in point)
        data += b"".join(_stored(c, 8) for colour in (WHITE, NAVY, TOMATO, BLACK) for c in colour)
        with_resource(pdf, "Shading", "S", mesh(pdf, data, 6, 8))
        assert greys_differ(pdf) <= 6


def test_a_mesh_keeps_its_corners() -> None:
    pdf = drawn("/S sh")
    data = b"".join(b"\0" + bytes(place) + b"\0\0\0" for place in [(0, 0), (255, 0), (0, 255)])
    with_resource(pdf, "Shading", "S", mesh(pdf, data, 4, 8))
    before = rendered(pdf).convert("L").point(lambda level: 255 * (level > 200))
    convert_colours(pdf, OFFSET)
    after = rendered(pdf).convert("L").point(lambda level: 255 * (level > 200))
    assert before.tobytes() == after.tobytes()
    assert pdf.pages[0].obj.Resources.Shading.S.BitsPerComponent == 16


@pytest.mark.parametrize(
    "shading",
    [
        axial(between(WHITE, NAVY), ShadingType=9),
        Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB),
        Dictionary(ShadingType=4, ColorSpace=Name.DeviceRGB),
        Dictionary(ShadingType=2),
        axial(between(WHITE, NAVY), ColorSpace=Name.Pattern),
        axial(between([0], [1])),
        axial(between(WHITE, NAVY), Domain=Array([1, 0])),
        axial(between(WHITE, NAVY), Background=Array([1])),
    ],
)
def test_a_shading_without_sense_is_refused(shading: Dictionary) -> None:
    with pytest.raises(ConversionError):
        in_four_inks(shading)


def mesh(pdf: Pdf, data: bytes, kind: int, bits: int) -> Any:
    return pdf.make_stream(
        data,
        ShadingType=kind,
        ColorSpace=Name.DeviceRGB,
        BitsPerCoordinate=8,
        BitsPerComponent=bits,
        BitsPerFlag=8,
        Decode=Array([0, SIDE, 0, SIDE, 0, 1, 0, 1, 0, 1]),
    )


def _stored(value: float, bits: int) -> bytes:
    level = round(value * ((1 << bits) - 1))
    return level.to_bytes(bits // 8, "big")
