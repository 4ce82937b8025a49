"""A whole document of WeasyPrint after a conversion: the same text, tags and drawing, in inks."""

import base64
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pikepdf
import pytest
import weasyprint
from PIL import Image, ImageDraw

from statementpress.prepress.annotations import without_annotations
from statementpress.prepress.colour.converter import Converter
from statementpress.prepress.colour.document import convert_colours
from statementpress.prepress.colour.luminance import Luminance
from statementpress.prepress.colour.overprint import overprint_black
from tests.prepress.colour.drawn import rendered
from tests.prepress.presses import OFFSET, ONE_INK
from tests.readers import pdfium, poppler
from tests.readers.tool import requires

FONT = Path(__file__).parents[3] / "fonts/source-serif-4/SourceSerif4-Regular.ttf"
INKS: Final = {"k", "K", "g", "G"}
SETS_COLOUR: Final = INKS | {"rg", "RG", "cs", "CS", "sc", "SC", "scn", "SCN"}
SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300" viewBox="0 0 300 300">
<defs><linearGradient id="g"><stop offset="0" stop-color="#f00"/><stop offset=".5" stop-color="#0f0"
/><stop offset="1" stop-color="#00f" stop-opacity=".2"/></linearGradient><radialGradient id="r">
<stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#048"/></radialGradient>
<pattern id="p" width="20" height="20" patternUnits="userSpaceOnUse"><rect width="10" height="10"
fill="#c06"/><circle cx="15" cy="15" r="4" fill="orange"/></pattern><clipPath id="c">
<circle cx="250" cy="60" r="40"/></clipPath><g id="u"><rect width="30" height="30" fill="teal"
stroke="purple" stroke-width="4"/></g><mask id="m" maskUnits="userSpaceOnUse" x="0" y="200"
width="300" height="100"><rect y="200" width="200" height="100" fill="url(#r)"/><rect x="20"
y="210" width="60" height="30" fill="#f0f"/></mask></defs>
<rect width="90" height="90" fill="url(#g)"/><rect x="100" width="90" height="90" fill="url(#r)"/>
<rect x="200" width="90" height="90" fill="tomato" clip-path="url(#c)"/>
<rect y="100" width="90" height="90" fill="url(#p)"/><use href="#u" x="110" y="110"/>
<use href="#u" x="150" y="130" opacity=".4"/><path d="M200 160 L290 190" stroke="navy"/>
<g mask="url(#m)"><rect y="200" width="300" height="100" fill="green"/></g>
<text x="200" y="150" fill="navy" font-family="Serif 4" font-size="20">Logo</text></svg>"""
PAGE = """<html lang="en"><title>All of it</title><style>
@font-face {{ font-family: "Serif 4"; src: url({font}) }}
@page {{ size: 300pt 480pt; margin: 10pt; @bottom-center {{ content: "Page"; color: #555 }} }}
body {{ font: 10pt "Serif 4"; color: #111 }} img {{ image-rendering: crisp-edges; width: 40pt }}
.blend {{ background: linear-gradient(90deg, #000, #e33 30%, rgba(0, 0, 255, .3)); height: 20pt }}
.round {{ background: radial-gradient(circle, yellow, teal); height: 20pt }}
.box {{ box-shadow: 2pt 2pt 4pt #888; border: 2pt dashed #369; opacity: .6; background: #ffd }}
</style><h1 style="color: black">Black words</h1>
<p style="color: #1b5163">Blue words and <a href="https://example.org/">a link</a></p>
<p style="color: {lab}">Lab words</p><p style="color: {oklch}">Oklch words</p>
<p style="color: white; background: #123">White words</p><div class="blend"></div>
<div class="round"></div><div class="box">Words in a box</div><hr>
<img alt="Alpha" src="{alpha}"><img alt="Photograph" src="{photo}"><img alt="Palette"
src="{palette}"><img alt="Grey" src="{grey}"><img alt="Drawing" src="{svg}" style="width: 150pt">
</html>"""


def address(data: bytes, kind: str) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def encoded(picture: Image.Image, kind: str) -> str:
    written = BytesIO()
    picture.save(written, kind)
    return address(written.getvalue(), kind)


@pytest.fixture(scope="module")
def document() -> bytes:
    """Return a page with every kind of colour that WeasyPrint can set."""
    return typeset(lab="lab(50% 40 20)", oklch="oklch(60% .15 50)")


def typeset(**colours: str) -> bytes:
    alpha = Image.new("RGBA", (60, 60))
    ImageDraw.Draw(alpha).ellipse((5, 5, 55, 55), fill=(200, 30, 40, 200))
    slope = Image.linear_gradient("L").resize((400, 300))
    photo = Image.merge("RGB", [slope, slope.transpose(Image.Transpose.FLIP_TOP_BOTTOM), slope])
    page = PAGE.format(
        font=FONT.as_uri(),
        alpha=encoded(alpha, "png"),
        photo=encoded(photo, "jpeg"),
        palette=encoded(alpha.quantize(8), "png"),
        grey=encoded(slope, "png"),
        svg=address(SVG.encode(), "svg+xml"),
        **colours,
    )
    written: bytes = weasyprint.HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    return written


def converted(document: bytes, by: Converter) -> pikepdf.Pdf:
    pdf = pikepdf.Pdf.open(BytesIO(document))
    convert_colours(pdf, by)
    return pdf


def for_press(document: bytes) -> pikepdf.Pdf:
    pdf = converted(document, OFFSET)
    overprint_black(pdf)
    without_annotations(pdf)
    return pdf


def streams(pdf: pikepdf.Pdf) -> list[pikepdf.Stream]:
    return [obj for obj in pdf.objects if isinstance(obj, pikepdf.Stream)]


@pytest.mark.parametrize("by", [OFFSET, ONE_INK], ids=["four inks", "one ink"])
def test_every_colour_is_in_inks(document: bytes, by: Converter) -> None:
    saved = BytesIO()
    converted(document, by).save(saved)
    pdf = pikepdf.Pdf.open(saved)
    drawings = [obj for obj in streams(pdf) if "/BBox" in obj]
    for holder in (pdf.pages[0].obj, *drawings):
        for each in pikepdf.parse_content_stream(holder):
            if str(each.operator) in SETS_COLOUR - INKS:
                assert isinstance(each.operands[-1], pikepdf.Name)
    spaces = {str(obj.ColorSpace) for obj in streams(pdf) if "/ColorSpace" in obj}
    groups = {str(obj.Group.CS) for obj in drawings if "/Group" in obj}
    assert spaces == ({"/DeviceCMYK", "/DeviceGray"} if by is OFFSET else {"/DeviceGray"})
    assert groups == {"/DeviceCMYK", "/DeviceGray"}  # masks are grey
    assert "/ColorSpace" not in pdf.pages[0].obj.Resources


def test_in_greys_every_pixel_is_as_before() -> None:
    document = typeset(lab="#955", oklch="#b71")
    before = rendered(pikepdf.Pdf.open(BytesIO(document)), 2).convert("L")
    after = rendered(converted(document, Luminance()), 2).convert("L")
    pairs = zip(before.tobytes(), after.tobytes(), strict=True)
    assert max(abs(a - b) for a, b in pairs) <= 4


def test_in_inks_it_looks_alike(document: bytes) -> None:
    before = rendered(pikepdf.Pdf.open(BytesIO(document)))
    after = rendered(for_press(document))
    differences = [abs(a - b) for a, b in zip(before.tobytes(), after.tobytes(), strict=True)]
    assert sum(differences) / len(differences) < 8
    assert sum(each > 130 for each in differences) / len(differences) < 0.002


def test_nothing_but_colours_and_overprint_changes_in_its_content(document: bytes) -> None:
    def kept(pdf: pikepdf.Pdf) -> list[bytes]:
        shown = pikepdf.parse_content_stream(pdf.pages[0])
        return [
            pikepdf.unparse_content_stream([each])
            for each in shown
            if str(each.operator) not in SETS_COLOUR
            and not (each.operands and "/Overprint" in str(each.operands[0]))
        ]

    assert kept(for_press(document)) == kept(pikepdf.Pdf.open(BytesIO(document)))


def test_its_black_words_overprint_and_its_white_ones_do_not(document: bytes) -> None:
    pdf, states = for_press(document), []
    named: Any = pdf.pages[0].obj.Resources.ExtGState
    overprints, shown = False, {True: 0, False: 0}
    for each in pikepdf.parse_content_stream(pdf.pages[0]):
        operator = str(each.operator)
        if operator == "q":
            states.append(overprints)
        elif operator == "Q":
            overprints = states.pop()
        elif operator == "gs":
            overprints = bool(named[each.operands[0]].get("/op", overprints))
        elif operator in {"Tj", "TJ"}:
            shown[overprints] += 1
    assert shown[True] > 0
    assert shown[False] > 0


@requires(poppler)
def test_readers_read_the_same_text(document: bytes, tmp_path: Path) -> None:
    before, after = tmp_path / "before.pdf", tmp_path / "after.pdf"
    before.write_bytes(document)
    for_press(document).save(after)
    for reader in (pdfium, poppler):
        assert "Oklch words" in "".join(reader.text(after))
        assert reader.text(after) == reader.text(before)


def test_its_tags_are_the_same_but_for_its_link(document: bytes) -> None:
    def tags(pdf: pikepdf.Pdf) -> list[tuple[str, list[int]]]:
        found: list[tuple[str, list[int]]] = []
        waiting: list[Any] = [pdf.Root.StructTreeRoot]
        while waiting:
            node = waiting.pop(0)
            kids: Any = node.get("/K", [])
            listed = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
            waiting += [
                kid for kid in listed if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
            ]
            marks = [kid for kid in listed if isinstance(kid, int)]
            found.append((str(node.get("/S", "")), marks))
        return found

    before = tags(pikepdf.Pdf.open(BytesIO(document)))
    assert "/Link" in dict(before)
    expected = [("/Span" if kind == "/Link" else kind, marks) for kind, marks in before]
    assert tags(for_press(document)) == expected


def test_the_same_document_gives_the_same_bytes(document: bytes) -> None:
    written = [BytesIO(), BytesIO()]
    for stream in written:
        for_press(document).save(stream, deterministic_id=True)
    assert written[0].getvalue() == written[1].getvalue()
