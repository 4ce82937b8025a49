"""Unpack a stream of a file that may be made to fill the memory of whoever reads it."""

import zlib

from pikepdf import Name, Object, PdfError

LARGEST_RATIO = 1032
"""How much a byte of Deflate can become; two in a row, and other filters, may make more."""


def unpacked(stream: Object, most: int) -> bytes | None:
    """Return what a stream holds, None where it is broken or may be more than `most` bytes."""
    try:
        packed = stream.read_raw_bytes()
        filters = stream.get(Name.Filter)
        if filters is None:
            return packed if len(packed) <= most else None
        if filters == Name.FlateDecode and Name.DecodeParms not in stream:
            data = zlib.decompressobj().decompress(packed, most + 1)
            return data if len(data) <= most else None
        return stream.read_bytes() if len(packed) * LARGEST_RATIO <= most else None
    except (PdfError, zlib.error):
        return None
