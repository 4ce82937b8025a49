"""Tiny PDFs of made-up text, typeset without this project's code."""

from pathlib import Path

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


def typeset(pdf: Path, body: str, variant: str | None = None) -> Path:
    """Set a body of HTML as a PDF, of a PDF variant if one is given, and return its path."""
    head = f"<title>Made up</title><style>{STYLE}</style>"
    page = weasyprint.HTML(string=f'<html lang="en"><head>{head}</head><body>{body}</body>')
    page.write_pdf(pdf, pdf_variant=variant)
    return pdf
