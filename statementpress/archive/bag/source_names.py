"""What the files of a project are called: which names are safe to write, and what they stand for.

Names are relative to the project, with / between their parts: "statements/2021-05-05-x/en.md".
"""

import re
from collections.abc import Collection, Iterable
from pathlib import PurePosixPath

from statementpress.archive.bag.file_names import check_names
from statementpress.archive.bag.layout import STATEMENTS
from statementpress.errors import ArchiveError, ContentError

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


def check_sources(names: Collection[str]) -> None:
    """Raise ArchiveError where files of these names cannot become a project with one statement.

    None may lead out of it, none stand in another's way on any disk.
    """
    try:
        check_names(names)
    except ContentError as error:
        told = error.findings[0]
        raise _not_restored(f"{told.place}: {told.message}") from error
    taken = {name.casefold() for name in names}
    for name in names:
        folder, *rest = name.split("/")
        if folder not in FOLDERS or not rest:
            raise _not_restored(f"“{name}” is in none of {', '.join(FOLDERS)}")
        for parent in PurePosixPath(name).parents:
            if str(parent).casefold() in taken:
                raise _not_restored(f"“{name}” lies in what is a file, “{parent}”")
    slug_of(names)


def slug_of(names: Iterable[str]) -> str:
    """Return the folder of the one statement among these files; ArchiveError for none, or two."""
    found = {
        parts[1] for name in names if (parts := name.split("/"))[0] == STATEMENTS and parts[2:]
    }
    if len(found) != 1:
        told = f"those of {len(found)} statements" if found else "none of a statement"
        raise _not_restored(f"there are {told}")
    return found.pop()


def _not_restored(told: str) -> ArchiveError:
    return ArchiveError(
        f"these sources are no project's: {told}",
        hint="restore from the version that they belong to, or from a copy of it",
    )
