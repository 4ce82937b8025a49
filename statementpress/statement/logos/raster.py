"""Check a logo of pixels and bring it to one form: 8 bits, sRGB or grey, no metadata.

The pixels are counted from the header before anything is decoded, as a file of 20 KB can hold
an image that needs a gigabyte. Large images are scaled down in strips, so that no second copy of
them lies in memory. Colours are converted to sRGB by the image's own ICC profile, because PDF/A
allows no others if the output intent is sRGB (ISO 19005-3, 6.2.4.3). What a camera or a person left
in the file (place, author, thumbnail) does not reach the PDF.
"""

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from PIL import ExifTags, Image, ImageCms, ImageFile, ImageOps

from statementpress.statement.files import FileError
from statementpress.statement.logos.formats import Format
from statementpress.statement.logos.margins import drawn_box, is_worth_cutting
from statementpress.statement.logos.visibility import seen_on_white
from statementpress.statement.logos.weight import weight
from statementpress.statement.signatories import Box, Logo

LONGEST_SIDE = 1500
"""Pixels of the longer side that are kept: 600 to the inch in a logo that is 60 mm wide."""

PIXEL_LIMITS: Mapping[Format, int] = {
    Format.PNG: 60_000_000,
    Format.JPEG: 60_000_000,
    Format.WEBP: 16_000_000,
    Format.AVIF: 16_000_000,
}
"""The most pixels of an image before it is scaled down. A PNG takes 4 bytes for each while it is
decoded, a JPEG less, and the two others up to 18: measured, reading the largest takes 390 MB."""

_FORMATS = {Format.PNG: "PNG", Format.JPEG: "JPEG", Format.WEBP: "WEBP", Format.AVIF: "AVIF"}
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How to turn an image upright, by its orientation (Exif 2.32, 4.6.4)."""
_PRESS_LIMIT = 25_000_000
"""The most pixels of a file that the press reads as it is."""
_STRIP = 4_000_000
"""Pixels that are scaled down at once."""


def read_raster(image_format: Format, name: str, data: bytes, *, is_mark: bool = True) -> Logo:
    """Return the logo in the bytes `data`, at most 1,500 px on a side.

    The format is one of `PIXEL_LIMITS`. If it `is_mark`, its empty margins are cut off, and it says
    whether it needs a plate.

    Raises FileError with the code logo-too-large, logo-damaged, logo-moves or logo-empty.
    """
    with _plain_words(name), _whole_files_only():
        image = _small(_opened(image_format, name, data))
        # Margins go first, as a small mark on a large artboard needs all pixels that it has.
        box = _cut(name, image) if is_mark else None
        image = image.crop(box.pixels(image.size)) if box else image
        image = ImageOps.contain(image, (LONGEST_SIDE,) * 2) if _is_large(image) else image
        looks = _looks(image) if is_mark else {}
        is_photo = image_format in (Format.JPEG, Format.AVIF) or _is_lossy(data, image_format)
        is_jpeg = is_photo and not image.has_transparency_data
        media_type = "image/jpeg" if is_jpeg else "image/png"
        encoded = _encoded(image, media_type)
    return Logo(name, media_type, encoded, data, *image.size, crop=box, **looks)


def _looks(image: Image.Image) -> dict[str, Any]:
    """Return the fields of a logo that say how a mark looks on paper."""
    hidden, plate = seen_on_white(image)
    ink, middle = weight(image)
    return {"hidden": hidden, "plate": plate, "ink": ink, "middle": middle}


def press_original(logo: Logo) -> bytes:
    """Return the file of a logo of pixels in its own colours, as a PNG, JPEG or TIFF.

    It shows what `logo.data` shows. A file that needs no change stays byte for byte; a JPEG that is
    cut is written without loss.
    """
    is_plain = logo.original.startswith((b"\x89PNG\r\n", b"\xff\xd8\xff")) and logo.crop is None
    with _plain_words(logo.name), _whole_files_only():
        opened = _as_pillow_sees(logo.original)
        if is_plain and opened.width * opened.height <= _PRESS_LIMIT:
            return logo.original
        image = _upright(_reduced(opened, _draft(opened)), opened)
        image = image.crop(logo.crop.pixels(image.size)) if logo.crop else image
        image.info.clear()
        stream = BytesIO()
        saved_as = "TIFF" if image.mode == "CMYK" else "PNG"
        image.save(stream, saved_as, icc_profile=opened.info.get("icc_profile"))
    return stream.getvalue()


def _as_pillow_sees(data: bytes) -> Image.Image:
    with warnings.catch_warnings():
        # Pillow warns of large images on opening; our limit is checked right after.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(BytesIO(data), formats=tuple(_FORMATS.values()))


def _opened(image_format: Format, name: str, data: bytes) -> Image.Image:
    """Return an image that is checked to its end as far as its format allows, but not decoded."""
    opened = _as_pillow_sees(data)
    if opened.width * opened.height > PIXEL_LIMITS[image_format]:
        raise _too_large(name, f"{opened.width:,} x {opened.height:,} pixels")
    if image_format is not Format.JPEG and getattr(opened, "n_frames", 1) > 1:
        hint = "save one picture of it as PNG, or ask the organisation for a logo that stands still"
        raise FileError("logo-moves", f"“{name}” is an animation", hint)
    if image_format is Format.PNG:
        opened.verify()  # the image has to be opened again afterwards
        opened = _as_pillow_sees(data)
    return opened


@contextmanager
def _whole_files_only() -> Iterator[None]:
    """Refuse incomplete files; importing WeasyPrint makes Pillow fill them up with grey."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


@contextmanager
def _plain_words(name: str) -> Iterator[None]:
    """Say in plain words what Pillow raises: of anything it can, if a file is made badly enough.

    Its own words name objects in memory and chunks of formats, which help nobody who reads them.
    """
    try:
        yield
    except FileError:
        raise
    except (Image.DecompressionBombError, MemoryError) as error:
        raise _too_large(name, "far too many pixels") from error
    except Exception as error:
        is_cut = "truncated" in str(error) or isinstance(error, EOFError)
        what = "it ends too early" if is_cut else "its data contradict each other"
        raise FileError(
            "logo-damaged",
            f"“{name}” is damaged: {what}",
            "export the image again, or ask the organisation for the file again",
        ) from error


def _too_large(name: str, size: str) -> FileError:
    return FileError(
        "logo-too-large",
        f"“{name}” has {size}",
        f"scale it down: {LONGEST_SIDE:,} pixels on the longer side print sharply; or use SVG",
    )


def _is_large(image: Image.Image) -> bool:
    return max(image.size) > LONGEST_SIDE


def _small(opened: Image.Image) -> Image.Image:
    """Return an image upright, in 8-bit grey or sRGB, reduced to less than twice what is kept."""
    profile = opened.info.get("icc_profile")
    small = _reduced(opened, _draft(opened))
    return _upright(_in_srgb(small, profile), opened)


def _draft(opened: Image.Image) -> int:
    """Decode an image, and return by which whole factor it is to be reduced.

    A JPEG is decoded at a half, a quarter or an eighth of its size if that is enough.
    """
    if opened.format == "JPEG":
        scale = min(1.0, 2 * LONGEST_SIDE / max(opened.size))
        opened.draft(None, (max(1, int(opened.width * scale)), max(1, int(opened.height * scale))))
    opened.load()
    return max(1, max(opened.size) // (2 * LONGEST_SIDE))


def _reduced(image: Image.Image, factor: int) -> Image.Image:
    """Return an image in one of the modes L, LA, RGB, RGBA and CMYK, smaller by a whole factor."""
    if factor == 1:
        return _plain(image)
    width, height = image.size
    rows = max(1, _STRIP // width // factor) * factor
    size = -(-width // factor), -(-height // factor)
    small: Image.Image | None = None
    for top in range(0, height, rows):
        strip = image.crop((0, top, width, min(top + rows, height)))
        strip.info = image.info  # it says which colour is transparent
        part = _plain(strip).reduce(factor)
        small = small or Image.new(part.mode, size)
        small.paste(part, (0, top // factor))
    assert small is not None
    return small


def _plain(image: Image.Image) -> Image.Image:
    """Return an image in 8 bits, with its transparency as a channel if it has any."""
    if image.mode.startswith("I"):  # 16 bits of grey
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode == "CMYK":
        return image
    grey = image.mode in ("L", "LA", "1")
    if image.has_transparency_data:
        return image.convert("LA" if grey else "RGBA")
    return image.convert("L" if grey else "RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if image.mode not in ("LA", "RGBA"):
        return _srgb(image, profile)
    colours = _srgb(image.convert(image.mode.removesuffix("A")), profile)
    colours.putalpha(image.getchannel("A"))
    return colours


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    converted = None
    if profile:
        try:
            converted = ImageCms.profileToProfile(
                image, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except ImageCms.PyCMSError:  # broken, or for another kind of colour: browsers ignore it
            converted = None
    if converted is not None:
        return converted
    return image.convert("RGB") if image.mode == "CMYK" else image


def _upright(image: Image.Image, opened: Image.Image) -> Image.Image:
    """Turn an image as the camera that made the file `opened` was held."""
    turn = _TURNS.get(opened.getexif().get(ExifTags.Base.Orientation, 1))
    return image if turn is None else image.transpose(turn)


def _cut(name: str, image: Image.Image) -> Box | None:
    """Return what is left of a mark without its margins; None if they are hardly any."""
    box = drawn_box(image)
    if box is None:
        hint = "look at the file: nothing would be printed; ask the organisation for it again"
        raise FileError("logo-empty", f"“{name}” shows nothing but its ground", hint)
    return box if is_worth_cutting(box) else None


def _is_lossy(data: bytes, image_format: Format) -> bool:
    """Return whether a WebP lost detail already (RFC 9649, 2.5 to 2.7)."""
    return image_format is Format.WEBP and b"VP8L" not in data[12:] and b"VP8 " in data[12:]


def _encoded(image: Image.Image, media_type: str) -> bytes:
    """Return the bytes of the file; `info` is emptied first, as Pillow would write it, too."""
    image.info.clear()
    stream = BytesIO()
    if media_type == "image/jpeg":
        image.save(stream, "JPEG", quality=95, subsampling=0)
    else:
        image.save(stream, "PNG", optimize=True)
    return stream.getvalue()
