"""The slug line below a page, and the names of the plates above it.

The title stands left of the registration mark and is cut if it is too long. Date, edition, page and
condition stand right of it, where an operator looks for them on every sheet. Each plate's name is
in its own ink, so that it appears on that plate only.
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
"""How far the baseline lies below the middle of capitals and digits, in parts of the size."""
SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class Slug:
    """The facts below the pages of a document, and the font files that draw them."""

    title: str
    date: str
    """The statement's date, as people read it."""
    edition: str
    condition: str
    """The name of the output condition."""
    faces: tuple[bytes, ...]
    """Font files, a Latin one and then a Khmer one; the first that has a character draws it."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A printing plate."""

    name: str
    letter: str
    """Stands for the name if there is no room for it."""
    ink: Amounts
    """The ink of this plate alone."""


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
    """Return the operators that draw the facts of a page, such as "1/6", at the right of a room.

    A line of outlines takes 10 KB, and so the title, which all pages share, is not part of it.
    """
    facts = SEPARATOR.join(filter(None, (slug.date, slug.edition, page, slug.condition)))
    words = fitted(facts, SIZE, room.width, faces)
    return _set(words, room, room.urx - words.width)


def plate_names(colours: Colours, room: Rectangle, faces: Sequence[Face]) -> list[str]:
    """Return the operators that name the plates at the right end of a room.

    Their letters are used if there is no room for the names. If there is no room for the letters
    either, nothing is drawn.
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
    """Return words filled from `x` on, at half the height of a room and clipped to it."""
    if not words.path:
        return []
    baseline = room.lly + BAND / 2 - RISE * SIZE
    return ["q", clip(room), f"1 0 0 1 {numbers(x, baseline)} cm", words.path, "f", "Q"]
