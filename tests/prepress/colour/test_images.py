"""After a conversion, images are in inks, pixel by pixel, with their profile and transparency."""

import zlib
from io import BytesIO
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, PdfImage
from PIL import Image, ImageOps

from statementpress.prepress.colour.converter import Converter
from statementpress.prepress.colour.document import ConversionError, convert_colours
from tests.prepress.colour.drawn import drawn, greys_differ, image, rendered, with_resource
from tests.prepress.presses import OFFSET, ONE_INK, OTHER_PRESS, PRESS, SRGB, SWAPPED

FULL = "100 0 0 100 0 0 cm /I Do"
RED, BLUE, WHITE = bytes([255, 0, 0]), bytes([0, 0, 255]), bytes([255] * 3)


def placed(data: bytes, width: int, height: int, **entries: object) -> tuple[Pdf, Any]:
    pdf = drawn(FULL)
    return pdf, with_resource(pdf, "XObject", "I", image(pdf, data, width, height, **entries))


def levels(stream: Any) -> list[tuple[int, ...]]:
    """Return the pixels of a DeviceGray or DeviceCMYK image that is stored without loss."""
    count = {"/DeviceGray": 1, "/DeviceCMYK": 4}[str(stream.ColorSpace)]
    data = stream.read_bytes()
    assert len(data) == stream.Width * stream.Height * count
    return [tuple(data[at : at + count]) for at in range(0, len(data), count)]


def converted(
    data: bytes, width: int, height: int, by: Converter = OFFSET, **entries: object
) -> list[tuple[int, ...]]:
    pdf, stream = placed(data, width, height, **entries)
    convert_colours(pdf, by)
    return levels(stream)


def inks(*pixels: bytes, profile: bytes | None = None) -> list[tuple[int, ...]]:
    """Return pixels of RGB after a conversion."""
    source = Image.frombytes("RGB", (len(pixels), 1), b"".join(pixels))
    data = OFFSET.image(source, profile).tobytes()
    return [tuple(data[at : at + 4]) for at in range(0, len(data), 4)]


def photo(mode: str = "RGB", side: int = 320) -> Image.Image:
    """Return soft slopes in each channel, which JPEG can store well."""
    slope = Image.linear_gradient("L").resize((side, side))
    turned = [slope.rotate(90 * turn).point(lambda level: level // 2) for turn in range(4)]
    return Image.merge(mode, turned[: len(Image.new(mode, (1, 1)).getbands())])


def file(picture: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    written = BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue()


class TestSamples:
    def test_eight_bits_of_rgb(self) -> None:
        assert converted(RED + BLUE, 2, 1) == inks(RED, BLUE)

    def test_sixteen_bits(self) -> None:
        data = bytes(byte for level in RED + BLUE for byte in (level, level))
        assert converted(data, 2, 1, BitsPerComponent=16) == inks(RED, BLUE)

    def test_four_bits_padded_to_whole_bytes_in_each_row(self) -> None:
        data = bytes.fromhex("F000 00F0")
        assert converted(data, 1, 2, BitsPerComponent=4) == inks(RED, BLUE)

    def test_a_bit(self) -> None:
        data = bytes([0b10000100])
        assert converted(data, 2, 1, BitsPerComponent=1) == inks(RED, bytes([0, 0, 255]))

    def test_indexed(self) -> None:
        table = Array([Name.Indexed, Name.DeviceRGB, 2, WHITE + RED + BLUE])
        data = bytes([0b01100000])
        assert converted(data, 2, 1, BitsPerComponent=2, ColorSpace=table) == inks(RED, BLUE)

    def test_decode_turns_values_round(self) -> None:
        flipped = Array([1, 0] * 3)
        cyan = bytes([0, 255, 255])
        assert converted(cyan + RED, 2, 1, Decode=flipped) == inks(RED, cyan)

    def test_lab_with_bounds_of_its_own(self) -> None:
        facts = Dictionary(WhitePoint=Array([0.9642, 1, 0.8249]), Range=Array([-100, 100] * 2))
        space = Array([Name.Lab, facts])
        made = converted(bytes([255, 128, 128, 128, 230, 200]), 2, 1, ColorSpace=space)
        assert max(made[0]) <= 2
        assert made[1][1] > 150

    def test_its_own_profile_counts(self) -> None:
        pdf = drawn(FULL)
        space = Array([Name.ICCBased, pdf.make_stream(SWAPPED, N=3)])
        stream = with_resource(pdf, "XObject", "I", image(pdf, RED + WHITE, 2, 1, ColorSpace=space))
        convert_colours(pdf, OFFSET)
        assert levels(stream) == inks(RED, WHITE, profile=SWAPPED)
        assert levels(stream)[0] != inks(RED)[0]

    def test_a_spot_colour_prints_as_its_alternate(self) -> None:
        tint = Dictionary(
            FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([0, 1, 0, 0]), N=1
        )
        space = Array([Name.Separation, Name.Rose, Name.DeviceCMYK, tint])
        made = converted(bytes([0, 128, 255]), 3, 1, ColorSpace=space)
        assert made == [(0, 0, 0, 0), (0, 128, 0, 0), (0, 255, 0, 0)]

    def test_two_named_inks(self) -> None:
        pdf = drawn(FULL)
        ends = {"Domain": Array([0, 1] * 2), "Range": Array([0, 1] * 4)}
        tint = pdf.make_stream(b"{ 0 0 4 2 roll exch }", FunctionType=4, **ends)
        names = Array([Name.Rose, Name.Leaf])
        space = Array([Name.DeviceN, names, Name.DeviceCMYK, tint])
        data = bytes([255, 0, 0, 255])
        stream = with_resource(pdf, "XObject", "I", image(pdf, data, 2, 1, ColorSpace=space))
        convert_colours(pdf, OFFSET)
        assert levels(stream) == [(0, 0, 0, 255), (0, 0, 255, 0)]

    def test_data_that_ends_early_is_filled_up(self) -> None:
        assert len(converted(RED, 2, 2)) == 4


class TestLooks:
    """Converted to grey, they look as before to the pixel, however they are stored."""

    @pytest.mark.parametrize("black_is_1", [False, True])
    @pytest.mark.parametrize("space", [Name.DeviceGray, None])
    def test_fax(self, black_is_1: bool, space: Name | None) -> None:
        packed = BytesIO()
        stripes = Image.new("1", (32, 8), 1)
        stripes.paste(0, (0, 0, 12, 8))
        stripes.save(packed, "TIFF", compression="group4")
        (offset,), (length,) = (Image.open(packed).tag_v2[tag] for tag in (273, 279))  # type: ignore[attr-defined]
        entries = {
            "BitsPerComponent": 1,
            "Filter": Name.CCITTFaxDecode,
            "DecodeParms": Dictionary(K=-1, Columns=32, Rows=8, BlackIs1=black_is_1),
            "ColorSpace": space or Array([Name.Indexed, Name.DeviceRGB, 1, RED + BLUE]),
            "Decode": Array([1, 0]) if space else None,
        }
        pdf, _ = placed(packed.getvalue()[offset : offset + length], 32, 8, **entries)
        assert greys_differ(pdf) <= 2

    @pytest.mark.parametrize(
        "entries",
        [
            {},
            {"Decode": Array([1, 0, 0.2, 0.8, 0, 1])},
            {"BitsPerComponent": 4, "Width": 20, "Height": 19},
            {"BitsPerComponent": 2, "Width": 7, "Height": 7},
            {"BitsPerComponent": 1, "Width": 13, "Height": 7, "Decode": Array([1, 0] * 3)},
            {"BitsPerComponent": 16, "Width": 10, "Height": 18},
            {"Mask": Array([0, 90, 0, 255, 0, 255])},
            {"ColorSpace": Array([Name.Indexed, Name.DeviceRGB, 255, bytes(range(250)) * 4])},
            {"ColorSpace": Name.DeviceGray, "BitsPerComponent": 1, "Decode": Array([1, 0])},
        ],
    )
    def test_samples(self, entries: dict[str, object]) -> None:
        noise = bytes(byte * byte % 251 for byte in range(20 * 19 * 3))
        pdf, _ = placed(noise, 20, 19, **entries)
        assert greys_differ(pdf) <= 2

    @pytest.mark.parametrize("matte", [None, Array([0, 0, 0])])
    def test_soft_masks(self, matte: Array | None) -> None:
        pdf, stream = placed(bytes([9, 90, 60] * 100), 10, 10)
        grey = {"ColorSpace": Name.DeviceGray, "Matte": matte or Array([])}
        stream.SMask = pdf.make_indirect(image(pdf, bytes(range(100, 200)), 10, 10, **grey))
        if matte is None:
            del stream.SMask.Matte
        assert greys_differ(pdf) <= 4


class TestStorage:
    def test_what_the_press_takes_as_it_is_is_not_touched(self) -> None:
        data = file(photo("CMYK"))
        entries = {"Filter": Name.DCTDecode, "ColorSpace": Name.DeviceCMYK}
        pdf, stream = placed(data, 320, 320, **entries, Decode=Array([1, 0] * 4))
        convert_colours(pdf, OFFSET)
        assert stream.read_raw_bytes() == data
        assert stream.Decode == Array([1, 0] * 4)

    def test_one_with_the_profile_of_the_press_only_loses_the_profile(self) -> None:
        pdf = drawn(FULL)
        space = Array([Name.ICCBased, pdf.make_stream(PRESS.data, N=4)])
        pixels = bytes([9, 8, 7, 6])
        stream = with_resource(pdf, "XObject", "I", image(pdf, pixels, 1, 1, ColorSpace=space))
        convert_colours(pdf, OFFSET)
        assert (stream.ColorSpace, stream.read_raw_bytes()) == ("/DeviceCMYK", pixels)

    def test_one_with_another_press_is_converted(self) -> None:
        pdf = drawn(FULL)
        space = Array([Name.ICCBased, pdf.make_stream(OTHER_PRESS, N=4)])
        pixels = bytes([200, 8, 7, 0])
        stream = with_resource(pdf, "XObject", "I", image(pdf, pixels, 1, 1, ColorSpace=space))
        convert_colours(pdf, OFFSET)
        assert stream.ColorSpace == "/DeviceCMYK"

    def test_grey_is_one_channel(self) -> None:
        pdf, stream = placed(bytes([9, 9, 9] * 4), 2, 2)
        convert_colours(pdf, OFFSET)
        assert stream.ColorSpace == "/DeviceGray"

    def test_in_one_ink_it_is_one_channel(self) -> None:
        assert len(converted(RED + BLUE, 2, 1, by=ONE_INK)[0]) == 1

    def test_a_large_photograph_stays_a_jpeg_and_looks_as_converted(self) -> None:
        entries = {"Filter": Name.DCTDecode}
        pdf, stream = placed(file(photo(), quality=98), 320, 320, **entries)
        wanted = OFFSET.image(photo(), None)
        convert_colours(pdf, OFFSET)
        assert stream.Filter == "/DCTDecode"
        shown = Image.open(BytesIO(stream.read_raw_bytes()))
        assert (shown.size, shown.info.get("icc_profile")) == ((320, 320), None)
        assert {layer[1:3] for layer in shown.layer} == {(1, 1)}  # type: ignore[attr-defined]
        pairs = zip(shown.tobytes(), wanted.tobytes(), strict=True)
        assert sum(abs(a - b) for a, b in pairs) / len(wanted.tobytes()) < 3

    def test_readers_see_the_inks_of_a_jpeg_the_right_way_round(self) -> None:
        paper = Image.new("RGB", (320, 320), (250, 250, 240))
        pdf, _ = placed(file(paper), 320, 320, Filter=Name.DCTDecode)
        convert_colours(pdf, OFFSET)
        assert min(rendered(pdf).getpixel((50, 50))) > 220  # type: ignore[arg-type]

    def test_a_small_jpeg_is_stored_without_loss(self) -> None:
        pdf, stream = placed(file(photo(side=40)), 40, 40, Filter=Name.DCTDecode)
        convert_colours(pdf, OFFSET)
        assert stream.Filter == "/FlateDecode"

    def test_a_jpeg_in_cmyk_is_read_the_right_way_round(self) -> None:
        cyan = Image.new("CMYK", (320, 320), (255, 0, 0, 0))
        entries = {"Filter": Name.DCTDecode, "ColorSpace": Name.DeviceCMYK}
        pdf, stream = placed(file(cyan), 320, 320, **entries, Decode=Array([1, 0] * 4))
        convert_colours(pdf, ONE_INK)
        assert 60 < PdfImage(stream).as_pil_image().getpixel((9, 9)) < 190  # type: ignore[operator]

    def test_a_jpeg_packed_twice(self) -> None:
        data = zlib.compress(file(photo(side=40)))
        filters = Array([Name.FlateDecode, Name.DCTDecode])
        pdf, stream = placed(data, 40, 40, Filter=filters)
        convert_colours(pdf, OFFSET)
        assert len(levels(stream)) == 1600

    def test_jpeg_2000_says_itself_what_it_is_in(self) -> None:
        data = file(photo("RGBA", 40), "JPEG2000")
        entries = {"Filter": Name.JPXDecode, "ColorSpace": None, "BitsPerComponent": None}
        pdf, stream = placed(data, 40, 40, **entries)
        convert_colours(pdf, OFFSET)
        assert (len(levels(stream)), stream.SMask.ColorSpace) == (1600, "/DeviceGray")

    def test_nothing_smooths_it_or_asks_for_an_intent(self) -> None:
        pdf, stream = placed(RED, 1, 1, Interpolate=True, Intent=Name.Perceptual)
        convert_colours(pdf, OFFSET)
        assert {"/Interpolate", "/Intent", "/Alternates"}.isdisjoint(stream.keys())

    def test_it_is_converted_once_for_all_pages(self) -> None:
        pdf, stream = placed(RED, 1, 1)
        pdf.pages.append(pdf.pages[0])
        convert_colours(pdf, OFFSET)
        assert levels(stream) == inks(RED)


class TestTransparency:
    def test_a_soft_mask_stays(self) -> None:
        pdf, stream = placed(RED, 1, 1)
        grey = {"ColorSpace": Name.DeviceGray, "Interpolate": True}
        stream.SMask = pdf.make_indirect(image(pdf, bytes([77, 99]), 2, 1, **grey))
        convert_colours(pdf, OFFSET)
        assert levels(stream.SMask) == [(77,), (99,)]
        assert "/Interpolate" not in stream.SMask

    def test_a_colour_key_becomes_a_soft_mask(self) -> None:
        key = Array([250, 255, 0, 5, 0, 5])
        pdf, stream = placed(RED + BLUE, 2, 1, Mask=key)
        convert_colours(pdf, OFFSET)
        assert levels(stream.SMask) == [(0,), (255,)]
        assert "/Mask" not in stream

    def test_a_stencil_as_mask_stays(self) -> None:
        pdf, stream = placed(RED, 1, 1)
        stencil = {"ImageMask": True, "BitsPerComponent": 1, "ColorSpace": None}
        stream.Mask = pdf.make_indirect(image(pdf, b"\x80", 1, 1, **stencil))
        convert_colours(pdf, OFFSET)
        assert stream.Mask.read_bytes() == b"\x80"

    def test_matte_is_taken_out_before_the_colours_are_converted(self) -> None:
        half = bytes([128 + 255 // 2, 128, 128])[:1] + bytes([128, 128])
        pdf, stream = placed(half, 1, 1)
        grey = {"ColorSpace": Name.DeviceGray, "Matte": Array([1, 1, 1])}
        stream.SMask = pdf.make_indirect(image(pdf, bytes([128]), 1, 1, **grey))
        convert_colours(pdf, OFFSET)
        wanted = inks(bytes([255, 2, 2]))[0]
        assert all(abs(a - b) <= 3 for a, b in zip(levels(stream)[0], wanted, strict=True))
        assert "/Matte" not in stream.SMask

    def test_a_stencil_is_not_touched(self) -> None:
        stencil = {"ImageMask": True, "BitsPerComponent": 1, "ColorSpace": None}
        pdf, stream = placed(b"\x80", 1, 1, **stencil)
        convert_colours(pdf, OFFSET)
        assert (stream.read_bytes(), "/ColorSpace" in stream) == (b"\x80", False)


class TestOriginals:
    """The author's own file replaces the copy in the PDF."""

    def replace(self, data: bytes, by: Converter = OFFSET) -> Any:
        self.pdf, stream = placed(RED * 4, 2, 2)
        convert_colours(self.pdf, by, {"I": data})
        return stream

    def test_its_cmyk_goes_to_the_press_as_it_is(self) -> None:
        logo = Image.new("CMYK", (30, 20), (255, 128, 0, 0))
        stream = self.replace(file(logo, quality=100))
        assert (stream.Width, stream.Height) == (30, 20)
        assert all(abs(a - b) < 3 for a, b in zip(levels(stream)[0], (255, 128, 0, 0), strict=True))

    def test_its_own_profile_counts(self) -> None:
        picture = Image.frombytes("RGB", (2, 1), RED + WHITE)
        stream = self.replace(file(picture, "PNG", icc_profile=SWAPPED))
        assert levels(stream) == inks(RED, WHITE, profile=SWAPPED)

    def test_its_transparency_is_a_soft_mask(self) -> None:
        picture = Image.new("RGBA", (2, 1), (*RED, 90))
        stream = self.replace(file(picture, "PNG"))
        assert levels(stream.SMask) == [(90,), (90,)]
        assert levels(stream) == inks(RED, RED)

    def test_without_transparency_it_has_none(self) -> None:
        palette = Image.new("RGB", (2, 1), (*RED,)).quantize(4)
        assert "/SMask" not in self.replace(file(palette, "PNG"))

    def test_it_is_turned_upright(self) -> None:
        exif = Image.Exif()
        exif[0x0112] = 6
        stream = self.replace(file(photo(side=64).resize((64, 32)), exif=exif))
        assert (stream.Width, stream.Height) == (32, 64)

    def test_it_has_1500_pixels_at_most_on_its_longer_side(self) -> None:
        large = ImageOps.pad(photo(), (3000, 200))
        stream = self.replace(file(large, "PNG"))
        assert (stream.Width, stream.Height) == (1500, 100)

    def test_it_has_srgb_where_it_says_so(self) -> None:
        picture = Image.frombytes("RGB", (2, 1), RED + WHITE)
        assert levels(self.replace(file(picture, "PNG", icc_profile=SRGB))) == inks(RED, WHITE)

    def test_sixteen_bits_of_grey(self) -> None:
        deep = Image.new("I;16", (2, 1), 0x8080)
        assert levels(self.replace(file(deep, "PNG"))) == [(128,), (128,)]

    @pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
    def test_a_damaged_one_is_refused(self, data: bytes) -> None:
        with pytest.raises(ConversionError, match="file of an image"):
            self.replace(data)


@pytest.mark.parametrize(
    "entries",
    [
        {"Width": 0},
        {"Width": 100_000, "Height": 100_000},
        {"BitsPerComponent": 3},
        {"BitsPerComponent": None},
        {"ColorSpace": None},
        {"ColorSpace": Name.Pattern},
        {"ColorSpace": Array([Name.Indexed])},
        {"Decode": Array([0, 1])},
        {"Filter": Name.DCTDecode},
        {"Filter": Name.JPXDecode},
        {"Filter": Name.JBIG2Decode, "BitsPerComponent": 1},
        {"Filter": Name("/Unheard")},
        {"Filter": Array([Name.FlateDecode] * 3)},
    ],
)
def test_an_image_without_sense_is_refused(entries: dict[str, object]) -> None:
    pdf, _ = placed(RED, 1, 1, **entries)
    with pytest.raises(ConversionError):
        convert_colours(pdf, OFFSET)
