"""Small PDFs to convert: a page of 100 points square, what it draws and what it names."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Pdf, parse_content_stream
from pikepdf import unparse_content_stream as unparsed
from PIL import Image

from statementpress.prepress.colour.converter import Converter
from statementpress.prepress.colour.document import convert_colours
from statementpress.prepress.colour.luminance import Luminance

SIDE = 100


def drawn(content: str, **resources: Mapping[str, object]) -> Pdf:
    """Return a PDF whose page draws `content`; `resources` are given by kind, then by name."""
    pdf = Pdf.new()
    page = pdf.add_blank_page(page_size=(SIDE, SIDE))
    page.obj.Contents = pdf.make_stream(content.encode())
    kinds = {f"/{kind}": _dictionary(named) for kind, named in resources.items()}
    page.obj.Resources = Dictionary(kinds)
    return pdf


def with_resource(pdf: Pdf, kind: str, name: str, obj: object, page: int = 0) -> Any:
    """Add `obj` to the resources of a page; return it as it is in the file."""
    resources = pdf.pages[page].obj.Resources
    if f"/{kind}" not in resources:
        resources[f"/{kind}"] = Dictionary()
    resources[f"/{kind}"][f"/{name}"] = obj
    return resources[f"/{kind}"][f"/{name}"]


def form(pdf: Pdf, content: str, **entries: object) -> Any:
    """Return a form as large as the page."""
    box = Array([0, 0, SIDE, SIDE])
    stream = pdf.make_stream(content.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=box)
    return _with(stream, entries)


def tiling(pdf: Pdf, content: str, *, coloured: bool = True, **entries: object) -> Any:
    """Return a tiling pattern of cells of 10 points."""
    stream = pdf.make_stream(
        content.encode(),
        PatternType=1,
        TilingType=1,
        BBox=Array([0, 0, 10, 10]),
        XStep=10,
        YStep=10,
    )
    stream.PaintType, stream.Resources = (1 if coloured else 2), Dictionary()
    return _with(stream, entries)


def group(space: Name) -> Dictionary:
    """Return the dictionary of a transparency group."""
    return Dictionary(Type=Name.Group, S=Name.Transparency, CS=space, I=True)


def image(pdf: Pdf, data: bytes, width: int, height: int, **entries: object) -> Any:
    """Return an image in DeviceRGB and 8 bits, unless `entries` say otherwise."""
    stream = pdf.make_stream(
        data,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=width,
        Height=height,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceRGB,
    )
    return _with(stream, entries)


def content_of(obj: Object) -> str:
    """Return the content of a page or stream on one line."""
    return " ".join(unparsed(parse_content_stream(obj)).decode("latin-1").split())


def converted(content: str, converter: Converter, **resources: Mapping[str, object]) -> str:
    """Return a page's content after a conversion."""
    pdf = drawn(content, **resources)
    convert_colours(pdf, converter)
    return content_of(pdf.pages[0].obj)


def rendered(pdf: Pdf, scale: float = 1) -> Image.Image:
    """Return the first page as PDFium draws it on white, in RGB."""
    written = BytesIO()
    pdf.save(written)
    with pypdfium2.PdfDocument(written.getvalue()) as document:
        image: Image.Image = document[0].render(scale=scale).to_pil().convert("RGB")
        return image


def greys_differ(pdf: Pdf, scale: float = 1) -> int:
    """Return by how much, of 255, a page converted to grey differs from the greys it had before.

    This is the sharpest test that nothing but colours changes, because greys mix like the colours
    that they stand for.
    """
    before = rendered(pdf, scale).convert("L")
    convert_colours(pdf, Luminance())
    after = rendered(pdf, scale).convert("L")
    pairs = zip(before.tobytes(), after.tobytes(), strict=True)
    return max(abs(a - b) for a, b in pairs)


def _dictionary(named: Mapping[str, object]) -> Dictionary:
    return Dictionary({f"/{name}": each for name, each in named.items()})


def _with(stream: Object, entries: Mapping[str, object]) -> Object:
    for key, value in entries.items():
        if value is None and f"/{key}" in stream:
            del stream[f"/{key}"]
        elif value is not None:
            stream[f"/{key}"] = value
    return stream
