"""Every colour and every image comes into the inks of the press, greys into black alone."""

import struct
import time
from math import dist
from pathlib import Path
from typing import TypeAlias

import pytest
from PIL import Image, ImageCms

from statementpress.errors import SetupError
from statementpress.prepress.colour.black import BlackCurve, black_curve
from statementpress.prepress.colour.colorimetry import Colorimetry
from statementpress.prepress.colour.conversion import Conversion
from statementpress.prepress.colour.profile import OutputProfile, open_profile, read_profile
from statementpress.prepress.colour.space import (
    CMYK,
    GRAY,
    PATTERN,
    RGB,
    ColourSpace,
    Family,
    Paint,
)
from statementpress.prepress.colour.total_ink import limit_total_ink
from statementpress.prepress.settings import Colours

PRESS = read_profile(Path("press/conditions/FOGRA39L_coated.icc").read_bytes(), "FOGRA39L.icc")
OFFSET = Conversion(PRESS, Colours.CMYK, 300)
ONE_INK = Conversion(PRESS, Colours.BLACK, 100)
MEASURED = Colorimetry(PRESS)
Lab: TypeAlias = tuple[float, float, float]

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
SWAPPED = SRGB.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
"""A profile whose red is the blue of sRGB."""
OTHER_PRESS = PRESS.data.replace(b"FOGRA39L", b"Invented")
"""Prints like the press but is another file."""
EXAMPLES = [(200, 30, 40), (20, 60, 120), (0, 90, 60), (240, 200, 160), (120, 80, 50), (90, 90, 70)]
"""Colours of sRGB that four inks can print."""


def rgb(*levels: int) -> Paint:
    return Paint(RGB, tuple(level / 255 for level in levels))


def grey(level: int) -> Paint:
    return rgb(level, level, level)


def black_of(conversion: Conversion, paint: Paint) -> float:
    """Return the tint of black that a paint becomes, which has to be all of it."""
    made = conversion.paint(paint)
    if made.space == GRAY:
        return 1 - made.values[0]
    assert made.values[:3] == (0, 0, 0)
    return made.values[3]


def lab(image: Image.Image, profile: bytes | None = None) -> Lab:
    """Return L*, a and b of a pixel; CMYK as it prints on paper."""
    return values_of(MEASURED.lab(image, profile))


def values_of(pixel: Image.Image) -> Lab:
    lightness, a, b = (channel.tobytes()[0] for channel in pixel.split())
    return lightness / 2.55, a - 128, b - 128


def grey_profile(gamma: float) -> bytes:
    """Return an ICC profile for grey with a gamma, of the tags that it cannot do without."""
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", 5) + b"grey\0" + b"\0" * 79,
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">3i", 63190, 65536, 54061),
        b"kTRC": b"curv\0\0\0\0" + struct.pack(">IHxx", 1, round(gamma * 256)),
        b"cprt": b"text\0\0\0\0none",
    }
    table, body = struct.pack(">I", len(tags)), b""
    for name, tag in tags.items():
        table += name + struct.pack(">II", 132 + 12 * len(tags) + len(body), len(tag))
        body += tag + b"\0" * (-len(tag) % 4)
    header = struct.pack(">I4sI4s4s4s", 132 + 12 * len(tags) + len(body), b"", 0x02100000,
                         b"mntr", b"GRAY", b"XYZ ")  # fmt: skip
    date = b"\0" * 12 + b"acsp" + b"\0" * 28
    return (
        (header + date + struct.pack(">3i", 63190, 65536, 54061)).ljust(128, b"\0") + table + body
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

        with pytest.raises(SetupError, match="no black ink"):
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


def noise(mode: str, size: int = 64) -> Image.Image:
    """Return an image with nearly every level of its channels, the same each time."""
    ramp = Image.radial_gradient("L").resize((size, size))
    turned = [ramp, ramp.rotate(45), Image.linear_gradient("L").resize((size, size)),
              Image.linear_gradient("L").resize((size, size)).rotate(90)]  # fmt: skip
    return Image.merge(mode, turned[: len(Image.new(mode, (1, 1)).getbands())])


class TestImages:
    def test_an_image_has_the_colours_of_paints(self) -> None:
        for colour in EXAMPLES:
            made = OFFSET.image(Image.new("RGB", (2, 1), colour), None)
            values = OFFSET.paint(rgb(*colour)).values
            assert made.getpixel((1, 0)) == tuple(round(each * 255) for each in values)

    def test_white_is_paper(self) -> None:
        photograph = noise("RGB")
        photograph.putpixel((0, 0), (255, 255, 255))
        assert OFFSET.image(photograph, None).getpixel((0, 0)) == (0, 0, 0, 0)

    def test_a_photograph_has_four_inks_in_its_greys(self) -> None:
        photograph = noise("RGB")
        photograph.putpixel((0, 0), (90, 90, 90))
        made = OFFSET.image(photograph, None)
        assert made.mode == "CMYK"
        assert all(made.crop((0, 0, 1, 1)).tobytes()[:3])

    def test_an_image_of_nothing_but_grey_has_one(self) -> None:
        made = OFFSET.image(noise("L").convert("RGB"), None)
        assert made.mode == "L"
        assert OFFSET.image(Image.new("RGB", (1, 1)), None).getpixel((0, 0)) == 0

    def test_grey_in_rgb_with_a_profile_has_one_ink_too(self) -> None:
        assert OFFSET.image(noise("L").convert("RGB"), SRGB).mode == "L"

    @pytest.mark.parametrize("profile", [None, b"rubbish", SRGB])
    def test_grey_without_a_profile_of_its_own_stays(self, profile: bytes | None) -> None:
        image = noise("L")
        assert OFFSET.image(image, profile).tobytes() == image.tobytes()

    def test_grey_with_a_profile_follows_it(self) -> None:
        image = Image.new("L", (1, 1), 128)
        light = OFFSET.image(image, grey_profile(1.0)).tobytes()
        assert light > OFFSET.image(image, grey_profile(3.0)).tobytes()

    def test_one_bit_becomes_black_and_white(self) -> None:
        image = Image.new("1", (2, 1))
        image.putpixel((0, 0), 1)
        assert OFFSET.image(image, None).tobytes() == bytes([255, 0])

    def test_rgb_follows_its_profile(self) -> None:
        red = Image.new("RGB", (1, 1), (255, 0, 0))
        blue = Image.new("RGB", (1, 1), (0, 0, 255))
        assert OFFSET.image(red, SWAPPED).tobytes() == OFFSET.image(blue, None).tobytes()

    @pytest.mark.parametrize("profile", [None, PRESS.data, SRGB, b"rubbish"])
    def test_cmyk_of_the_press_keeps_its_numbers(self, profile: bytes | None) -> None:
        image = noise("CMYK").point(lambda level: level * 7 // 10)
        assert OFFSET.image(image, profile).tobytes() == image.tobytes()

    def test_cmyk_of_another_press_is_converted_but_for_black(self) -> None:
        image = Image.new("CMYK", (2, 1), (0, 0, 0, 128))
        image.putpixel((1, 0), (128, 128, 128, 10))
        made = OFFSET.image(image, OTHER_PRESS)
        assert made.getpixel((0, 0)) == (0, 0, 0, 128)
        assert made.getpixel((1, 0)) != (128, 128, 128, 10)

    def test_the_image_that_is_given_is_left_alone(self) -> None:
        image = noise("CMYK")
        before = image.tobytes()
        for conversion in (OFFSET, ONE_INK):
            conversion.image(image, OTHER_PRESS)
        assert image.tobytes() == before

    @pytest.mark.parametrize("mode", ["RGB", "CMYK", "LAB"])
    def test_no_pixel_is_over_the_total_ink(self, mode: str) -> None:
        made = Conversion(PRESS, Colours.CMYK, 240).image(noise(mode, 128), None)
        plates = made.tobytes()
        assert max(sum(plates[at : at + 4]) for at in range(0, len(plates), 4)) <= 612

    @pytest.mark.parametrize("mode", ["1", "L", "RGB", "CMYK", "LAB"])
    def test_one_ink_makes_everything_grey(self, mode: str) -> None:
        image = noise("L").convert("1") if mode == "1" else noise(mode)
        assert ONE_INK.image(image, None).mode == "L"

    def test_one_ink_keeps_the_tints_of_black(self) -> None:
        image = Image.new("CMYK", (2, 1), (0, 0, 0, 77))
        image.putpixel((1, 0), (200, 180, 180, 255))
        assert ONE_INK.image(image, None).tobytes() == bytes([178, 0])

    @pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "I;16", "F"])
    def test_other_modes_are_refused(self, mode: str) -> None:
        with pytest.raises(ValueError, match=mode):
            OFFSET.image(Image.new(mode, (1, 1)), None)

    def test_large_images_take_no_time(self) -> None:
        image = noise("RGB", 1_500)
        start = time.perf_counter()
        OFFSET.image(image, None)
        assert time.perf_counter() - start < 2  # 0.3 s on a machine with nothing else to do

    def test_the_same_image_gives_the_same_bytes(self) -> None:
        again = Conversion(OutputProfile(PRESS.data, "again", 4), Colours.CMYK, 300)
        for mode in ("RGB", "CMYK", "LAB"):
            made = OFFSET.image(noise(mode), None)
            assert again.image(noise(mode), None).tobytes() == made.tobytes()


class TestTotalInk:
    def test_colour_gives_way_in_proportion_and_black_stays(self) -> None:
        made = limit_total_ink(Image.new("CMYK", (1, 1), (200, 100, 50, 255)), 200)
        assert made.getpixel((0, 0)) == (145, 72, 36, 255)

    def test_what_keeps_the_limit_is_untouched(self) -> None:
        image = Image.new("CMYK", (2, 1), (255, 255, 255, 0))
        image.putpixel((1, 0), (255, 255, 255, 1))
        assert limit_total_ink(image, 300).tobytes() == bytes([255, 255, 255, 0, 254, 254, 254, 1])

    def test_black_over_the_limit_stands_alone(self) -> None:
        made = limit_total_ink(Image.new("CMYK", (1, 1), (9, 9, 9, 255)), 50)
        assert made.getpixel((0, 0)) == (0, 0, 0, 255)
