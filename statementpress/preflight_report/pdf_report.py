"""The report as a PDF of exactly one A4 page, tagged and with exact Khmer text, as statements are.

If the findings need more room than the page has, all of them are shown in brief. If that is too
much as well, the least important are left out, and the page says how many. What fits is found by
laying the page out: first with all findings, then by halving.
"""

from collections.abc import Callable

from statementpress.errors import TypesetError
from statementpress.preflight_report.examined import Examined
from statementpress.preflight_report.layout import Layout, lay_out
from statementpress.preflight_report.page import STYLES, page_html, page_pictures
from statementpress.preflight_report.wording import shown, wordings
from statementpress.project.project import Project
from statementpress.typeset.compose.metadata import Metadata
from statementpress.typeset.reports import ReportSetter

MOST_KINDS = 9
"""Kinds of findings that a page may have room for in full."""
MOST_IN_BRIEF = 24
"""Kinds of findings that a page may have room for in brief."""


def pdf_report(examined: Examined, project: Project) -> bytes:
    """Return the report as PDF/A-3a and PDF/UA-1.

    Raises SetupError if a template, style sheet or font is broken, and TypesetError for anything
    that the engine warns of, or if not even the heading fits on the page.
    """
    setter = ReportSetter(project, STYLES)
    name = setter.settable(shown(examined.name))
    titles = {code: f"{wording.words.title}: {name}" for code, wording in wordings(project).items()}
    # It has no date, so that examining the same file again makes the same bytes.
    metadata = Metadata(titles, languages=tuple(titles))

    def made(layout: Layout) -> bytes | None:
        """Return the report in this layout, or None if it takes more than a page."""
        pictures = page_pictures(layout, setter.faces, project.files)
        assets = {
            f"page-{number}.png": (picture, "image/png")
            for number, picture in zip(layout.pages, pictures, strict=True)
        }
        html = page_html(layout, list(assets), project, settable=setter.settable)
        finished = setter.typeset(html, assets, metadata)
        return finished.pdf if len(finished.pages) == 1 else None

    fitting = _fitting(examined, made)
    if fitting is None:
        raise TypesetError(
            "the report does not fit on one page",
            hint="set it smaller in styles/preflight.css, or delete your copy of it",
        )
    return fitting


def _fitting(examined: Examined, made: Callable[[Layout], bytes | None]) -> bytes | None:
    """Return the report that says most on its page, or None if not even the heading fits."""
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
