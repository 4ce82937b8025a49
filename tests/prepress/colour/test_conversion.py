"""Every colour keeps its look in the inks of the press, and greys become black alone."""

from math import dist

import pytest
from PIL import Image, ImageCms

from statementpress.errors import SetupError
from statementpress.prepress.colour.black import BlackCurve, black_curve
from statementpress.prepress.colour.colorimetry import Colorimetry
from statementpress.prepress.colour.conversion import Conversion
from statementpress.prepress.colour.profile import open_profile
from statementpress.prepress.colour.space import (
    CMYK,
    GRAY,
    PATTERN,
    RGB,
    ColourSpace,
    Family,
    Paint,
)
from tests.prepress.presses import (
    EXAMPLES,
    MEASURED,
    OFFSET,
    ONE_INK,
    OTHER_PRESS,
    PRESS,
    SRGB,
    SWAPPED,
    black_of,
    grey,
    grey_profile,
    lab,
    rgb,
    values_of,
)


@pytest.fixture(scope="module")
def curve() -> BlackCurve:
    return black_curve(MEASURED)


class TestGreys:
    @pytest.mark.parametrize("conversion", [OFFSET, ONE_INK], ids=["offset", "one ink"])
    def test_black_and_white_are_exact(self, conversion: Conversion) -> None:
        assert (black_of(conversion, grey(0)), black_of(conversion, grey(255))) == (1.0, 0.0)

    def test_a_darker_grey_never_has_less_ink(self) -> None:
        tints = [black_of(OFFSET, grey(level)) for level in range(256)]
        assert tints == sorted(tints, reverse=True)
        assert len(set(tints)) == 256

    def test_one_ink_has_the_greys_of_four(self) -> None:
        for level in range(256):
            assert black_of(ONE_INK, grey(level)) == pytest.approx(black_of(OFFSET, grey(level)))

    def test_a_grey_prints_as_light_as_it_is(self, curve: BlackCurve) -> None:
        """Between paper and black ink, in linear light."""
        for level in range(0, 256, 15):
            tint = round(black_of(OFFSET, grey(level)) * 255)
            printed = lab(Image.new("CMYK", (1, 1), (0, 0, 0, tint)))[0]
            linear = ((level / 255 + 0.055) / 1.055) ** 2.4 if level > 10 else level / 255 / 12.92
            wanted = 0.0234 + linear * (1 - 0.0234)
            assert printed == pytest.approx(116 * wanted ** (1 / 3) - 16, abs=0.6)

    def test_what_black_ink_cannot_reach_is_full_black(self, curve: BlackCurve) -> None:
        assert (curve.matching(3.0), curve.matching(100.0)) == (1.0, 0.0)

    def test_a_profile_without_black_is_refused(self) -> None:
        class NoBlack(Colorimetry):
            def lab(self, image: Image.Image, profile: bytes | None) -> Image.Image:
                return Image.new("LAB", image.size, (255, 128, 128))

        with pytest.raises(SetupError, match="no usable black ink"):
            black_curve(NoBlack(PRESS))


class TestPaints:
    @pytest.mark.parametrize("colour", EXAMPLES)
    def test_rgb_prints_as_it_looks(self, colour: tuple[int, int, int]) -> None:
        made = OFFSET.paint(rgb(*colour))
        inks = Image.new("CMYK", (1, 1), tuple(round(each * 255) for each in made.values))
        press = open_profile(PRESS.data, "CMYK")
        seen = ImageCms.profileToProfile(
            inks, press, ImageCms.createProfile("LAB"), ImageCms.Intent.RELATIVE_COLORIMETRIC,
            "LAB", flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )  # fmt: skip
        assert seen is not None
        assert dist(values_of(seen), lab(Image.new("RGB", (1, 1), colour))) < 2

    def test_cmyk_keeps_the_numbers_of_the_designer(self) -> None:
        paint = Paint(CMYK, (0.9, 0.8, 0.8, 0.95))
        assert OFFSET.paint(paint) == paint

    def test_cmyk_with_the_profile_of_the_press_keeps_them_too(self) -> None:
        values = (0.12345, 0.5, 0.0, 0.0)
        space = ColourSpace(Family.ICC_BASED, 4, profile=PRESS.data)
        assert OFFSET.paint(Paint(space, values)) == Paint(CMYK, values)

    def test_cmyk_with_another_profile_is_converted_but_for_black(self) -> None:
        space = ColourSpace(Family.ICC_BASED, 4, profile=OTHER_PRESS)
        assert OFFSET.paint(Paint(space, (0.0, 0.0, 0.0, 0.7))).values == (0, 0, 0, 0.7)
        assert OFFSET.paint(Paint(space, (0.9, 0.9, 0.9, 0.1))).values != (0.9, 0.9, 0.9, 0.1)

    def test_device_gray_is_a_tint_already(self) -> None:
        assert OFFSET.paint(Paint(GRAY, (0.25,))) == Paint(CMYK, (0, 0, 0, 0.75))
        assert ONE_INK.paint(Paint(GRAY, (0.25,))) == Paint(GRAY, (0.25,))

    def test_a_grey_with_a_profile_is_as_light_as_that_says(self) -> None:
        light, dark = (
            black_of(OFFSET, Paint(ColourSpace(Family.ICC_BASED, 1, profile=each), (0.5,)))
            for each in (grey_profile(1.0), grey_profile(3.0))
        )
        assert light < 0.5 < dark

    def test_cal_gray_and_cal_rgb_are_those_of_a_screen(self) -> None:
        assert black_of(OFFSET, Paint(ColourSpace(Family.CAL_GRAY, 1), (0.5,))) == black_of(
            OFFSET, Paint(RGB, (0.5, 0.5, 0.5))
        )
        red = Paint(ColourSpace(Family.CAL_RGB, 3), (1, 0, 0))
        assert OFFSET.paint(red) == OFFSET.paint(rgb(255, 0, 0))

    def test_rgb_has_the_colours_of_its_profile(self) -> None:
        space = ColourSpace(Family.ICC_BASED, 3, profile=SWAPPED)
        assert OFFSET.paint(Paint(space, (1, 0, 0))) == OFFSET.paint(rgb(0, 0, 255))

    @pytest.mark.parametrize("profile", [b"", b"rubbish" * 99, SRGB[:300], PRESS.data])
    def test_a_profile_that_is_of_no_use_is_passed_over(self, profile: bytes) -> None:
        space = ColourSpace(Family.ICC_BASED, 3, profile=profile)
        assert OFFSET.paint(Paint(space, (1, 0, 0))) == OFFSET.paint(rgb(255, 0, 0))

    def test_a_grey_with_the_profile_of_a_screen_is_black_alone(self) -> None:
        space = ColourSpace(Family.ICC_BASED, 3, profile=SRGB)
        with_profile = black_of(OFFSET, Paint(space, (0.5, 0.5, 0.5)))
        assert with_profile == pytest.approx(black_of(OFFSET, Paint(RGB, (0.5,) * 3)), abs=0.01)

    def test_lab_is_what_it_says(self) -> None:
        space = ColourSpace(Family.LAB, 3, ranges=(-128, 127, -128, 127))
        made = OFFSET.paint(Paint(space, (50.0, 40.0, 20.0)))
        inks = Image.new("CMYK", (1, 1), tuple(round(each * 255) for each in made.values))
        assert dist(lab(inks), (50, 40, 20)) < 6  # dark: without compensation
        assert black_of(OFFSET, Paint(space, (0.0, 0.0, 0.0))) == 1.0
        assert black_of(OFFSET, Paint(space, (100.0, 0.0, 0.0))) == 0.0

    def test_indexed_is_looked_up(self) -> None:
        space = ColourSpace(Family.INDEXED, 1, base=RGB, lookup=bytes([255, 255, 255, 200, 30, 40]))
        assert OFFSET.paint(Paint(space, (1.0,))) == OFFSET.paint(rgb(200, 30, 40))
        assert OFFSET.paint(Paint(space, (9.0,))) == OFFSET.paint(rgb(200, 30, 40))

    def test_indexed_lab_has_its_range(self) -> None:
        base = ColourSpace(Family.LAB, 3, ranges=(-100, 100, -100, 100))
        space = ColourSpace(Family.INDEXED, 1, base=base, lookup=bytes([255, 255, 0]))
        wanted = OFFSET.paint(Paint(base, (100.0, 100.0, -100.0)))
        assert OFFSET.paint(Paint(space, (0.0,))) == wanted

    def test_a_spot_colour_goes_by_its_alternate(self) -> None:
        space = ColourSpace(
            Family.SEPARATION, 1, base=RGB, inks=("Gold",), tint=lambda tints: (1, 1 - tints[0], 0)
        )
        assert OFFSET.paint(Paint(space, (1.0,))) == OFFSET.paint(rgb(255, 0, 0))

    def test_the_inks_of_the_press_need_no_alternate(self) -> None:
        black = ColourSpace(Family.SEPARATION, 1, base=RGB, inks=("Black",))
        two = ColourSpace(Family.DEVICE_N, 2, base=RGB, inks=("Black", "Cyan"))
        assert OFFSET.paint(Paint(black, (0.4,))).values == (0, 0, 0, 0.4)
        assert ONE_INK.paint(Paint(black, (0.4,))).values == (0.6,)
        assert OFFSET.paint(Paint(two, (0.4, 0.3))).values == (0.3, 0, 0, 0.4)

    @pytest.mark.parametrize("ink", ["All", "None"])
    @pytest.mark.parametrize("conversion", [OFFSET, ONE_INK], ids=["offset", "one ink"])
    def test_all_plates_and_no_plate_stay(self, conversion: Conversion, ink: str) -> None:
        paint = Paint(ColourSpace(Family.SEPARATION, 1, base=CMYK, inks=(ink,)), (1.0,))
        assert conversion.paint(paint) is paint

    def test_one_ink_prints_a_colour_as_light_as_it_is(self) -> None:
        for colour in EXAMPLES:
            lightness = round(lab(Image.new("RGB", (1, 1), colour))[0] * 2.55)
            like = min(range(256), key=lambda level: abs(
                lab(Image.new("RGB", (1, 1), (level,) * 3))[0] * 2.55 - lightness))  # fmt: skip
            assert black_of(ONE_INK, rgb(*colour)) == pytest.approx(
                black_of(ONE_INK, grey(like)), abs=0.01
            )

    def test_one_ink_keeps_black_tints_and_makes_rich_black_black(self) -> None:
        assert black_of(ONE_INK, Paint(CMYK, (0, 0, 0, 0.3))) == pytest.approx(0.3)
        assert black_of(ONE_INK, Paint(CMYK, (0.6, 0.5, 0.5, 1))) == 1.0
        assert 0.4 < black_of(ONE_INK, Paint(CMYK, (1, 0, 0, 0))) < 0.6

    def test_converted_colours_keep_the_total_ink(self) -> None:
        steps = (0, 8, 16, 32, 64, 128, 255)
        paints = [rgb(r, g, b) for r in steps for g in steps for b in steps]
        assert max(sum(OFFSET.paint(each).values) for each in paints) <= 3.0

    @pytest.mark.parametrize(
        "paint", [Paint(PATTERN, ()), Paint(RGB, (1.0,)), Paint(CMYK, (0.0,) * 5)]
    )
    def test_what_is_no_colour_is_refused(self, paint: Paint) -> None:
        with pytest.raises(ValueError, match="no colour"):
            OFFSET.paint(paint)

    def test_values_beyond_the_space_are_drawn_in(self) -> None:
        beyond = Paint(RGB, (7.0, -3.0, float("nan")))
        assert OFFSET.paint(beyond) == OFFSET.paint(rgb(255, 0, 0))
