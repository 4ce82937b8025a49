"""Write pixels into image XObjects (ISO 32000-1, 8.9.5): as a JPEG, or without loss.

DeviceGray is the black plate for every device (10.3.3). So an image in black ink alone is written
in it, which takes a quarter of the bytes and leaves three plates empty for certain.
"""

import zlib
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image, ImageChops

LEAST_FOR_JPEG = 100_000
"""Pixels. With smaller images JPEG saves little, and they are logos rather than photographs."""
QUALITY = 95
"""Of JPEG, as Pillow counts it."""
SPACES = {"L": Name.DeviceGray, "CMYK": Name.DeviceCMYK}
STORAGE = (
    Name.Filter,
    Name.DecodeParms,
    Name.F,
    Name.FFilter,
    Name.FDecodeParms,
    Name.Decode,
    Name.SMaskInData,
)
"""Entries that describe the bytes which are replaced."""


def write_pixels(stream: Stream, image: Image.Image, *, lossy: bool) -> None:
    """Make an image XObject hold `image` (mode L or CMYK), as JPEG if it is `lossy` and large."""
    for key in STORAGE:
        if key in stream:
            del stream[key]
    stream[Name.Width], stream[Name.Height] = image.size
    stream[Name.BitsPerComponent], stream[Name.ColorSpace] = 8, SPACES[image.mode]
    if lossy and image.width * image.height >= LEAST_FOR_JPEG:
        _write_jpeg(stream, image)
    else:
        _write_flate(stream, image)


def soft_mask(pdf: Pdf, alpha: Image.Image) -> Stream:
    """Return a soft mask (11.6.5.3) that holds `alpha` (mode L)."""
    mask = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Image)
    write_pixels(mask, alpha, lossy=False)
    return mask


def black_alone(image: Image.Image) -> Image.Image:
    """Return a CMYK image of black ink only as mode L, and any other as it is."""
    if image.mode != "CMYK":
        return image
    *colours, black = image.split()
    return image if any(each.getbbox() for each in colours) else ImageChops.invert(black)


def _write_jpeg(stream: Stream, image: Image.Image) -> None:
    """Write a JPEG in 4:4:4, because logos have thin coloured lines; Pillow inverts CMYK."""
    packed = BytesIO()
    bare = image.copy()
    bare.info.clear()
    bare.save(packed, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    stream.write(packed.getvalue(), filter=Name.DCTDecode)
    if image.mode == "CMYK":
        stream[Name.Decode] = Array([1, 0] * 4)


def _write_flate(stream: Stream, image: Image.Image) -> None:
    """Write each row as its difference from the row above, which is the filter “up” of PNG."""
    above = Image.new(image.mode, image.size)
    above.paste(image, (0, 1))
    rows = ImageChops.subtract_modulo(image, above).tobytes()
    count = len(image.getbands())
    length = image.width * count
    tagged = b"".join(b"\x02" + rows[at : at + length] for at in range(0, len(rows), length))
    parameters = Dictionary(Predictor=15, Colors=count, BitsPerComponent=8, Columns=image.width)
    stream.write(zlib.compress(tagged, 9), filter=Name.FlateDecode, decode_parms=parameters)
