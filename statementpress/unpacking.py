"""Unpack a stream of a PDF that may be made to fill the memory of whoever reads it.

A few kilobytes can unpack to gigabytes, so each reader says how many bytes it is prepared for.
Prepress reads strangers' PDFs, and the archive reads the sources in a PDF that somebody hands in;
neither may know the other, so this lies below both.
"""

import zlib
from contextlib import suppress

from pikepdf import Array, Name, PdfError, Stream

LARGEST_RATIO = 1032
"""How many bytes one byte of Flate can become. Several filters in a row may make more of it."""


def unpack(stream: Stream, most: int, most_packed: int | None = None) -> bytes | None:
    """Return the bytes of a stream, or None if they are, or might be, more than `most`.

    The size of a stream that Flate alone has packed is found out beforehand. If it is packed in
    another way, it may have `most_packed` bytes, by default as many as Flate could not blow up to
    more than `most`. Raises PdfError if it is damaged beyond what qpdf can mend.
    """
    packed = stream.read_raw_bytes()
    found = stream.get(Name.Filter)
    filters = list(found) if isinstance(found, Array) else [] if found is None else [found]
    if filters == [Name.FlateDecode]:
        unpacking = zlib.decompressobj()
        with suppress(zlib.error):  # qpdf mends what is damaged, or refuses it
            data = unpacking.decompress(packed, most + 1)
            if len(data) > most:
                return None
            if unpacking.eof and Name.DecodeParms not in stream:
                return data
    elif len(packed) > (most if not filters else most_packed or most // LARGEST_RATIO):
        return None
    return stream.read_bytes()


def unpack_or_none(stream: Stream, most: int) -> bytes | None:
    """Return the bytes of a stream as `unpack` does, or None if the stream is damaged."""
    try:
        return unpack(stream, most)
    except PdfError:
        return None
