"""The report as an HTML file that holds all it needs: no script, no network, no other file."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from io import BytesIO

from fontTools.ttLib import TTFont

from statementpress.preflight_report.examined import Examined
from statementpress.preflight_report.layout import lay_out
from statementpress.preflight_report.page import page_html, style_sheets
from statementpress.preflight_report.thumbnails import thumbnails
from statementpress.project.files import ProjectFiles
from statementpress.project.project import Project
from statementpress.typeset.faces.cache import cache_folder, cached, key
from statementpress.typeset.faces.named_faces import Face, faces_named

SCREEN = "preflight-screen.css"
"""What a screen shows otherwise than paper."""
MOST_KINDS = 24
"""Kinds of findings that are shown."""


def html_report(examined: Examined, project: Project) -> bytes:
    """Return the report in UTF-8; SetupError for a template, style sheet or font that is broken."""
    layout = lay_out(examined, MOST_KINDS)
    files = project.files
    sheets = style_sheets(files, SCREEN)
    faces = faces_named(project.families, sheets.values())
    style = "\n".join([*_font_faces(faces, files), *sheets.values()])
    pictures = thumbnails(
        examined.data, layout.pages, width=layout.grid.width, font=number_font(faces, files)
    )
    sources = [_data_url(picture, "image/png") for picture in pictures]
    return page_html(examined, layout, sources, project, style=style).encode("utf-8", "replace")


def number_font(faces: Iterable[Face], files: ProjectFiles) -> bytes:
    """Return the font file for the numbers in pictures: the boldest upright Latin face."""
    ranked = sorted(
        faces,
        key=lambda face: (
            face.script != "Latn",
            face.file.style != "normal",
            -face.file.weight,
        ),
    )
    return files.read("fonts", ranked[0].file.path)


def _font_faces(faces: Iterable[Face], files: ProjectFiles) -> Iterator[str]:
    """Yield an @font-face rule with the font in it for each upright face, as WOFF 2.

    Browsers shape Khmer themselves, so they get the fonts as they are.
    """
    for face in faces:
        if face.file.style == "normal":
            address = _data_url(_woff2(files.read("fonts", face.file.path)), "font/woff2")
            yield (
                f'@font-face {{ font-family: "{face.family}"; font-weight: {face.file.weight}; '
                f'src: url("{address}") format("woff2") }}'
            )


def _woff2(font_file: bytes) -> bytes:
    """Return a font compressed; kept between reports, as it takes half a second."""
    parts = [b"woff2", version("fonttools").encode(), font_file]
    return cached(cache_folder(), key(parts), lambda: _compressed(font_file))


def _compressed(font_file: bytes) -> bytes:
    font = TTFont(BytesIO(font_file), recalcTimestamp=False)
    font.flavor = "woff2"
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def _data_url(data: bytes, media_type: str) -> str:
    return f"data:{media_type};base64,{b64encode(data).decode()}"
