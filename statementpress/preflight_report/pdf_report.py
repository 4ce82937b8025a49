"""The report as a PDF of exactly one A4 page, tagged and with exact Khmer text, as statements are.

Where the findings need more room than the page has, all are told in brief; where that is too much
as well, the least of them are left out, and the page says how many. What fits is found by laying it
out: all first, then by halves.
"""

from collections.abc import Callable

from statementpress.errors import TypesetError
from statementpress.preflight_report.examined import Examined
from statementpress.preflight_report.html_report import number_font
from statementpress.preflight_report.layout import Layout, lay_out
from statementpress.preflight_report.page import STYLES, page_html
from statementpress.preflight_report.thumbnails import thumbnails
from statementpress.preflight_report.wording import shown, wordings
from statementpress.project.project import Project
from statementpress.typeset.compose.metadata import Metadata
from statementpress.typeset.layout.engine import Typeset
from statementpress.typeset.reports import ReportSetter

MOST_KINDS = 9
MOST_IN_BRIEF = 24
"""Kinds of findings that a page may have room for."""


def pdf_report(examined: Examined, project: Project) -> bytes:
    """Return the report as PDF/A-3a and PDF/UA-1.

    Raises SetupError for a template, style sheet or font that is broken, and TypesetError for what
    WeasyPrint refuses, or if not even the heading fits on the page.
    """
    setter = ReportSetter(project, STYLES)

    def made(layout: Layout) -> bytes | None:
        """Return the report in this layout; None if it takes more than a page."""
        finished = _typeset(examined, layout, setter, project)
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


def _typeset(examined: Examined, layout: Layout, setter: ReportSetter, project: Project) -> Typeset:
    font = number_font(setter.faces, project.files)
    pictures = thumbnails(examined.data, layout.pages, width=layout.grid.width, font=font)
    assets = {
        f"page-{number}.png": (picture, "image/png")
        for number, picture in zip(layout.pages, pictures, strict=True)
    }
    html = page_html(examined, layout, list(assets), project, settable=setter.settable)
    name = setter.settable(shown(examined.name))
    titles = {code: f"{wording.words.title}: {name}" for code, wording in wordings(project).items()}
    return setter.typeset(html, assets, Metadata(titles, languages=tuple(titles)))
