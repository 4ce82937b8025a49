"""What a page paints is what MuPDF paints: the same kinds, in the same order, colours and places.

The content is made up at random, from operators that both carry out in full.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TypeAlias
from xml.etree import ElementTree

import pytest
from pikepdf import Dictionary, Matrix, Name, Pdf, Rectangle

from statementpress.prepress.content.boxes import UNIT_SQUARE, union
from statementpress.prepress.content.painted import Painted, PaintedLine, PaintedText
from tests.prepress.content.stage import SIDE, kinds
from tests.readers import mupdf
from tests.readers.tool import requires
from tests.shared.painted import painted_objects

PAGES = 40
KINDS = {
    "fill_path": "Area",
    "stroke_path": "Line",
    "fill_text": "Text",
    "stroke_text": "Text",
    "fill_image": "Image",
}
INLINE = "BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI"

Facts: TypeAlias = tuple[str, str, tuple[float, ...]]
"""Kind, colour space and values of something that is painted."""


@dataclass(frozen=True, slots=True)
class Traced:
    """Something that MuPDF paints; text has no box, and a line that of its middle."""

    facts: Facts
    box: Rectangle | None


def written(chance: Random) -> str:
    """Return random content with forms, states, paths, text and images."""

    def number(low: float = 20, high: float = 180) -> str:
        return f"{chance.uniform(low, high):.3f}"

    def share(count: int) -> str:
        return " ".join(number(0, 1) for _ in range(count))

    def points(count: int) -> str:
        return " ".join(number() for _ in range(2 * count))

    def path() -> str:
        parts = [f"{points(1)} l", f"{points(3)} c", f"{points(2)} v", f"{points(2)} y"]
        drawn = " ".join(chance.choices(parts, k=3))
        return chance.choice([f"{points(1)} m {drawn}", f"{number(20, 90)} 30 {number()} 25 re"])

    def step() -> str:
        return chance.choice(
            [
                f"{share(1)} g", f"{share(3)} RG", f"{share(4)} k", f"{share(4)} K",
                f"/DeviceRGB cs {share(3)} sc", f"/DeviceCMYK CS {share(4)} SCN",
                f"{number(0, 4)} w", "q", "Q", "q", "Q", f"0.9 0 0 1.1 {number(0, 9)} 3 cm",
                f"0.8 0.3 -0.3 0.8 {number(40, 60)} 0 cm", "/Low gs", f"{path()} f",
                f"{path()} f*", f"{path()} S", f"{path()} s", f"{path()} b*", f"{path()} n",
                f"BT /F 9 Tf {points(1)} Td {chance.choice([0, 1, 3])} Tr (ab) Tj ET",
                f"q 30 0 9 20 {points(1)} cm {INLINE} Q", "/Form Do",
            ]
        )  # fmt: skip

    return " ".join(step() for _ in range(25))


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a PDF of pages with random content."""
    chance, pdf = Random(7), Pdf.new()
    form = pdf.make_stream(b"0 1 1 rg 30 30 20 9 re f 60 60 m 90 70 l S", Subtype=Name.Form)
    form.BBox, form.Matrix = [0, 0, SIDE, SIDE], [1, 0.2, 0, 1, 5, 5]
    fonts = Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    states = Dictionary(Low=Dictionary(LW=1.5))
    for _ in range(PAGES):
        page = pdf.add_blank_page(page_size=(SIDE, SIDE)).obj
        page.Resources = Dictionary(Font=fonts, ExtGState=states, XObject=Dictionary(Form=form))
        page.Contents = pdf.make_stream(written(chance).encode())
    path = tmp_path_factory.mktemp("trace") / "random.pdf"
    pdf.save(path)
    return path


@requires(mupdf)
def test_a_page_paints_what_mupdf_paints(drawn: Path) -> None:
    traced = ElementTree.fromstring(mupdf.trace(drawn)).findall("page")
    with Pdf.open(drawn) as pdf:
        assert len(pdf.pages) == len(traced) == PAGES
        count = 0
        for number, (page, element) in enumerate(zip(pdf.pages, traced, strict=True)):
            found, expected = list(_whole(painted_objects(page))), list(_traced(element))
            assert [_facts(each) for each in found] == [each.facts for each in expected], number
            count += len(found)
            for ours, theirs in zip(found, expected, strict=True):
                assert theirs.box is None or _is_like(ours, theirs.box), number
        assert count > 10 * PAGES


def _whole(painted: Iterator[Painted]) -> Iterator[Painted]:
    """Leave out the lines around text, which MuPDF paints as text."""
    before: Painted | None = None
    for each in painted:
        if (
            not (isinstance(before, PaintedText) and isinstance(each, PaintedLine))
            or each.box != before.box
        ):
            yield each
        before = each


def _traced(page: ElementTree.Element) -> Iterator[Traced]:
    for element in page.iter():
        kind = KINDS.get(element.tag)
        if kind is None:
            continue
        colour = [] if kind == "Image" else element.get("color", "").split()
        values = tuple(round(float(value), 2) for value in colour)
        space = element.get("colorspace", "")
        yield Traced((kind, space, values), None if kind == "Text" else _box(element, kind))


def _box(element: ElementTree.Element, kind: str) -> Rectangle | None:
    matrix = Matrix(*map(float, element.get("transform", "").split()))
    if kind == "Image":
        return matrix.transform(UNIT_SQUARE)
    points = [
        matrix.transform((float(part.get(x, "")), float(part.get(y, ""))))
        for part in element
        for x, y in (("x", "y"), ("x1", "y1"), ("x2", "y2"), ("x3", "y3"))
        if part.get(x) is not None
    ]
    return union(Rectangle(x, y, x, y) for x, y in points)


def _facts(painted: Painted) -> Facts:
    values = tuple(round(value, 2) for value in painted.paint.values)
    return kinds([painted])[0], str(painted.paint.space.family), values


def _is_like(painted: Painted, box: Rectangle) -> bool:
    """Say whether a box is that of MuPDF, which counts from the top and knows no page's edge."""
    wide = 20 if isinstance(painted, PaintedLine) else 0.01
    own = painted.box
    theirs = (box.llx, SIDE - box.ury, box.urx, SIDE - box.lly)
    ours = (own.llx, own.lly, own.urx, own.ury)
    cut = [min(max(0, each), SIDE) for each in theirs]
    return all(abs(one - two) <= wide for one, two in zip(ours, cut, strict=True))
