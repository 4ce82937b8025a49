"""Small pages, set by WeasyPrint as the engine does, and the same as HarfBuzz alone would draw."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pydyf
import uharfbuzz as hb
from weasyprint import CSS, HTML
from weasyprint.formatting_structure import boxes

from statementpress.scripts.table import KHMER, Script
from statementpress.typeset.faces.shaping import drawing
from statementpress.typeset.finishing import page_stream
from statementpress.typeset.finishing.embedded_fonts import embed_variants, embedded_fonts
from statementpress.typeset.finishing.wide_glyphs import widen
from statementpress.typeset.layout.assets import BASE, AssetFetcher
from statementpress.typeset.layout.fonts_only import bare_configuration
from statementpress.typeset.layout.stretch import stretching_word_boundaries

POINTS_PER_PX = 0.75


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text and where its baseline starts, in points from the page's lower left corner."""

    text: str
    x: float
    y: float


@contextmanager
def laid_out(body: str, css: str, fonts: Mapping[str, bytes]) -> Iterator[Any]:
    """Yield WeasyPrint's document; `fonts` by family name."""
    fetcher = AssetFetcher({f"{name}.ttf": (data, "font/ttf") for name, data in fonts.items()})
    faces = "".join(f"@font-face {{ font-family: {n}; src: url({n}.ttf) }}" for n in fonts)
    html = HTML(string=f"<html lang=km>{body}", base_url=BASE, url_fetcher=fetcher)
    with bare_configuration() as configuration:
        sheet = CSS(
            string=faces + css, base_url=BASE, url_fetcher=fetcher, font_config=configuration
        )
        yield html.render(font_config=configuration, stylesheets=[sheet])


def set_exactly(body: str, css: str, fonts: Mapping[str, bytes]) -> bytes:
    """Return a PDF with stretched word boundaries whose blanks are folded into the glyphs."""
    with stretching_word_boundaries(), laid_out(body, css, fonts) as document:
        return bytes(document.write_pdf(finisher=fold))


def fold(document: Any, pdf: Any) -> None:
    """Do to a PDF what finishing does for its fonts."""
    objects = {item.reference: item for item in pdf.objects}
    fonts = embedded_fonts(objects, document.fonts.values())
    books = {name: font.book() for name, font in fonts.items()}
    for page in pdf.page_references:
        widen(page_stream.read(objects[objects[page]["Contents"]].stream), books)
    for name, font in fonts.items():
        embed_variants(objects, font, books[name])


def placed_texts(page: Any) -> Iterator[PlacedText]:
    """Yield the texts of a page that WeasyPrint has laid out."""
    for box in page._page_box.descendants():
        if isinstance(box, boxes.TextBox) and box.text.strip():
            baseline = page.height - box.position_y - box.baseline
            yield PlacedText(box.text, box.position_x * POINTS_PER_PX, baseline * POINTS_PER_PX)


def as_harfbuzz_draws(
    document: Any, font_file: bytes, size: float, script: Script = KHMER
) -> bytes:
    """Return the pages of `document` with every glyph where HarfBuzz puts it in `font_file`.

    WeasyPrint rounds movements inside a text to a thousandth of an em, so it is no measure.
    """
    font, scale = hb.Font(hb.Face(font_file)), size / hb.Face(font_file).upem
    pdf = pydyf.PDF()
    reference = _add_font(pdf, font_file)
    for page in document.pages:
        stream = pydyf.Stream([f"BT /F {size:g} Tf".encode()])
        for placed in placed_texts(page):
            for glyph in drawing(font, placed.text, script).glyphs:
                x, y = placed.x + glyph.x * scale, placed.y + glyph.y * scale
                stream.stream.append(f"1 0 0 1 {x:.4f} {y:.4f} Tm <{glyph.index:04x}> Tj".encode())
        stream.stream.append(b"ET")
        pdf.add_object(stream)
        size_of_page = [0, 0, page.width * POINTS_PER_PX, page.height * POINTS_PER_PX]
        pdf.add_page(
            pydyf.Dictionary(
                {
                    "Type": "/Page",
                    "Parent": pdf.pages.reference,
                    "MediaBox": pydyf.Array(size_of_page),
                    "Contents": stream.reference,
                    "Resources": pydyf.Dictionary({"Font": pydyf.Dictionary({"F": reference})}),
                }
            )
        )
    out = BytesIO()
    pdf.write(out, b"1.7")
    return out.getvalue()


def _add_font(pdf: Any, font_file: bytes) -> bytes:
    def added(item: Any) -> Any:
        pdf.add_object(item)
        return item.reference

    descriptor = {
        "Type": "/FontDescriptor",
        "FontName": "/F",
        "Flags": 4,
        "FontBBox": pydyf.Array([-1000, -1000, 2000, 2000]),
        "FontFile2": added(pydyf.Stream([font_file], {"Length1": len(font_file)})),
    }
    system = {"Registry": pydyf.String("Adobe"), "Ordering": pydyf.String("Identity")}
    descendant = {
        "Type": "/Font",
        "Subtype": "/CIDFontType2",
        "BaseFont": "/F",
        "CIDSystemInfo": pydyf.Dictionary({**system, "Supplement": 0}),
        "CIDToGIDMap": "/Identity",
        "FontDescriptor": added(pydyf.Dictionary(descriptor)),
    }
    composite = {
        "Type": "/Font",
        "Subtype": "/Type0",
        "BaseFont": "/F",
        "Encoding": "/Identity-H",
        "DescendantFonts": pydyf.Array([added(pydyf.Dictionary(descendant))]),
    }
    return bytes(added(pydyf.Dictionary(composite)))


def kept(folder: Path, name: str, pdf: bytes) -> Path:
    """Return the path of a PDF written for a reader that wants a file."""
    path = folder / name
    path.write_bytes(pdf)
    return path
