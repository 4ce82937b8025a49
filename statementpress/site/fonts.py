"""The style sheets of the site, and the faces that they name, as web fonts of its own."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import PurePosixPath

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from statementpress.project_files import ProjectFiles
from statementpress.site import addresses
from statementpress.typeset.faces.table import faces_named, read_families

SITE_SHEETS = ("tokens.css", "base.css", "frame.css", "text.css", "index.css", "files.css")
PRINT = "print.css"
FONT_SHEET = f"{addresses.STYLES}/fonts.css"
SHEETS = (FONT_SHEET, *(f"{addresses.STYLES}/{name}" for name in SITE_SHEETS))


def sheet_files(files: ProjectFiles) -> dict[str, bytes]:
    """Return the style sheets by their paths in the site; SetupError where one is missing."""
    return {
        f"{addresses.STYLES}/{name}": files.text("styles", f"site/{name}").encode()
        for name in (*SITE_SHEETS, PRINT)
    }


def font_files(files: ProjectFiles, characters: Iterable[str]) -> dict[str, bytes]:
    """Return the fonts that the sheets name, with the glyphs for `characters`, and their rules.

    A browser loads a font when a character asks for it: an English page without Khmer loads no
    Khmer. SetupError for a font that is missing or broken.
    """
    sheets = [data.decode() for data in sheet_files(files).values()]
    rules, found = [], {}
    for face in faces_named(read_families(files), sheets):
        path = f"{addresses.FONTS}/{PurePosixPath(face.file.path).stem}.woff2"
        found[path] = woff2(files.read("fonts", face.file.path), characters)
        rules.append(
            f'@font-face {{ font-family: "{face.family}"; font-weight: {face.file.weight}; '
            f"font-style: {face.file.style}; font-display: swap; "
            f'src: url("../{path}") format("woff2"); }}'
        )
    return {**found, FONT_SHEET: "\n".join([*rules, ""]).encode()}


def woff2(font_file: bytes, characters: Iterable[str]) -> bytes:
    """Return a font with no more than what draws `characters`, as WOFF 2.

    All substitutions among their glyphs are kept, so each text is shaped as by the whole font.
    Shapers part ើ ឿ ៀ ោ ៅ, whose left half is U+17C1 (The Unicode Standard, 16.4).
    """
    options = Options(
        flavor="woff2",
        hinting=False,
        layout_features=["*"],
        notdef_outline=True,
        recalc_timestamp=False,
    )
    codes = {ord(character) for character in characters} | {0x17C1}
    with TTFont(BytesIO(font_file), recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=codes & font.getBestCmap().keys())
        subsetter.subset(font)
        font.flavor = "woff2"
        written = BytesIO()
        font.save(written, reorderTables=True)
    return written.getvalue()
