"""Take the sources out of a PDF that carries them; `archive.freeze.embedding` put them in.

Such a PDF may come from anywhere. So no more is unpacked than an official edition can have, and a
source counts only if its size, its check sum and its name are what they have to be.
"""

import hashlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Name, PasswordError, Pdf, PdfError, Stream, String

from statementpress.archive.bag.sources import check_sources
from statementpress.errors import ArchiveError
from statementpress.unpacking import unpack

LARGEST = 100_000_000
"""Bytes that are unpacked of all sources together; those of an official edition have 1.5 MB."""
MOST = 5_000
"""Sources that are unpacked; an official edition has about 35."""

_HINT = "ask for the file again, or restore from the version that it belongs to"


def sources_of(pdf: bytes) -> dict[str, bytes]:
    """Return the sources that a PDF carries, by their names in a project, in their order.

    Raises ArchiveError if the PDF carries none, is encrypted or damaged, or if a source does not
    agree with its size and check sum, or has a name that no project can have.
    """
    try:
        with Pdf.open(BytesIO(pdf)) as document:
            if document.is_encrypted:
                raise ArchiveError("the PDF is encrypted", hint=_HINT)
            found = _unpacked_sources(document)
            if document.get_warnings():  # qpdf repaired it, and left out what it could not repair
                raise ArchiveError("the PDF is damaged", hint=_HINT)
    except PasswordError as error:
        raise ArchiveError("the PDF needs a password to be opened", hint=_HINT) from error
    except (PdfError, RecursionError) as error:
        raise ArchiveError("the PDF, or a source in it, is damaged", hint=_HINT) from error
    check_sources(found)
    return found


def check_sum(data: bytes) -> bytes:
    """Return the MD5 that ISO 32000-1, table 46, asks for; it finds accidents, not forgeries."""
    return hashlib.md5(data, usedforsecurity=False).digest()


def _unpacked_sources(pdf: Pdf) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    room = LARGEST
    for name, stream in _listed(pdf):
        if name in found:
            raise ArchiveError(f"the PDF carries two sources called “{name}”", hint=_HINT)
        if len(found) == MOST:
            raise ArchiveError(f"the PDF carries more than {MOST:,} sources", hint=_HINT)
        found[name] = _unpacked(name, stream, room)
        room -= len(found[name])
    if not found:
        raise ArchiveError(
            "the PDF does not carry the files that it was made from",
            hint="name the official PDF of a frozen version, or the version itself",
        )
    return found


def _listed(pdf: Pdf) -> Iterator[tuple[str, Stream]]:
    """Yield name and stream of each associated file of the catalog that is a source."""
    listed: Any = pdf.Root.get(Name.AF)
    for file in listed if isinstance(listed, Array) else ():
        if not isinstance(file, Dictionary) or file.get(Name.AFRelationship) != Name.Source:
            continue
        name, embedded = file.get(Name.UF), file.get(Name.EF)
        stream = embedded.get(Name.F) if isinstance(embedded, Dictionary) else None
        is_named = isinstance(name, String) and name == file.get(Name.F)
        if not is_named or not isinstance(stream, Stream):
            raise ArchiveError("the PDF lists a source that is not in it", hint=_HINT)
        yield str(name), stream


def _unpacked(name: str, stream: Stream, room: int) -> bytes:
    """Return the bytes of a source; never unpack more than `room` bytes."""
    packing = stream.get(Name.Filter)
    if not (packing is None or packing == Name.FlateDecode) or Name.DecodeParms in stream:
        raise ArchiveError(f"the source “{name}” is packed in an unknown way", hint=_HINT)
    data = unpack(stream, room)
    if data is None:
        raise ArchiveError(f"the sources have more than {LARGEST:,} bytes", hint=_HINT)
    if not _agrees(stream.get(Name.Params), data):
        raise ArchiveError(f"the source “{name}” is not as it was embedded", hint=_HINT)
    return data


def _agrees(parameters: Any, data: bytes) -> bool:
    """Return whether a source has the size and the check sum that were written beside it."""
    if not isinstance(parameters, Dictionary):
        return False
    expected = parameters.get(Name.CheckSum)
    return (
        parameters.get(Name.Size) == len(data)
        and isinstance(expected, String)
        and bytes(expected) == check_sum(data)
    )
