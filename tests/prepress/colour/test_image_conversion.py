"""Every image is brought into the inks of the press, with no more ink than paper carries."""

import pytest
from PIL import Image

from statementpress.prepress.colour.conversion import Conversion
from statementpress.prepress.colour.image_conversion import limit_total_ink
from statementpress.prepress.colour.profile import OutputProfile
from statementpress.project.press import Colours
from tests.prepress.presses import (
    EXAMPLES,
    OFFSET,
    ONE_INK,
    OTHER_PRESS,
    PRESS,
    SRGB,
    SWAPPED,
    grey_profile,
    rgb,
)
from tests.shared.steps import lines_run


def noise(mode: str, size: int = 64) -> Image.Image:
    """Return an image with nearly every level in each channel, the same each time."""
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

    def test_larger_images_take_no_more_steps_of_python(self) -> None:
        small, large = noise("RGB", 64), noise("RGB", 640)
        OFFSET.image(small, None)
        steps = lines_run(lambda: OFFSET.image(small, None))
        assert lines_run(lambda: OFFSET.image(large, None)) == steps

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
