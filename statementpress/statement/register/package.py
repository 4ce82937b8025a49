"""The parts of a workbook: XML files in a ZIP archive, as Excel and LibreOffice save them.

Files of Word are packed in the same way; `intake.package` reads them by this class. Either may come
from anyone. A few kilobytes can unpack to gigabytes, so each part is unpacked
while it is parsed, and no further than a limit; document types, which can make much of little as
well, are refused. No part is kept in memory.
"""

import zipfile
import zlib
from collections.abc import Collection, Iterator
from io import BytesIO
from typing import Any, Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.parsers import expat

from statementpress.statement.files import FileError

UNPACKED_LIMIT: Final = 60_000_000
"""The most bytes that the parts of a workbook may unpack to; one with 10,000 rows has a fifth."""
_CHUNK: Final = 1 << 18
_KEPT: Final = 1_000
"""After how many elements those that were read are given up."""
_METHODS: Final = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
"""What `zipfile` raises for files that are no archives, or damaged ones."""


class DamagedError(FileError):
    """A workbook cannot be read."""

    def __init__(self, why: str) -> None:
        hint = "open it, save it again as .xlsx or .ods, or export the sheet as “CSV UTF-8”"
        super().__init__("workbook-damaged", f"the workbook is damaged: {why}", hint)


def too_large(why: str) -> FileError:
    """Return the error for a workbook that is larger than any register."""
    hint = "copy the rows of the register into a new workbook, without empty rows below them"
    return FileError("too-large", f"the workbook is too large: {why}", hint)


def plain_name(part: str) -> str:
    """Return the name of a part as it is compared: capitals do not count (ECMA-376 Part 2, 7.2.3).

    Some programs part it with the wrong slash.
    """
    return part.replace("\\", "/").casefold()


def local(name: str) -> str:
    """Return the name of an element or attribute without its namespace."""
    return name.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """Return an attribute by its name without the namespace; "" if it is not there."""
    return next((value for key, value in element.attrib.items() if local(key) == name), "")


class Package:
    """The parts of one workbook, or of another file that is packed like one."""

    def __init__(self, data: bytes) -> None:
        """Open a ZIP archive. Raises the error of `damaged` if it is none."""
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise self.damaged("it was cut off, or is another kind of file") from error
        self._parts = {plain_name(info.filename): info for info in self._archive.infolist()}
        self._left = UNPACKED_LIMIT

    def damaged(self, why: str) -> FileError:
        """Return the error for a file that cannot be read."""
        return DamagedError(why)

    def too_large(self, why: str) -> FileError:
        """Return the error for a file that unpacks to too much."""
        return too_large(why)

    def has(self, part: str) -> bool:
        """Return whether there is a part of this name."""
        return plain_name(part) in self._parts

    def elements(
        self, part: str, whole: Collection[str], begun: Collection[str] = ()
    ) -> Iterator[Element]:
        """Yield the elements of a part that are called as `whole` says, with all that is in them.

        Those that are called as `begun` says are yielded before anything in them is read. Each may
        be used until the next one is asked for. Raises the error of `damaged` or `too_large`.
        """
        parser: Any = ElementTree.XMLPullParser(("start", "end"))
        root: Element | None = None
        count = 0
        for chunk in self.chunks(part):
            for event, element in self._read(parser, chunk, part):
                root = element if root is None else root
                if local(element.tag) not in (begun if event == "start" else whole):
                    continue
                yield element
                if event == "end":
                    element.clear()
                    count += 1
                    if count % _KEPT == 0:
                        _give_up(root)

    def chunks(self, part: str, *, is_xml: bool = True) -> Iterator[bytes]:
        """Yield the bytes of a part in pieces, and b"" at its end.

        Raises the error of `too_large`, or that of `damaged`, which is also for a part that is
        missing, or of XML with a document type.
        """
        prologue = _Prologue()
        try:
            info = self._parts[plain_name(part)]
            if info.compress_type not in _METHODS or info.flag_bits & 1:
                raise self.damaged(f"its part {part} is packed in an unusual way")
            with self._archive.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        most = f"{UNPACKED_LIMIT / 1_000_000:g} MB"
                        raise self.too_large(f"it unpacks to more than {most}")
                    if is_xml:
                        prologue.check(chunk)
                    yield chunk
        except KeyError as error:
            raise self.damaged(f"its part {part} is missing") from error
        except _DocumentTypeError as error:
            raise self.damaged(f"its part {part} has a document type") from error
        except expat.ExpatError as error:
            raise self.damaged(f"its part {part} is not valid XML") from error
        except _BROKEN as error:
            raise self.damaged(f"its part {part} cannot be unpacked") from error
        yield b""

    def _read(self, parser: Any, chunk: bytes, part: str) -> list[tuple[str, Element]]:
        """Return what begins and ends in the next piece of a part; b"" ends it.

        Raises the error of `damaged`; the parser tells some faults only when it is asked.
        """
        try:
            parser.feed(chunk)
            if not chunk:
                parser.close()
            return list(parser.read_events())
        except ElementTree.ParseError as error:
            raise self.damaged(f"its part {part} is not valid XML") from error


class _DocumentTypeError(Exception):
    """A part has a document type, which no program that saves such files writes."""


class _Prologue:
    """Refuses a document type, which can only stand before the first element of a part."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._begin
        self._has_begun = False

    def check(self, chunk: bytes) -> None:
        """Look at the next piece of the part. Raises FileError (workbook-damaged)."""
        if not self._has_begun:
            self._parser.Parse(chunk, False)

    def _begin(self, *_: object) -> None:
        self._has_begun = True
        self._parser.StartElementHandler = None

    def _refuse(self, *_: object) -> None:
        raise _DocumentTypeError


def _give_up(root: Element) -> None:
    """Forget what was read, and keep the elements that are still open: the last of each."""
    element = root
    while len(element):
        del element[:-1]
        element = element[-1]
