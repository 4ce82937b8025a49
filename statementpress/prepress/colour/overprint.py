"""Let black text overprint, so that letters get no white edge if the plates do not meet exactly.

With OP, op and OPM 1, an ink that DeviceCMYK sets to 0 leaves what lies below (ISO 32000-1, 8.6.7,
table 149). That is right for text in black ink alone and for nothing else: white would vanish, and
a tint or a large black area would show what is under it. Text that is not opaque is mixed with what
lies below anyway.

DeviceGray is left alone, because it knocks out in every overprint mode. In one-colour printing,
which uses it, there is only one plate, and nothing to knock out of.
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

from statementpress.prepress.colour.content_writer import Instruction
from statementpress.prepress.colour.resources import add_resource
from statementpress.prepress.pdf.drawings import drawings
from statementpress.prepress.pdf.objects import as_name, dictionary, entries, entry

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
    """OP: whether lines overprint."""
    fills: bool = False
    """op: whether everything else overprints."""
    mode: int = 0
    """OPM: with 1, an ink that DeviceCMYK sets to 0 is not painted."""

    def written(self) -> Dictionary:
        """Return a graphics state that sets the three parameters."""
        return Dictionary(Type=Name.ExtGState, OP=self.strokes, op=self.fills, OPM=self.mode)

    def set_by(self, state: Object) -> "Overprint":
        """Return the parameters after a graphics state, whose OP may stand for op (table 58)."""
        strokes = bool(state.get(Name.OP, self.strokes))
        fills = bool(state.get(Name.op, state.get(Name.OP, self.fills)))
        return Overprint(strokes, fills, 1 if state.get(Name.OPM, self.mode) == 1 else 0)


ON = Overprint(True, True, 1)


@dataclass(frozen=True, slots=True)
class State:
    """The part of the graphics state that decides whether something overprints."""

    fill: bool = False
    """Whether the colour for filling is black ink alone."""
    stroke: bool = False
    """Whether the colour for lines is black ink alone."""
    opacity: tuple[object, object] = (1, 1)
    """ca and CA."""
    text_mode: int = 0
    """The text rendering mode (table 106)."""
    drawn_glyphs: bool = False
    """Whether the font is of Type 3, whose glyphs are content of their own."""
    own: Overprint = Overprint()
    """The overprint that the file itself asks for."""
    now: Overprint = Overprint()
    """The overprint that is in force."""

    def wanted(self, operator: str) -> Overprint:
        """Return the overprint with which an operator is to paint."""
        return ON if operator in TEXT and self._is_black_text() else self.own

    def paints(self, operator: str) -> bool:
        """Say whether an operator leaves a mark in this state."""
        return operator in PAINTING or (operator in TEXT and self.text_mode in FILLS | STROKES)

    def _is_black_text(self) -> bool:
        return (
            self.opacity == (1, 1)
            and not self.drawn_glyphs
            and (self.fill or self.text_mode not in FILLS)
            and (self.stroke or self.text_mode not in STROKES)
        )


def overprint_black(pdf: Pdf) -> None:
    """Let opaque text in 0 0 0 1 k overprint in all pages, forms and patterns, and nothing else.

    Everything that is not such text keeps the overprint that the file asks for. Only colours that
    a stream sets itself count. A form that goes on in a black which it was handed knocks out,
    because elsewhere it may be handed another colour.
    """
    for drawing in list(drawings(page.obj for page in pdf.pages)):
        is_page = not isinstance(drawing.obj, Stream)
        if is_page and Name.Contents not in drawing.obj:
            continue
        before = parse_content_stream(drawing.obj)
        after = list(_Switching(drawing.resources).switched(before))
        if len(after) == len(before):
            continue
        data = unparse_content_stream(after)
        if is_page:
            drawing.obj[Name.Resources] = drawing.resources
            drawing.obj[Name.Contents] = pdf.make_stream(data)
        else:
            drawing.obj.write(data)


class _Switching:
    """Follows the graphics state through a content stream, and switches overprint on and off."""

    def __init__(self, resources: Object) -> None:
        self._resources = resources
        self._names: dict[Overprint, Name] = {}
        self._state = State()
        self._saved: list[State] = []

    def switched(self, instructions: Sequence[Instruction]) -> Iterator[Instruction]:
        """Yield the instructions, with a `gs` before each that needs another overprint."""
        for instruction in instructions:
            operator = str(instruction.operator)
            if self._state.paints(operator):
                yield from self._switch(self._state.wanted(operator))
            if isinstance(instruction, ContentStreamInstruction):
                operands: list[object] = [*instruction.operands]
                if operator == "gs" and _sets_overprint(self._named(operands)):
                    # It may set one of the three parameters and rely on the others.
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
        """Return the name of a graphics state among the resources; add it if it is not there."""
        for key, each in entries(self._resources, Name.ExtGState):
            if each == state:
                return as_name(key)
        return add_resource(self._resources, Name.ExtGState, "Overprint", state)

    def _named(self, operands: Sequence[object]) -> Object:
        """Return the graphics state that `gs` names, or an empty one if there is none."""
        found = self._resource(Name.ExtGState, operands[0] if operands else None)
        return Dictionary() if found is None else found

    def _resource(self, kind: Name, called: object) -> Object | None:
        """Return the resource of a kind that a name stands for, or None if there is none."""
        named = self._resources.get(kind)
        return dictionary(entry(named, called)) if isinstance(called, Name) else None

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
            font = self._resource(Name.Font, operands[0])
            drawn = entry(font, Name.Subtype) == Name.Type3
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
