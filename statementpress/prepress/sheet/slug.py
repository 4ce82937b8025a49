"""The slug line below a page, and the names of the plates above it.

The title stands left of the registration mark and gives way; date, edition, page and condition
stand right of it, where an operator looks for them on every sheet. A plate's name is in its own
ink, so that each plate names itself alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pikepdf import Rectangle

from statementpress.prepress.sheet.boxes import BAND
from statementpress.prepress.sheet.colour_bar import Amounts, filling
from statementpress.prepress.sheet.operators import clip, numbers
from statementpress.prepress.sheet.outlines import Face, Words, fitted, outlined
from statementpress.project.press import Colours

SIZE = 6.5
"""Points."""
RISE = 0.32
"""Of the size: how far the baseline lies below the middle of capitals and digits."""
SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class Slug:
    """What is told below the pages of a document, and the font files to tell it with.

    Of `faces` the first that has a character draws it: a Latin one, then a Khmer one.
    """

    title: str
    date: str
    edition: str
    condition: str
    faces: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Plate:
    """A printing plate: its name, the letter for where that is too long, and its ink alone."""

    name: str
    letter: str
    ink: Amounts


PLATES: dict[Colours, tuple[Plate, ...]] = {
    Colours.CMYK: (
        Plate("Cyan", "C", (1, 0, 0, 0)),
        Plate("Magenta", "M", (0, 1, 0, 0)),
        Plate("Yellow", "Y", (0, 0, 1, 0)),
        Plate("Black", "K", (0, 0, 0, 1)),
    ),
    Colours.BLACK: (Plate("Black", "K", (1,)),),
}


def slug_title(slug: Slug, room: Rectangle, faces: Sequence[Face]) -> list[str]:
    """Return the operators that draw the title from the left end of a room."""
    return _set(fitted(slug.title, SIZE, room.width, faces), room, room.llx)


def slug_facts(slug: Slug, page: str, room: Rectangle, faces: Sequence[Face]) -> list[str]:
    """Return the operators that draw the facts of one page, "1/6" say, to the right end of a room.

    A line of outlines takes 10 KB, so that what all pages share is not among it.
    """
    facts = SEPARATOR.join(filter(None, (slug.date, slug.edition, page, slug.condition)))
    told = fitted(facts, SIZE, room.width, faces)
    return _set(told, room, room.urx - told.width)


def plate_names(colours: Colours, room: Rectangle, faces: Sequence[Face]) -> list[str]:
    """Return the operators that name the plates at the right end of a room.

    By their letters where the names find no room, and not at all where those find none.
    """
    plates = PLATES[colours]
    space = outlined("n", SIZE, faces).width
    for words in ([plate.name for plate in plates], [plate.letter for plate in plates]):
        names = [outlined(word, SIZE, faces) for word in words]
        width = sum(name.width for name in names) + space * (len(names) - 1)
        if width <= room.width:
            return _side_by_side(plates, names, room, space)
    return []


def _side_by_side(
    plates: tuple[Plate, ...], names: list[Words], room: Rectangle, space: float
) -> list[str]:
    operators, end = list[str](), room.urx
    for plate, name in reversed(list(zip(plates, names, strict=True))):
        operators += [filling(plate.ink), *_set(name, room, end - name.width)]
        end -= name.width + space
    return operators


def _set(words: Words, room: Rectangle, x: float) -> list[str]:
    """Return words filled from `x` on, at half the height of a room; none of it leaves the room."""
    if not words.path:
        return []
    baseline = room.lly + BAND / 2 - RISE * SIZE
    return ["q", clip(room), f"1 0 0 1 {numbers(x, baseline)} cm", words.path, "f", "Q"]
