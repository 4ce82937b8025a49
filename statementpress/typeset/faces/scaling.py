"""Draw a face smaller or larger within its em.

CSS has `size-adjust` for this, WeasyPrint 70 does not. Khmer faces fill more than their em, from
coeng to vowel; drawn a little smaller, both scripts sit well at sizes and line heights of the same
order, and readers that measure lines in ems see them as they are.
"""

from io import BytesIO

from fontTools.ttLib import TTFont


def scaled(font_file: bytes, scale: float) -> bytes:
    """Return the font at `scale` (1 is as it is) of its em: outlines stay, the em grows."""
    if scale == 1:
        return font_file
    font = TTFont(BytesIO(font_file), lazy=True, recalcTimestamp=False)
    font["head"].unitsPerEm = round(font["head"].unitsPerEm / scale)
    out = BytesIO()
    font.save(out, reorderTables=None)
    return out.getvalue()
