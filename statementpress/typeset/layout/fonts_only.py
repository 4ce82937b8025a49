"""Give WeasyPrint the fonts of the project, and keep those of the machine from it."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from urllib.parse import quote

from weasyprint.text.fonts import FontConfiguration

from statementpress.machine.temporary import TemporaryFolder
from statementpress.typeset.faces.preparation import PreparedFace

_NO_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig></fontconfig>
"""


class BareFonts:
    """A font configuration that knows no font at all but those that it is given.

    fontconfig reads FONTCONFIG_FILE only when a configuration is made. WeasyPrint keeps the fonts
    that it is given in a folder of its own, which an error can leave behind; that folder lies in
    one that `close` deletes.
    """

    def __init__(self) -> None:
        self._folder = TemporaryFolder()
        empty = self._folder.path / "fonts.conf"
        empty.write_text(_NO_FONTS, encoding="utf-8")
        with _environment("FONTCONFIG_FILE", str(empty)):
            self.configuration = FontConfiguration()

    @contextmanager
    def given(self) -> Iterator[FontConfiguration]:
        """Yield the configuration; inside the block it can be given fonts."""
        with _temporary_files_in(str(self._folder.path)):
            yield self.configuration

    def close(self) -> None:
        """Delete the fonts."""
        self._folder.close()


@contextmanager
def bare_configuration() -> Iterator[FontConfiguration]:
    """Yield a font configuration that knows no font at all inside the block."""
    with closing(BareFonts()) as fonts, fonts.given() as configuration:
        yield configuration


def font_face_rules(faces: Sequence[PreparedFace]) -> str:
    """Return an @font-face rule for each face; its file is the asset with the name of its path."""
    return "\n".join(
        f'@font-face {{ font-family: "{face.face.family}"; font-weight: {face.face.file.weight}; '
        f'font-style: {face.face.file.style}; src: url("{quote(face.face.file.path)}") }}'
        for face in faces
    )


@contextmanager
def _temporary_files_in(folder: str) -> Iterator[None]:
    before = tempfile.tempdir
    tempfile.tempdir = folder
    try:
        yield
    finally:
        tempfile.tempdir = before


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
