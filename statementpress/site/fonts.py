"""The style sheets of the site, and the web fonts for the faces that they name."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from statementpress.project.files import ProjectFiles
from statementpress.project.project import Project
from statementpress.renderings.web_fonts import web_fonts
from statementpress.site import addresses

PRINT = "site/print.css"
SOURCES = (
    "site/tokens.css",
    "site/base.css",
    "web/text.css",
    "web/marks.css",
    "site/frame.css",
    "site/index.css",
    "site/files.css",
)
"""The sheets of every page, in order; a statement's text looks as on its own web page."""

STEADY = "".join(map(chr, [*range(0x20, 0x7F), *range(0x1780, 0x17DE), *range(0x17E0, 0x17EA)]))
"""ASCII and everyday Khmer, which fonts always have, so that a new statement does not change the
fonts that browsers have cached. Measured: 4 KB more for a Khmer face than four statements need."""


def _path(source: str) -> str:
    return f"{addresses.STYLES}/{PurePosixPath(source).name}"


FONT_SHEET = _path("fonts.css")
SHEETS = (FONT_SHEET, *map(_path, SOURCES))
"""Where the sheets of every page lie in the site."""
PRINT_SHEET = _path(PRINT)


def sheet_files(files: ProjectFiles) -> dict[str, bytes]:
    """Return the style sheets by their paths in the site; raise SetupError if one is missing."""
    return {_path(source): files.text("styles", source).encode() for source in (*SOURCES, PRINT)}


def font_files(project: Project, characters: Iterable[str]) -> dict[str, bytes]:
    """Return the fonts that the sheets name, with the glyphs for `characters`, and their rules.

    Raises SetupError if a font is missing or broken.
    """
    sheets = [data.decode() for data in sheet_files(project.files).values()]
    fonts = web_fonts(project, sheets, {*characters, *STEADY}, f"../{addresses.FONTS}")
    found = {f"{addresses.FONTS}/{name}": data for name, data in fonts.files.items()}
    return {**found, FONT_SHEET: fonts.rules.encode()}
