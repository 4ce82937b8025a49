"""Read the samples of an image of a PDF as they are stored, each component by itself.

What the samples mean, by /Decode and the colour space, is found out in `pixels`. Of 16 bits the
upper eight are kept. A JPEG is returned as the filter defines it (ISO 32000-1, 7.4.8): Pillow takes
every CMYK JPEG to be inverted, as Photoshop writes it, but a PDF says so in /Decode.
"""

import warnings
from dataclasses import dataclass
from io import BytesIO

from pikepdf import Array, DependencyError, Name, Object, Pdf, PdfError, PdfImage, Stream
from pikepdf import StreamDecodeLevel as Level
from PIL import Image, ImageChops

from statementpress.prepress.colour.converter import ConversionError
from statementpress.prepress.pdf.objects import name

MOST_PIXELS = 1 << 26
"""Pixels of an image. An A3 page at 600 to the inch has 70 million, or 280 MB in four inks."""
MOST_SWOLLEN = 4
"""How many times longer than its pixels a packed image may be. A longer one is no image."""

JPEG, JPEG_2000 = "/DCTDecode", "/JPXDecode"
BILEVEL = {"/CCITTFaxDecode", "/JBIG2Decode"}
SHORT = {"/DCT": JPEG, "/CCF": "/CCITTFaxDecode"}
_DAMAGE = (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError)


@dataclass(frozen=True, slots=True)
class Samples:
    """The samples of an image."""

    bands: tuple[Image.Image, ...]
    """Each component as an image of mode L."""
    bits: int
    """The bits in which a sample is stored."""
    most: int
    """The highest sample; the lowest is 0."""
    lossy: bool = False
    """Whether the image was compressed as photographs are."""
    profile: bytes = b""
    """The ICC profile in a JPEG 2000, or empty."""
    alpha: Image.Image | None = None
    """The transparency in a JPEG 2000, if any."""

    @property
    def size(self) -> tuple[int, int]:
        """Return width and height of the image in pixels."""
        return self.bands[0].size


def read_samples(pdf: Pdf, image: Stream, components: int) -> Samples:
    """Return the samples of an image whose colour space has `components`, or 0 if it has none.

    Raises ConversionError if they cannot be decoded, or there are too many.
    """
    filters = _filters(image)
    last = filters[-1] if filters else ""
    try:
        if last in {JPEG, JPEG_2000}:
            samples = _photograph(_peeled(pdf, image, filters), last)
        elif last in BILEVEL:
            samples = _bilevel(pdf, image)
        else:
            samples = _plain(image, components)
    except (*_DAMAGE, PdfError, DependencyError, NotImplementedError) as error:
        raise ConversionError(f"an image cannot be decoded: {error}") from error
    if components and len(samples.bands) != components:
        raise ConversionError("an image does not have the components of its colour space")
    return samples


def bands_of(data: bytes, size: tuple[int, int], count: int) -> tuple[Image.Image, ...]:
    """Return interleaved bytes as `count` images of mode L, one for each component."""
    return tuple(Image.frombytes("L", size, data[each::count]) for each in range(count))


def _filters(image: Object) -> list[str]:
    found = image.get(Name.Filter)
    names = [*found] if isinstance(found, Array) else [found] if found is not None else []
    written = [f"/{name(each)}" for each in names]
    return [SHORT.get(each, each) for each in written]


def _peeled(pdf: Pdf, image: Stream, filters: list[str]) -> bytes:
    """Return the data of an image as they go into its last filter."""
    if len(filters) == 1:
        return image.read_raw_bytes()
    outer = pdf.make_stream(image.read_raw_bytes())
    outer[Name.Filter] = Array([Name(each) for each in filters[:-1]])
    return outer.read_bytes(Level.specialized)


def _photograph(data: bytes, kind: str) -> Samples:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        opened = Image.open(BytesIO(data), formats=("JPEG" if kind == JPEG else "JPEG2000",))
    _check_size(*opened.size)
    profile = b"" if kind == JPEG else opened.info.get("icc_profile", b"")
    whole, alpha = without_alpha(opened)
    if kind == JPEG and whole.mode == "CMYK":
        whole = ImageChops.invert(whole)
    if whole.mode not in {"L", "RGB", "CMYK"}:
        raise ConversionError(f"an image has pixels of the kind {whole.mode}")
    return Samples(whole.split(), 8, 255, True, profile, alpha)


def without_alpha(image: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    """Return an image in 8 bits without its transparency, and that, if any, as mode L."""
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    alpha = None
    if image.has_transparency_data:
        image = image.convert("LA" if image.mode in {"1", "L", "LA"} else "RGBA")
        alpha = image.getchannel("A")
    plain = {"1": "L", "LA": "L", "P": "RGB", "RGBA": "RGB", "YCbCr": "RGB", "HSV": "RGB"}
    return image.convert(plain.get(image.mode, image.mode)), alpha


def _bilevel(pdf: Pdf, image: Stream) -> Samples:
    """Return the samples of a fax, which Pillow reads, or of JBIG2, which takes jbig2dec."""
    _check_size(_count(image, Name.Width), _count(image, Name.Height))
    bare = pdf.make_stream(image.read_raw_bytes(), Subtype=Name.Image)
    for key in (Name.Width, Name.Height, Name.Filter, Name.DecodeParms):
        if key in image:
            bare[key] = image[key]
    bare[Name.ColorSpace], bare[Name.BitsPerComponent] = Name.DeviceGray, 1
    whole = PdfImage(bare).as_pil_image(apply_decode_array=False, apply_mask=False)
    return Samples((whole.convert("L"),), 1, 255)


def _plain(image: Stream, components: int) -> Samples:
    width, height = _count(image, Name.Width), _count(image, Name.Height)
    bits = _count(image, Name.BitsPerComponent)
    _check_size(width, height)
    if not components or bits not in {1, 2, 4, 8, 16}:
        raise ConversionError("an image has no colour space, or BitsPerComponent is wrong")
    row = -(-width * components * bits // 8)
    if len(image.read_raw_bytes()) > MOST_SWOLLEN * row * height + 4096:
        raise ConversionError("an image is far longer than its pixels")
    data = image.read_bytes(Level.specialized)[: row * height].ljust(row * height, b"\0")
    if (bits, components) == (1, 1):
        return Samples((Image.frombytes("1", (width, height), data).convert("L"),), 1, 255)
    levels = _unpacked(data, row, bits, width * components)
    most = 255 if bits == 16 else (1 << bits) - 1
    return Samples(bands_of(levels, (width, height), components), bits, most)


def _unpacked(data: bytes, row: int, bits: int, count: int) -> bytes:
    """Return samples as one byte each. Rows of `row` bytes hold `count` samples, then padding."""
    if bits == 8:
        return data
    if bits == 16:
        return data[::2]
    mask = (1 << bits) - 1
    split = [bytes(byte >> at & mask for at in range(8 - bits, -1, -bits)) for byte in range(256)]
    rows = (data[start : start + row] for start in range(0, len(data), row))
    return b"".join(b"".join([split[byte] for byte in each])[:count] for each in rows)


def _check_size(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise ConversionError(f"an image has {width:,} x {height:,} pixels, which are too many")


def _count(image: Object, key: Name) -> int:
    found = image.get(key)
    if not isinstance(found, int) or isinstance(found, bool) or found < 1:
        raise ConversionError(f"an image has no {str(key)[1:]}")
    return found
