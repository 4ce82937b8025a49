"""Say where a statement has characters that no face of an edition has.

Words in a script without a face are one fault, however many they are: it is reported once for the
script, with every place. Any other character, such as a sign, is a fault of its own.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from statementpress.editions.source import Source
from statementpress.errors import ContentError, Finding, Severity
from statementpress.late import late_imports
from statementpress.statement.folder import places_of
from statementpress.typeset.faces.lacks import families_with
from statementpress.typeset.faces.named_faces import Face
from statementpress.typeset.layout.engine_warnings import MissingGlyphError

with late_imports():
    from fontTools import unicodedata

QUOTED = 5
"""How many characters of a script are quoted."""

_SHARED = ("Zyyy", "Zinh", "Zzzz")
"""The scripts (ISO 15924) of characters that belong to many scripts, or to none that is known."""


@contextmanager
def glyphs_sought(source: Source, faces: Sequence[Face]) -> Iterator[None]:
    """Raise a ContentError that names every place of characters that no face has."""
    try:
        yield
    except MissingGlyphError as error:
        families = list(dict.fromkeys(face.family for face in faces))
        raise ContentError(
            _finding(characters, source, families) for characters in _by_script(error.characters)
        ) from error


def _by_script(characters: Sequence[str]) -> list[str]:
    """Return the characters of each script together, and every other character alone."""
    scripts: dict[str, str] = {}
    for character in characters:
        script = unicodedata.script(character)
        key = character if script in _SHARED else script
        scripts[key] = scripts.get(key, "") + character
    return list(scripts.values())


def _finding(characters: str, source: Source, families: Sequence[str]) -> Finding:
    places = [*places_of(characters, source.folder, source.project.folder)]
    quoted = ", ".join(f"“{each}” (U+{ord(each):04X})" for each in characters[:QUOTED])
    if len(characters) == 1:
        message = f"no font has the character {quoted}"
    else:
        name = unicodedata.script_name(unicodedata.script(characters[0]))
        more = len(characters) - QUOTED
        rest = f" and {more} more" if more > 0 else ""
        message = f"no font has these characters of the script {name}: {quoted}{rest}"
    if places[1:]:
        message += f"; also at {', '.join(map(str, places[1:]))}"
    project = source.project
    having = [
        name
        for name in families_with(characters[0], project.families, project.files)
        if name not in families
    ]
    return Finding(
        "missing-glyph",
        Severity.ERROR,
        message,
        next(iter(places), None),
        f"tried {', '.join(families)}; write it in letters of these fonts, or "
        + (
            f"name {' or '.join(having)}, which has it, in styles/tokens.css"
            if having
            else "add a font to fonts/fonts.toml"
        ),
    )
