"""Characters of our own that prepared faces draw between layout and PDF, and only there.

They lie in the Private Use Area. Text that people write may not use that area (the readers refuse
it), so they can never be mistaken for content; `wide_glyphs` takes them out of the finished PDF.
"""

LINE_END_HYPHEN = "\ue0ad"
"""The hyphen at the end of a hyphenated line, apart from those that words have."""

UNITS_PER_EM = 1024
"""Blanks are counted in this part of an em: 0.01 pt at 11 pt, finer than layout's own rounding."""

BLANKS = {chr(0xE200 + power): 1 << power for power in range(11)}
"""Blank characters and their widths in UNITS_PER_EM, each twice as wide as the one before."""

PRIVATE = frozenset(BLANKS) | {LINE_END_HYPHEN}


def blank(width: float) -> str:
    """Return the blank characters that add up to `width` em, at most 2 em less one unit."""
    units = max(0, min(round(width * UNITS_PER_EM), (1 << len(BLANKS)) - 1))
    return "".join(character for character, value in reversed(BLANKS.items()) if units & value)
