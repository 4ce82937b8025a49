"""Rewrite the colours of a content stream, and nothing else of it.

Colours are set by operators that change the graphics state (ISO 32000-1, 8.6.8). So the stream is
read from its start, and its graphics state is followed as far as colours go. An operator that
sets a colour is written as k or g. One that only chooses a colour space becomes the operator that
sets its initial colour, or is left out if a colour follows at once. All others are kept:
pikepdf writes the numbers and strings that it has read as they stood there.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeAlias

from pikepdf import (
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Name,
    Object,
    Operator,
    PdfInlineImage,
)

from statementpress.prepress.colour.converter import FEW_DIGITS, Converter, is_kept
from statementpress.prepress.colour.interval import number
from statementpress.prepress.colour.resolve import initial, resolve
from statementpress.prepress.colour.space import CMYK, GRAY, RGB, ColourSpace, Family, Paint
from statementpress.prepress.content.following import Following
from statementpress.prepress.content.resources import Scope
from statementpress.prepress.content.state import Colour, GraphicsState
from statementpress.prepress.content.state_operators import follow

Instruction: TypeAlias = ContentStreamInstruction | ContentStreamInlineImage

FILL, STROKE = 0, 1
DEVICE = {
    "g": (FILL, GRAY),
    "rg": (FILL, RGB),
    "k": (FILL, CMYK),
    "G": (STROKE, GRAY),
    "RG": (STROKE, RGB),
    "K": (STROKE, CMYK),
}
SPACE = {"cs": FILL, "CS": STROKE}
COLOUR = {"sc": FILL, "scn": FILL, "SC": STROKE, "SCN": STROKE}
FOLLOWED = {"q", "Q", *DEVICE, *SPACE, *COLOUR}
"""The operators that decide in which colour spaces a content stream goes on."""
WRITTEN = {Family.DEVICE_GRAY: ("g", "G"), Family.DEVICE_CMYK: ("k", "K")}


Handed: TypeAlias = tuple[ColourSpace, ColourSpace]
"""The colour spaces for fills and strokes that a form starts with where it is drawn (8.10.1)."""
UNHANDED: Handed = (GRAY, GRAY)
"""Those with which a page starts."""


class Surroundings(Protocol):
    """What a content stream has around it: its resources, and what it draws with."""

    resources: Object
    """The dictionary in which its names are looked up."""

    def draw(self, name: Name, handed: Handed) -> None:
        """Convert the XObject `name`, which is handed colour spaces where it is drawn."""

    def inline_image(self, image: PdfInlineImage) -> Name | None:
        """Return the name of an image that replaces an inline one, or None if that stays."""

    def uncoloured_patterns(self) -> Name:
        """Return the name of a space for patterns that are coloured in the converter's space."""


class ContentWriter:
    """Rewrites one content stream, which starts with the colour spaces that it was handed.

    Afterwards `leans` is True if the stream used a colour space that it had not chosen itself.
    """

    def __init__(self, converter: Converter, around: Surroundings, handed: Handed) -> None:
        self.leans = False
        self._converter = converter
        self._around = around
        fill, stroke = (Colour(Paint(space, initial(space))) for space in handed)
        self._handed = (fill, stroke)
        self._place = Following(
            scope=Scope(around.resources), state=GraphicsState(fill=fill, stroke=stroke)
        )

    def rewritten(self, instructions: Sequence[Instruction]) -> list[Instruction]:
        """Return the instructions in the colours of the converter.

        Raises ValueError for a colour space that stands for nothing. An instruction whose operands
        cannot be a colour is left out, because readers do not understand it either.
        """
        following = [*map(_operator, instructions), ""][1:]
        return [
            new
            for old, after in zip(instructions, following, strict=True)
            for new in self._instead(old, after)
        ]

    def _instead(self, old: Instruction, after: str) -> Iterator[Instruction]:
        """Yield what replaces an instruction; `after` is the operator that follows it."""
        if isinstance(old, ContentStreamInlineImage):
            yield from self._image(old)
            return
        operator, operands = _operator(old), [*old.operands]
        if operator in COLOUR:
            self.leans |= self._colours()[COLOUR[operator]] is self._handed[COLOUR[operator]]
        if operator in FOLLOWED:
            follow(self._place, operator, operands)
        if operator in DEVICE:
            yield from self._colour(old, *DEVICE[operator])
        elif operator in SPACE:
            yield from self._space(old, SPACE[operator], after)
        elif operator in COLOUR:
            side = COLOUR[operator]
            yield from self._colour(old, side, self._colours()[side].paint.space)
        else:
            if operator == "Do" and len(operands) == 1 and isinstance(operands[0], Name):
                fill, stroke = (colour.paint.space for colour in self._colours())
                self._around.draw(operands[0], (fill, stroke))
            yield old

    def _colours(self) -> tuple[Colour, Colour]:
        return self._place.state.fill, self._place.state.stroke

    def _image(self, old: ContentStreamInlineImage) -> Iterator[Instruction]:
        name = self._around.inline_image(old.iimage)
        yield old if name is None else ContentStreamInstruction([name], Operator("Do"))

    def _space(self, old: ContentStreamInstruction, side: int, after: str) -> Iterator[Instruction]:
        if len(old.operands) != 1:
            return
        space = self._place.scope.space(old.operands[0])
        if space is None:
            resolve(old.operands[0], self._around.resources)
            return
        if self._is_kept(space):
            yield old
        elif space.family is Family.PATTERN:
            name = self._around.uncoloured_patterns() if space.base else Name.Pattern
            yield ContentStreamInstruction([name], old.operator)
        elif COLOUR.get(after) != side:
            yield _set_colour(self._converter, Paint(space, initial(space)), side)

    def _colour(
        self, old: ContentStreamInstruction, side: int, space: ColourSpace
    ) -> Iterator[Instruction]:
        if self._is_kept(space):
            yield old
        elif space.family is Family.PATTERN:
            yield from self._pattern(old, space)
        elif (values := _values([*old.operands], space)) is not None:
            new = _set_colour(self._converter, Paint(space, values), side)
            yield old if _same(old, new) else new

    def _pattern(self, old: ContentStreamInstruction, space: ColourSpace) -> Iterator[Instruction]:
        *operands, name = [*old.operands] or [None]
        if not isinstance(name, Name):
            return
        if not operands or space.base is None:
            yield ContentStreamInstruction([name], old.operator)
        elif (values := _values(operands, space.base)) is not None:
            tints = _operands(self._converter.paint(Paint(space.base, values)))
            yield ContentStreamInstruction([*tints, name], old.operator)

    def _is_kept(self, space: ColourSpace) -> bool:
        own = space.base if space.family is Family.PATTERN else space
        return own is not None and is_kept(self._converter, own)


def set_initial_black(converter: Converter) -> list[Instruction]:
    """Return the instructions that set the black which a page begins with (8.4.1).

    That black is in DeviceGray. There it is black ink, but it knocks out the other three, as only
    DeviceCMYK overprints (table 149); and on the plate of another ink it is nothing at all. Empty
    if the converter leaves it as it is.
    """
    black = Paint(GRAY, (0.0,))
    if converter.paint(black) == black:
        return []
    return [_set_colour(converter, black, side) for side in (FILL, STROKE)]


def _set_colour(converter: Converter, paint: Paint, side: int) -> ContentStreamInstruction:
    """Return the instruction that sets a paint, converted, for `FILL` or `STROKE`."""
    converted = converter.paint(paint)
    operator = WRITTEN[converted.space.family][side]
    return ContentStreamInstruction(_operands(converted), Operator(operator))


def _operator(instruction: Instruction) -> str:
    return str(instruction.operator)


def _values(operands: Sequence[object], space: ColourSpace) -> tuple[float, ...] | None:
    """Return operands as the values of a colour of `space`, or None if they cannot be that."""
    if len(operands) != space.components:
        return None
    try:
        return tuple(number(operand, "a colour") for operand in operands)
    except ValueError:
        return None


def _operands(paint: Paint) -> list[float | int]:
    rounded = [round(value, FEW_DIGITS) for value in paint.values]
    return [int(value) if value == int(value) else value for value in rounded]


def _same(old: ContentStreamInstruction, new: ContentStreamInstruction) -> bool:
    """Say whether two instructions set the same colour, so that the old one may stay."""
    if _operator(old) != _operator(new):
        return False
    pairs = zip(old.operands, new.operands, strict=True)
    return all(abs(float(a) - float(b)) < 10**-FEW_DIGITS for a, b in pairs)
