"""Private characters that prepared faces draw between layout and PDF, and only there.

They lie in the Private Use Area. The readers of a statement refuse text from that area, so these
characters can never be mistaken for content; `wide_glyphs` removes them from the finished PDF.
"""

LINE_END_HYPHEN = "\ue0ad"
"""The hyphen at the end of a hyphenated line, as opposed to one inside a word."""

UNITS_PER_EM = 1024
"""The units of blanks: 0.01 pt at 11 pt, which is finer than layout rounds."""

BLANKS = {chr(0xE200 + power): 1 << power for power in range(11)}
"""Blank characters and their widths in UNITS_PER_EM, each twice as wide as the one before."""

PRIVATE = frozenset(BLANKS) | {LINE_END_HYPHEN}


def blank(width: float) -> str:
    """Return the blank characters that add up to `width` em."""
    widest, most = list(BLANKS.items())[-1]
    # A line of a few words before a long address has gaps that are wider than the widest blank.
    repeated, units = divmod(max(0, round(width * UNITS_PER_EM)), most)
    narrow = [character for character, value in reversed(BLANKS.items()) if units & value]
    return widest * repeated + "".join(narrow)
