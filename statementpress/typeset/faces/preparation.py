"""Prepare the faces of a document: for exact clusters, and for the line ends of Latin text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from statementpress.errors import Finding, Place, SetupError, Severity
from statementpress.khmer.characters import without_breaks
from statementpress.late import late_imports
from statementpress.project.cache import Shelf, cached, key, versions
from statementpress.project.files import ProjectFiles
from statementpress.scripts import table
from statementpress.scripts.table import BY_CODE
from statementpress.typeset.faces.named_faces import Face

with late_imports():  # fontTools and HarfBuzz take 200 ms, and the cache often has the answer
    from statementpress.typeset.faces import cluster_font, font_file, latin_font

_RUNS = {
    code: re.compile(rf"[^\s<>&;\"=]*[{script.characters}][^\s<>&;\"=]*")
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
        entry = cached(Shelf.FONTS, name, lambda: _made(data, face, runs))
    except SetupError as error:
        raise _unfit(face, f"cannot be used: {error.message}", error.hint) from error
    except Exception as error:
        hint = "copy the font file again; it may be incomplete, or not a font"
        raise _unfit(face, f"cannot be read: {type(error).__name__}: {error}", hint) from error
    inexact, _, prepared = entry.partition(b"\0")
    return PreparedFace(face, prepared, tuple(inexact.decode().split()))


def _unfit(face: Face, fault: str, hint: str) -> SetupError:
    path = face.file.path
    return SetupError(f"the font of {face.family} {fault}", place=Place(f"fonts/{path}"), hint=hint)


def _made(data: bytes, face: Face, runs: tuple[str, ...]) -> bytes:
    """Return the inexact clusters between spaces, a zero byte, and the font."""
    source = font_file.scaled(font_file.in_opentype(data), face.scale)
    source = font_file.with_metrics(source, face.ascent, face.descent)
    if face.script not in BY_CODE:
        return b"\0" + latin_font.latin_font(source)
    made = cluster_font.cluster_font(source, runs, BY_CODE[face.script])
    return " ".join(made.inexact).encode() + b"\0" + made.data


@cache
def _code_version() -> bytes:
    """Return bytes that change whenever the code that makes the fonts does."""
    sources = [*sorted(Path(__file__).parent.glob("*.py")), Path(table.__file__)]
    return versions("fonttools", "uharfbuzz") + b"".join(path.read_bytes() for path in sources)
