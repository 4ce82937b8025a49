"""A PDF that carries what it was made from, as PDF/A-3 associated files (ISO 19005-3, 6.8).

Each source is an embedded file that the catalog's /AF names, with the relationship Source (ISO
32000-2, 14.13) and its whole path as its name. Readers list them under Attachments; nothing of what
the document shows, says or is marked as changes.
"""

import hashlib
import zlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from pikepdf import (
    Array,
    Dictionary,
    Name,
    ObjectStreamMode,
    PasswordError,
    Pdf,
    PdfError,
    Stream,
    StreamDecodeLevel,
    String,
)

from statementpress.archive.bag.source_names import check_sources, description, mime_type
from statementpress.errors import ArchiveError

LEVEL = 9
"""Of flate: the smallest. The sources of the 2021 statement, 1.53 MB, add 0.58 MB to its PDF."""
LARGEST = 100_000_000
"""Bytes of all sources together that are unpacked; those of an official edition have 1.5 MB."""
MOST = 5_000
"""Sources that are unpacked; an official edition has about 35."""

_HINT = "ask for the file anew, or restore from the version that it belongs to"


def with_sources(pdf: bytes, sources: Mapping[str, bytes], moment: datetime) -> bytes:
    """Return `pdf` with `sources` embedded, by names such as "statements/2021-05-05-x/en.md".

    `moment`, with its time zone, dates them all. The same input gives the same bytes, and no
    stream of the file is packed anew. ArchiveError where `pdf` carries files already.
    """
    with Pdf.open(BytesIO(pdf)) as document:
        if Name.AF in document.Root or Name.EmbeddedFiles in document.Root.get(Name.Names, {}):
            raise ArchiveError("the PDF carries files already", hint="embed its sources once")
        keys = {_text(name): name for name in sources}
        listed = Array()
        associated = Array()
        for key in sorted(keys, key=bytes):  # a name tree is sorted by bytes (ISO 32000-1, 7.9.6)
            name = keys[key]
            file = document.make_indirect(_file(document, name, key, sources[name], moment))
            listed.extend([key, file])
            associated.append(file)
        if Name.Names not in document.Root:
            document.Root.Names = Dictionary()
        document.Root.Names.EmbeddedFiles = document.make_indirect(Dictionary(Names=listed))
        document.Root.AF = associated
        return _saved(document)


def sources_of(pdf: bytes) -> dict[str, bytes]:
    """Return the sources that a PDF carries, by their names in a project, in their order.

    ArchiveError for a PDF that carries none, is encrypted or broken, whose sources are not what
    their sizes and check sums say, or have names that no project can have.
    """
    try:
        with Pdf.open(BytesIO(pdf)) as document:
            if document.is_encrypted:
                raise ArchiveError("the PDF is encrypted", hint=_HINT)
            found = _read(document)
            if document.get_warnings():  # qpdf mended it, and what it could not mend is left out
                raise ArchiveError("the PDF is damaged", hint=_HINT)
    except PasswordError as error:
        raise ArchiveError("the PDF needs a password to be opened", hint=_HINT) from error
    except (PdfError, RecursionError, zlib.error) as error:
        raise ArchiveError("the PDF, or a source in it, is damaged", hint=_HINT) from error
    check_sources(found)
    return found


def _file(pdf: Pdf, name: str, key: String, data: bytes, moment: datetime) -> Dictionary:
    """Return the file specification (ISO 32000-1, 7.11.3) of an embedded source."""
    packed = Stream(pdf, zlib.compress(data, LEVEL))
    packed.Type = Name.EmbeddedFile
    packed.Filter = Name.FlateDecode
    packed.Subtype = Name(f"/{mime_type(name)}")
    dated = String(f"D:{moment.astimezone(UTC):%Y%m%d%H%M%S}Z")
    packed.Params = Dictionary(
        Size=len(data), CheckSum=String(_check_sum(data)), CreationDate=dated, ModDate=dated
    )
    stream = pdf.make_indirect(packed)
    return Dictionary(
        Type=Name.Filespec,
        F=key,
        UF=key,
        Desc=String(description(name)),
        AFRelationship=Name.Source,
        EF=Dictionary(F=stream, UF=stream),
    )


def _text(name: str) -> String:
    """Return a name as a text string: ASCII, or UTF-16, so that bytes sort as characters do."""
    if name.isascii():
        return String(name.encode("ascii"))
    return String(b"\xfe\xff" + name.encode("utf-16-be"))


def _saved(pdf: Pdf) -> bytes:
    made = BytesIO()
    pdf.save(
        made,
        fix_metadata_version=False,
        stream_decode_level=StreamDecodeLevel.none,
        object_stream_mode=ObjectStreamMode.preserve,
        deterministic_id=True,
    )
    return made.getvalue()


def _read(pdf: Pdf) -> dict[str, bytes]:
    """Return what the catalog names as sources; ArchiveError where that is not to be trusted."""
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
            "the PDF does not carry what it was made from",
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
        known = isinstance(name, String) and name == file.get(Name.F)
        if not known or not isinstance(stream, Stream):
            raise ArchiveError("the PDF names a source that is not in it", hint=_HINT)
        yield str(name), stream


def _unpacked(name: str, stream: Stream, room: int) -> bytes:
    """Return the bytes of a source, of which no more than `room` are ever unpacked."""
    packing = stream.get(Name.Filter)
    if not (packing is None or packing == Name.FlateDecode) or Name.DecodeParms in stream:
        raise ArchiveError(f"the source “{name}” is packed in an unknown way", hint=_HINT)
    raw = stream.read_raw_bytes()
    unpacking = zlib.decompressobj()
    data = raw if packing is None else unpacking.decompress(raw, room + 1)
    if len(data) > room:
        raise ArchiveError(f"the sources have more than {LARGEST:,} bytes", hint=_HINT)
    told = stream.get(Name.Params)
    told = told if isinstance(told, Dictionary) else Dictionary()
    whole = packing is None or unpacking.eof
    if not whole or told.get(Name.Size) != len(data) or _told_sum(told) != _check_sum(data):
        raise ArchiveError(f"the source “{name}” is not as it was embedded", hint=_HINT)
    return data


def _told_sum(told: Dictionary) -> bytes:
    check_sum = told.get(Name.CheckSum)
    return bytes(check_sum) if isinstance(check_sum, String) else b""


def _check_sum(data: bytes) -> bytes:
    """Return the MD5 that ISO 32000-1, table 46, asks for; it finds accidents, not forgeries."""
    return hashlib.md5(data, usedforsecurity=False).digest()
