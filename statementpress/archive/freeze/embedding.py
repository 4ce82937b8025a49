"""Embed the sources of a PDF in it, as PDF/A-3 associated files (ISO 19005-3, 6.8).

Each source becomes an embedded file that the catalog's /AF lists, with the relationship Source (ISO
32000-2, 14.13) and its whole path as its name. PDF readers list them under Attachments. What the
document shows, its text and its tags stay as they are. `archive.bag.embedded_sources` takes the
sources out again.
"""

import re
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import PurePosixPath

from pikepdf import (
    Array,
    Dictionary,
    Name,
    ObjectStreamMode,
    Pdf,
    Stream,
    StreamDecodeLevel,
    String,
)

from statementpress.archive.bag.embedded_sources import check_sum
from statementpress.errors import ArchiveError

LEVEL = 9
"""Flate's best compression. The sources of the 2021 statement, 1.53 MB, add 0.58 MB to its PDF."""

_TYPES = {
    ".css": "text/css",
    ".csv": "text/csv",
    ".html": "text/html",
    ".icc": "application/vnd.iccprofile",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".md": "text/markdown",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".toml": "application/toml",
    ".ttf": "font/ttf",
    ".txt": "text/plain",
    ".woff2": "font/woff2",
}
"""Media types (IANA) by ending. Python's own list differs from machine to machine."""

_KINDS = (
    (r"statements/[^/]+/statement\.toml", "the facts of the statement"),
    (r"statements/[^/]+/signatories\.csv", "the register of signatories"),
    (r"statements/[^/]+/summary\.(\w+)\.md", "the {} summary"),
    (r"statements/[^/]+/(\w+)\.md", "the {} text"),
    (r"statements/[^/]+/logos/.+", "a logo"),
    (r"statements/[^/]+/signatures/.+", "a scanned signature or stamp"),
    (r"templates/editions\.toml", "the table of editions"),
    (r"templates/kinds\.toml", "the table of kinds of papers"),
    (r"templates/(?:words/)?languages\.toml", "the table of languages"),
    (r"templates/words/.+", "words in each language"),
    (r"templates/.+", "a template of the pages"),
    (r"styles/.+", "a style sheet"),
    (r"fonts/fonts\.toml", "the table of typefaces"),
    (r"fonts/.+\.(?:ttf|otf|woff2)", "a font"),
    (r"fonts/.+", "the licence of a font"),
    (r"press/.+\.icc", "a colour profile"),
    (r"press/.+", "settings for the press"),
)
"""The kind of a file, by the first pattern that matches its whole name; {} is its language."""


def with_sources(
    pdf: bytes, sources: Mapping[str, bytes], moment: datetime, languages: Mapping[str, str]
) -> bytes:
    """Return `pdf` with `sources` embedded, by names such as "statements/2021-05-05-x/en.md".

    All are dated by `moment`, which has a time zone. `languages` has the English names of languages
    by their codes, for the descriptions. The same input gives the same bytes, and no stream of the
    file is compressed again. Raises ArchiveError if `pdf` has embedded files already.
    """
    with Pdf.open(BytesIO(pdf)) as document:
        if Name.AF in document.Root or Name.EmbeddedFiles in document.Root.get(Name.Names, {}):
            raise ArchiveError("the PDF carries files already", hint="embed its sources once")
        keys = {_text(name): name for name in sources}
        listed = Array()
        associated = Array()
        for key in sorted(keys, key=bytes):  # a name tree is sorted by bytes (ISO 32000-1, 7.9.6)
            name = keys[key]
            stream = document.make_indirect(_embedded(document, name, sources[name], moment))
            # A file specification (ISO 32000-1, 7.11.3).
            file = document.make_indirect(
                Dictionary(
                    Type=Name.Filespec,
                    F=key,
                    UF=key,
                    Desc=String(description(name, languages)),
                    AFRelationship=Name.Source,
                    EF=Dictionary(F=stream, UF=stream),
                )
            )
            listed.extend([key, file])
            associated.append(file)
        if Name.Names not in document.Root:
            document.Root.Names = Dictionary()
        document.Root.Names.EmbeddedFiles = document.make_indirect(Dictionary(Names=listed))
        document.Root.AF = associated
        return _saved(document)


def mime_type(name: str) -> str:
    """Return the media type of a file, by the ending of its name."""
    return _TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")


def description(name: str, languages: Mapping[str, str]) -> str:
    """Describe a file of a project in a few words, by its name and the names of languages."""
    for pattern, words in _KINDS:
        if match := re.fullmatch(pattern, name):
            code = "".join(match.groups())
            return words.format(languages.get(code, code))
    return "a file of the statement"


def _embedded(pdf: Pdf, name: str, data: bytes, moment: datetime) -> Stream:
    """Return the stream of an embedded file (ISO 32000-1, 7.11.4)."""
    packed = Stream(pdf, zlib.compress(data, LEVEL))
    packed.Type = Name.EmbeddedFile
    packed.Filter = Name.FlateDecode
    packed.Subtype = Name(f"/{mime_type(name)}")
    dated = String(f"D:{moment.astimezone(UTC):%Y%m%d%H%M%S}Z")
    packed.Params = Dictionary(
        Size=len(data), CheckSum=String(check_sum(data)), CreationDate=dated, ModDate=dated
    )
    return packed


def _text(name: str) -> String:
    """Return a name as a text string: ASCII, or UTF-16, whose bytes sort as its characters do."""
    if name.isascii():
        return String(name.encode("ascii"))
    return String(b"\xfe\xff" + name.encode("utf-16-be"))


def _saved(pdf: Pdf) -> bytes:
    saved = BytesIO()
    pdf.save(
        saved,
        fix_metadata_version=False,
        stream_decode_level=StreamDecodeLevel.none,
        object_stream_mode=ObjectStreamMode.preserve,
        deterministic_id=True,
    )
    return saved.getvalue()
