"""Glyphs are added to a font file with the same bytes as fontTools would write."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from statementpress.typeset.faces import outlines
from statementpress.typeset.faces.drawing import Drawing, PlacedGlyph
from statementpress.typeset.faces.font_file import finished
from statementpress.typeset.finishing.truetype_file import TrueTypeFile
from tests.typeset.fonts import KHMER, LATIN, shipped
from tests.typeset.texts import WORDS

LONG = 60_000
"""Bytes of instructions that make a glyph large."""


def reread(data: bytes) -> TTFont:
    return TTFont(BytesIO(data), recalcBBoxes=False, recalcTimestamp=False)


def as_fonttools(data: bytes, drawings: list[Drawing]) -> bytes:
    font = reread(data)
    for number, drawing in enumerate(drawings):
        outlines.add_glyph(font, f"added.{number}", drawing)
    return finished(font)


def as_here(data: bytes, drawings: list[Drawing]) -> bytes:
    font = TrueTypeFile(data)
    for drawing in drawings:
        font.append(drawing)
    return font.written()


@cache
def subset(path: str) -> bytes:
    """Return a shipped face with the glyphs of a few words, as a PDF has it."""
    font = TTFont(BytesIO(shipped(path)), recalcTimestamp=False)
    options = Options(hinting=False, layout_features=[], retain_gids=True, notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(WORDS[:20]) + "Äußerst affable fjords, 1234567890 ½")
    subsetter.subset(font)
    return written_by_fonttools(font)


def written_by_fonttools(font: TTFont) -> bytes:
    """Return a font whose glyphs are all packed as fontTools packs them."""
    if "glyf" in font:
        font["glyf"].ensureDecompiled()
    return finished(font)


@cache
def made_up() -> bytes:
    """Return a font with every kind of glyph: blank, plain, moved, nested, scaled, turned, hung."""
    return _font({})


@cache
def large() -> bytes:
    """Return one whose outlines are nearly too long for short places."""
    return _font({"square": b"\0" * LONG, "flat": b"\0" * LONG})


def _font(instructions: dict[str, bytes]) -> bytes:
    drawn: dict[str, Callable[[TTGlyphPen], None]] = {
        ".notdef": lambda _: None,
        "square": lambda pen: _square(pen, 0, 500),
        "flat": lambda pen: _square(pen, 7, 7),
        "moved": lambda pen: pen.addComponent("square", (1, 0, 0, 1, -200, 30)),
        "nested": lambda pen: _all(pen, ("moved", 1, 5), ("square", 1, 300), ("blank", 1, 9)),
        "scaled": lambda pen: _all(pen, ("square", 0.5, 100), ("flat", 1, 0)),
        "deep": lambda pen: _all(pen, ("scaled", 1, 40), ("nested", 0.25, -128)),
        "blank": lambda _: None,
    }
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([*drawn])
    glyphs: dict[str, Any] = {}
    for name, draw in drawn.items():
        pen = TTGlyphPen(glyphs)
        draw(pen)
        glyphs[name] = pen.glyph()
        if name in instructions:
            glyphs[name].program.fromBytecode(instructions[name])
    glyphs["scaled"].components[1].firstPt = glyphs["scaled"].components[1].secondPt = 1
    for place in ("x", "y"):
        delattr(glyphs["scaled"].components[1], place)
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (400 + 20 * (len(name) % 3), 0) for name in drawn})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupCharacterMap({0x41: "square"})
    builder.setupOS2()
    builder.setupNameTable({"familyName": "Made Up"})
    builder.setupPost()
    return written_by_fonttools(builder.font)


def _square(pen: TTGlyphPen, start: int, end: int) -> None:
    pen.moveTo((start, start))
    for point in ((end, start), (end, end), (start, end)):
        pen.lineTo(point)
    pen.closePath()


def _all(pen: TTGlyphPen, *parts: tuple[str, float, int]) -> None:
    for name, scale, moved in parts:
        pen.addComponent(name, (scale, 0, 0, scale, moved, 0))


def drawings(count: int) -> st.SearchStrategy[list[Drawing]]:
    """Return drawings of the first `count` glyphs of a font."""
    offsets = st.one_of(st.integers(-130, 130), st.integers(-3000, 3000))
    parts = st.builds(PlacedGlyph, st.integers(0, count - 1), offsets, offsets)
    advances = st.one_of(st.sampled_from([-5, 0, 400, 420]), st.integers(0, 60_000))
    drawn = st.builds(Drawing, st.lists(parts, max_size=3).map(tuple), advances)
    return st.lists(drawn, max_size=12)


@given(st.data())
def test_any_glyphs_of_any_kinds_of_outlines(data: st.DataObject) -> None:
    font = made_up()
    added = data.draw(drawings(TrueTypeFile(font).glyph_count))
    assert as_here(font, added) == as_fonttools(font, added)


@pytest.mark.parametrize("face", [*KHMER, LATIN])
def test_glyphs_of_the_shipped_faces(face: str) -> None:
    font = subset(face)
    count = TrueTypeFile(font).glyph_count
    added = [
        Drawing((PlacedGlyph(glyph, 10, 0), PlacedGlyph(count - 1 - glyph, 700, -3)), 700 + glyph)
        for glyph in range(0, count, 7)
    ]
    assert as_here(font, added) == as_fonttools(font, added)


@pytest.mark.parametrize("count", [0, 500, 1000])
def test_outlines_that_grow_too_long_for_short_places(count: int) -> None:
    added = [Drawing((PlacedGlyph(1, number, 0),), 500) for number in range(count)]
    written = as_here(large(), added)
    assert written == as_fonttools(large(), added)
    assert reread(written)["head"].indexToLocFormat == (count == 1000)


def test_a_font_of_blanks_alone_still_has_a_table_of_outlines() -> None:
    font = reread(made_up())
    for name in font.getGlyphOrder():
        font["glyf"][name] = TTGlyphPen(None).glyph()
    blanks = finished(font)
    assert as_here(blanks, [Drawing((), 300)]) == as_fonttools(blanks, [Drawing((), 300)])


def test_all_that_is_asked_of_a_font_before_it_is_written() -> None:
    font = TrueTypeFile(made_up())
    assert (font.glyph_count, font.units_per_em, font.advance(1)) == (8, 1000, 400)
    font.append(Drawing((), 77))
    assert (font.glyph_count, font.advance(8)) == (9, 77)
