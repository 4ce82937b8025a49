"""What the files of a project are called: which names are safe to write, and what they stand for.

Names are relative to the project, with / between their parts: "statements/2021-05-05-x/en.md".
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath, PureWindowsPath

from statementpress.archive.layout import STATEMENTS

FOLDERS = (STATEMENTS, "templates", "styles", "fonts", "press")
"""The folders that a project can have."""

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
"""Media types (IANA) by ending; Python's own list is that of the machine."""

_LANGUAGES = {"en": "English", "km": "Khmer"}

_KINDS = (
    (r"statements/[^/]+/statement\.toml", "the facts of the statement"),
    (r"statements/[^/]+/signatories\.csv", "the register of signatories"),
    (r"statements/[^/]+/summary\.(\w+)\.md", "the {} summary"),
    (r"statements/[^/]+/(\w+)\.md", "the {} text"),
    (r"statements/[^/]+/logos/.+", "a logo"),
    (r"templates/editions\.toml", "the table of editions"),
    (r"templates/languages\.toml", "the table of languages"),
    (r"templates/.+", "a template of the pages"),
    (r"styles/.+", "a style sheet"),
    (r"fonts/fonts\.toml", "the table of typefaces"),
    (r"fonts/.+\.(?:ttf|otf|woff2)", "a font"),
    (r"fonts/.+", "the licence of a font"),
    (r"press/.+\.icc", "a colour profile"),
    (r"press/.+", "settings for the press"),
)
"""What a file is, by the first pattern that its whole name matches; {} stands for a language."""


def mime_type(name: str) -> str:
    """Return the media type of a file, by the ending of its name."""
    return _TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")


def description(name: str) -> str:
    """Return in a few words what a file of a project is."""
    for pattern, words in _KINDS:
        if match := re.fullmatch(pattern, name):
            code = "".join(match.groups())
            return words.format(_LANGUAGES.get(code, code))
    return "a file of the statement"


def faults(names: Iterable[str]) -> Iterator[str]:
    """Yield what is wrong with names that are to become the files of one project.

    None leads out of it or out of its folders, none stands in another's way on any disk (capital
    letters and Unicode forms aside), and all statements' files are those of one statement.
    """
    inside = []
    for name in names:
        if _is_inside(name):
            inside.append(name)
        else:
            yield f"“{name}” is no name of a file in a project"
    yield from _strangers(inside)
    yield from _collisions(inside)


def _strangers(names: Sequence[str]) -> Iterator[str]:
    """Yield which files are in no statement's folder, or in that of a second statement."""
    of_statements = [name.split("/") for name in names if name.startswith(f"{STATEMENTS}/")]
    for _, slug, *rest in of_statements:
        if not rest or slug != of_statements[0][1]:
            yield f"“{slug}” is no file of the one statement"


def _collisions(names: Sequence[str]) -> Iterator[str]:
    """Yield which names are one on some disks, and which files would have to be folders, too."""
    taken: dict[str, str] = {}
    for name in names:
        if other := taken.get(_on_disk(name)):
            yield f"“{name}” and “{other}” cannot lie side by side"
        taken[_on_disk(name)] = name
    for name in names:
        for parent in PurePosixPath(name).parents:
            if _on_disk(str(parent)) in taken:
                yield f"“{name}” lies in what is a file, “{parent}”"


def _is_inside(name: str) -> bool:
    parts = name.split("/")
    return (
        len(parts) > 1
        and parts[0] in FOLDERS
        and not {"", ".", ".."} & set(parts)
        and not PureWindowsPath(name).drive
        and not any(sign == "\\" or unicodedata.category(sign) in {"Cc", "Cs"} for sign in name)
    )


def _on_disk(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
