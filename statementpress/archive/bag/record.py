"""The build record: what a version was made with, and what came out, for those who look later.

It is JSON, and its keys are the names below. What differs from one freezing to the next of the same
statement (the day, the number, the note) is in bag-info.txt, not here: the same sources on the same
machine give the same record.
"""

from typing import Any

import msgspec

from statementpress.archive.bag import layout, reading
from statementpress.archive.bag.version import Version
from statementpress.errors import ArchiveError, Place

FORMAT = 1
"""Raised where a reader of older records would misread a newer one."""


class Unsigned(msgspec.Struct, frozen=True, kw_only=True):
    """A signed file as it was before: its first `bytes`, and their hash."""

    bytes: int
    sha256: str


class Output(msgspec.Struct, frozen=True, kw_only=True):
    """A file that was made: `path` in the payload, `edition` where it is a PDF of one.

    `validity` is what veraPDF said of each flavour ("3a", "ua1"): "valid", or the clauses that
    fail; empty where it was not installed, or the file promises none. `findings` are what
    the build, its proof and its preflight had to say: warnings, as errors stop a build.
    """

    path: str
    bytes: int
    sha256: str
    edition: str = ""
    pages: int = 0
    unsigned: Unsigned | None = None
    validity: dict[str, str] = {}
    findings: tuple[str, ...] = ()
    proof: str = ""
    """Which promises the finished PDF was held against; empty where it is no PDF."""
    preflight: str = ""
    """The limits it kept; empty where it was held against none."""


class BuildRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What a version was made with.

    `source_date_epoch` is the instant that all files are dated by, in seconds since 1970 (UTC).
    `software` are the versions of Statement Press, Python and its packages, `native` those of the
    libraries and programs outside Python; `editions` the rows of the table, with every style sheet.
    """

    format: int = FORMAT
    statement: str
    source_date_epoch: int
    platform: str
    software: dict[str, str]
    native: dict[str, str]
    verapdf: str = ""
    editions: dict[str, dict[str, Any]]
    outputs: tuple[Output, ...]


def written(record: BuildRecord) -> bytes:
    """Return the record as JSON, UTF-8, indented for people, with a line end."""
    return msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n"


def record_of(version: Version) -> BuildRecord:
    """Return the record that lies in a version; ArchiveError where it cannot be read."""
    path = version.data / layout.RECORD
    return decoded(reading.read(path), Place(str(path)))


def decoded(data: bytes, place: Place) -> BuildRecord:
    """Return a record from its JSON; ArchiveError, which names the place, where it is none."""
    try:
        record = msgspec.json.decode(data, type=BuildRecord)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ArchiveError(
            f"the build record cannot be read: {error}", place=place, hint="verify the version"
        ) from error
    if record.format > FORMAT:
        raise ArchiveError(
            f"the build record has format {record.format}, and this program knows {FORMAT}",
            place=place,
            hint="use the version of Statement Press that the record names, or a later one",
        )
    return record
