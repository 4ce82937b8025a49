"""State the text of Khmer lines for the readers that ask for it (ISO 32000-1, 14.9.4).

The glyphs alone say it exactly to poppler 22.12, PDFium, MuPDF 1.21 and pdf.js. poppler 25.03 takes
some glyphs without width for letters printed twice, and drops them; it believes /ActualText, which
has to stand in the property list of the marked content itself.
"""

from collections.abc import Mapping
from typing import Any

import pydyf

from statementpress.khmer.characters import has_khmer
from statementpress.typeset.faces.private_use import PRIVATE
from statementpress.typeset.finishing import text_operators
from statementpress.typeset.finishing.variants import VariantBook


def state_khmer(items: list[Any], books: Mapping[str, VariantBook]) -> None:
    """Give each marked content of a page that shows Khmer its text; `items` are not widened yet."""
    properties, text, font = None, "", ""
    for item in items:
        if isinstance(item, dict) and "MCID" in item:
            properties, text = item, ""
        elif item == b"EMC" and properties is not None:
            if has_khmer(text):
                properties["ActualText"] = pydyf.String(text)
            properties = None
        elif chosen := text_operators.font_chosen(item):
            font = chosen
        elif text_operators.shows_text(item):
            text += _said(item, books[font])


def _said(operator: bytes, book: VariantBook) -> str:
    glyphs = [item for item in text_operators.operands(operator) if isinstance(item, int)]
    return "".join(
        text for glyph in glyphs if (text := book.meanings.get(glyph, "")) not in PRIVATE
    )
