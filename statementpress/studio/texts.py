r"""One text that people write: read as the page shows it, and saved without writing over anybody.

The page has texts with "\n" at the ends of lines. A file keeps the line ends, the encoding and the
byte order mark that it has.
"""

import codecs
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from statementpress.errors import OutputError, Place
from statementpress.machine.storage import store_over
from statementpress.statement.files import TABLE_LIMIT, TEXT_LIMIT, FileError, decode, read_inside
from statementpress.studio.answers import RefusedError
from statementpress.studio.bases import hash_of, remember, remembered
from statementpress.studio.merging import merged_text

NEW = ""
"""What a page sends as the base of a file that was not there."""
TRIES = 10
"""How often a file is read anew that another program keeps changing."""

Merge = Callable[[str, str, str], str | None]
"""Puts together base, mine and theirs; None if they changed the same place."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text as it lies on the disk."""

    data: bytes
    """The bytes of its file."""
    text: str
    """What they say."""

    @property
    def hash(self) -> str:
        """The hash by which the page names it."""
        return hash_of(self.text)

    def encoded(self, text: str) -> bytes:
        """Return another text in the encoding and with the line ends of this one."""
        if "\r\n" in self.data.decode("utf-8", "replace"):
            text = text.replace("\n", "\r\n")
        for mark, name in (
            (codecs.BOM_UTF8, "utf-8"),
            (codecs.BOM_UTF16_LE, "utf-16-le"),
            (codecs.BOM_UTF16_BE, "utf-16-be"),
        ):
            if self.data.startswith(mark):
                return mark + text.encode(name)
        return text.encode("utf-8")


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving a text."""

    text: str
    """What the file says now."""
    merged: bool
    """Whether that is not what was sent, because somebody else's changes are in it."""

    @property
    def hash(self) -> str:
        """The hash of what the file says now."""
        return hash_of(self.text)


def limit_of(name: str) -> int:
    """Return how many bytes a text of this name may have."""
    return TABLE_LIMIT if name.endswith(".csv") else TEXT_LIMIT


def read_text(folder: Path, name: str) -> Text | None:
    """Return a text of a statement's folder; None if there is no such file.

    Raises FileError if it cannot be read, or is not text.
    """
    try:
        data = read_inside(folder, name, limit_of(name))
    except FileError as error:
        if error.code == "missing-file" and not (folder / name).is_symlink():
            return None
        raise
    text = Text(data, decode(data))
    remember(text.text)
    return text


def save_text(folder: Path, name: str, text: str, base: str, merge: Merge = merged_text) -> Saved:
    """Save a text that a page began from the text with the hash `base`; return what became of it.

    What others have changed since is kept. Raises RefusedError with the status 409 if they changed
    the same place, if the base is not known any more, or if the file is gone; then nothing is
    written. Raises FileError if what is there cannot be read, and OutputError if the file cannot
    be written.
    """
    text = _checked(text, limit_of(name))
    for _ in range(TRIES):
        there = read_text(folder, name)
        wanted = _wanted(there, text, base, merge)
        if there is not None and wanted == there.text:
            return Saved(wanted, merged=wanted != text)
        data = there.encoded(wanted) if there else wanted.encode("utf-8")
        if store_over(_target(folder, name), there.data if there else None, data):
            remember(wanted)
            return Saved(wanted, merged=wanted != text)
    raise OutputError(
        "another program changes this file all the time",
        place=Place(name),
        hint="close the other program; your text is still on this page",
    )


def _wanted(there: Text | None, text: str, base: str, merge: Merge) -> str:
    """Return what the file is to say; raise RefusedError if that cannot be known."""
    if there is None:
        if base == NEW:
            return text
        raise RefusedError(
            409,
            "gone",
            "somebody has deleted this file or given it another name",
            "save it again to put it back",
            theirs=None,
        )
    if there.hash == base or there.text == text:
        return text
    before = "" if base == NEW else remembered(base)
    wanted = None if before is None else merge(before, text, there.text)
    if wanted is None:
        raise RefusedError(
            409,
            "conflict",
            "somebody else has changed the same place of this text",
            "compare the two, and choose what is right",
            theirs={"text": there.text, "hash": there.hash},
            base=None if before is None else {"text": before, "hash": base},
        )
    return wanted


def _checked(text: str, limit: int) -> str:
    r"""Return a text with "\n" at its line ends; raise RefusedError if no file may have it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        size = len(text.encode("utf-8"))
    except UnicodeEncodeError as error:
        raise RefusedError(
            400, "not-text", "half of a character is missing in this text"
        ) from error
    if size > limit:
        raise RefusedError(
            413,
            "too-large",
            f"the text is larger than {limit / 1_000_000:g} MB",
            "no statement is as long; perhaps something else was pasted",
        )
    return text


def _target(folder: Path, name: str) -> Path:
    """Return where a file is written: where a link to another file of the folder leads."""
    return (folder / name).resolve() if (folder / name).is_symlink() else folder / name
