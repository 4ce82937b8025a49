"""Let black text overprint, so that letters get no white edge if the plates do not meet exactly.

With OP, op and OPM 1, an ink that DeviceCMYK sets to 0 leaves what lies below (ISO 32000-1, 8.6.7,
table 149). That is right for text in black ink alone and for nothing else: white would vanish, and
a tint or a large black area would show what is under it. Text that is not opaque is mixed with what
lies below anyway.

DeviceGray is left alone, because it knocks out in every overprint mode. In one-colour printing,
which uses it, there is only one plate, and nothing to knock out of.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
from statementpress.prepress.colour.space import CMYK, Paint
from statementpress.prepress.content.following import Following
from statementpress.prepress.content.resources import Scope
from statementpress.prepress.content.state import GraphicsState
from statementpress.prepress.content.state_operators import follow
from statementpress.prepress.content.text_operators import FILLED, STROKED
from statementpress.prepress.pdf.drawings import drawings
from statementpress.prepress.pdf.objects import as_name, entries, entry

TEXT = {"Tj", "TJ", "'", '"'}
PAINTING = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE"}
BLACK = Paint(CMYK, (0.0, 0.0, 0.0, 1.0))


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


ON = Overprint(True, True, 1)


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
        self._place = Following(scope=Scope(resources))
        self._resources = resources
        self._names: dict[Overprint, Name] = {}
        self._now = Overprint()
        """The overprint that is in force, which is not always what the file itself asks for."""
        self._saved: list[Overprint] = []

    def switched(self, instructions: Sequence[Instruction]) -> Iterator[Instruction]:
        """Yield the instructions, with a `gs` before each that needs another overprint."""
        for instruction in instructions:
            operator = str(instruction.operator)
            state = self._place.state
            if operator in PAINTING or (operator in TEXT and state.text.mode in FILLED | STROKED):
                is_black = operator in TEXT and _is_black_text(state)
                yield from self._switch(ON if is_black else _own(state))
            if isinstance(instruction, ContentStreamInstruction):
                yield from self._follow(operator, [*instruction.operands])
            yield instruction

    def _follow(self, operator: str, operands: list[object]) -> Iterator[Instruction]:
        sets = operator == "gs" and _sets_overprint(
            self._place.scope.find("/ExtGState", operands[0] if operands else None)
        )
        if sets:
            # It may set one of the three parameters and rely on the others.
            yield from self._switch(_own(self._place.state))
        follow(self._place, operator, operands)
        if sets:
            self._now = _own(self._place.state)
        elif operator == "q":
            self._saved.append(self._now)
        elif operator == "Q" and self._saved:
            self._now = self._saved.pop()

    def _switch(self, wanted: Overprint) -> Iterator[Instruction]:
        if wanted == self._now:
            return
        if wanted not in self._names:
            self._names[wanted] = self._name_of(wanted.written())
        self._now = wanted
        yield ContentStreamInstruction([self._names[wanted]], Operator("gs"))

    def _name_of(self, state: Dictionary) -> Name:
        """Return the name of a graphics state among the resources; add it if it is not there."""
        for key, each in entries(self._resources, Name.ExtGState):
            if each == state:
                return as_name(key)
        return add_resource(self._resources, Name.ExtGState, "Overprint", state)


def _own(state: GraphicsState) -> Overprint:
    """Return the overprint that the file itself asks for."""
    return Overprint(state.stroke_overprint, state.fill_overprint, state.overprint_mode)


def _is_black_text(state: GraphicsState) -> bool:
    """Say whether text is opaque and in black ink alone; glyphs of Type 3 are no text here."""
    mode, font = state.text.mode, state.text.font
    return (
        state.fill_opacity == state.stroke_opacity == 1
        and not (font and font.procedures)
        and (mode not in FILLED or state.fill.paint == BLACK)
        and (mode not in STROKED or state.stroke.paint == BLACK)
    )


def _sets_overprint(state: object) -> bool:
    return any(entry(state, key) is not None for key in (Name.OP, Name.op, Name.OPM))
