"""The logos and pictures of a document: numbered as its templates place them, and sized.

Each mark carries the same optical weight as those beside it, whatever its proportions, so that none
looks more important (see `walls`). A picture is as wide as the text, unless it would be printed too
coarse or higher than its page.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import floor

from statementpress.statement.signatories import Logo, Mark, Signatory
from statementpress.typeset.compose.mark_shapes import inside_plate, logo_shape, set_words
from statementpress.typeset.compose.walls import BELOW, BETWEEN, Measures, Size, shift, wall

AREA = 560.0
"""mm2: a square logo is 23.7 mm wide where a template places it by its number alone."""
WIDEST = 52.0
"""mm."""
TALLEST = 26.0
"""mm."""
PIXEL = 25.4 / 96
"""mm: the pixel of CSS, in which a web page says how large an image is."""
FINEST = 250
"""Pixels to an inch that a picture of pixels is printed with at least, if it is wide enough for the
text; press/limits.toml warns of fewer."""
_SCALE = "var(--logo-scale, 1)"


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark on a wall, or by itself."""

    member: Signatory
    """Whose mark it is."""
    number: int
    """The number of its size, from 1; the class "placed-" and this number gives it that size,
    and the class "around-" what is around it the room that its optical middle asks for."""
    size: Size
    """The box of the image, or of the words."""

    @property
    def mark(self) -> Mark | None:
        """Return the mark itself; a convener or a member whom a wall shows always has one."""
        return self.member.mark

    @property
    def pixels(self) -> tuple[int, int]:
        """Return the width and the height in the pixels of a web page."""
        return round(self.size.width / PIXEL), round(self.size.height / PIXEL)


@dataclass(frozen=True, slots=True)
class PlacedWall:
    """Marks in rows, as a template sets them."""

    number: int
    """The number of the wall, from 1; the class "wall-" and this number spaces its marks."""
    rows: Sequence[Sequence[PlacedMark]]


@dataclass(slots=True)
class LogoBook:
    """Keeps the logos and pictures that templates ask for, each once, and the walls."""

    measures: Measures = field(default_factory=Measures)
    """How much room the marks have."""
    logos: list[Logo] = field(default_factory=list)
    """The logos in the order in which they were first asked for."""

    pictures: list[Logo] = field(default_factory=list)
    """The pictures, in the same order."""

    placed: list[PlacedMark] = field(default_factory=list)
    """Every mark that was given a size of its own, by its number."""

    _walls: int = 0
    _rules: list[str] = field(default_factory=list)

    def wall(
        self,
        members: Sequence[Signatory],
        most_rows: int = 0,
        per_row: int = 0,
        scale: float = 1.0,
    ) -> PlacedWall:
        """Return the marks of members in rows; all of them have one.

        `most_rows` and `per_row` are how many rows and how many marks in a row are asked for, 0 for
        as many as look best. `scale` makes the largest size and the height of the wall smaller.
        """
        measures = self.measures.scaled(scale)
        marks = [member.mark for member in members if member.mark]
        words = {
            index: set_words(mark, measures)
            for index, mark in enumerate(marks)
            if not isinstance(mark, Logo)
        }
        shapes = [
            logo_shape(mark) if isinstance(mark, Logo) else words[index].shape
            for index, mark in enumerate(marks)
        ]
        made = wall(shapes, measures, most_rows=most_rows, per_row=per_row)
        placed = []
        for index, (member, shape, box) in enumerate(zip(members, shapes, made.sizes, strict=True)):
            if index in words:
                placed.append(self._placed(member, box, words[index].rule(box)))
            else:
                placed.append(self._placed_logo(member, box, shift(shape, box.height)))
        self._walls += 1
        self._rules += _spacing(self._walls, made.side)
        return PlacedWall(self._walls, [[placed[index] for index in row] for row in made.rows])

    def _placed_logo(self, member: Signatory, box: Size, down: float) -> PlacedMark:
        """Return a logo in its box; a plate is part of the box."""
        mark = member.mark
        inner, around = inside_plate(mark, box) if isinstance(mark, Logo) else (box, 0.0)
        rule = f"width: {_mm(inner.width)}; height: {_mm(inner.height)}"
        if around:
            rule += f"; padding: {_mm(around)}"
        placed = self._placed(member, inner, rule)
        if not around and round(down, 2):
            # Room on one side moves the middle of the box, and the box stands on its middle.
            side, room = ("top" if down > 0 else "bottom"), 2 * abs(down)
            self._rules.append(
                f".mark-row .around-{placed.number} {{ padding-{side}: {room:.2f}mm }}"
            )
        return placed

    def _placed(self, member: Signatory, box: Size, rule: str) -> PlacedMark:
        found = PlacedMark(member, len(self.placed) + 1, box)
        self.placed.append(found)
        self._rules.append(f".mark-row .placed-{found.number} {{ {rule} }}")
        return found

    def picture_number(self, picture: Logo) -> int:
        """Return the number of a picture, from 1."""
        if picture not in self.pictures:
            self.pictures.append(picture)
        return self.pictures.index(picture) + 1

    def number(self, logo: Logo) -> int:
        """Return the number of a logo, from 1."""
        if logo not in self.logos:
            self.logos.append(logo)
        return self.logos.index(logo) + 1

    def named(self) -> Mapping[str, Logo]:
        """Return the logos and pictures by the names under which layout can load them."""
        return {asset_name(number, logo): logo for number, logo in enumerate(self.logos, 1)} | {
            picture_name(number, picture): picture
            for number, picture in enumerate(self.pictures, 1)
        }

    def style_sheet(self) -> str:
        """Return the rules for each logo, by its class "logo-" and its number, and each picture.

        A style sheet makes all logos smaller or larger with `--logo-scale`, which is 1 if not set,
        and says with `--tallest-picture` how high a picture may be.
        """
        rules = []
        for number, logo in enumerate(self.logos, 1):
            sides = size(logo.width, logo.height)
            width, height = (f"calc({side:.2f}mm * {_SCALE})" for side in sides)
            rules.append(f".logo-{number} {{ width: {width}; height: {height} }}")
        for number, picture in enumerate(self.pictures, 1):
            if not picture.is_svg:
                widest = picture.width / FINEST * 25.4
                rules.append(f".frame-{number} {{ max-width: {widest:.2f}mm }}")
            tallest = f"calc(var(--tallest-picture) * {picture.width / picture.height:.4f})"
            rules.append(f".picture-{number} {{ max-width: {tallest} }}")
        return "\n".join([*rules, *self._rules])


def _spacing(number: int, side: float) -> Iterator[str]:
    """Yield the rules that part the marks of a wall and its rows.

    The marks at both ends of a row stand out into its margins by half of what parts two of them.
    """
    half = _mm(BETWEEN * side / 2)
    yield f".wall-{number} .mark {{ margin: 0 {half} }}"
    yield f".wall-{number} .mark-row {{ margin: 0 -{half} }}"
    yield f".wall-{number} .mark-row + .mark-row {{ margin-top: {BELOW * side:.2f}mm }}"


def _mm(length: float) -> str:
    """Return a length rounded down, as a row that fills its width has no room for rounding up."""
    return f"{floor(length * 100) / 100:.2f}mm"


def asset_name(number: int, logo: Logo) -> str:
    """Return the name under which layout can load a logo."""
    return f"logo-{number}.{logo.ending}"


def picture_name(number: int, picture: Logo) -> str:
    """Return the name under which layout can load a picture."""
    return f"picture-{number}.{picture.ending}"


def size(width: float, height: float) -> tuple[float, float]:
    """Return (width, height) in mm for an image of these proportions, both above zero."""
    ratio = width / height
    shown = (AREA * ratio) ** 0.5, (AREA / ratio) ** 0.5
    scale = min(1.0, WIDEST / shown[0], TALLEST / shown[1])
    return shown[0] * scale, shown[1] * scale
