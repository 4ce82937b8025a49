"""Add glyphs to fonts that are already embedded in a PDF, and state what every glyph means."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import pydyf

from statementpress.typeset.faces.drawing import Drawing, PlacedGlyph
from statementpress.typeset.faces.private_use import PRIVATE
from statementpress.typeset.finishing.truetype_file import TrueTypeFile
from statementpress.typeset.finishing.variants import Tail, Variant, VariantBook, split_at_mark

PREFIX = (
    b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
    b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    b"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange"
)
SUFFIX = b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
BATCH = 100
"""How many entries one bfchar block may have (Adobe Technical Note 5411, 1.4.1)."""


NOTHING = Drawing((), 0)

SOFT_HYPHEN = "\u00ad"
"""What a line-end hyphen means if it is not drawn together with a letter (ISO 32000-1,
14.8.2.2.3)."""


class FontRecord(Protocol):
    """What is read of a font as WeasyPrint 70.0 has drawn it."""

    hash: str
    """The font's name among the resources of a page."""
    widths: Mapping[int, int]
    """The advances of the glyphs that were drawn, in thousandths of an em, by glyph index."""
    to_unicode: Mapping[int, str]
    """The text that each of these glyphs stands for, by glyph index."""
    missing: Collection[object]
    """Characters of the text that the font has no glyph for."""


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """One font of a PDF."""

    composite: Any
    """Its dictionary of the type /Type0."""
    descendant: Any
    """The dictionary of its only descendant font."""
    file: Any
    """The stream of its font file."""
    record: FontRecord
    """What WeasyPrint drew with it."""

    def book(self) -> VariantBook:
        """Return an empty book of variants for this font."""
        count = TrueTypeFile(self.file.stream[0]).glyph_count
        return VariantBook(self.record.widths, self.record.to_unicode, count)


def embedded_fonts(
    objects: Mapping[bytes, Any], records: Iterable[FontRecord]
) -> dict[str, EmbeddedFont]:
    """Return the fonts of a PDF by their names among its pages' resources.

    `objects` holds all objects of the PDF by their references. Every font is TrueType, as
    `faces.preparation` leaves no other outlines.
    """
    by_name = {b"/" + record.hash.encode(): record for record in records}
    found = {}
    for composite in objects.values():
        if not isinstance(composite, dict) or composite.get("Subtype") != "/Type0":
            continue
        record = by_name[b"/" + composite["BaseFont"][1:7]]
        descendant = objects[composite["DescendantFonts"][0]]
        descriptor = objects[descendant["FontDescriptor"]]
        found[record.hash] = EmbeddedFont(
            composite, descendant, objects[descriptor["FontFile2"]], record
        )
    return found


def embed_variants(objects: Mapping[bytes, Any], font: EmbeddedFont, book: VariantBook) -> None:
    """Add the variants of `book` to the font's file, widths and meanings.

    A font that lacks a glyph of the text is left as it is: WeasyPrint gives such glyphs the numbers
    of the variants. It also warns of them, so that the PDF is never handed out.
    """
    if font.record.missing:
        return
    if book.numbers:
        advances = _add_glyphs(font.file, book)
        font.descendant["W"].extend([book.first, pydyf.Array(advances)])
    objects[font.composite["ToUnicode"]].stream[:] = _character_map(_meanings(book))


def _meanings(book: VariantBook) -> dict[int, str]:
    meanings = {
        glyph: split_at_mark(text)[0]
        for glyph, text in book.meanings.items()
        if text not in PRIVATE
    }
    meanings |= dict.fromkeys(book.hyphens, SOFT_HYPHEN)
    for glyph, number in book.numbers.items():
        meanings[number] = glyph.text if isinstance(glyph, Tail) else meanings[glyph.base]
    return meanings


def _add_glyphs(file: Any, book: VariantBook) -> list[int]:
    """Add the glyphs to the font file, and return their advances in thousandths of an em."""
    font = TrueTypeFile(file.stream[0])
    units = font.units_per_em / 1000
    advances = []
    for glyph in book.numbers:
        drawing = NOTHING if isinstance(glyph, Tail) else _drawing(font, glyph, units)
        font.append(drawing)
        advances.append(round(drawing.advance / units))
    file.stream[0] = font.written()
    file.extra["Length1"] = len(file.stream[0])
    return advances


def _drawing(font: TrueTypeFile, variant: Variant, units: float) -> Drawing:
    left = round(variant.before * units)
    end = left + font.advance(variant.base) + round(variant.after * units)
    glyphs = [PlacedGlyph(variant.base, left, 0)]
    if variant.hyphen is not None:
        glyphs.append(PlacedGlyph(variant.hyphen, end, 0))
        end += font.advance(variant.hyphen)
    return Drawing(tuple(glyphs), end)


def _character_map(meanings: Mapping[int, str]) -> list[bytes]:
    entries = [
        f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>".encode()
        for glyph, text in sorted(meanings.items())
    ]
    blocks = []
    for start in range(0, len(entries), BATCH):
        block = entries[start : start + BATCH]
        blocks += [f"{len(block)} beginbfchar".encode(), *block, b"endbfchar"]
    return [PREFIX, *blocks, SUFFIX]
