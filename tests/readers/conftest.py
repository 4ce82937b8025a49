"""Tiny PDFs that say what nobody said, each right or wrong in one known way."""

from collections.abc import Callable
from pathlib import Path

import pytest
import weasyprint

FONTS = Path(__file__).parents[2] / "fonts"
LATIN = FONTS / "source-serif-4/SourceSerif4-Regular.ttf"
KHMER = FONTS / "battambang/Battambang-Regular.ttf"
STYLE = f"""
@font-face {{ font-family: Latin; src: url({LATIN.as_uri()}) }}
@font-face {{ font-family: Khmer; src: url({KHMER.as_uri()}) }}
@page {{ size: 100mm 60mm; margin: 10mm }}
html {{ font: 12pt/1.4 Latin, Khmer; font-variant-ligatures: none }}
body {{ margin: 0 }}
"""

Typeset = Callable[[str, str, str | None], Path]


@pytest.fixture(scope="session")
def typeset(tmp_path_factory: pytest.TempPathFactory) -> Typeset:
    """Return a function that makes `name`.pdf of a body, of a PDF variant where one is given."""
    folder = tmp_path_factory.mktemp("pdf")

    def make(name: str, body: str, variant: str | None) -> Path:
        head = f"<title>Made up</title><style>{STYLE}</style>"
        page = weasyprint.HTML(string=f'<html lang="en"><head>{head}</head><body>{body}</body>')
        page.write_pdf(folder / f"{name}.pdf", pdf_variant=variant)
        return folder / f"{name}.pdf"

    return make


BODY = """<h1>Clean rivers</h1><p>Fish &amp; frogs, 100 % &lt;safe&gt;:<br>“Ça va ?”</p>
<p style="break-before: page">Nobody   signed this.</p>"""


@pytest.fixture(scope="session")
def untagged(typeset: Typeset) -> Path:
    """Return two pages without tags, metadata or conformance."""
    return typeset("untagged", BODY, None)


@pytest.fixture(scope="session")
def archival(typeset: Typeset) -> Path:
    """Return the same pages as PDF/A-3a."""
    return typeset("archival", BODY, "pdf/a-3a")


@pytest.fixture(scope="session")
def accessible(typeset: Typeset) -> Path:
    """Return the same pages as PDF/UA-1."""
    return typeset("accessible", BODY, "pdf/ua-1")
