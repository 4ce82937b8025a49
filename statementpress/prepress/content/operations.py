"""The operations of a content stream: an operator each, with its operands before it.

The streams of a page are one, parted by white space between them (ISO 32000-1, 7.8.2). A stream
that cannot be unpacked ends the content; what came before it is painted all the same, as readers
do it.
"""

import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeAlias

from pikepdf import Array, Name, Object, Operator, Pdf, PdfError, Stream, StreamParser

from statementpress.prepress.content.operands import array

MOST_BYTES = 1 << 25
"""Of one content unpacked: 32 MB, of which maps may have a third."""
MOST_PACKED = 1 << 22
"""Of a stream packed otherwise than by Flate alone, whose size cannot be told beforehand."""
MOST_OPERATIONS = 3_000_000
"""On a page, forms counted as often as they are painted: maps have a tenth."""
MOST_OPERANDS = 100
"""Of one operator; DeviceN takes 32 (ISO 32000-1, Annex C), and the entries of inline images 22."""

Operands: TypeAlias = Sequence[object]
Operation: TypeAlias = tuple[Operands, str]


@dataclass(frozen=True, slots=True)
class Content:
    """Operations in their order; `fault` says why they end too early, "" where they do not."""

    operations: Sequence[Operation]
    fault: str = ""


class ContentReader:
    """Reads content on a page of its own, as pikepdf parses that of pages; no file is changed."""

    def __init__(self) -> None:
        self._scratch = Pdf.new()
        self._scratch.add_blank_page()
        self._page = self._scratch.pages[0]
        self._page.obj.Contents = self._scratch.make_stream(b"")

    def read(self, obj: object) -> Content:
        """Return the operations of a stream, or of an array of streams; none of all else."""
        data, fault = _joined(array(obj) if isinstance(obj, Array) else [obj])
        self._page.obj.Contents.write(data)
        collected = _Operations()
        try:
            self._page.parse_contents(collected)
        except PdfError as error:
            fault = f"the content cannot be read: {error}"
        except _TooManyError:
            fault = f"the content is made of more than {MOST_OPERATIONS:,} operations"
        return Content(collected.operations, fault)


class _TooManyError(Exception):
    """Content has more operations than are kept."""


class _Operations(StreamParser):
    """Collects operations; a name of an operator that is no text stands for none that is known."""

    def __init__(self) -> None:
        super().__init__()
        self.operations: list[Operation] = []
        self._operands: list[object] = []

    def handle_object(self, obj: Object, _offset: int, _length: int) -> None:
        if not isinstance(obj, Operator):
            if len(self._operands) <= MOST_OPERANDS:
                self._operands.append(obj)
            return
        if len(self.operations) >= MOST_OPERATIONS:
            raise _TooManyError
        with suppress(UnicodeDecodeError):
            self.operations.append((self._operands, str(obj)))
        self._operands = []

    def handle_eof(self) -> None:
        """Leave operands without an operator alone."""


def _joined(streams: Sequence[object]) -> tuple[bytes, str]:
    """Return the bytes of streams up to the first that cannot be unpacked, and what it suffers."""
    joined = bytearray()
    for stream in streams:
        if not isinstance(stream, Stream):
            continue
        try:
            data = _unpacked(stream, MOST_BYTES - len(joined))
        except PdfError as error:
            return bytes(joined), f"a content stream cannot be unpacked: {error}"
        if data is None:
            return bytes(joined), "the content is too large"
        joined += data + b"\n"
    return bytes(joined), ""


def _unpacked(stream: Stream, most: int) -> bytes | None:
    """Return the bytes of a stream, None where they are, or might be, more than `most`."""
    packed = stream.read_raw_bytes()
    filters = array(stream.get("/Filter")) or [stream.get("/Filter")]
    if filters == [Name.FlateDecode]:
        try:
            if len(zlib.decompressobj().decompress(packed, most + 1)) > most:
                return None
        except zlib.error:
            # qpdf mends or refuses what is damaged
            pass
    elif len(packed) > (most if filters == [None] else MOST_PACKED):
        return None
    return stream.read_bytes()
