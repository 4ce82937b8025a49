"""The fonts of web pages: those of the project, reduced to the characters of the pages."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from statementpress.machine.cache import Shelf, cached, key, versions
from statementpress.project.project import Project
from statementpress.scripts.table import SCRIPTS
from statementpress.typeset.faces.named_faces import faces_named, needed

_CODE = Path(__file__).read_bytes()
"""Bytes that change whenever the code that reduces fonts does."""

PARTS = {ord(character) for script in SCRIPTS for character in script.parts}
"""Characters that shapers draw parts of others with, such as the left half of ើ ឿ ៀ ោ ៅ."""


@dataclass(frozen=True, slots=True)
class WebFonts:
    """The fonts of some web pages."""

    files: Mapping[str, bytes]
    """Font files and their licences, by their names."""
    rules: str
    """The @font-face rules that load them."""


def web_fonts(
    project: Project, sheets: Iterable[str], characters: Collection[str], folder: str
) -> WebFonts:
    """Return the fonts that style sheets name, with the glyphs for `characters`.

    `folder` is where they lie, relative to the style sheet of the rules. A browser only loads a
    font when a character needs it: an English page without Khmer loads no Khmer font. Raises
    SetupError if a font is missing or broken.
    """
    rules, found = [], {}
    files = project.files
    for face in needed(faces_named(project.families, sheets), "".join(characters)):
        stem = PurePosixPath(face.file.path).stem
        found[f"{stem}.woff2"] = woff2(files.read("fonts", face.file.path), frozenset(characters))
        for licence in files.licences("fonts", face.file.path):
            family = PurePosixPath(licence).parent.name
            found[f"{family}-{PurePosixPath(licence).name}"] = files.read("fonts", licence)
        rules.append(
            f'@font-face {{ font-family: "{face.family}"; font-weight: {face.file.weight}; '
            f"font-style: {face.file.style}; font-display: swap; "
            f'src: url("{folder}/{stem}.woff2") format("woff2"); }}'
        )
    return WebFonts(found, "\n".join([*rules, ""]))


def woff2(font_file: bytes, characters: frozenset[str]) -> bytes:
    """Return a font with only what draws `characters`, as WOFF 2.

    All substitutions among their glyphs are kept, so that every text is shaped as by the whole
    font. This takes half a second, so the result is cached as prepared fonts are.
    """
    written = "".join(sorted(characters))
    name = key([_CODE, versions("fonttools", "brotli"), font_file, written.encode()])
    return cached(Shelf.FONTS, name, lambda: _cut_down(font_file, characters))


def _cut_down(font_file: bytes, characters: frozenset[str]) -> bytes:
    options = Options(
        flavor="woff2",
        hinting=False,
        layout_features=["*"],
        notdef_outline=True,
        recalc_timestamp=False,
    )
    codes = {ord(character) for character in characters} | PARTS
    with TTFont(BytesIO(font_file), recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=codes & font.getBestCmap().keys())
        subsetter.subset(font)
        font.flavor = "woff2"
        written = BytesIO()
        font.save(written, reorderTables=True)
    return written.getvalue()
