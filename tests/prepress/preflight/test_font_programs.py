"""Reading of font programs, sound and broken: whatever a stranger embeds, there is an answer."""

import random
import struct

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pikepdf import Pdf

from statementpress.prepress.preflight.fonts.glyphs import read_program, shown_glyphs
from statementpress.prepress.preflight.fonts.program import FontProgramError
from statementpress.prepress.preflight.fonts.truetype import LOOK_UPS
from tests.prepress.preflight.typefaces import WIDTHS, cff, composite, simple, truetype, type1

FACES = {"FontFile": type1(), "FontFile2": truetype(), "FontFile3": cff()}
KEYS = st.sampled_from(sorted(FACES))


@pytest.mark.parametrize("key", FACES)
def test_a_program_says_how_many_glyphs_it_has_and_how_wide_they_are(key: str) -> None:
    pdf = Pdf.new()
    program = read_program(pdf.make_stream(FACES[key]))
    assert program is not None
    assert program.count == 1 + len(WIDTHS)
    assert [program.width(glyph) for glyph in range(1, 5)] == list(WIDTHS.values())


@given(key=KEYS, seed=st.integers(), changes=st.integers(1, 30), cut=st.floats(0.05, 1))
@example(key="FontFile", seed=0, changes=1, cut=1.0)
def test_a_damaged_font_is_read_or_refused(key: str, seed: int, changes: int, cut: float) -> None:
    data, chance = bytearray(FACES[key]), random.Random(seed)
    for _ in range(changes):
        data[chance.randrange(len(data))] = chance.randrange(256)
    pdf = Pdf.new()
    stream = pdf.make_stream(bytes(data[: int(len(data) * cut)]))
    try:
        program = read_program(stream)
    except FontProgramError:
        return
    assert program is not None
    codes = set(range(256))
    assert all(glyph.code in codes for glyph in shown_glyphs(simple(pdf, key), program, codes))
    if key != "FontFile":
        assert list(shown_glyphs(composite(pdf, key), program, codes))


@pytest.mark.parametrize(
    ("form", "table", "glyphs"),
    [
        (0, bytes(6) + bytes([0, 7]) + bytes(254), {0: 0, 1: 7, 300: 0}),
        (4, struct.pack(">7H2HH2H2H2H", 4, 0, 0, 4, 0, 0, 0, 70, 0xFFFF, 0, 65, 0xFFFF, 5, 1, 0, 0),
         {64: 0, 65: 70, 70: 75, 71: 0, 0x10000: 0}),
        (6, struct.pack(">5H2H", 6, 0, 0, 65, 2, 8, 9), {64: 0, 65: 8, 66: 9, 67: 0}),
        (12, struct.pack(">HHLLL3L", 12, 0, 0, 0, 1, 65, 70, 3), {64: 0, 65: 3, 70: 8, 71: 0}),
    ],
)  # fmt: skip
def test_a_character_is_looked_up_in_each_kind_of_map(
    form: int, table: bytes, glyphs: dict[int, int]
) -> None:
    assert {code: LOOK_UPS[form](table, code) for code in glyphs} == glyphs


@pytest.mark.parametrize(
    "data",
    [
        b"%!PS-AdobeFont-1.0\n" + b"/" * 500_000 + b" eexec",
        b"%!PS-AdobeFont-1.0\n/FontMatrix [ee eexec" + b"0" * 500_000,
        b"\0\1\0\0\xff\xff" + bytes(70_000),
        b"OTTO\0\1" + bytes(200),
        b"\1\0\4\1" + b"\xff" * 4000,
        b"ttcf" + b"\xff" * 100,
    ],
)
def test_a_font_that_is_made_to_mislead_is_refused(data: bytes) -> None:
    pdf = Pdf.new()
    stream = pdf.make_stream(data)
    with pytest.raises(FontProgramError):
        read_program(stream)
