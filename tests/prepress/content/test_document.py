"""In a real document set by WeasyPrint, text lies at the places at which PDFium finds it."""

import base64
import io
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pytest
import weasyprint
from pikepdf import Pdf
from PIL import Image

from statementpress.prepress.colour.space import Family
from tests.prepress.content.stage import kinds
from tests.shared.painted import painted_objects

PAGES = """
<style>
  @page { size: A5; margin: 20mm }
  body { font: 10pt/1.5 sans-serif; margin: 0 }
  p { border: 0.5pt solid; padding: 3pt }
  img, svg { display: block }
  img { width: 72pt; height: 36pt; image-rendering: crisp-edges }
  h1 { font-size: 20pt; break-before: page }
  div { width: 144pt; height: 72pt }
  .shaded { background: linear-gradient(red, blue) }
  .tiled { background: url(%(png)s); background-size: 72pt 36pt }
</style>
<p>Hamburgefonstiv</p>
<img src="%(png)s">
<svg width="40pt" height="40pt" viewBox="0 0 40 40">
  <circle cx="20" cy="20" r="15" fill="red" stroke="blue" stroke-width="2"/>
</svg>
<h1>Second page</h1>
<div class="shaded"></div>
<div class="tiled"></div>
"""


@pytest.fixture(scope="module")
def written() -> bytes:
    picture = io.BytesIO()
    Image.new("RGB", (200, 100), "green").save(picture, "PNG")
    png = "data:image/png;base64," + base64.b64encode(picture.getvalue()).decode()
    return bytes(weasyprint.HTML(string=PAGES % {"png": png}).write_pdf())


@pytest.fixture(scope="module")
def pages(written: bytes) -> Iterator[list[list[Any]]]:
    with Pdf.open(io.BytesIO(written)) as pdf:
        yield [list(painted_objects(page, pdf)) for page in pdf.pages]


def test_everything_on_a_page_comes_in_order(pages: list[list[Any]]) -> None:
    assert kinds(pages[0]) == ["Area", "Text", "Image", "Area", "Line"]
    assert kinds(sorted(pages[1], key=str)) == ["Image", "Shading", "Text"]


def test_sizes_are_those_of_the_style_sheet(pages: list[list[Any]]) -> None:
    border, text, image, circle, line = pages[0]
    assert border.thickness == pytest.approx(0.5, abs=0.01)
    assert text.size == pytest.approx(10, abs=0.01)
    assert (image.width, image.height) == (200, 100)
    assert image.resolution == pytest.approx(200, abs=0.1)
    assert circle.thickness == pytest.approx(30 + 2, abs=0.01)
    assert line.width == pytest.approx(2, abs=0.01)
    assert circle.paint.values == (1, 0, 0)
    assert all(each.paint.space.family is Family.DEVICE_RGB for each in pages[0])


def test_a_background_is_as_fine_as_its_pattern_is_laid_out(pages: list[list[Any]]) -> None:
    (image,) = (each for each in pages[1] if kinds([each]) == ["Image"])
    assert image.resolution == pytest.approx(200, abs=0.1)
    assert image.box.width == pytest.approx(144, abs=0.01)


@pytest.mark.parametrize("number", [0, 1])
def test_text_is_where_pdfium_finds_it(written: bytes, pages: list[list[Any]], number: int) -> None:
    (text,) = (each for each in pages[number] if kinds([each]) == ["Text"])
    with pypdfium2.PdfDocument(written) as document:
        reader = document[number].get_textpage()
        letters = [reader.get_charbox(each, loose=True) for each in range(reader.count_chars())]
        left, bottom, right, top = zip(*letters, strict=True)
    found = text.box.llx, text.box.lly, text.box.urx, text.box.ury
    assert found == pytest.approx((min(left), min(bottom), max(right), max(top)), abs=1)
