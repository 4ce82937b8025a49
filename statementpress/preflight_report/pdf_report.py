"""The report as a PDF of exactly one A4 page, tagged and with exact Khmer text, as statements are.

Where the findings need more room than the page has, all are told in brief; where that is too much
as well, the least of them are left out, and the page says how many. What fits is found by laying it
out: all first, then by halves.
"""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO

from fontTools.ttLib import TTFont

from statementpress.errors import TypesetError
from statementpress.preflight_report.examined import Examined
from statementpress.preflight_report.html_report import number_font
from statementpress.preflight_report.layout import Layout, lay_out
from statementpress.preflight_report.page import Settable, page_html, style_sheets
from statementpress.preflight_report.thumbnails import thumbnails
from statementpress.preflight_report.wording import shown, wordings
from statementpress.project.files import ProjectFiles
from statementpress.project.project import Project
from statementpress.typeset.compose.document import Document
from statementpress.typeset.compose.metadata import Metadata
from statementpress.typeset.faces.named_faces import Face, check_families, faces_named
from statementpress.typeset.faces.preparation import PreparedFace, prepare
from statementpress.typeset.layout.engine import typeset
from statementpress.words.languages import read_languages

MOST_KINDS = 9
MOST_IN_BRIEF = 24
"""Kinds of findings that a page may have room for."""


def pdf_report(examined: Examined, project: Project) -> bytes:
    """Return the report as PDF/A-3a and PDF/UA-1.

    SetupError for a template, style sheet or font that is broken, TypesetError for what the engine
    refuses, or where not even the heading fits on the page.
    """
    files = project.files
    sheets = style_sheets(files)
    families = project.families
    check_families(sheets, [family.name for family in families])
    faces = faces_named(families, sheets.values())
    languages = project.table(read_languages)
    prepared: tuple[PreparedFace, ...] = ()

    def made(layout: Layout) -> bytes | None:
        """Return the report in this layout, None where it takes more than a page."""
        nonlocal prepared
        document = _document(examined, layout, sheets, faces, project)
        prepared = prepared or prepare(files, faces, document.html, *sheets.values())
        finished = typeset(document, prepared, languages)
        return finished.pdf if len(finished.pages) == 1 else None

    fitting = _fitting(examined, made)
    if fitting is None:
        raise TypesetError(
            "the report does not fit on one page",
            hint="set it smaller in styles/preflight.css, or delete your copy of it",
        )
    return fitting


def _fitting(examined: Examined, made: Callable[[Layout], bytes | None]) -> bytes | None:
    """Return the report that says most on its page, None where not even the heading fits."""
    kinds = len({finding.code for finding in examined.preflight.findings})
    whole = made(lay_out(examined, kinds)) if kinds <= MOST_KINDS else None
    if whole is not None:
        return whole
    fitting = None
    least, most = 0, min(kinds, MOST_IN_BRIEF)
    tried = most
    while least <= most:
        pdf = made(lay_out(examined, tried, brief=True))
        if pdf is not None:
            least, fitting = tried + 1, pdf
        else:
            most = tried - 1
        tried = (least + most + 1) // 2
    return fitting


def _document(
    examined: Examined,
    layout: Layout,
    sheets: Mapping[str, str],
    faces: Sequence[Face],
    project: Project,
) -> Document:
    files = project.files
    pictures = thumbnails(
        examined.data, layout.pages, width=layout.grid.width, font=number_font(faces, files)
    )
    assets = {
        f"page-{number}.png": (picture, "image/png")
        for number, picture in zip(layout.pages, pictures, strict=True)
    }
    settable = _settable(faces, files)
    html = page_html(examined, layout, list(assets), project, settable=settable)
    return Document(html, sheets, assets, {}, _metadata(settable(shown(examined.name)), project))


def _settable(faces: Sequence[Face], files: ProjectFiles) -> Settable:
    """Return what puts “?” for characters that no face has: names of strangers may have any."""
    known = {
        character
        for face in faces
        for character in TTFont(
            BytesIO(files.read("fonts", face.file.path)), lazy=True
        ).getBestCmap()
    }
    return lambda text: "".join(each if ord(each) in known else "?" for each in text)


def _metadata(name: str, project: Project) -> Metadata:
    """Return what the report says of itself; it has no date, as the same file gives the same."""
    titles = {code: f"{wording.words.title}: {name}" for code, wording in wordings(project).items()}
    return Metadata(titles, languages=tuple(titles))
