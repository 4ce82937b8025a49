"""What is swapped in from elsewhere or packed oddly, and images that are coarse or damaged."""

import io
import zlib

from pikepdf import Array, Dictionary, Name, Pdf, StreamDecodeLevel, String
from PIL import Image

from tests.prepress.preflight.faults.case import (
    PIXELS,
    Case,
    Spoil,
    both,
    entry,
    image,
    painting,
    placing,
)
from tests.prepress.preflight.faults.of_pages import SQUARE, form
from tests.prepress.preflight.pages import first_page


def bitmap(side: int) -> Spoil:
    """Place a bitmap of an inch, with so many pixels to it."""

    def spoil(pdf: Pdf) -> None:
        data = bytes((side + 7) // 8 * side)
        made = image(
            pdf, data, Width=side, Height=side, BitsPerComponent=1, ColorSpace=Name.DeviceGray
        )
        painting("q 72 0 0 72 100 200 cm /Im Do Q", XObject=Dictionary(Im=made))(pdf)

    return spoil


def picture(side: int) -> Spoil:
    """Place an image of an inch, with so many pixels to it."""
    data = bytes(side * side)
    return both(
        placing(data, Width=side, Height=side, ColorSpace=Name.DeviceGray),
        painting("q 72 0 0 72 100 200 cm /Im Do Q"),
    )


def whole_page(side: int) -> Spoil:
    """Let the page be one image of so many pixels, which covers 10 by 10 inches."""

    def spoil(pdf: Pdf) -> None:
        page = first_page(pdf)
        page.Contents = pdf.make_stream(b"q 720 0 0 720 -100 -100 cm /Im Do Q")
        made = image(pdf, bytes(side * side), Width=side, Height=side, ColorSpace=Name.DeviceGray)
        page.Resources.XObject = Dictionary(Im=made)

    return spoil


def jpeg(share: float, more: bytes = b"") -> Spoil:
    """Place a JPEG of which a share of its bytes is there, and others behind."""
    written = io.BytesIO()
    Image.linear_gradient("L").resize((200, 200)).save(written, "JPEG", quality=95)
    data = written.getvalue()[: int(len(written.getvalue()) * share)] + more
    return placing(data, Width=200, Height=200, ColorSpace=Name.DeviceGray, Filter=Name.DCTDecode)


def packed(data: bytes, **entries: object) -> Spoil:
    return placing(data, drawn=True, Filter=Name.FlateDecode, **entries)


def lzw(pdf: Pdf) -> bytes:
    """Pack the content by LZW: a table of codes that begins anew, and ends (7.4.4.2)."""
    codes = [256, *SQUARE.encode(), 257]
    bits = "".join(f"{code:09b}" for code in codes)
    size = -(-len(bits) // 8)
    data = int(bits.ljust(size * 8, "0"), 2).to_bytes(size, "big")
    first_page(pdf).Contents = pdf.make_stream(data, Filter=Name.LZWDecode)
    return as_written(pdf)


def as_written(pdf: Pdf) -> bytes:
    """Return a file whose streams are packed as they were made."""
    written = io.BytesIO()
    as_is = {"compress_streams": False, "stream_decode_level": StreamDecodeLevel.none}
    pdf.save(written, deterministic_id=True, force_version="1.6", **as_is)
    return written.getvalue()


def ascii_hex(pdf: Pdf) -> bytes:
    data = SQUARE.encode().hex().encode() + b">"
    first_page(pdf).Contents = pdf.make_stream(data, Filter=Name.ASCIIHexDecode)
    return as_written(pdf)


def with_mask(pdf: Pdf, rows: int) -> None:
    mask = image(pdf, bytes(10 * rows), ColorSpace=Name.DeviceGray)
    placing(PIXELS, SMask=mask)(pdf)


CASES = (
    Case(
        "opi",
        "an image that stands in for another",
        True,
        placing(PIXELS, OPI=Dictionary({"/2.0": Dictionary(F=String("large.tif"))})),
    ),
    Case("opi", "an image alone", False, placing(PIXELS)),
    Case("opi", "an image with an unknown entry", False, placing(PIXELS, Metadata=Dictionary())),
    Case(
        "reference-object",
        "a form that stands in for a page of another file",
        True,
        form(Ref=Dictionary(F=String("other.pdf"), Page=0)),
    ),
    Case(
        "reference-object",
        "an image whose data lies in another file",
        True,
        placing(PIXELS, F=String("image.raw")),
    ),
    Case("reference-object", "a form", False, form()),
    Case(
        "reference-object",
        "a form with a group",
        False,
        form(Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)),
    ),
    Case(
        "alternate-image",
        "an image with a second version",
        True,
        placing(PIXELS, Alternates=Array([Dictionary(DefaultForPrinting=True)])),
    ),
    Case(
        "alternate-image",
        "an image with no second version",
        False,
        placing(PIXELS, Alternates=Array([])),
    ),
    Case("alternate-image", "an image with a mask", False, lambda pdf: with_mask(pdf, 10)),
    Case(
        "preseparated",
        "a page for cyan",
        True,
        entry("SeparationInfo", Dictionary(DeviceColorant=Name.Cyan)),
    ),
    Case("preseparated", "a page in cyan alone", False, painting("1 0 0 0 k 100 300 9 9 re f")),
    Case("preseparated", "a page with data of a program", False, entry("PieceInfo", Dictionary())),
    Case("filter", "content packed by LZW", True, lzw),
    Case("filter", "content in hexadecimal", False, ascii_hex),
    Case("filter", "an image packed by Flate", False, packed(zlib.compress(PIXELS))),
    Case("image-resolution", "an image of 100 pixels to the inch", True, picture(100)),
    Case("image-resolution", "an image of 250 pixels to the inch", False, picture(250)),
    Case(
        "image-resolution",
        "an advertisement that is one image of 300",
        True,
        whole_page(3000),
        limits="magazine",
    ),
    Case("image-resolution", "a poster that is one image of 300", False, whole_page(3000)),
    Case("image-resolution", "a plain background of two pixels", False, picture(2)),
    Case("bitmap-resolution", "a bitmap of 300 pixels to the inch", True, bitmap(300)),
    Case("bitmap-resolution", "a bitmap of 800 pixels to the inch", False, bitmap(800)),
    Case("bitmap-resolution", "a picture of 250 pixels to the inch", False, picture(250)),
    Case("image-damaged", "half of the pixels", True, placing(PIXELS[:200])),
    Case("image-damaged", "a tenth of the pixels", True, packed(zlib.compress(PIXELS[:40]))),
    Case(
        "image-damaged",
        "packed pixels that are cut in half",
        True,
        packed(zlib.compress(bytes(range(200)) * 2)[:90]),
    ),
    Case(
        "image-damaged",
        "half of the pixels in rows with predictors",
        True,
        packed(
            zlib.compress(bytes(41 * 5)), DecodeParms=Dictionary(Predictor=15, Colors=4, Columns=10)
        ),
    ),
    Case("image-damaged", "a JPEG of which half is there", True, jpeg(0.5)),
    Case("image-damaged", "a mask of which half is there", True, lambda pdf: with_mask(pdf, 5)),
    Case("image-damaged", "all pixels but the last", False, placing(PIXELS[:-1])),
    Case("image-damaged", "more pixels than it takes", False, placing(PIXELS * 2)),
    Case(
        "image-damaged",
        "half of the pixels, but nobody draws them",
        False,
        placing(PIXELS[:200], drawn=False),
    ),
    Case(
        "image-damaged",
        "all rows with predictors",
        False,
        packed(
            zlib.compress(bytes(41 * 10)),
            DecodeParms=Dictionary(Predictor=15, Colors=4, Columns=10),
        ),
    ),
    Case("image-damaged", "a whole JPEG", False, jpeg(1)),
    Case("image-damaged", "a whole JPEG with bytes behind it", False, jpeg(1, bytes(200))),
)
