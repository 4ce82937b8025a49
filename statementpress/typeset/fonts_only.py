"""Fonts for the engine: those of the project, none of the machine's."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from weasyprint.text.fonts import FontConfiguration

from statementpress.typeset.faces.preparation import PreparedFace

_NO_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig></fontconfig>
"""


def bare_configuration() -> FontConfiguration:
    """Return a font configuration that knows no font at all.

    fontconfig reads FONTCONFIG_FILE when a configuration is made, and only then.
    """
    with TemporaryDirectory(prefix="statementpress-") as folder:
        empty = Path(folder) / "fonts.conf"
        empty.write_text(_NO_FONTS, encoding="utf-8")
        with _environment("FONTCONFIG_FILE", str(empty)):
            return FontConfiguration()


def font_face_rules(faces: Sequence[PreparedFace]) -> str:
    """Return an @font-face rule for each face, which is served as an asset."""
    return "\n".join(
        f'@font-face {{ font-family: "{face.face.family}"; font-weight: {face.face.file.weight}; '
        f"font-style: {face.face.file.style}; src: url({face.face.file.path}) }}"
        for face in faces
    )


@contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before
