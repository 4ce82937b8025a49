"""A face with CFF outlines becomes one with TrueType outlines, and nothing is seen of it."""

from io import BytesIO

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from statementpress.typeset.faces.cluster_font import cluster_font
from statementpress.typeset.faces.font_file import finished, open_font
from statementpress.typeset.faces.latin_font import latin_font
from statementpress.typeset.faces.truetype import MAX_ERROR, make_truetype
from tests.typeset.fonts import BATTAMBANG, LATIN, cff_flavoured, shipped
from tests.typeset.texts import RUNS


def converted(path: str) -> TTFont:
    font = open_font(cff_flavoured(path))
    make_truetype(font)
    return TTFont(BytesIO(finished(font)))


def test_only_truetype_outlines_are_left() -> None:
    font = converted(BATTAMBANG)
    assert font.sfntVersion == "\0\1\0\0"
    assert {"CFF ", "VORG"} & set(font.keys()) == set()
    assert {"glyf", "loca"} <= set(font.keys())


def test_every_glyph_keeps_its_advance_and_its_bounds() -> None:
    before, after = TTFont(BytesIO(shipped(BATTAMBANG))), converted(BATTAMBANG)
    drawn_before, drawn_after = before.getGlyphSet(), after.getGlyphSet()
    off = max(1, 2 * MAX_ERROR * before["head"].unitsPerEm)
    for old, new in zip(before.getGlyphOrder(), after.getGlyphOrder(), strict=True):
        assert drawn_before[old].width == drawn_after[new].width
        pens = BoundsPen(drawn_before), BoundsPen(drawn_after)
        drawn_before[old].draw(pens[0])
        drawn_after[new].draw(pens[1])
        assert pens[1].bounds == (pens[0].bounds and pytest.approx(pens[0].bounds, abs=off)), old


def test_a_truetype_face_is_left_as_it_is() -> None:
    font = open_font(shipped(BATTAMBANG))
    make_truetype(font)
    assert finished(font) == finished(open_font(shipped(BATTAMBANG)))


def test_the_limits_of_the_font_are_reported() -> None:
    font = converted(BATTAMBANG)
    before = vars(font["maxp"]).copy()
    font["maxp"].recalc(font)
    assert before == vars(font["maxp"])
    assert before["tableVersion"] == 0x00010000


def test_a_khmer_face_with_cff_outlines_gets_its_clusters() -> None:
    made = cluster_font(cff_flavoured(BATTAMBANG), RUNS)
    assert made.inexact == ()
    assert made.data[:4] == b"\0\1\0\0"


def test_a_latin_face_with_cff_outlines_gets_its_hyphen() -> None:
    assert latin_font(cff_flavoured(LATIN))[:4] == b"\0\1\0\0"
