"""What a document asks of its faces that they do not have, and another face has.

A face of a project's own may have one weight, so that bold words look like all others; or it may
lack a sign, which layout then takes from another face of the document. Neither is refused, but
neither may happen in silence.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from io import BytesIO

from statementpress.errors import Finding, Place, Severity
from statementpress.khmer.characters import without_breaks
from statementpress.late import late_imports
from statementpress.project.files import ProjectFiles
from statementpress.project.fonts import FONTS, Family
from statementpress.scripts.runs import shows
from statementpress.scripts.table import BY_CODE
from statementpress.typeset.faces.named_faces import Face

with late_imports():  # it takes 100 ms
    from fontTools import ttLib

BOLD = 600
"""The least weight that looks bold beside a regular one."""

_BOLD_WORDS = re.compile(r"<(strong|h[2-4]|th)\b.*?</\1>", re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>")


def lack_findings(faces: Sequence[Face], html: str, files: ProjectFiles) -> tuple[Finding, ...]:
    """Return a warning for each family of text that lacks a bold weight or signs of the document.

    `faces` are those of the document, `html` what it says. The codes are no-bold and other-face.
    """
    text = without_breaks(_MARKUP.sub(" ", html))
    bold = "".join(match.group() for match in _BOLD_WORDS.finditer(html))
    return (*_without_bold(faces, bold), *_with_others(faces, text, files))


def families_with(character: str, families: Iterable[Family], files: ProjectFiles) -> Iterator[str]:
    """Yield the names of the families that have a character."""
    for family in families:
        if any(ord(character) in _covered(files.read("fonts", f.path)) for f in family.files):
            yield family.name


def _without_bold(faces: Sequence[Face], bold: str) -> Iterator[Finding]:
    for name, of_family in _by_family(faces).items():
        first = of_family[0]
        weights = {face.file.weight for face in of_family}
        if first.script in BY_CODE and shows(bold, first.script) and max(weights) < BOLD:
            yield Finding(
                "no-bold",
                Severity.WARNING,
                f"“{name}” has no bold face: words in bold and headings look like all others",
                Place(FONTS),
                "add the file of its bold weight there, or choose another family in "
                "styles/tokens.css",
            )


def _with_others(faces: Sequence[Face], text: str, files: ProjectFiles) -> Iterator[Finding]:
    for name, of_family in _by_family(faces).items():
        first = of_family[0]
        if first.script not in BY_CODE:
            continue
        letters = set(re.findall(f"[{BY_CODE[first.script].characters}]", text))
        lacking = sorted(each for each in letters if ord(each) not in _of_face(first, files))
        others = [face for face in faces if face.script == first.script and face.family != name]
        for letter in lacking:
            other = next((o for o in others if ord(letter) in _of_face(o, files)), None)
            if other:
                yield Finding(
                    "other-face",
                    Severity.WARNING,
                    f"“{name}” has no “{letter}” (U+{ord(letter):04X}): it is printed in the face "
                    f"“{other.family}”",
                    Place(f"fonts/{first.file.path}"),
                    "write it otherwise, or choose a family in styles/tokens.css that has it",
                )


def _by_family(faces: Sequence[Face]) -> Mapping[str, list[Face]]:
    """Return the faces for running text, by their families."""
    found: dict[str, list[Face]] = {}
    for face in faces:
        if face.role == "text":
            found.setdefault(face.family, []).append(face)
    return found


def _of_face(face: Face, files: ProjectFiles) -> frozenset[int]:
    return _covered(files.read("fonts", face.file.path))


@lru_cache(maxsize=64)
def _covered(font: bytes) -> frozenset[int]:
    """Return the code points that a font file has a glyph for; none if it cannot be read."""
    try:
        return frozenset(ttLib.TTFont(BytesIO(font), lazy=True).getBestCmap() or ())
    except ttLib.TTLibError:
        return frozenset()
