"""What each laid-out page is to show, and where: the proof later compares the PDF with it.

`Document.pages` is public in WeasyPrint; the boxes of a page are private to the pinned version.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from weasyprint.formatting_structure.boxes import MarginBox

from statementpress.typeset.compose.document_text import FLOW, FURNITURE, STATUS
from statementpress.typeset.finishing.notes import CALL

POINTS_PER_PX = 0.75


class Area(NamedTuple):
    """A rectangle in points from the top left of the page with its bleed."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Foot:
    """A running element on a page."""

    kind: str
    """Its class, one of FURNITURE."""
    language: str
    status: str = ""
    """What it says of the statement besides its usual words: "draft", or nothing."""


@dataclass(frozen=True, slots=True)
class TypesetPage:
    """A page as it was laid out."""

    language: str
    """The language of the part that the page shows."""
    areas: tuple[Area, ...]
    """Where ink may stand: the text area, then the margin boxes that have content."""
    feet: tuple[Foot, ...]
    """The running elements, in the order in which they are drawn."""
    flows: tuple[tuple[str, Area], ...]
    """The areas that belong to a text of their own, each with that text's name; all other text on
    the page belongs to the main one."""
    heads: tuple[tuple[str, str], ...] = ()
    """The heads of tables that began on an earlier page: the name of the text that each stands in,
    and what it says."""


def drop_links_inside_links(page: Any) -> None:
    """Leave a page only the links of elements that are links.

    WeasyPrint 70.0 makes one of each element inside a link, too, such as its Latin words. They lie
    in the place of the link itself, but only a tag of the type /Link may have one (ISO 14289-1,
    7.18.5).
    """
    page.links[:] = [link for link in page.links if link[-1].link]


def typeset_page(page: Any, language: str, heads: tuple[tuple[str, str], ...]) -> TypesetPage:
    """Return what a page of WeasyPrint's is to show; `language` is that of its part.

    `heads` are those of `repeated_heads`.
    """
    furniture = (
        box.element
        for margin_box in _margin_boxes(page)
        for box in _outermost(margin_box, lambda element: element.get("class") in FURNITURE)
    )
    feet = tuple(
        Foot(element.get("class"), element.get("lang"), element.get(STATUS, ""))
        for element in dict.fromkeys(furniture)  # one that takes two lines has two boxes
    )
    flows = tuple(
        (box.element.get(FLOW), _border_area(box, page))
        for box in _outermost(page._page_box, lambda element: bool(element.get(FLOW)))
        # The place from which a note was taken to the foot is no area of the note's text.
        if not box.element_tag.endswith(CALL)
    )
    return TypesetPage(language, _areas(page), feet, flows, heads)


def _areas(page: Any) -> tuple[Area, ...]:
    """Return where ink may stand; a page with a background is one area, up to its bleed."""
    box = page._page_box
    left, top = page.bleed["left"], page.bleed["top"]
    if _paints(box.background):
        right, bottom = page.width + page.bleed["right"], page.height + page.bleed["bottom"]
        return (_in_points(0, 0, left + right, top + bottom),)
    return tuple(_content_area(each, left, top) for each in (box, *_margin_boxes(page)))


def _paints(background: Any) -> bool:
    return bool(background.color.alpha) or any(layer.image for layer in background.layers)


def _margin_boxes(page: Any) -> Iterator[Any]:
    """Yield the margin boxes of a page that have content."""
    children = page._page_box.children
    return (child for child in children if isinstance(child, MarginBox) and child.children)


def _outermost(box: Any, wanted: Callable[[Any], bool]) -> Iterator[Any]:
    """Yield the outermost boxes inside a box whose HTML element is wanted."""
    for child in getattr(box, "children", ()):
        if child.element is not None and wanted(child.element):
            yield child
        else:
            yield from _outermost(child, wanted)


def _content_area(box: Any, bleed_left: float, bleed_top: float) -> Area:
    left, top = bleed_left + box.content_box_x(), bleed_top + box.content_box_y()
    return _in_points(left, top, left + box.width, top + box.height)


def _border_area(box: Any, page: Any) -> Area:
    """Return the rectangle of a box on a page, its padding and borders included."""
    left, top = page.bleed["left"] + box.border_box_x(), page.bleed["top"] + box.border_box_y()
    return _in_points(left, top, left + box.border_width(), top + box.border_height())


def _in_points(*edges: float) -> Area:
    return Area(*(edge * POINTS_PER_PX for edge in edges))
