"""Lay a document out and write it: WeasyPrint, and what it lacks for Khmer, PDF/UA and PDF/A-3a."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from statementpress.errors import StatementPressError, TypesetError
from statementpress.machine import spending
from statementpress.typeset.compose.contents import with_page_numbers
from statementpress.typeset.compose.document import Document
from statementpress.typeset.compose.metadata import rdf
from statementpress.typeset.faces.preparation import PreparedFace
from statementpress.typeset.finishing.finish import Drawn, finish
from statementpress.typeset.finishing.tags import recorded_tags
from statementpress.typeset.layout.closing import kept_company
from statementpress.typeset.layout.columns import columns_that_end_evenly
from statementpress.typeset.layout.engine_warnings import warnings_are_errors
from statementpress.typeset.layout.even_rows import rows_evened
from statementpress.typeset.layout.fitted_parts import parts_fitted
from statementpress.typeset.layout.hanging_spaces import letting_spaces_hang
from statementpress.typeset.layout.label_widths import measuring_labels_once
from statementpress.typeset.layout.long_lists import set_to_fill_few_pages
from statementpress.typeset.layout.notes import NotesAstrayError, notes_astray, remembering_notes
from statementpress.typeset.layout.pages import TypesetPage, drop_links_inside_links, typeset_page
from statementpress.typeset.layout.parts import Part, parts
from statementpress.typeset.layout.repeated_heads import repeated_heads
from statementpress.typeset.layout.rules import Decision, rules, with_rules
from statementpress.typeset.layout.standing import VARIANT, StandingType, standing_type
from statementpress.typeset.layout.stretch import stretching_word_boundaries
from statementpress.typeset.layout.whole_rows import row_begun_apart
from statementpress.typeset.layout.wholeness import begun_where_they_stand
from statementpress.words.languages import Language

ROUNDS = 6
"""How often the numbers of pages are filled in before they are given up; two are the rule."""
MANY_PAGES = 20
"""From how many pages on a layout that is done with is cleared out of memory at once."""

TOO_MUCH_TO_KEEP = 0.3
"""The share of the allowed memory from which on no page of such a layout is kept for the next."""


@dataclass(frozen=True, slots=True)
class Typeset:
    """A document that was laid out and written."""

    pdf: bytes
    html: str
    """The document as it was laid out, with the page numbers of its list of contents."""
    pages: tuple[TypesetPage, ...]
    """Each page, as the proof needs to know it."""
    parts: tuple[Part, ...]
    """Each part with the pages that it takes."""


def typeset(
    document: Document,
    faces: Sequence[PreparedFace],
    languages: Mapping[str, Language],
    standing: StandingType | None = None,
) -> Typeset:
    """Return the document as PDF/A-3a and PDF/UA-1.

    What is the same as in the document before is taken from what is standing. Raises TypesetError
    for anything that WeasyPrint warns of: an unknown property, a missing glyph, an asset that is
    not there; NotesAstrayError if notes have to stand at the end. Call `pinned.require_weasyprint`
    before.
    """

    def numbered(html: str, layout: Any) -> str:
        return with_page_numbers(html, _pages_of_anchors(layout), languages)

    if standing:
        _show_ahead(document, faces, numbered, standing)
    with settled(document, faces, numbered, standing) as (layout, filled, added):
        if standing:
            standing.settled(layout)
            standing.rules = added
            standing.pause()
        return _written(layout, filled, languages)


def _show_ahead(
    document: Document,
    faces: Sequence[PreparedFace],
    numbered: Callable[[str, Any], str],
    standing: StandingType,
) -> None:
    """Lay a document out as its pages most likely ask for, and show what changed.

    That is what the document before came to. If this one comes to the same, it is not laid out once
    more; if not, or if there is any fault, that shows when it is laid out from the beginning.
    """
    if standing.rules is None:
        return
    expected = with_rules(document, standing.rules)
    try:
        expected = replace(expected, html=numbered(document.html, standing))
        with laid_out(expected, faces, standing, ahead=True) as layout:
            standing.settled(layout)
    except (StatementPressError, KeyError):  # a heading is new
        return
    standing.pause()


def settle(
    document: Document, faces: Sequence[PreparedFace], standing: StandingType | None = None
) -> tuple[Sequence[str], int]:
    """Return the rules that a document's pages ask for, and how many pages it then takes.

    Given the rules, the same document with more pages at its end need not find them out again.
    Raises TypesetError as `typeset` does.
    """
    with settled(document, faces, standing=standing) as (layout, _, added):
        return added, len(layout.pages)


@contextmanager
def settled(
    document: Document,
    faces: Sequence[PreparedFace],
    numbered: Callable[[str, Any], str] = lambda html, _: html,
    standing: StandingType | None = None,
) -> Iterator[tuple[Any, Document, Sequence[str]]]:
    """Yield WeasyPrint's document, what was laid out in it, and the rules that its pages asked for.

    What is decided in one layout is done in the next, until a layout asks for nothing new.
    `numbered` returns the HTML with the page numbers of a layout filled in. Raises TypesetError if
    these numbers never come to rest.
    """
    with standing_type(standing) as kept:
        added: list[str] = []
        for_numbers = 0
        while for_numbers < ROUNDS:
            with laid_out(with_rules(document, added), faces, kept) as layout:
                asked = rules(layout.pages, decisions(layout.pages))
                new = [rule for rule in asked if rule not in added]
                html = numbered(document.html, layout)
                if not new and html == document.html:
                    yield layout, document, added
                    return
            pages = len(layout.pages)
            del layout  # it takes as much memory as the next one
            if pages > MANY_PAGES:
                if spending.share() > TOO_MUCH_TO_KEEP:
                    kept.forget_last()
                gc.collect()
            for_numbers += not new
            added += new
            kept.pause()
            document = replace(document, html=html)
    raise TypesetError(
        "the page numbers in the list of contents move the headings to other pages",
        hint="shorten the headings that take just one line in the list",
    )


def decisions(pages: Sequence[Any]) -> Sequence[Decision]:
    """Return the first decisions that pages ask for; each moves what follows, so the rest waits."""
    return (
        parts_fitted(pages)
        or set_to_fill_few_pages(pages)
        or rows_evened(pages)
        or row_begun_apart(pages)
        or begun_where_they_stand(pages)
        or kept_company(pages)
    )


@contextmanager
def laid_out(
    document: Document,
    faces: Sequence[PreparedFace],
    standing: StandingType | None = None,
    *,
    ahead: bool = False,
) -> Iterator[Any]:
    """Yield WeasyPrint's document; inside the block every warning is an error.

    Pages that come out the same are taken from what is standing. Raises NotesAstrayError if notes
    cannot stand at the foot of their pages.
    """
    with standing_type(standing) as kept:
        try:
            with _in_our_way():
                layout = kept.laid_out(document, faces, ahead=ahead)
                # It comes before the warnings: a link to a note that is lost leads nowhere.
                if notes_astray(layout.pages):
                    raise NotesAstrayError("a note does not stand at the foot of its page")
                yield layout
        except StatementPressError:
            # A page that is taken does not warn again.
            kept.forget_last()
            raise


@contextmanager
def _in_our_way() -> Iterator[None]:
    """Lay documents out, and draw them, as this program does inside the block."""
    with (
        warnings_are_errors(),
        stretching_word_boundaries(),
        letting_spaces_hang(),
        remembering_notes(),
        columns_that_end_evenly(),
        measuring_labels_once(),
    ):
        yield


def _written(layout: Any, document: Document, languages: Mapping[str, Language]) -> Typeset:
    # WeasyPrint would claim one standard; our own metadata claim both.
    layout.metadata.generate_rdf_metadata = lambda *_: rdf(document.metadata)
    for page in layout.pages:
        drop_links_inside_links(page)
    codes: list[str] = []
    with recorded_tags() as record:

        def finisher(_: Any, pdf: Any) -> None:
            # Only now, when all is drawn and nothing is written, does WeasyPrint know its fonts.
            heights = tuple(page.height for page in layout.pages)
            drawn = Drawn(record, tuple(layout.fonts.values()), heights)
            codes.extend(finish(pdf, drawn, languages, document.dialogue))

        pdf = layout.write_pdf(finisher=finisher, pdf_variant=VARIANT)
    pages = zip(layout.pages, codes, repeated_heads(layout.pages), strict=True)
    shown = tuple(typeset_page(*each) for each in pages)
    return Typeset(pdf, document.html, shown, parts(layout.pages))


def _pages_of_anchors(layout: Any) -> dict[str, int]:
    """Return the number of the page on which each element with an identifier begins, from 1."""
    pages = enumerate(layout.pages, 1)
    found = ((name, number) for number, page in pages for name in page.anchors)
    return dict(reversed(list(found)))
