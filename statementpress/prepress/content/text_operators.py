"""The operators of text objects (ISO 32000-1, 9.4), and the glyphs of Type 3 fonts (9.6.5)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pikepdf import Array, Matrix, Stream, String

from statementpress.prepress.content.boxes import height, least_scale, stroked, union
from statementpress.prepress.content.following import numeric
from statementpress.prepress.content.fonts import Procedures
from statementpress.prepress.content.operations import Operands
from statementpress.prepress.content.painted import Event, PaintedLine, PaintedText
from statementpress.prepress.content.patterns import patterned
from statementpress.prepress.content.run import Handler, Run
from statementpress.prepress.content.shapes import Place, Shape, placed
from statementpress.prepress.content.state import Look
from statementpress.prepress.content.text import Setting, set_string, text_space
from statementpress.prepress.pdf.objects import array, number, numbers

FILLED, STROKED, CLIPPED = {0, 2, 4, 6}, {1, 2, 5, 6}, {4, 5, 6, 7}
"""The text rendering modes by what they do (9.3.6, table 106); mode 3 does nothing."""
UNCOLOURED = "d1"
"""The first operator of a glyph that is painted in the current colour (9.6.5, table 113)."""


def _begin(run: Run, _operands: Operands) -> None:
    run.text.set(Matrix())
    run.text.clips.clear()


def _end(run: Run, _operands: Operands) -> None:
    """Clip to the text that was shown in a clipping mode, from the end of its object on."""
    box = union(run.text.clips)
    if box:
        run.narrow(Shape(box))
    run.text.clips.clear()


def _next_line(run: Run, values: tuple[float, ...]) -> None:
    run.text.next_line(values[0], values[1])


def _next_line_and_leading(run: Run, values: tuple[float, ...]) -> None:
    run.change_text(leading=-values[1])
    _next_line(run, values)


def _by_leading(run: Run, _operands: Operands = ()) -> None:
    run.text.next_line(0.0, -run.state.text.leading)


def _show(run: Run, operands: Operands) -> Iterable[Event] | None:
    match operands:
        case [String() as string]:
            return _shown(run, [bytes(string)])
    return None


def _show_adjusted(run: Run, operands: Operands) -> Iterable[Event] | None:
    if len(operands) != 1 or not isinstance(operands[0], Array):
        return None
    items: list[bytes | float] = []
    for each in array(operands[0]):
        plain = bytes(each) if isinstance(each, String) else number(each)
        items += [] if plain is None else [plain]
    return _shown(run, items)


def _show_on_next_line(run: Run, operands: Operands) -> Iterable[Event] | None:
    _by_leading(run)
    return _show(run, operands)


def _show_spaced(run: Run, operands: Operands) -> Iterable[Event] | None:
    spacing = numbers(operands[:2], 2)
    if spacing is None or len(operands) != 3:
        return None
    run.change_text(word_spacing=spacing[0], spacing=spacing[1])
    return _show_on_next_line(run, operands[2:])


def _shown(run: Run, items: Sequence[bytes | float]) -> Iterator[Event]:
    """Show strings, and move on behind them whether they leave a mark or not."""
    text, font = run.state.text, run.state.text.font
    if font is None:
        return
    run.page.spend(sum(len(item) for item in items if isinstance(item, bytes)))
    setting = set_string(font, text, items)
    matrix = run.text.matrix @ run.state.ctm
    run.text.advance(*setting.advance)
    if not setting.glyphs:
        return
    if font.source is not None:
        yield from run.use("Font", font.name, font.source)
    if font.procedures:
        yield from _glyphs(run, font.procedures, setting, matrix)
        return
    if all(code in font.blanks for code, _ in setting.glyphs):
        return
    yield from _painted(run, setting, matrix)
    if text.mode in CLIPPED:
        run.text.clips.append(matrix.transform(setting.box))


def _painted(run: Run, setting: Setting, matrix: Matrix) -> Iterator[Event]:
    """Yield the text, and the line around it if it is stroked; nothing if it is invisible."""
    state, mode = run.state, run.state.text.mode
    shape = placed(setting.box, matrix)
    if mode in STROKED:
        shape = Shape(stroked(shape.box, state.ctm, state.line_width))
    shown = run.shown(shape)
    if shown is None or mode not in FILLED | STROKED:
        return
    colour = state.fill if mode in FILLED else state.stroke
    look = state.filling() if mode in FILLED else state.stroking()
    yield _text(run, setting, matrix, shown, look)
    yield from patterned(run, colour, look, shown)
    if mode in STROKED:
        width = state.line_width * least_scale(state.ctm) * run.page.unit
        yield PaintedLine(width=width, **shown, **state.stroking())


def _text(run: Run, setting: Setting, matrix: Matrix, shown: Place, look: Look) -> PaintedText:
    font = setting.font
    return PaintedText(
        size=height(text_space(run.state.text) @ matrix) * font.em * run.page.unit,
        font=font.name,
        source=font.source,
        string=setting.string,
        **shown,
        **look,
    )


def _glyphs(run: Run, procedures: Procedures, setting: Setting, matrix: Matrix) -> Iterator[Event]:
    """Paint the glyphs of a string in a Type 3 font, which are content; `matrix` leads to the page.

    The string is also given as text if one of its glyphs takes the current colour. The text
    rendering mode makes no difference (9.3.6).
    """
    glyphs = [
        (procedures.glyphs[code], along)
        for code, along in setting.glyphs
        if code in procedures.glyphs
    ]
    shown = run.shown(placed(setting.box, matrix))
    if shown and any(_is_uncoloured(run, glyph) for glyph, _ in glyphs):
        yield _text(run, setting, matrix, shown, run.state.filling())
    for glyph, along in glyphs:
        em = text_space(run.state.text, along) @ matrix
        state = replace(run.state, ctm=procedures.matrix @ em)
        fixed = _is_uncoloured(run, glyph)
        yield from run.nested(glyph, state, procedures.resources, colours_fixed=fixed)


def _is_uncoloured(run: Run, glyph: Stream) -> bool:
    operations = run.page.content(glyph).operations
    return bool(operations) and operations[0][1] == UNCOLOURED


HANDLERS: dict[str, Handler] = {
    "BT": _begin,
    "ET": _end,
    "Td": numeric(2, _next_line),
    "TD": numeric(2, _next_line_and_leading),
    "Tm": numeric(6, lambda run, values: run.text.set(Matrix(*values))),
    "T*": _by_leading,
    "Tj": _show,
    "TJ": _show_adjusted,
    "'": _show_on_next_line,
    '"': _show_spaced,
}
