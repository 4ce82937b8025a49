"""Record which HTML element every tag of the PDF comes from.

WeasyPrint 70.0 builds the structure tree box by box (`pdf.tags._build_box_tree`, a private function
that is wrapped here while a PDF is written) and keeps no way back to the element. A box that is
divided by a page, a column or a line gives several tags. This module records them, and `structure`
then joins and completes them.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.pdf import tags

PAGE, NUMBERS = 2, 3
"""The indices of page_number and nums among the parameters after the box."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A structure element of the PDF and where it comes from."""

    structure: Any
    """The structure element, a dictionary of the PDF."""
    element: Any
    """The HTML element; None for a box that WeasyPrint made of itself."""
    name: str | None
    """The HTML element's name, or that of its pseudo-element: "li::marker"."""
    link: Any
    """The annotation of a link, a dictionary of the PDF; None for all else."""
    page: int
    """The number of the page that shows it, from 0."""


@dataclass(slots=True)
class TagRecord:
    """What was recorded while one PDF was written."""

    tags: list[Tag] = field(default_factory=list)
    """All tags, in the order in which WeasyPrint made them."""
    page_furniture: dict[int, set[int]] = field(default_factory=dict)
    """Marked-content identifiers of running heads and feet, by page (from 0)."""
    repeated: dict[int, set[int]] = field(default_factory=dict)
    """Those of the heads of tables that began on an earlier page, by page (from 0)."""
    headers: dict[Any, list[Any]] = field(default_factory=dict)
    """The structure elements of each header cell, by its HTML element. All but the first are those
    of repeated heads, and stand in no tree."""


@contextmanager
def recorded_tags() -> Iterator[TagRecord]:
    """Record every tag of the PDF that is written inside the block."""
    record, recorded = TagRecord(), set[int]()
    build = tags._build_box_tree
    begun: dict[Any, int] = {}
    repeating = False

    def build_and_record(box: Any, *others: Any) -> Iterator[Any]:
        nonlocal repeating
        page, nums = others[PAGE], others[NUMBERS]
        is_head = isinstance(box, boxes.TableRowGroupBox) and box.is_header
        if is_head and begun.setdefault(box.element, page) != page:
            # A head that is drawn again is for the eye: its tags are made, but not kept.
            repeating, known = True, set(nums)
            deque(build(box, *others), maxlen=0)
            repeating = False
            record.repeated.setdefault(page, set()).update(set(nums) - known)
            return
        is_furniture = isinstance(box, boxes.MarginBox)
        known = set(nums) if is_furniture else set()
        for structure in build(box, *others):
            if structure["S"] == "/TH":
                record.headers.setdefault(box.element, []).append(structure)
            if structure.number not in recorded and not repeating:
                # html and body yield what their children made
                recorded.add(structure.number)
                placed = getattr(box, "_box", box)
                record.tags.append(
                    Tag(structure, placed.element, placed.element_tag, placed.link_annotation, page)
                )
            yield structure
        if is_furniture:
            record.page_furniture.setdefault(page, set()).update(set(nums) - known)

    tags._build_box_tree = build_and_record
    try:
        with _pages_listed_once():
            yield record
    finally:
        tags._build_box_tree = build


@contextmanager
def _pages_listed_once() -> Iterator[None]:
    """Keep the references of a PDF's pages inside the block, in which one PDF is written.

    WeasyPrint asks for all of them for each tag, and pydyf 0.13 writes them out each time: a list
    of twice as many names would take four times as long.
    """
    listed = pydyf.PDF.page_references
    known: dict[int, tuple[bytes, ...]] = {}

    def references(pdf: Any) -> tuple[bytes, ...]:
        entries = len(pdf.pages["Kids"])
        if entries not in known:
            known[entries] = listed.fget(pdf)
        return known[entries]

    pydyf.PDF.page_references = property(references)
    try:
        yield
    finally:
        pydyf.PDF.page_references = listed
