"""Glyphs of a font of type 3, which are content themselves (ISO 32000-1, 9.6.5)."""

from collections.abc import Iterator
from dataclasses import replace

from pikepdf import Matrix, Stream

from statementpress.prepress.content.boxes import height
from statementpress.prepress.content.fonts import Font
from statementpress.prepress.content.painted import Painted, PaintedText
from statementpress.prepress.content.run import Run
from statementpress.prepress.content.text import Setting, text_space

UNCOLOURED = "d1"
"""What a glyph begins with that is painted in the current colour (9.6.5, table 113)."""


def painted_glyphs(run: Run, font: Font, setting: Setting, matrix: Matrix) -> Iterator[Painted]:
    """Paint the glyphs of a string, set in text space, which `matrix` leads out of.

    The string is given as text as well where a glyph of it takes the current colour. The text
    rendering mode has no say in this (9.3.6).
    """
    if font.procedures is None:
        return
    glyphs = [
        (font.procedures.glyphs[code], along)
        for code, along in setting.glyphs
        if code in font.procedures.glyphs
    ]
    shown = run.shown(matrix.transform(setting.box))
    if shown and any(_is_uncoloured(run, glyph) for glyph, _ in glyphs):
        size = height(text_space(run.state.text) @ matrix) * font.em * run.page.unit
        yield PaintedText(box=shown, size=size, font=font.name, **run.state.filling())
    for glyph, along in glyphs:
        em = text_space(run.state.text, along) @ matrix
        state = replace(run.state, ctm=font.procedures.matrix @ em)
        fixed = _is_uncoloured(run, glyph)
        yield from run.nested(glyph, state, font.procedures.resources, colours_fixed=fixed)


def _is_uncoloured(run: Run, glyph: Stream) -> bool:
    operations = run.page.content(glyph).operations
    return bool(operations) and operations[0][1] == UNCOLOURED
