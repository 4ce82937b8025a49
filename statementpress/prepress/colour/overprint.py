"""Let black text overprint, so that plates that do not meet show no white edge around letters.

With OP, op and OPM 1 an ink that DeviceCMYK sets to 0 leaves what is below (ISO 32000-1, 8.6.7,
table 149). That is right for text in black ink alone and for nothing else: white would vanish,
a tint would show what is under it, and so would a large black area. Text that is not opaque is
mixed with what is below as it is.

DeviceGray is left alone: it knocks out in every overprint mode. Where it is used for one-colour
printing there is one plate, and nothing to knock out of.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pikepdf import (
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Operator,
    Pdf,
    Stream,
    parse_content_stream,
    unparse_content_stream,
)

from statementpress.prepress.colour.content import Instruction
from statementpress.prepress.colour.reachable import drawings, entries
from statementpress.prepress.colour.surroundings import add_resource

TEXT = {"Tj", "TJ", "'", '"'}
PAINTING = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE"}
FILL_COLOUR = {"g", "rg", "k", "cs", "sc", "scn"}
STROKE_COLOUR = {"G", "RG", "K", "CS", "SC", "SCN"}
FILLS, STROKES = {0, 2, 4, 6}, {1, 2, 5, 6}
"""Text rendering modes (table 106)."""
BLACK = (0, 0, 0, 1)


@dataclass(frozen=True, slots=True)
class Overprint:
    """The three overprint parameters of the graphics state (table 53)."""

    strokes: bool = False
    fills: bool = False
    mode: int = 0

    def written(self) -> Dictionary:
        """Return a graphics state that sets them."""
        return Dictionary(Type=Name.ExtGState, OP=self.strokes, op=self.fills, OPM=self.mode)

    def set_by(self, state: Object) -> "Overprint":
        """Return them after a graphics state, in which OP stands for op as well (table 58)."""
        strokes = bool(state.get(Name.OP, self.strokes))
        fills = bool(state.get(Name.op, state.get(Name.OP, self.fills)))
        return Overprint(strokes, fills, 1 if state.get(Name.OPM, self.mode) == 1 else 0)


ON = Overprint(True, True, 1)


@dataclass(frozen=True, slots=True)
class State:
    """What of the graphics state counts: colours that are black ink, opacity, text, overprint.

    `own` is what the file asks for itself, `now` what is in force.
    """

    fill: bool = False
    stroke: bool = False
    opacity: tuple[object, object] = (1, 1)
    text_mode: int = 0
    drawn_glyphs: bool = False
    own: Overprint = Overprint()
    now: Overprint = Overprint()

    def wanted(self, operator: str) -> Overprint:
        """Return how something is to be painted."""
        return ON if operator in TEXT and self._is_black_text() else self.own

    def paints(self, operator: str) -> bool:
        """Tell whether an operator leaves a mark in this state."""
        return operator in PAINTING or (operator in TEXT and self.text_mode in FILLS | STROKES)

    def _is_black_text(self) -> bool:
        return (
            self.opacity == (1, 1)
            and not self.drawn_glyphs
            and (self.fill or self.text_mode not in FILLS)
            and (self.stroke or self.text_mode not in STROKES)
        )


def overprint_black(pdf: Pdf) -> None:
    """Let opaque text in 0 0 0 1 k overprint, in all pages, forms and patterns, and nothing else.

    What the file asks for itself is kept for everything that is not such text. The colours are
    those that stand in a stream itself: a form that goes on in a black that it was handed knocks
    out, as it may be handed another.
    """
    for drawing in list(drawings(pdf)):
        is_page = not isinstance(drawing.obj, Stream)
        if is_page and Name.Contents not in drawing.obj:
            continue
        before = parse_content_stream(drawing.obj)
        after = list(_Switching(drawing.resources).switched(before))
        if len(after) == len(before):
            continue
        data = unparse_content_stream(after)
        if is_page:
            drawing.obj[Name.Contents] = pdf.make_stream(data)
        else:
            drawing.obj.write(data)


class _Switching:
    """Follows the graphics state through a content stream."""

    def __init__(self, resources: Object) -> None:
        self._resources = resources
        self._states = dict(entries(resources, Name.ExtGState))
        self._fonts = dict(entries(resources, Name.Font))
        self._names: dict[Overprint, Name] = {}
        self._state = State()
        self._saved: list[State] = []

    def switched(self, instructions: Sequence[Instruction]) -> Iterator[Instruction]:
        """Yield the instructions, with a switch before those that need one."""
        for instruction in instructions:
            operator = str(instruction.operator)
            if self._state.paints(operator):
                yield from self._switch(self._state.wanted(operator))
            if isinstance(instruction, ContentStreamInstruction):
                operands: list[object] = [*instruction.operands]
                if operator == "gs" and _sets_overprint(self._named(operands)):
                    # it may set one of the three and rely on the others
                    yield from self._switch(self._state.own)
                self._follow(operator, operands)
            yield instruction

    def _switch(self, wanted: Overprint) -> Iterator[Instruction]:
        if wanted == self._state.now:
            return
        if wanted not in self._names:
            self._names[wanted] = self._name_of(wanted.written())
        self._state = replace(self._state, now=wanted)
        yield ContentStreamInstruction([self._names[wanted]], Operator("gs"))

    def _name_of(self, state: Dictionary) -> Name:
        for name, each in entries(self._resources, Name.ExtGState):
            if each == state:
                return name
        return add_resource(self._resources, Name.ExtGState, "Overprint", state)

    def _named(self, operands: Sequence[object]) -> Object:
        """Return the graphics state that gs names, an empty one where there is none."""
        name = operands[0] if operands else None
        found = self._states.get(name) if isinstance(name, Name) else None
        return Dictionary() if found is None else found

    def _follow(self, operator: str, operands: list[object]) -> None:
        state = self._state
        if operator == "q":
            self._saved.append(state)
        elif operator == "Q" and self._saved:
            self._state = self._saved.pop()
        elif operator in FILL_COLOUR:
            self._state = replace(state, fill=operator == "k" and _is_black(operands))
        elif operator in STROKE_COLOUR:
            self._state = replace(state, stroke=operator == "K" and _is_black(operands))
        elif operator == "Tr" and operands and isinstance(operands[0], int):
            self._state = replace(state, text_mode=operands[0])
        elif operator == "Tf" and operands and isinstance(operands[0], Name):
            font = self._fonts.get(operands[0])
            drawn = font is not None and font.get(Name.Subtype) == Name.Type3
            self._state = replace(state, drawn_glyphs=drawn)
        elif operator == "gs":
            self._set(self._named(operands))

    def _set(self, state: Object) -> None:
        own = self._state.own.set_by(state)
        usual = self._state.opacity
        opacity = (state.get(Name.ca, usual[0]), state.get(Name.CA, usual[1]))
        self._state = replace(self._state, own=own, opacity=opacity)
        if _sets_overprint(state):
            self._state = replace(self._state, now=own)


def _sets_overprint(state: Object) -> bool:
    return any(key in state for key in (Name.OP, Name.op, Name.OPM))


def _is_black(operands: Sequence[object]) -> bool:
    return tuple(operands) == BLACK
