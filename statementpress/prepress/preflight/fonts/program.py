"""A font program as preflight needs it: its glyphs, how they are found, and how wide they are.

Fonts come from strangers. So the readers take no more of a file than they need, look up single
codes instead of unfolding tables, and count their steps.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


class FontProgramError(ValueError):
    """An embedded font file is no font, or a broken one; the message says why in a few words."""


def unknown_width(_glyph: int) -> float | None:
    """Return None, as the width of a glyph of which none is known."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """What an embedded font file holds. Glyphs are numbered from 0, which is .notdef."""

    count: int
    """The number of glyphs."""
    width: Callable[[int], float | None] = unknown_width
    """Returns the width of a glyph in thousandths of the em; None if it cannot be read."""
    names: Mapping[str, int] = field(default_factory=dict)
    """The glyphs by their names."""
    codes: Mapping[int, int] = field(default_factory=dict)
    """The glyphs by the codes of the encoding that is built into a Type 1 font or CFF."""
    cids: Mapping[int, int] | None = None
    """The glyphs by CID; None if the font has no CIDs, so that a CID is the number of a glyph."""
    cmaps: Mapping[tuple[int, int], Callable[[int], int]] = field(default_factory=dict)
    """What finds the glyph of a character, by platform and encoding, in TrueType; 0 for none."""
