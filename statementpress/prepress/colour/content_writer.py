"""Rewrite the colours of a content stream, and nothing else of it.

Colours are set by operators that change the graphics state (ISO 32000-1, 8.6.8). So the stream is
read from its start, and the colour spaces in force are remembered through q and Q. An operator that
sets a colour is written as k or g. One that only chooses a colour space becomes the operator that
sets its initial colour, or is left out if a colour follows at once. All others are kept:
pikepdf writes the numbers and strings that it has read as they stood there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
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
WRITTEN = {Family.DEVICE_GRAY: ("g", "G"), Family.DEVICE_CMYK: ("k", "K")}


@dataclass(frozen=True, slots=True)
class Spaces:
    """The colour spaces in force at a place of a content stream."""

    fill: ColourSpace = GRAY
    stroke: ColourSpace = GRAY
    inherited: tuple[bool, bool] = (True, True)
    """Whether the stream was handed the space for fills, and for strokes, and chose none itself."""

    def of(self, side: int) -> ColourSpace:
        """Return the space of a side, `FILL` or `STROKE`."""
        return self.stroke if side == STROKE else self.fill

    def chosen(self, side: int, space: ColourSpace) -> "Spaces":
        """Return the spaces with `space` chosen for a side, `FILL` or `STROKE`."""
        if side == STROKE:
            return replace(self, stroke=space, inherited=(self.inherited[FILL], False))
        return replace(self, fill=space, inherited=(False, self.inherited[STROKE]))

    def handed_down(self) -> "Spaces":
        """Return the spaces that a form starts with if it is drawn here (8.10.1)."""
        return replace(self, inherited=(True, True))


class Surroundings(Protocol):
    """What a content stream has around it: its resources, and what it draws with."""

    resources: Object
    """The dictionary in which its names are looked up."""

    def draw(self, name: Name, spaces: Spaces) -> None:
        """Convert the XObject `name`, which is drawn while `spaces` are in force."""

    def inline_image(self, image: PdfInlineImage) -> Name | None:
        """Return the name of an image that replaces an inline one, or None if that stays."""

    def uncoloured_patterns(self) -> Name:
        """Return the name of a space for patterns that are coloured in the converter's space."""


class ContentWriter:
    """Rewrites one content stream, which begins with the colour spaces `spaces`.

    Afterwards `leans` is True if the stream used a colour space that it had not chosen itself.
    """

    def __init__(self, converter: Converter, around: Surroundings, spaces: Spaces) -> None:
        self.leans = False
        self._converter = converter
        self._around = around
        self._spaces = spaces
        self._saved: list[Spaces] = []

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
        operator = _operator(old)
        if isinstance(old, ContentStreamInlineImage):
            yield from self._image(old)
        elif operator in DEVICE:
            side, space = DEVICE[operator]
            self._spaces = self._spaces.chosen(side, space)
            yield from self._colour(old, side)
        elif operator in SPACE:
            yield from self._space(old, SPACE[operator], after)
        elif operator in COLOUR:
            yield from self._colour(old, COLOUR[operator])
        else:
            self._note(operator, old)
            yield old

    def _note(self, operator: str, instruction: ContentStreamInstruction) -> None:
        if operator == "q":
            self._saved.append(self._spaces)
        elif operator == "Q" and self._saved:
            self._spaces = self._saved.pop()
        elif operator == "Do" and len(instruction.operands) == 1:
            (name,) = instruction.operands
            if isinstance(name, Name):
                self._around.draw(name, self._spaces.handed_down())

    def _image(self, old: ContentStreamInlineImage) -> Iterator[Instruction]:
        name = self._around.inline_image(old.iimage)
        yield old if name is None else ContentStreamInstruction([name], Operator("Do"))

    def _space(self, old: ContentStreamInstruction, side: int, after: str) -> Iterator[Instruction]:
        if len(old.operands) != 1:
            return
        space = resolve(old.operands[0], self._around.resources)
        self._spaces = self._spaces.chosen(side, space)
        if self._is_kept(space):
            yield old
        elif space.family is Family.PATTERN:
            name = self._around.uncoloured_patterns() if space.base else Name.Pattern
            yield ContentStreamInstruction([name], old.operator)
        elif COLOUR.get(after) != side:
            yield _set_colour(self._converter, Paint(space, initial(space)), side)

    def _colour(self, old: ContentStreamInstruction, side: int) -> Iterator[Instruction]:
        space = self._spaces.of(side)
        if _operator(old) in COLOUR and self._spaces.inherited[side]:
            self.leans = True
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
