"""The report as an HTML file that holds all it needs, without scripts, network or other files."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from io import BytesIO

from fontTools.ttLib import TTFont

from statementpress.machine.cache import Shelf, cached, key, versions
from statementpress.preflight_report.examined import Examined
from statementpress.preflight_report.layout import lay_out
from statementpress.preflight_report.page import STYLES, page_html, page_pictures
from statementpress.project.files import ProjectFiles
from statementpress.project.project import Project
from statementpress.typeset.faces.named_faces import Face, faces_named, needed

SCREEN = "preflight-screen.css"
"""The style sheet for what looks different on a screen than on paper."""
MOST_KINDS = 24
"""Kinds of findings that are shown at most."""


def html_report(examined: Examined, project: Project) -> bytes:
    """Return the report in UTF-8.

    Raises SetupError if a template, style sheet or font is missing or broken.
    """
    layout = lay_out(examined, MOST_KINDS)
    files = project.files
    sheets = [files.text("styles", name) for name in (*STYLES, SCREEN)]
    faces = faces_named(project.families, sheets)
    pictures = page_pictures(layout, faces, files)
    sources = [_data_url(picture, "image/png") for picture in pictures]
    # Which scripts the report shows is only known when it is filled; the fonts are the most of it.
    shown = needed(faces, page_html(layout, sources, project))
    style = "\n".join([*_font_faces(shown, files), *sheets])
    return page_html(layout, sources, project, style=style).encode("utf-8", "replace")


def _font_faces(faces: Iterable[Face], files: ProjectFiles) -> Iterator[str]:
    """Yield an @font-face rule with the font in it for each upright face, as WOFF 2.

    Browsers shape Khmer themselves, so they get the fonts unchanged.
    """
    for face in faces:
        if face.file.style == "normal":
            address = _data_url(_woff2(files.read("fonts", face.file.path)), "font/woff2")
            yield (
                f'@font-face {{ font-family: "{face.family}"; font-weight: {face.file.weight}; '
                f'src: url("{address}") format("woff2") }}'
            )


def _woff2(font_file: bytes) -> bytes:
    """Return a font compressed; the result is cached, as this takes half a second."""
    parts = [b"woff2", versions("fonttools"), font_file]
    return cached(Shelf.FONTS, key(parts), lambda: _compressed(font_file))


def _compressed(font_file: bytes) -> bytes:
    font = TTFont(BytesIO(font_file), recalcTimestamp=False)
    font.flavor = "woff2"
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def _data_url(data: bytes, media_type: str) -> str:
    return f"data:{media_type};base64,{b64encode(data).decode()}"
