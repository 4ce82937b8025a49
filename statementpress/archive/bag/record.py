"""The build record: what a version was made with and what came out, for those who look later.

It is JSON, and its keys are the names below. The day, the number and the note of a version differ
each time the same statement is frozen; they are in bag-info.txt. So the same sources on the same
machine give the same record.
"""

from typing import Any

import msgspec

from statementpress.archive.bag import layout, reading
from statementpress.archive.bag.version import Version
from statementpress.errors import ArchiveError, Place

FORMAT = 1
"""The format of the record; it rises when a reader of older records would misread a newer one."""


class Unsigned(msgspec.Struct, frozen=True, kw_only=True):
    """A signed file as it was before it was signed: the first bytes of the signed one."""

    bytes: int
    sha256: str


class Output(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was made."""

    path: str
    """Its name in the payload."""
    bytes: int
    sha256: str
    edition: str = ""
    """The edition that it is a PDF of; empty if it is no PDF."""
    pages: int = 0
    unsigned: Unsigned | None = None
    """What it was before it was signed; None if it was not signed."""
    validity: dict[str, str] = {}
    """What veraPDF says of each standard that it claims ("3a", "ua1").

    That is "valid", or why there is no verdict; a PDF that is not valid is not frozen. Empty if
    veraPDF was not installed, or the file claims no standard.
    """
    findings: tuple[str, ...] = ()
    """The warnings of the build, its proof and its preflight; an error would have stopped it."""
    proof: str = ""
    """What the finished PDF was checked for; empty if it is no PDF."""
    preflight: str = ""
    """The limits of preflight that it keeps; empty if it was not checked against any."""


class BuildRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What a version was made with, and the files that were made."""

    format: int = FORMAT
    statement: str
    """The name of the statement's folder."""
    source_date_epoch: int
    """The instant that all files are dated by, in seconds since 1970 (UTC)."""
    platform: str
    """The system and the processor, such as "Linux x86_64"."""
    software: dict[str, str]
    """The versions of Statement Press, of Python and of its packages."""
    native: dict[str, str]
    """The versions of the libraries and programs outside Python."""
    verapdf: str = ""
    """The version of the veraPDF that judged the PDFs; empty if none did."""
    editions: dict[str, dict[str, Any]]
    """The row of each edition in the table of editions, with every style sheet."""
    outputs: tuple[Output, ...]


def encoded(record: BuildRecord) -> bytes:
    """Return the record as JSON, UTF-8, indented for people, with a line end."""
    return msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"


def record_of(version: Version) -> BuildRecord:
    """Return the record in a version. Raises ArchiveError if it cannot be read."""
    path = version.data / layout.RECORD
    return decoded(reading.read(path), Place(str(path)))


def decoded(data: bytes, place: Place) -> BuildRecord:
    """Return a record from its JSON. Raises ArchiveError, which names `place`, if it is invalid."""
    try:
        record = msgspec.json.decode(data, type=BuildRecord)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ArchiveError(
            f"the build record cannot be read: {error}", place=place, hint="verify the version"
        ) from error
    if record.format > FORMAT:
        raise ArchiveError(
            f"the build record has format {record.format}, and this program reads up to {FORMAT}",
            place=place,
            hint="use the version of Statement Press that the record names, or a later one",
        )
    return record
