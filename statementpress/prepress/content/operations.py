"""The operations of a content stream: an operator each, with its operands before it.

The streams of a page are read as one, with white space between them (ISO 32000-1, 7.8.2). A stream
that cannot be unpacked ends the content; what came before it is painted all the same, as readers
do.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeAlias

from pikepdf import Array, Object, Operator, Pdf, PdfError, Stream, StreamParser

from statementpress.prepress.pdf.objects import array
from statementpress.unpacking import unpack

MOST_BYTES = 1 << 25
"""Bytes of the unpacked content of a page or form: 32 MB, three times what large maps have."""
MOST_PACKED = 1 << 22
"""Bytes of a stream that is packed in another way than by Flate alone."""
MOST_OPERATIONS = 3_000_000
"""Operations on a page, those of a form counted as often as it is painted; maps have a tenth."""
MOST_KEPT = 50_000
"""Operations of forms that are kept from page to page: 35 MB."""
MOST_OPERANDS = 100
"""Operands of one operator; DeviceN takes 32 (ISO 32000-1, Annex C), and an inline image 22."""

Operands: TypeAlias = Sequence[object]
Operation: TypeAlias = tuple[Operands, str]


@dataclass(frozen=True, slots=True)
class Content:
    """The operations of a page, form, pattern or glyph."""

    operations: Sequence[Operation]
    """Operands and operator of each, in the order of the file."""
    fault: str = ""
    """Why the operations end too early, or "" if they do not."""


class ContentReader:
    """Reads the content of one file.

    pikepdf parses the content of pages only, so there is a page of a scratch file for it. Forms are
    kept for the pages that follow, which often draw the same ones, such as printer's marks.
    """

    def __init__(self) -> None:
        self._forms: dict[tuple[int, int], Content] = {}
        self._scratch = Pdf.new()
        self._scratch.add_blank_page()
        self._page = self._scratch.pages[0]
        self._page.obj.Contents = self._scratch.make_stream(b"")

    def read(self, obj: object) -> Content:
        """Return the operations of a stream or of an array of streams; none for all else."""
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

    def form(self, stream: Stream) -> Content:
        """Return the operations of a form, pattern or glyph."""
        content = self._forms.pop(stream.objgen, None) or self.read(stream)
        self._forms[stream.objgen] = content
        # The forms that were drawn last stay.
        kept = sum(len(each.operations) for each in self._forms.values())
        while kept > MOST_KEPT:
            kept -= len(self._forms.pop(next(iter(self._forms))).operations)
        return content


class _TooManyError(Exception):
    """Content has more operations than are kept."""


class _Operations(StreamParser):
    """Collects operations, except those whose operator is no text: no such operator exists."""

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
        """Ignore operands that no operator follows."""


def _joined(streams: Sequence[object]) -> tuple[bytes, str]:
    """Return the bytes of streams up to the first that cannot be unpacked, and the reason."""
    joined = bytearray()
    for stream in streams:
        if not isinstance(stream, Stream):
            continue
        try:
            data = unpack(stream, MOST_BYTES - len(joined), MOST_PACKED)
        except PdfError as error:
            return bytes(joined), f"a content stream cannot be unpacked: {error}"
        if data is None:
            return bytes(joined), "the content is too large"
        joined += data + b"\n"
    return bytes(joined), ""
