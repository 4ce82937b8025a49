"""Graphics state parameter dictionaries, set by `gs` (ISO 32000-1, 8.4.5, table 58)."""

from collections.abc import Callable
from dataclasses import replace

from pikepdf import Object

from statementpress.prepress.content.fonts import Font
from statementpress.prepress.content.state import NORMAL, GraphicsState
from statementpress.prepress.pdf.objects import array, name, number

BLEND_MODES = {
    NORMAL, "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn",
    "HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity",
}  # fmt: skip
"""11.3.5, tables 136 and 137; every other name counts as Normal."""


def extended(
    state: GraphicsState, parameters: Object, read_font: Callable[[object], Font]
) -> GraphicsState:
    """Return the state with what a parameter dictionary sets; what it gets wrong is left alone.

    `read_font` makes a font of its dictionary.
    """
    state = _overprint(state, parameters)
    width = number(parameters.get("/LW"))
    if width is not None and width >= 0:
        state = replace(state, line_width=width)
    state = replace(
        state,
        stroke_opacity=_opacity(parameters.get("/CA"), state.stroke_opacity),
        fill_opacity=_opacity(parameters.get("/ca"), state.fill_opacity),
    )
    if "/BM" in parameters:
        state = replace(state, blend_mode=_blend_mode(parameters["/BM"]))
    return _font(state, parameters.get("/Font"), read_font)


def _overprint(state: GraphicsState, parameters: Object) -> GraphicsState:
    """Set OP, op and OPM: where op is not there, OP stands for both."""
    lines, rest = parameters.get("/OP"), parameters.get("/op")
    if isinstance(lines, bool):
        state = replace(state, stroke_overprint=lines)
    rest = rest if isinstance(rest, bool) else lines
    if isinstance(rest, bool):
        state = replace(state, fill_overprint=rest)
    mode = parameters.get("/OPM")
    return replace(state, overprint_mode=int(mode)) if mode in {0, 1} else state


def _opacity(obj: object, current: float) -> float:
    opacity = number(obj)
    return current if opacity is None else min(max(0.0, opacity), 1.0)


def _blend_mode(obj: object) -> str:
    """Return the blend mode, of an array the first that is known."""
    wanted = map(name, array(obj) or [obj])
    return next((mode for mode in wanted if mode in BLEND_MODES), NORMAL)


def _font(state: GraphicsState, obj: object, read_font: Callable[[object], Font]) -> GraphicsState:
    match array(obj):
        case [font, size] if (em := number(size)) is not None:
            return replace(state, text=replace(state.text, font=read_font(font), size=em))
    return state
