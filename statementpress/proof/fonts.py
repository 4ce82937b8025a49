"""Prove that a PDF carries its fonts: all embedded, as subsets, with the meaning of each glyph."""

from io import BytesIO

import pikepdf


def font_faults(pdf: bytes) -> list[str]:
    """Return what is wrong with the fonts of a PDF, one sentence for each fault."""
    with pikepdf.open(BytesIO(pdf)) as document:
        fonts = {str(font.BaseFont): font for page in document.pages for font in _fonts(page)}
        return [
            f"the font {name.lstrip('/')} {fault}"
            for name, font in sorted(fonts.items())
            for fault in _faults(font)
        ]


def _fonts(page: pikepdf.Page) -> list[pikepdf.Object]:
    resources = page.obj.get("/Resources", pikepdf.Dictionary())
    return [font for _, font in resources.get("/Font", pikepdf.Dictionary()).items()]


def _faults(font: pikepdf.Object) -> list[str]:
    faults = []
    descendants = font.get("/DescendantFonts", [font])
    descriptor = descendants[0].get("/FontDescriptor", pikepdf.Dictionary())
    if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
        faults.append("is not embedded")
    if "+" not in str(font.BaseFont):
        faults.append("is not a subset")
    if "/ToUnicode" not in font:
        faults.append("does not say what its glyphs mean")
    return faults
