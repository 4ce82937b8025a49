"""Make the faces of a document ready: exact text for Khmer, line ends for Latin."""

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from statementpress.errors import Place, SetupError
from statementpress.project_files import ProjectFiles
from statementpress.typeset.faces.cache import cache_folder, cached, key
from statementpress.typeset.faces.table import Face

LOGGER = logging.getLogger("statementpress")

_KHMER_RUN = re.compile(r"[^\s<>&;\"=]*[\u1780-\u17ff][^\s<>&;\"=]*")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u2060"))


@dataclass(frozen=True, slots=True)
class PreparedFace:
    """A face and its font file as the document needs it."""

    face: Face
    data: bytes


def prepare(files: ProjectFiles, faces: Sequence[Face], html: str) -> tuple[PreparedFace, ...]:
    """Return the faces ready for the Khmer of `html`; SetupError for a font that is broken."""
    runs = khmer_runs(html)
    return tuple(
        PreparedFace(face, _prepared(files.read("fonts", face.file.path), face, runs))
        for face in faces
    )


def khmer_runs(html: str) -> tuple[str, ...]:
    """Return the distinct Khmer runs of a document, sorted, without break opportunities."""
    return tuple(sorted({run.translate(_INVISIBLE) for run in _KHMER_RUN.findall(html)}))


def _prepared(font_file: bytes, face: Face, runs: tuple[str, ...]) -> bytes:
    needed = runs if face.script == "Khmr" else ()
    name = key([_code_version(), font_file, face.script.encode(), "\n".join(needed).encode()])
    try:
        return cached(cache_folder(), name, lambda: _make(font_file, face, needed))
    except SetupError:
        raise
    except Exception as error:
        raise SetupError(
            f"the font of {face.family} cannot be read: {error}",
            place=Place(f"fonts/{face.file.path}"),
            hint="copy the font file again; it may be cut short or be no TrueType font",
        ) from error


def _make(font_file: bytes, face: Face, runs: tuple[str, ...]) -> bytes:
    from .cluster_font import cluster_font  # noqa: PLC0415 - only where the cache has no answer
    from .latin_font import latin_font  # noqa: PLC0415

    if face.script != "Khmr":
        return latin_font(font_file)
    made = cluster_font(font_file, runs)
    for cluster in made.contextual:
        LOGGER.warning(
            "%s draws “%s” differently from place to place; its text may not copy exactly",
            face.family,
            cluster,
        )
    return made.data


@cache
def _code_version() -> bytes:
    """Return what changes whenever the code that makes the fonts does."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    libraries = [version(name) for name in ("fonttools", "uharfbuzz")]
    return "\n".join([*libraries, *(path.read_text("utf-8") for path in sources)]).encode()
