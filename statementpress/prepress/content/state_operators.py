"""The operators of the graphics state, of colours and of text (ISO 32000-1, 8.4.4, 8.6.8, 9.3).

`gs` sets the entries of a graphics state parameter dictionary (8.4.5, table 58). Entries that make
no sense are ignored.
"""

from collections.abc import Sequence
from dataclasses import replace

from pikepdf import Dictionary, Matrix, Name, Object

from statementpress.prepress.colour.resolve import initial
from statementpress.prepress.colour.space import CMYK, GRAY, RGB, ColourSpace, Family, Paint
from statementpress.prepress.content.following import Following, StateHandler, numeric
from statementpress.prepress.content.operations import Operands
from statementpress.prepress.content.state import NORMAL, Colour, GraphicsState
from statementpress.prepress.pdf.objects import array, dictionary, integer, name, number, numbers

UNBOUNDED = {Family.LAB, Family.INDEXED}
"""The spaces whose values are not between 0 and 1."""
BLEND_MODES = {
    NORMAL, "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn",
    "HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity",
}  # fmt: skip
"""11.3.5, tables 136 and 137; every other name counts as Normal."""


COMPATIBLE = "Compatible"
"""A blend mode of older files, which is Normal (11.3.5)."""
DEVICE = (
    {"TR2": {"Default", "Identity"}, "TR": {"Identity"}},
    {"HT": {"Default"}},
    {"HTP": set[str]()},
)
"""Entries that change tones or screens (table 58; /HTP comes from PDF 1.3), each with the values
that leave the device to itself. Of entries that set the same, the first that is there counts."""


def _save(run: Following, _operands: Operands) -> None:
    run.saved.append(run.state)


def _restore(run: Following, _operands: Operands) -> None:
    if run.saved:
        run.state = run.saved.pop()


def _concatenate(run: Following, values: tuple[float, ...]) -> None:
    run.state = replace(run.state, ctm=Matrix(*values) @ run.state.ctm)


def _line_width(run: Following, values: tuple[float, ...]) -> None:
    run.state = replace(run.state, line_width=abs(values[0]))


def _extend(run: Following, operands: Operands) -> None:
    parameters = run.scope.find("/ExtGState", operands[0]) if len(operands) == 1 else None
    if not isinstance(parameters, Dictionary):
        return
    state = _irregularities(_overprint(run.state, parameters), parameters)
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
    match array(parameters.get("/Font")):
        case [font, size] if (em := number(size)) is not None:
            read = run.scope.font_of_state(operands[0], font)
            state = replace(state, text=replace(state.text, font=read, size=em))
    run.state = state


def _overprint(state: GraphicsState, parameters: Object) -> GraphicsState:
    """Set OP, op and OPM; if op is missing, OP stands for both."""
    lines, rest = parameters.get("/OP"), parameters.get("/op")
    if isinstance(lines, bool):
        state = replace(state, stroke_overprint=lines)
    rest = rest if isinstance(rest, bool) else lines
    if isinstance(rest, bool):
        state = replace(state, fill_overprint=rest)
    mode = parameters.get("/OPM")
    return replace(state, overprint_mode=int(mode)) if mode in {0, 1} else state


def _irregularities(state: GraphicsState, parameters: Object) -> GraphicsState:
    """Note which entries of `DEVICE` are now in force, and a blend mode that does not exist."""
    in_force = state.irregular
    for same in DEVICE:
        given = next((key for key in same if f"/{key}" in parameters), None)
        if given is not None:
            in_force = tuple(each for each in in_force if each not in same)
            if not _is_one_of(parameters[f"/{given}"], same[given]):
                in_force = (*in_force, given)
    if "/BM" in parameters:
        modes = [name(each) for each in array(parameters["/BM"]) or [parameters["/BM"]]]
        in_force = tuple(each for each in in_force if not each.startswith("BM "))
        if not BLEND_MODES & set(modes) and COMPATIBLE not in modes:
            in_force = (*in_force, f"BM {modes[0]}")
    return replace(state, irregular=in_force)


def _is_one_of(value: object, names: set[str]) -> bool:
    """Say whether a value is one of some names, or an array of nothing else."""
    return all(name(each) in names for each in array(value) or [value])


def _opacity(obj: object, current: float) -> float:
    opacity = number(obj)
    return current if opacity is None else min(max(0.0, opacity), 1.0)


def _blend_mode(obj: object) -> str:
    """Return a blend mode, or the first known one of an array."""
    wanted = map(name, array(obj) or [obj])
    return next((mode for mode in wanted if mode in BLEND_MODES), NORMAL)


def _set(run: Following, colour: Colour, *, stroke: bool) -> None:
    """Change the colour, except in uncoloured patterns and glyphs (8.7.3.3, 9.6.5)."""
    if not run.colours_fixed:
        run.state = replace(run.state, stroke=colour) if stroke else replace(run.state, fill=colour)


def _device(space: ColourSpace, *, stroke: bool) -> StateHandler:
    """Return the handler that sets a device space together with a colour in it."""

    def choose(run: Following, values: tuple[float, ...]) -> None:
        _set(run, Colour(Paint(space, _bounded(space, values))), stroke=stroke)

    return numeric(space.components, choose)


def _space(*, stroke: bool) -> StateHandler:
    def choose(run: Following, operands: Operands) -> None:
        space = run.scope.space(operands[0]) if len(operands) == 1 else None
        if space is not None:
            _set(run, Colour(Paint(space, initial(space))), stroke=stroke)

    return choose


def _colour(*, stroke: bool) -> StateHandler:
    def choose(run: Following, operands: Operands) -> None:
        space = (run.state.stroke if stroke else run.state.fill).paint.space
        is_pattern = space.family is Family.PATTERN
        chosen = _pattern(run, space, operands) if is_pattern else _plain(space, operands)
        if chosen is not None:
            _set(run, chosen, stroke=stroke)

    return choose


def _plain(space: ColourSpace, operands: Operands) -> Colour | None:
    values = numbers(operands, space.components)
    return None if values is None else Colour(Paint(space, _bounded(space, values)))


def _pattern(run: Following, space: ColourSpace, operands: Operands) -> Colour | None:
    """Return a pattern, with the values that colour it if it is uncoloured."""
    if not operands or not isinstance(operands[-1], Name):
        return None
    pattern = dictionary(run.scope.find("/Pattern", operands[-1]))
    values = numbers(operands[:-1], space.components if len(operands) > 1 else 0)
    if pattern is None or values is None:
        return None
    return Colour(Paint(space, _bounded(space.base, values)), pattern)


def _bounded(space: ColourSpace | None, values: Sequence[float]) -> tuple[float, ...]:
    """Return the nearest values in a space, if its values lie between 0 and 1 (8.6.4)."""
    if space is None or space.family in UNBOUNDED:
        return tuple(values)
    return tuple(min(max(0.0, value), 1.0) for value in values)


def _font(run: Following, operands: Operands) -> None:
    size = number(operands[1]) if len(operands) == 2 else None
    if size is not None:
        chosen = replace(run.state.text, font=run.scope.font(operands[0]), size=size)
        run.state = replace(run.state, text=chosen)


def _mode(run: Following, operands: Operands) -> None:
    mode = integer(operands[0]) if len(operands) == 1 else None
    if mode is not None and 0 <= mode <= 7:
        run.state = replace(run.state, text=replace(run.state.text, mode=mode))


HANDLERS: dict[str, StateHandler] = {
    "q": _save,
    "Q": _restore,
    "cm": numeric(6, _concatenate),
    "w": numeric(1, _line_width),
    "gs": _extend,
    "g": _device(GRAY, stroke=False),
    "G": _device(GRAY, stroke=True),
    "rg": _device(RGB, stroke=False),
    "RG": _device(RGB, stroke=True),
    "k": _device(CMYK, stroke=False),
    "K": _device(CMYK, stroke=True),
    "cs": _space(stroke=False),
    "CS": _space(stroke=True),
    "sc": _colour(stroke=False),
    "SC": _colour(stroke=True),
    "scn": _colour(stroke=False),
    "SCN": _colour(stroke=True),
    "Tc": numeric(1, lambda run, values: run.change_text(spacing=values[0])),
    "Tw": numeric(1, lambda run, values: run.change_text(word_spacing=values[0])),
    "Tz": numeric(1, lambda run, values: run.change_text(scaling=values[0] / 100)),
    "TL": numeric(1, lambda run, values: run.change_text(leading=values[0])),
    "Ts": numeric(1, lambda run, values: run.change_text(rise=values[0])),
    "Tf": _font,
    "Tr": _mode,
}


def follow(place: Following, operator: str, operands: Operands) -> None:
    """Carry out an operation as far as it changes the graphics state."""
    handler = HANDLERS.get(operator)
    if handler is not None:
        handler(place, operands)
