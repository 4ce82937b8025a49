"""Draw a face smaller or larger within its em.

CSS has `size-adjust` for this, WeasyPrint 70 does not. Khmer faces fill more than their em, from
coeng to vowel; drawn a little smaller, both scripts sit well at sizes and line heights of the same
order, and readers that measure lines in ems see them as they are.
"""

from statementpress.typeset.faces.font_file import finished, open_font


def scaled(font_file: bytes, scale: float) -> bytes:
    """Return the font at `scale` (1 is as it is) of its em: outlines stay, the em grows.

    SetupError, placeless, for a file that `open_font` refuses.
    """
    if scale == 1:
        return font_file
    font = open_font(font_file)
    font["head"].unitsPerEm = round(font["head"].unitsPerEm / scale)
    return finished(font)
