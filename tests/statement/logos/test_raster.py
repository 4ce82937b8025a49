"""PNG and JPEG logos come out upright, in sRGB or grey, small enough, and without metadata."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from PIL import Image, ImageCms, ImageFile
from PIL.PngImagePlugin import PngInfo

from statementpress.statement.files import FileError
from statementpress.statement.logos import raster
from statementpress.statement.logos.formats import format_of
from statementpress.statement.signatories import Logo
from tests.shared.desk import Desk

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def read_raster(name: str, data: bytes) -> Logo:
    """Read a picture that keeps its margins."""
    return raster.read_raster(format_of(name, data), name, data, is_mark=False)


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def decoded(logo: Logo) -> Image.Image:
    image = Image.open(BytesIO(logo.data))
    image.load()
    return image


def header(width: int, height: int) -> bytes:
    """Return a PNG of that size whose pixels are a few bytes of zeros."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    size = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    pixels = zlib.compress(bytes(1000))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("mode", "becomes"),
    [
        ("1", "L"),
        ("L", "L"),
        ("LA", "LA"),
        ("P", "RGB"),
        ("RGB", "RGB"),
        ("RGBA", "RGBA"),
        ("I;16", "L"),
    ],
)
def test_every_png_becomes_8_bits_of_grey_or_srgb(mode: str, becomes: str) -> None:
    assert decoded(read_raster("a.png", saved(Image.new(mode, (4, 2))))).mode == becomes


def test_16_bits_of_grey_keep_their_tone() -> None:
    grey = Image.new("I;16", (2, 2), 0x80FF)
    assert decoded(read_raster("a.png", saved(grey))).getpixel((0, 0)) == 0x80


def test_a_transparent_colour_of_a_palette_stays_transparent() -> None:
    palette = Image.new("P", (2, 2), 0)
    logo = read_raster("a.png", saved(palette, transparency=0))
    assert decoded(logo).getchannel("A").getextrema() == (0, 0)


@pytest.mark.parametrize(("mode", "becomes"), [("L", "L"), ("RGB", "RGB"), ("CMYK", "RGB")])
def test_every_jpeg_becomes_grey_or_srgb(mode: str, becomes: str) -> None:
    logo = read_raster("a.jpg", saved(Image.new(mode, (4, 2)), "JPEG"))
    assert (decoded(logo).mode, logo.media_type) == (becomes, "image/jpeg")


def test_colours_are_converted_by_the_profile_in_the_file() -> None:
    swapped = SRGB.replace(b"rXYZ", b"____").replace(b"bXYZ", b"rXYZ").replace(b"____", b"bXYZ")
    red = Image.new("RGB", (2, 2), (200, 30, 30))
    assert colour(red, SRGB) == (200, 30, 30)
    assert colour(red, swapped) == pytest.approx((30, 30, 200), abs=2)


def test_a_profile_for_another_kind_of_colour_is_passed_over() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert colour(Image.new("RGB", (2, 2), (200, 30, 30)), lab) == (200, 30, 30)


def colour(image: Image.Image, profile: bytes) -> object:
    return decoded(read_raster("a.png", saved(image, icc_profile=profile))).getpixel((0, 0))


def test_an_image_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    logo = read_raster("a.jpg", saved(Image.new("RGB", (40, 20)), "JPEG", exif=exif))
    assert (logo.width, logo.height) == (20, 40)


def test_what_others_left_in_the_file_is_gone() -> None:
    exif = Image.Exif()
    exif[0x013B] = "Otter"
    notes = PngInfo()
    notes.add_text("Author", "Otter")
    image = Image.new("RGB", (9, 9))
    png = read_raster("a.png", saved(image, pnginfo=notes, icc_profile=SRGB, dpi=(72, 72)))
    jpeg = read_raster("a.jpg", saved(image, "JPEG", exif=exif, icc_profile=SRGB, comment="Otter"))
    for logo in (png, jpeg):
        assert b"Otter" not in logo.data
        assert decoded(logo).info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_large_image_is_scaled_to_what_print_needs() -> None:
    logo = read_raster("a.png", saved(Image.new("L", (3000, 1000))))
    assert (logo.width, logo.height) == (1500, 500)
    assert decoded(logo).size == (1500, 500)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_very_large_image_is_scaled_down_in_strips(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raster, "_STRIP", 300_000)
    image = Image.new("RGB", (6200, 310), (200, 30, 60))
    image.paste((20, 90, 160), (3100, 155, 6200, 310))
    logo = read_raster("a", saved(image, kind))
    assert (logo.width, logo.height) == (1500, 75)
    assert decoded(logo).getpixel((300, 60)) == pytest.approx((200, 30, 60), abs=4)
    assert decoded(logo).getpixel((1200, 10)) == pytest.approx((200, 30, 60), abs=4)
    assert decoded(logo).getpixel((1200, 60)) == pytest.approx((20, 90, 160), abs=4)


def test_a_large_image_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    image = Image.new("RGB", (6200, 310), "#fff")
    image.paste((200, 30, 60), (0, 0, 3100, 310))
    logo = read_raster("a.png", saved(image, exif=exif))
    assert (logo.width, logo.height) == (75, 1500)
    assert decoded(logo).getpixel((30, 300)) == (200, 30, 60)


@pytest.mark.parametrize(
    ("kind", "mode", "options", "becomes"),
    [
        ("WEBP", "RGB", {"quality": 80}, ("image/jpeg", "RGB")),
        ("WEBP", "RGB", {"lossless": True}, ("image/png", "RGB")),
        ("WEBP", "RGBA", {"quality": 80}, ("image/png", "RGBA")),
        ("AVIF", "RGB", {"speed": 10}, ("image/jpeg", "RGB")),
        ("AVIF", "RGBA", {"speed": 10}, ("image/png", "RGBA")),
    ],
)
def test_pictures_of_the_web_are_read(
    kind: str, mode: str, options: dict[str, object], becomes: tuple[str, str]
) -> None:
    image = Image.new(mode, (40, 20), (200, 30, 60, 128)[: len(mode)])
    logo = read_raster("a", saved(image, kind, **options))
    assert (logo.media_type, decoded(logo).mode) == becomes
    colour = decoded(logo).convert("RGB").getpixel((20, 10))
    assert colour == pytest.approx((200, 30, 60), abs=6)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_an_animation_is_refused(kind: str) -> None:
    frames = [Image.new("RGB", (40, 20), colour) for colour in ("#f00", "#00f")]
    data = saved(frames[0], kind, save_all=True, append_images=frames[1:])
    with pytest.raises(FileError) as caught:
        read_raster("a", data)
    assert caught.value.code == "logo-moves"


def test_the_same_file_gives_the_same_bytes() -> None:
    data = saved(Image.radial_gradient("L"), "JPEG")
    assert read_raster("a.jpg", data) == read_raster("a.jpg", data)


@pytest.mark.parametrize("side", [13_000, 60_000])
def test_pixels_are_counted_before_they_are_decoded(
    side: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda _: pytest.fail("it was decoded"))
    with pytest.raises(FileError) as caught:
        read_raster("a.png", header(side, side))
    assert caught.value.code == "logo-too-large"


@pytest.mark.parametrize("lenient", [False, True], ids=["", "WeasyPrint imported"])
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_file_that_is_cut_off_is_refused(
    kind: str, lenient: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    data = saved(Image.effect_noise((64, 64), 50), kind)
    for kept in (10, len(data) // 2, len(data) - 20):
        with pytest.raises(FileError) as caught:
            read_raster("a", data[:kept])
        assert caught.value.code == "logo-damaged"


def test_a_logo_reaches_its_row_and_wins_over_the_wordmark(desk: Desk) -> None:
    desk.write("logos/pond/frog.png", saved(Image.new("L", (4, 2))))
    assert desk.rows("signed,Frog Club,ក,,,pond/frog.png,Frog,") == []
    mark = desk.statement().groups["signed"].members[2].mark
    assert isinstance(mark, Logo)
    assert (mark.name, mark.media_type, mark.width) == ("pond/frog.png", "image/png", 4)


def test_the_folder_of_logos_is_no_link_to_elsewhere(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "frog.png").write_bytes(saved(Image.new("L", (4, 2))))
    (desk.folder / "logos").symlink_to(tmp_path)
    found = desk.rows("signed,Frog Club,ក,,,frog.png,,")
    assert found == ["outside-folder signatories.csv:4"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("frog.png", "missing-file"),
        ("frog.txt", "logo-format"),
        ("cut.jpg", "logo-damaged"),
        ("huge.png", "logo-too-large"),
        ("/etc/hosts", "outside-folder"),
        ("../../x.png", "outside-folder"),
        ("C:\\frog.png", "outside-folder"),
        ("leads-out.png", "outside-folder"),
        (".", "missing-file"),
        ("x" * 300, "missing-file"),
        ("ក" * 100, "missing-file"),
    ],
)
def test_a_logo_that_cannot_be_used_is_named_with_its_row(
    desk: Desk, name: str, found: str
) -> None:
    desk.write("logos/frog.txt", "a frog")
    desk.write("logos/cut.jpg", saved(Image.new("L", (99, 99)), "JPEG")[:-30])
    desk.write("logos/huge.png", header(13_000, 13_000))
    (desk.folder / "logos/leads-out.png").symlink_to("/etc/hosts")
    named = [each for each in desk.rows(f"signed,Frog Club,ក,,,{name},,") if "unused" not in each]
    assert named == [f"{found} signatories.csv:4"]


def test_damage_is_told_in_plain_words_whatever_it_is() -> None:
    image = Image.effect_noise((48, 32), 60).convert("RGB")
    chance = Random(5)
    said = set()
    for kind in ("PNG", "JPEG", "WEBP"):
        whole = saved(image, kind)
        for _ in range(60):
            data = bytearray(whole)
            for _ in range(chance.choice((1, 3, 20))):
                data[chance.randrange(len(data))] = chance.randrange(256)
            try:
                read_raster("a", bytes(data))
            except FileError as error:
                said.add(error.message)
    assert len(said) >= 2
    assert not any("0x" in message or "chunk" in message for message in said)


def test_a_chunk_of_nonsense_is_damage() -> None:
    data = saved(Image.new("P", (8, 8)), transparency=0)
    for name in (b"tRNS", b"PLTE", b"IHDR"):
        with pytest.raises(FileError) as caught:
            read_raster("a.png", data.replace(name, b"\xff" + name[1:]))
        assert caught.value.code == "logo-damaged"
