"""A colour space is resolved to what it stands for, and rubbish is an error."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from statementpress.prepress.colour.resolve import ColourSpaceError, initial, resolve
from statementpress.prepress.colour.space import CMYK, GRAY, PATTERN, RGB, ColourSpace, Family

TO_RGB = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 1, 1], C1=[0.8, 0.6, 0], N=1)
GOLD = Array([Name.Separation, Name.Gold, Name.DeviceRGB, TO_RGB])


@pytest.fixture
def pdf() -> pikepdf.Pdf:
    return pikepdf.new()


@pytest.mark.parametrize(
    ("name", "space"),
    [
        ("/DeviceGray", GRAY),
        ("/DeviceRGB", RGB),
        ("/DeviceCMYK", CMYK),
        ("/Pattern", PATTERN),
        ("/G", GRAY),
        ("/RGB", RGB),
        ("/CMYK", CMYK),
    ],
)
def test_device_spaces_have_names(name: str, space: ColourSpace) -> None:
    assert resolve(Name(name), None) == space
    assert resolve(Array([Name(name)]), None) == space


def test_other_names_stand_in_the_resources() -> None:
    resources = Dictionary(ColorSpace=Dictionary(Brand=GOLD))
    assert resolve(Name.Brand, resources).inks == ("Gold",)


def test_a_resource_wins_over_an_abbreviation_but_not_over_a_device_space() -> None:
    resources = Dictionary(ColorSpace=Dictionary(RGB=Name.DeviceCMYK, DeviceGray=Name.DeviceRGB))
    assert resolve(Name.RGB, resources) == CMYK
    assert resolve(Name.DeviceGray, resources) == GRAY


def test_defaults_are_not_applied() -> None:
    resources = Dictionary(ColorSpace=Dictionary(DefaultRGB=Name.DeviceCMYK))
    assert resolve(Name.DeviceRGB, resources) == RGB


def test_an_icc_based_space_has_its_profile(pdf: pikepdf.Pdf) -> None:
    space = resolve(Array([Name.ICCBased, Stream(pdf, b"profile", N=3)]), None)
    assert space == ColourSpace(Family.ICC_BASED, 3, profile=b"profile")


def test_lab_has_its_range() -> None:
    space = resolve(Array([Name.Lab, Dictionary(Range=[-90, 90, 10, 80])]), None)
    assert (space.components, space.ranges) == (3, (-90, 90, 10, 80))


def test_indexed_has_a_table_that_is_filled_up(pdf: pikepdf.Pdf) -> None:
    for table in (String("abc"), Stream(pdf, b"abc")):
        space = resolve(Array([Name.Indexed, Name.DeviceRGB, 1, table]), None)
        assert (space.base, space.lookup) == (RGB, b"abc\0\0\0")


def test_indexed_of_an_inline_image_is_short() -> None:
    assert resolve(Array([Name.I, Name.G, 0, String("a")]), None).base == GRAY


def test_a_separation_turns_its_tint_into_its_alternate() -> None:
    space = resolve(GOLD, None)
    assert space.tint is not None
    assert (space.family, space.base) == (Family.SEPARATION, RGB)
    assert space.tint((1.0,)) == pytest.approx((0.8, 0.6, 0))


def test_a_device_n_has_all_its_inks(pdf: pikepdf.Pdf) -> None:
    tint = Stream(pdf, b"{ 0 0 }", FunctionType=4, Domain=[0, 1] * 2, Range=[0, 1] * 4)
    space = resolve(Array([Name.DeviceN, [Name.Gold, Name.Black], Name.DeviceCMYK, tint]), None)
    assert (space.components, space.inks) == (2, ("Gold", "Black"))


def test_an_uncoloured_pattern_is_coloured_in_its_base() -> None:
    space = resolve(Array([Name.Pattern, Name.DeviceRGB]), None)
    assert (space.family, space.components, space.base) == (Family.PATTERN, 3, RGB)


@pytest.mark.parametrize(
    ("space", "values"),
    [
        (GRAY, (0.0,)),
        (RGB, (0.0, 0.0, 0.0)),
        (CMYK, (0.0, 0.0, 0.0, 1.0)),
        (PATTERN, ()),
        (ColourSpace(Family.ICC_BASED, 4), (0.0, 0.0, 0.0, 0.0)),
        (ColourSpace(Family.INDEXED, 1), (0.0,)),
        (ColourSpace(Family.DEVICE_N, 2), (1.0, 1.0)),
        (ColourSpace(Family.LAB, 3, ranges=(-9.0, 9.0, 5.0, 9.0)), (0.0, 0.0, 5.0)),
    ],
)
def test_every_space_starts_with_a_colour(space: ColourSpace, values: tuple[float, ...]) -> None:
    assert initial(space) == values


RUBBISH = {
    "nothing": None,
    "a number": 7,
    "an unknown name": Name.Brand,
    "an empty array": Array([]),
    "an array of numbers": Array([1, 2]),
    "an unknown family": Array([Name.Glitter, 1]),
    "a family alone": Array([Name.Lab]),
    "a profile that is no stream": Array([Name.ICCBased, Dictionary(N=3)]),
    "a short range": Array([Name.Lab, Dictionary(Range=[1, 2])]),
    "a table that is too long": Array([Name.Indexed, Name.DeviceRGB, 256, String("")]),
    "a table of numbers": Array([Name.Indexed, Name.DeviceRGB, 1, 5]),
    "a table of patterns": Array([Name.Indexed, Name.Pattern, 1, String("")]),
    "an ink without a name": Array([Name.Separation, 5, Name.DeviceRGB, TO_RGB]),
    "a tint that does not fit": Array([Name.Separation, Name.Gold, Name.DeviceCMYK, TO_RGB]),
    "a broken tint": Array([Name.Separation, Name.Gold, Name.DeviceRGB, Dictionary()]),
    "too many inks": Array([Name.DeviceN, [Name.Gold] * 40, Name.DeviceRGB, TO_RGB]),
    "a pattern of patterns": Array([Name.Pattern, Name.Pattern]),
}


@pytest.mark.parametrize("rubbish", RUBBISH.values(), ids=RUBBISH.keys())
def test_rubbish_is_named(rubbish: object) -> None:
    with pytest.raises(ColourSpaceError):
        resolve(rubbish, Dictionary())


@pytest.mark.parametrize("resources", [Array([]), Dictionary(ColorSpace=5), None])
def test_broken_resources_have_no_spaces(resources: pikepdf.Object | None) -> None:
    with pytest.raises(ColourSpaceError):
        resolve(Name.Brand, resources)


@pytest.mark.parametrize("components", [0, 2, 5, Name.Three])
def test_a_profile_has_one_three_or_four_components(pdf: pikepdf.Pdf, components: object) -> None:
    stream = Stream(pdf, b"", N=components)
    with pytest.raises(ColourSpaceError):
        resolve(Array([Name.ICCBased, stream]), None)


def test_a_name_that_leads_to_itself_comes_to_an_end() -> None:
    resources = Dictionary(ColorSpace=Dictionary(A=Name.B, B=Name.A))
    with pytest.raises(ColourSpaceError, match="deep"):
        resolve(Name.A, resources)


def test_an_array_that_holds_itself_comes_to_an_end(pdf: pikepdf.Pdf) -> None:
    array = pdf.make_indirect(Array([Name.Indexed, Name.DeviceRGB, 1, String("")]))
    array[1] = array
    with pytest.raises(ColourSpaceError, match="deep"):
        resolve(array, None)


def test_a_stream_that_cannot_be_unpacked_is_named(pdf: pikepdf.Pdf) -> None:
    broken = Stream(pdf, b"no deflated bytes", N=3, Filter=Name.FlateDecode)
    with pytest.raises(ColourSpaceError):
        resolve(Array([Name.ICCBased, broken]), None)
