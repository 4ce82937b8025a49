"""Read the files of a statement folder, and nothing outside it.

A statement folder may come from anyone, so a name in it is never trusted. Refused are absolute
paths, `..`, symbolic links that lead out of the folder, devices and pipes, and files too large to
be what they claim.
"""

import re
import unicodedata
from difflib import get_close_matches
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Final

from statementpress.native.file_names import finds_other_names

BYTES_LIMIT = 20_000_000
"""The largest file that is read, in bytes; a logo of print size has about a tenth of this."""

TEXT_LIMIT = 500_000
"""The largest text that is read, in bytes; the Declaration of Human Rights in Khmer has 80,000."""

TABLE_LIMIT = 8_000_000
"""The largest table of text that is read, in bytes: a register of 10,000 organisations with all its
columns in two languages has about half of this."""

MOST_BYTES: Final = 255
"""The longest name that any usual disk has for a file, in bytes."""

_ALIKE: Final = 0.75
"""How like each other two names of files are if one may be meant by the other, from 0 to 1."""

_ENCODING_HINT = (
    "save the file as UTF-8 (Excel: Save As, “CSV UTF-8”; LibreOffice: tick “Edit filter "
    "settings”, choose UTF-8; Notepad: Encoding, UTF-8)"
)


class FileError(Exception):
    """A file cannot be used; its reader turns this into a finding."""

    def __init__(self, code: str, message: str, hint: str, line: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        """The code of the finding."""
        self.message = message
        """What is wrong with the file."""
        self.hint = hint
        """What to do about it."""
        self.line = line
        """The line of the file that it concerns, from 1; None if it concerns the whole file."""


def read_inside(folder: Path, name: str, limit: int = BYTES_LIMIT) -> bytes:
    """Return the bytes of the file `name` (a relative path with `/`) that lies inside `folder`.

    `folder` itself is trusted: it is the statement's, or one for which `is_own_folder` is true.
    A file of more than `limit` bytes is not read.

    Raises FileError with the code outside-folder, missing-file, too-large or unreadable.
    """
    if any(len(part.encode()) > MOST_BYTES for part in PurePosixPath(name).parts):
        message = f"“{name[:40]}…” is no name of a file: it is too long for any disk"
        raise FileError("missing-file", message, "name the file that you mean")
    path = _inside(folder, _as_it_lies(folder, name))
    try:
        if not path.is_file() or not _is_spelled_so(folder, path):
            raise FileError(
                "missing-file",
                f"“{name}” is missing",
                _near(folder, name)
                or f"put the file into {folder.name}/, or correct its name; capital letters count",
            )
        if path.stat().st_size > limit:
            raise FileError(
                "too-large",
                f"“{name}” is larger than {limit / 1_000_000:g} MB",
                "make it smaller; no statement and no logo needs as much",
            )
        return path.read_bytes()
    except OSError as error:
        raise FileError(
            "unreadable",
            f"“{name}” cannot be read: {error.strerror}",
            "check that you are allowed to open the file, and that it is on this disk",
        ) from error


def files_below(folder: Path) -> list[str]:
    """Return the files in a folder and in folders inside it, by their paths there; [] for none."""
    try:
        files = [path for path in folder.rglob("*") if path.is_file()]
    except OSError:
        return []
    return sorted(path.relative_to(folder).as_posix() for path in files)


def _near(folder: Path, name: str) -> str:
    """Return a hint that names the file most like one that is missing, or ""."""
    there = {path.casefold(): path for path in files_below(folder)} if is_own_folder(folder) else {}
    near = get_close_matches(name.casefold(), there, n=1, cutoff=_ALIKE)
    return f"did you mean “{there[near[0]]}”?" if near else ""


def is_own_folder(folder: Path) -> bool:
    """Return whether `folder` really lies where it seems to, and is not a link to elsewhere."""
    return folder.resolve() == folder.parent.resolve() / folder.name


def _as_it_lies(folder: Path, name: str) -> str:
    """Return a name with letters and accents apart or together, as the files of the folder have it.

    Word processors write é as one character, and some systems store it as two; a person sees none
    of that.
    """
    if name.isascii() or ".." in PurePosixPath(name).parts or "\0" in name:
        return name
    found = PurePosixPath()
    for part in PurePosixPath(name).parts:
        is_there = (folder / found / part).exists() and not finds_other_names()
        others = () if is_there else _names(folder / found)
        found /= next((other for other in others if same_name(other, part)), part)
    return str(found)


def _is_spelled_so(folder: Path, path: Path) -> bool:
    """Return whether a file has exactly this name, as it needs it on other systems."""
    if not finds_other_names():
        return True
    parts = path.relative_to(folder).parts
    above = [folder.joinpath(*parts[:count]) for count in range(len(parts))]
    return all(part in _names(parent) for parent, part in zip(above, parts, strict=True))


def same_name(one: str, other: str) -> bool:
    """Return whether two names of files are one to those who read them."""
    return unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)


def _names(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir())
    except (OSError, ValueError):
        return []


def _inside(folder: Path, name: str) -> Path:
    parts = PurePosixPath(name).parts
    leaves = ".." in parts or name.startswith("/") or PureWindowsPath(name).drive
    if not leaves and "\\" not in name and "\0" not in name:
        path = folder / name
        try:
            if path.resolve().is_relative_to(folder.resolve()):
                return path
        except (OSError, RuntimeError):  # a loop of symbolic links; RuntimeError up to 3.12
            pass
    raise FileError(
        "outside-folder",
        f"“{name}” leads out of the folder {folder.name}/",
        f"copy the file into {folder.name}/ and give its name with forward slashes",
    )


def decode(data: bytes) -> str:
    r"""Return text written as UTF-8, or as UTF-16 with a byte order mark; lines end in "\n".

    No other encoding is guessed, as a wrong guess would lose Khmer silently. Raises FileError with
    the code encoding, the line and the first byte that is not UTF-8.
    """
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-16" if utf16 else "latin-1", "replace")
        line, column = _position(before)
        byte = f"0x{data[error.start]:02X}"
        message = f"byte {byte} at position {column} of the line is not UTF-8"
        raise FileError("encoding", message, _ENCODING_HINT, line) from error
    return re.sub("\r\n?", "\n", text)


def _position(before: str) -> tuple[int, int]:
    """Return the line and column, from 1, of what follows the text `before`."""
    lines = re.split("\r\n?|\n", before)
    return len(lines), len(lines[-1]) + 1
