"""Images of which the file has lost a part: they end in white, in black, or in stripes."""

import zlib
from collections.abc import Iterator
from contextlib import suppress
from math import ceil

from pikepdf import Name, PdfError, Stream

from statementpress.errors import Severity
from statementpress.prepress.content.painted import PaintedImage
from statementpress.prepress.pdf.objects import Seen, array, entry, integer, is_new, name
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from statementpress.prepress.preflight.inspection import Inspection
from statementpress.prepress.preflight.printed import printed
from statementpress.unpacking import unpack

PICTURES = {"DCTDecode", "DCT", "JPXDecode"}
"""Filters whose data is an image file."""
START, END = b"\xff\xda", b"\xff\xd9"
"""What comes before the last pixels of a JPEG, and what after those of a JPEG or JPEG 2000; neither
can stand among them."""
UNSEEN = {"CCITTFaxDecode", "CCF", "JBIG2Decode", "Crypt"}
"""Filters whose data is not counted: their lines may be packed to nothing."""
MOST_UNPACKED = 500_000_000
"""Bytes that are unpacked for a file, piece by piece; images beyond are not looked into."""
MOST_AT_ONCE = 100_000_000
"""Bytes that may be unpacked in one piece, where a filter allows nothing else."""
MOST_IMAGES = 20_000
PIECE = 1 << 20
"""Bytes."""
PNG = 10
"""The predictors from which on each row begins with a byte that names its own (7.4.4.4)."""


def check(inspection: Inspection) -> Iterator[PreflightFinding]:
    """Find images, and their masks, that have fewer bytes than their size asks for.

    Less than a row of pixels may be missing, which nobody sees.
    """
    seen, room = Seen(), MOST_UNPACKED
    for page in inspection.pages:
        for image in printed(page, PaintedImage):
            for stream, components, bits in _parts(image):
                if room <= 0 or not is_new(stream, seen, MOST_IMAGES):
                    continue
                there, needed = _there_and_needed(stream, components, bits, room)
                room -= there
                if there < needed:
                    known = Measure(100.0 * there / needed, "%") if there else None
                    yield PreflightFinding(
                        "image-damaged",
                        Severity.ERROR,
                        page.number,
                        page.spot(image.box),
                        f"{image.name} {image.width} × {image.height} px".strip(),
                        known,
                    )


def _parts(image: PaintedImage) -> Iterator[tuple[Stream, int, int]]:
    """Yield the streams of an image and its masks, with their components and bits."""
    if isinstance(image.source, Stream):
        yield image.source, image.space.components if image.space else 1, image.bits
        for key in ("/SMask", "/Mask"):
            mask = entry(image.source, key)
            if isinstance(mask, Stream):
                yield mask, 1, integer(entry(mask, "/BitsPerComponent")) or 1


def _there_and_needed(stream: Stream, components: int, bits: int, room: int) -> tuple[int, int]:
    """Return how many bytes of pixels there are, `room` at most, and how many there should be."""
    width, height = (integer(entry(stream, key)) or 0 for key in ("/Width", "/Height"))
    row = ceil(width * components * bits / 8)
    filters = [name(each) for each in array(stream.get(Name.Filter)) or [stream.get(Name.Filter)]]
    if filters[-1] in PICTURES:
        return (0, 0) if len(filters) > 1 or _is_whole(stream.read_raw_bytes()) else (0, 1)
    if UNSEEN & set(filters) or row * height > room:
        return 0, 0
    if filters == ["FlateDecode"]:
        predictor = integer(entry(_parameters(stream), "/Predictor")) or 1
        row += predictor >= PNG
        there = _inflated(stream, row * height)
    else:
        there = _unpacked(stream, row * height)
    return there, max(row * (height - 1) + 1, 1)


def _parameters(stream: Stream) -> object:
    given = stream.get(Name.DecodeParms)
    return next(iter(array(given)), given)


def _inflated(stream: Stream, most: int) -> int:
    """Return to how many bytes, `most` at most, data unpacks up to where it is broken."""
    packed, unpacking, there = stream.read_raw_bytes(), zlib.decompressobj(), 0
    with suppress(zlib.error):
        for at in range(0, len(packed), PIECE):
            piece = packed[at : at + PIECE]
            while piece and there < most:
                there += len(unpacking.decompress(piece, PIECE))
                piece = unpacking.unconsumed_tail
        if there < most:
            there += len(unpacking.flush())  # what is left of the last piece
    return there


def _unpacked(stream: Stream, needed: int) -> int:
    """Return to how many bytes data unpacks, as far as that can be told."""
    try:
        data = unpack(stream, min(needed, MOST_AT_ONCE) + PIECE, MOST_AT_ONCE)
    except PdfError:
        return 0
    return needed if data is None else len(data)


def _is_whole(data: bytes) -> bool:
    """Say whether an image file has its end."""
    return data.rfind(END) > data.rfind(START)
