"""Complete a PDF that WeasyPrint has drawn, before it is written.

Every step works on the objects in memory (WeasyPrint's public `finisher`), so that nothing has to
be parsed again and the same document gives the same bytes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pydyf

from statementpress.khmer.characters import without_breaks
from statementpress.project.editions import Duplex, PrintDialogue
from statementpress.typeset.finishing import page_stream, structure
from statementpress.typeset.finishing.embedded_fonts import (
    FontRecord,
    embed_variants,
    embedded_fonts,
)
from statementpress.typeset.finishing.marked_content import (
    FOOTER,
    HEADER,
    make_artifacts,
    marked_runs,
    state_clusters,
)
from statementpress.typeset.finishing.page_stream import PageStream
from statementpress.typeset.finishing.tags import TagRecord
from statementpress.typeset.finishing.wide_glyphs import widen
from statementpress.typeset.finishing.word_breaks import add_spaces, broken_lines
from statementpress.typeset.finishing.written_objects import write_objects
from statementpress.words.languages import Language

_DUPLEX = {Duplex.LONG_EDGE: "/DuplexFlipLongEdge", Duplex.SHORT_EDGE: "/DuplexFlipShortEdge"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """What layout knows of the PDF that it has drawn."""

    record: TagRecord
    """Its tags and where they come from."""
    fonts: tuple[FontRecord, ...]
    """Its fonts, with the glyphs that were drawn."""
    page_heights: tuple[float, ...]
    """The height of each page, in CSS px."""


def finish(
    pdf: Any, drawn: Drawn, languages: Mapping[str, Language], dialogue: PrintDialogue
) -> list[str]:
    """Complete tags, fonts and page labels; return the language code of each page."""
    objects = {item.reference: item for item in pdf.objects}
    streams = [objects[objects[page]["Contents"]] for page in pdf.page_references]

    # Tags come first: the runs of text are later looked up by the tags they have at the end.
    structure.complete(pdf, objects, drawn.record, drawn.page_heights)

    # Pages are read while each glyph still has the meaning and the place that layout gave it.
    pages = [page_stream.read(stream.stream) for stream in streams]
    fonts = embedded_fonts(objects, drawn.fonts)
    books = {name: font.book() for name, font in fonts.items()}

    # Furniture is taken out of the tags' content before runs are looked at: it is no part of it.
    _take_out_furniture(pages, drawn.record)
    runs = [list(marked_runs(page, books)) for page in pages]
    lines = broken_lines(objects, pdf.page_references, drawn.record, runs)

    # Widening rewrites the operators that the runs point to, but keeps their number and order.
    for page in pages:
        widen(page, books)

    # A space goes behind the last glyph of its line, so the line has to be widened already.
    add_spaces(lines, pages, books)

    # What is stated counts these spaces, and may wrap the operators that all other steps rewrite.
    for number, (page, said) in enumerate(zip(pages, runs, strict=True)):
        spaced = {line.operator for line in lines if line.page == number}
        state_clusters(page, said, books, spaced)

    # All that needs a glyph has asked for it by now; only then are the fonts written anew.
    for name, font in fonts.items():
        embed_variants(objects, font, books[name])

    codes = structure.page_languages(drawn.record, len(drawn.page_heights))
    _label_pages(pdf, [languages[code] for code in codes])
    _clean_bookmarks(pdf)
    _prefer(pdf, dialogue)

    # Nothing changes any more: what is written is worked out just once.
    write_objects(pdf.objects)
    return codes


def _take_out_furniture(pages: Sequence[PageStream], record: TagRecord) -> None:
    for number, page in enumerate(pages):
        make_artifacts(page, record.page_furniture.get(number, set()), FOOTER)
        make_artifacts(page, record.repeated.get(number, set()), HEADER)


def _label_pages(pdf: Any, languages: list[Language]) -> None:
    """Label each page with the number that is printed on it (ISO 32000-1, 12.4.2)."""
    labels = pydyf.Array()
    for index, language in enumerate(languages):
        labels.append(index)
        labels.append(pydyf.Dictionary({"P": pydyf.String(language.figures(index + 1))}))
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": labels})


def _prefer(pdf: Any, dialogue: PrintDialogue) -> None:
    """Set what a print dialogue begins with (ISO 32000-1, table 150)."""
    preferences = pdf.catalog.setdefault("ViewerPreferences", pydyf.Dictionary())
    if dialogue.duplex:
        preferences["Duplex"] = _DUPLEX[dialogue.duplex]
    if dialogue.actual_size:
        preferences["PrintScaling"] = "/None"


def _clean_bookmarks(pdf: Any) -> None:
    """Remove break opportunities from the bookmarks that WeasyPrint made of headings."""
    for item in pdf.objects:
        if isinstance(item, dict) and "Title" in item and "Dest" in item:
            words = without_breaks(item["Title"].string)
            item["Title"] = pydyf.String(" ".join(words.split()))
