"""A PDF that is kept for years carries its fonts and says what their glyphs mean."""

from io import BytesIO
from typing import Any

import pikepdf

from statementpress.proof.fonts import font_faults


def pdf_with(**font: Any) -> bytes:
    document = pikepdf.new()
    page = document.add_blank_page()
    page.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F=pikepdf.Dictionary(Type=pikepdf.Name.Font, **font))
    )
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_font_of_the_viewer_is_three_faults() -> None:
    faults = font_faults(pdf_with(BaseFont=pikepdf.Name("/Helvetica")))

    assert faults == [
        "the font Helvetica is not embedded",
        "the font Helvetica is not a subset",
        "the font Helvetica does not say what its glyphs mean",
    ]


def test_an_embedded_subset_with_meanings_has_no_fault() -> None:
    descriptor = pikepdf.Dictionary(FontFile2=pikepdf.Dictionary())
    pdf = pdf_with(
        BaseFont=pikepdf.Name("/ABCDEF+Invented"),
        DescendantFonts=[pikepdf.Dictionary(FontDescriptor=descriptor)],
        ToUnicode=pikepdf.Dictionary(),
    )

    assert font_faults(pdf) == []
