"""Arrange many marks in rows: how large each is, and which of them share a row.

Every mark of a wall carries the same optical weight, and the wall is as large as its height allows:
the fewer marks, the larger. A wall of four times as many marks is twice as high. Here are numbers
only; `logos` knows the marks, and the template writes the rows.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from statementpress.typeset.compose.tokens import length

WIDEST, TALLEST = 2.2, 1.25
"""How wide and how tall a mark is at most, in sides of a square one."""
BETWEEN, BELOW = 0.5, 0.3
"""The space between two marks and between two rows, in sides of a square mark."""
USUAL_INK = 0.4
"""The share of its box that a usual mark inks: denser ones are set smaller, thin ones larger."""
LIGHTEST, HEAVIEST = 0.8, 1.3
"""How much smaller or larger the box of a mark becomes at most because of its ink."""
HIGHEST_SHIFT = 0.08
"""How far a mark is moved at most so that its optical middle lies on the line, of its height."""
STEP = 0.99
"""The ratio of one size that is tried to the size before it."""


@dataclass(frozen=True, slots=True)
class Measures:
    """How much room the marks of an edition have; lengths in mm."""

    width: float = 146.0
    """How wide a row is."""
    height: float = 15.0
    """How high a wall of a single mark may be; one of `n` marks is √n times as high."""
    largest: float = 23.7
    """The side of a square mark that has all the room it wants."""
    smallest: float = 9.0
    """The side of a square mark in whose like words can still be read."""
    smallest_words: float = 2.65
    """The em of a mark of words at least: 7.5 pt."""
    largest_words: float = 4.24
    """Its em at most: 12 pt."""

    @classmethod
    def of(cls, sheets: Mapping[str, str]) -> "Measures":
        """Return what the style sheets of an edition say, the last of them first."""
        usual = cls()
        return cls(
            length("marks-width", sheets, usual.width),
            length("marks-height", sheets, usual.height),
            length("mark-largest", sheets, usual.largest),
            length("mark-smallest", sheets, usual.smallest),
            length("words-smallest", sheets, usual.smallest_words),
            length("words-largest", sheets, usual.largest_words),
        )

    def scaled(self, scale: float) -> "Measures":
        """Return the measures of a wall that is smaller, on the same page."""
        return replace(self, height=self.height * scale, largest=self.largest * scale)


@dataclass(frozen=True, slots=True)
class Shape:
    """What counts of a mark when it is given a size."""

    ratio: float
    """Its width by its height."""
    ink: float = USUAL_INK
    """The share of its box that it inks, from 0 to 1; a pale ink counts less."""
    middle: float = 0.5
    """How far down its box the centre of its ink lies, from 0 to 1."""
    lowest: float = 0.0
    """How high it is at least, in mm; type is legible from a certain size only."""
    highest: float = inf
    """How high it is at most, in mm."""


@dataclass(frozen=True, slots=True)
class Size:
    """The box of a mark in mm."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Wall:
    """Rows of marks, all of the same optical weight."""

    side: float
    """The side of a square mark of usual ink, in mm."""
    sizes: Sequence[Size]
    """The size of each mark, in their order."""
    rows: Sequence[range]
    """The indexes of the marks in each row, from the first to the last."""

    @property
    def height(self) -> float:
        """Return how high the rows are together, in mm."""
        tallest = (max(self.sizes[index].height for index in row) for row in self.rows)
        return sum(tallest) + BELOW * self.side * (len(self.rows) - 1)


def wall(
    shapes: Sequence[Shape], measures: Measures, *, most_rows: int = 0, per_row: int = 0
) -> Wall:
    """Return the wall of these marks that has the largest size.

    It has at most `most_rows` rows, or any number if that is 0. If `per_row` is given, a row has so
    many marks, whatever the height; 0 takes as many as fit. At the smallest size the wall becomes
    higher rather than its marks illegible, but a number of rows that is asked for is kept.
    """
    if not shapes:
        return Wall(measures.largest, (), ())
    count = len(shapes)
    full = -(-count // per_row) if per_row else 0
    most = min(filter(None, (most_rows, full)), default=0)
    highest = max(measures.height * count**0.5, measures.largest * TALLEST)
    side = measures.largest
    while True:
        sizes = [size(shape, side) for shape in shapes]
        # Balancing takes longer than filling, and changes the height of a wall but a little.
        for arranged in (filled_rows, balanced_rows):
            widths = [each.width for each in sizes]
            made = Wall(side, sizes, arranged(widths, BETWEEN * side, measures.width, per_row))
            is_free = bool(per_row) or side <= measures.smallest
            if (most and len(made.rows) > most) or not (is_free or made.height <= highest):
                break
        else:
            return made
        side *= STEP


def size(shape: Shape, side: float) -> Size:
    """Return the box of a mark on a wall where a square one of usual ink has sides of `side` mm."""
    weight = (USUAL_INK / max(shape.ink, 0.01)) ** 0.35
    area = side * side * min(max(weight, LIGHTEST), HEAVIEST)
    width, height = (area * shape.ratio) ** 0.5, (area / shape.ratio) ** 0.5
    scale = min(1.0, WIDEST * side / width, TALLEST * side / height)
    shown = min(max(height * scale, shape.lowest), shape.highest)
    return Size(shown * shape.ratio, shown)


def shift(shape: Shape, height: float) -> float:
    """Return how far down a mark is moved so that its optical middle lies on the line, in mm.

    `height` is that of its box. A mark that is heavy below is moved up, by a negative length.
    """
    off = 0.5 - min(max(shape.middle, 0.0), 1.0)
    return min(max(off, -HIGHEST_SHIFT), HIGHEST_SHIFT) * height


def filled_rows(
    widths: Sequence[float], between: float, most: float, per_row: int = 0
) -> list[range]:
    """Return rows that each take as many as fit in `most`, and at most `per_row` if it is not 0.

    These are as few rows as there can be. What is wider than a row has one for itself.
    """
    rows, first, used = [], 0, 0.0
    for index, width in enumerate(widths):
        wide = used + between + width if index > first else width
        full = per_row and index - first == per_row
        if index > first and (wide > most or full):
            rows.append(range(first, index))
            first, wide = index, width
        used = wide
    return [*rows, range(first, len(widths))] if widths else []


def balanced_rows(
    widths: Sequence[float], between: float, most: float, per_row: int = 0
) -> list[range]:
    """Return as few rows as `filled_rows`, in the same order, but of widths as equal as can be.

    Of all ways to part the marks it takes the one whose rows differ least from their mean, by the
    sum of the squares.
    """
    count = len(filled_rows(widths, between, most, per_row))
    if count < 2:
        return [range(len(widths))] if widths else []
    mean = (sum(widths) + between * (len(widths) - count)) / count
    best: dict[int, tuple[float, tuple[range, ...]]] = {0: (0.0, ())}
    for _ in range(count):
        longer: dict[int, tuple[float, tuple[range, ...]]] = {}
        for first, (cost, rows) in best.items():
            for end, wide in _row_ends(widths, between, most, per_row, first):
                costs = cost + (wide - mean) ** 2
                if end not in longer or costs < longer[end][0]:
                    longer[end] = (costs, (*rows, range(first, end)))
        best = longer
    return list(best[len(widths)][1])


def _row_ends(
    widths: Sequence[float], between: float, most: float, per_row: int, first: int
) -> Iterator[tuple[int, float]]:
    """Yield where a row that begins with `first` may end, and how wide it then is."""
    wide = -between
    for index in range(first, len(widths)):
        wide += between + widths[index]
        if index > first and (wide > most or (per_row and index - first == per_row)):
            return
        yield index + 1, wide
