"""Check a PNG or JPEG logo and bring it to one form: 8 bits, sRGB or grey, no metadata.

The pixels are counted from the header before anything is decoded, as a file of 20 KB can hold
an image that needs a gigabyte. Colours are converted to sRGB by the image's own ICC profile,
because PDF/A allows no others if the output intent is sRGB (ISO 19005-3, 6.2.4.3). What a camera
or a person left in the file (place, author, thumbnail) does not reach the PDF.
"""

import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageCms, ImageFile, ImageOps

from statementpress.statement.files import FileError
from statementpress.statement.signatories import Logo

PIXEL_LIMIT = 25_000_000
"""The most pixels of a logo before it is scaled down: 5,000 x 5,000, or 75 MB decoded."""

LONGEST_SIDE = 1500
"""Pixels of the longer side that are kept: 600 to the inch in a logo that is 60 mm wide."""

_DAMAGE = (OSError, SyntaxError, ValueError, EOFError, IndexError, zlib.error)
"""What Pillow raises for files that are incomplete or broken."""

_MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg"}


def read_raster(name: str, data: bytes) -> Logo:
    """Return the logo in the PNG or JPEG bytes `data`, at most 1,500 pixels on a side.

    Raises FileError with the code logo-too-large or logo-damaged.
    """
    try:
        opened = _opened(data)
        if opened.width * opened.height > PIXEL_LIMIT:
            raise _too_large(name, f"{opened.width:,} x {opened.height:,} pixels")
        opened.verify()  # checks a PNG to its end; the image has to be opened again afterwards
        with _whole_files_only():
            image = _scaled(_plain(_opened(data)))
    except Image.DecompressionBombError as error:
        raise _too_large(name, "far too many pixels") from error
    except _DAMAGE as error:
        raise FileError(
            "logo-damaged",
            f"“{name}” is damaged: {error}",
            "export the image again, or ask the organisation for the file again",
        ) from error
    media_type = _MEDIA_TYPES[str(opened.format)]
    return Logo(name, media_type, _encoded(image, media_type), data, *image.size)


def _opened(data: bytes) -> Image.Image:
    with warnings.catch_warnings():
        # Pillow warns of large images on opening; our limit is lower, and is checked right after.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(BytesIO(data), formats=tuple(_MEDIA_TYPES))


@contextmanager
def _whole_files_only() -> Iterator[None]:
    """Refuse incomplete files; importing WeasyPrint makes Pillow fill them up with grey."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _too_large(name: str, size: str) -> FileError:
    return FileError(
        "logo-too-large",
        f"“{name}” has {size}",
        f"scale it down: {LONGEST_SIDE:,} pixels on the longer side print sharply; or use SVG",
    )


def _plain(image: Image.Image) -> Image.Image:
    """Return the image upright, in 8-bit grey or sRGB, with its transparency if it has any."""
    profile = image.info.get("icc_profile")
    upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I"):  # 16 bits of grey
        upright = upright.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if upright.mode == "CMYK":
        return _srgb(upright, profile)
    if not upright.has_transparency_data:
        return _srgb(upright.convert("L" if upright.mode in ("1", "L") else "RGB"), profile)
    grey = upright.mode in ("L", "LA", "1")
    whole = upright.convert("LA" if grey else "RGBA")
    colours = _srgb(whole.convert("L" if grey else "RGB"), profile)
    colours.putalpha(whole.getchannel("A"))
    return colours


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
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


def _scaled(image: Image.Image) -> Image.Image:
    image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return image


def _encoded(image: Image.Image, media_type: str) -> bytes:
    """Return the bytes of the file; `info` is emptied first, as Pillow would write it, too."""
    image.info.clear()
    stream = BytesIO()
    if media_type == "image/jpeg":
        image.save(stream, "JPEG", quality=95, subsampling=0)
    else:
        image.save(stream, "PNG", optimize=True)
    return stream.getvalue()
