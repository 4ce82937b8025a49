"""How text is drawn with the glyphs of a font, whoever shaped it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlacedGlyph:
    """A glyph that is drawn at an offset from the pen."""

    index: int
    """The index of the glyph in its font."""
    x: int
    """In font units."""
    y: int
    """In font units."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """How text is drawn."""

    glyphs: tuple[PlacedGlyph, ...]
    """Its glyphs; the pen starts at 0."""
    advance: int
    """How far the pen moves, in font units."""
