"""Prepare the faces of a document: for exact clusters, and for the line ends of Latin text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from statementpress.errors import Finding, Place, SetupError, Severity
from statementpress.khmer.characters import without_breaks
from statementpress.late import late_imports
from statementpress.machine.cache import Shelf, cached, keep, kept, key, versions
from statementpress.project.files import ProjectFiles
from statementpress.scripts import table
from statementpress.scripts.table import BY_CODE
from statementpress.typeset.faces.named_faces import Face

with late_imports():  # fontTools and HarfBuzz take 200 ms, and the cache often has the answer
    from statementpress.typeset.faces import cluster_font, font_file, latin_font

_RUN = r"[^\s<>&;\"=]"
# A run is looked for at its beginning alone, or a long word would be looked through at each letter.
_RUNS = {
    code: re.compile(rf"(?<!{_RUN}){_RUN}*[{script.characters}]{_RUN}*")
    for code, script in BY_CODE.items()
}


@dataclass(frozen=True, slots=True)
class PreparedFace:
    """A face as one document needs it."""

    face: Face
    data: bytes
    """The prepared font file (TrueType)."""
    inexact: tuple[str, ...] = ()
    """The clusters whose text may not be copied exactly; they are drawn correctly."""


def prepare(files: ProjectFiles, faces: Sequence[Face], *texts: str) -> tuple[PreparedFace, ...]:
    """Return the faces prepared for the clusters in `texts`: HTML, and CSS for what it generates.

    Raises SetupError, with the place of the file, for a font that is broken or cannot be used.
    """
    text = "\n".join(texts)
    runs = {script: runs_of(script, text) for script in {face.script for face in faces}}
    return tuple(
        _prepared(files.read("fonts", face.file.path), face, runs[face.script]) for face in faces
    )


def runs_of(script: str, text: str) -> tuple[str, ...]:
    """Return the distinct runs in a script (ISO 15924) of HTML or CSS, sorted, without breaks.

    A script whose characters are not drawn as clusters has none.
    """
    found = _RUNS[script].findall(text) if script in _RUNS else []
    return tuple(sorted({without_breaks(run) for run in found}))


def inexact_findings(faces: Sequence[PreparedFace]) -> tuple[Finding, ...]:
    """Return a warning for each face that has clusters whose text may not be copied exactly."""
    return tuple(
        Finding(
            "inexact-clusters",
            Severity.WARNING,
            f"{face.face.family} draws {', '.join(f'“{text}”' for text in face.inexact)} in a way "
            "that a PDF cannot say exactly: text that is copied from there may be wrong",
            Place(f"fonts/{face.face.file.path}"),
            "look at these words in the PDF, or set them in another face",
        )
        for face in faces
        if face.inexact
    )


def _prepared(data: bytes, face: Face, runs: tuple[str, ...]) -> PreparedFace:
    facts = f"{face.script} {face.scale} {face.ascent} {face.descent}"
    name = key([_code_version(), data, facts.encode(), "\n".join(runs).encode()])
    try:
        entry, font = _kept(name) or _made(name, data, face, runs)
    except SetupError as error:
        raise _unfit(face, f"cannot be used: {error.message}", error.hint) from error
    except MemoryError:
        raise
    except Exception as error:
        hint = "copy the font file again; it may be incomplete, or not a font"
        raise _unfit(face, f"cannot be read: {type(error).__name__}: {error}", hint) from error
    return PreparedFace(face, font, tuple(entry.inexact))


def _unfit(face: Face, fault: str, hint: str) -> SetupError:
    path = face.file.path
    return SetupError(f"the font of {face.family} {fault}", place=Place(f"fonts/{path}"), hint=hint)


class _Entry(msgspec.Struct, frozen=True):
    """What is kept for a face and all runs of a text: many texts give the same font."""

    font: str
    """The name of the font file on the shelf."""
    inexact: Sequence[str]
    """The clusters whose text may not be copied exactly."""


def _kept(name: str) -> tuple[_Entry, bytes] | None:
    """Return the entry of that name and its font, if both are there."""
    data = kept(Shelf.FONTS, name)
    entry = msgspec.json.decode(data, type=_Entry) if data else None
    font = kept(Shelf.FONTS, entry.font) if entry else None
    return (entry, font) if entry and font else None


def _made(name: str, data: bytes, face: Face, runs: tuple[str, ...]) -> tuple[_Entry, bytes]:
    """Make the font, or find that it was made for another text; keep it, and the entry."""

    def font_name(facts: bytes) -> str:
        return key([_code_version(), facts])

    source = font_file.scaled(font_file.in_opentype(data), face.scale)
    source = font_file.with_metrics(source, face.ascent, face.descent)
    if face.script in BY_CODE:
        made = cluster_font.cluster_font(
            source,
            runs,
            BY_CODE[face.script],
            lambda facts, make: cached(Shelf.FONTS, font_name(facts), make),
        )
        entry, font = _Entry(font_name(made.facts), made.inexact), made.data
    else:
        entry = _Entry(font_name(source), ())
        font = cached(Shelf.FONTS, entry.font, lambda: latin_font.latin_font(source))
    keep(Shelf.FONTS, name, msgspec.json.encode(entry))
    return entry, font


@cache
def _code_version() -> bytes:
    """Return bytes that change whenever the code that makes the fonts does."""
    sources = [*sorted(Path(__file__).parent.glob("*.py")), Path(table.__file__)]
    return versions("fonttools", "uharfbuzz") + b"".join(path.read_bytes() for path in sources)
