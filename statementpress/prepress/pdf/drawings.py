"""Walk through all that pages draw with: content inside content, each with its resources.

A page names forms, tiling patterns and fonts of Type 3 in its resources, and these name others in
turn (ISO 32000-1, 7.8.3). Soft masks and annotations bring content of their own. The walk ends in
files that are knotted into circles, because it enters each stream once.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeGuard

from pikepdf import Array, Dictionary, Name, Object, Stream

from statementpress.prepress.pdf.objects import Seen, entries, is_new
from statementpress.prepress.pdf.page_boxes import MOST_PARENTS


@dataclass(frozen=True, slots=True)
class Drawing:
    """Something with content to draw, and the resources that its names are looked up in."""

    obj: Object
    """A page, or the stream of a form, tiling pattern, Type 3 glyph, soft mask or appearance."""
    resources: Object
    """Its own, or if it has none, those of what draws it, as PDF 1.1 allowed (7.8.3)."""
    is_first: bool
    """Whether no other drawing of the walk came before with these resources."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A stream that is still to be entered."""

    stream: Object
    outer: Object
    """The resources that it falls back on."""
    outer_is_known: bool = True
    """Whether the walk has been through these."""


def drawings(pages: Iterable[Object], *, only_forms: bool = False) -> Iterator[Drawing]:
    """Yield each page and all that it draws with, nearest first; each stream once for all pages.

    With `only_forms` that is forms and tiling patterns: what is painted as it is. Otherwise soft
    masks, glyphs and the appearances of annotations are included.
    """
    seen = Seen()
    for page in pages:
        resources = page_resources(page)
        is_first = is_new(resources, seen)
        yield Drawing(page, resources, is_first)
        looks = [] if only_forms else appearances(page)
        waiting = deque(_Waiting(each, resources) for each in looks)
        waiting += _named(resources, only_forms=only_forms) if is_first else ()
        while waiting:
            each = waiting.popleft()
            if not is_new(each.stream, seen):
                continue
            own = own_resources(each.stream, each.outer)
            is_known = own is each.outer and each.outer_is_known
            is_first = not is_known and is_new(own, seen)
            yield Drawing(each.stream, own, is_first)
            waiting += _named(own, only_forms=only_forms) if is_first else ()


def page_resources(page: Object) -> Object:
    """Return the resources of a page, which it may inherit (7.7.3.4); empty if it has none."""
    node: object = page
    for _ in range(MOST_PARENTS):
        if not isinstance(node, Dictionary):
            break
        found = node.get(Name.Resources)
        if isinstance(found, Dictionary):
            return found
        node = node.get(Name.Parent)
    return Dictionary()


def own_resources(stream: Object, outer: Object) -> Object:
    """Return the resources of a stream, or `outer`, those of what draws it, if it has none."""
    found = stream.get(Name.Resources)
    return found if isinstance(found, Dictionary) else outer


def graphics_states(resources: Object) -> Iterator[Object]:
    """Yield the graphics states that resources name, those of shading patterns included."""
    for _, state in entries(resources, Name.ExtGState):
        yield state
    for _, pattern in entries(resources, Name.Pattern):
        of_pattern = pattern.get(Name.ExtGState)
        if isinstance(of_pattern, Dictionary):
            yield of_pattern


def soft_mask(state: Object) -> Object | None:
    """Return the soft mask of a graphics state, or None if it has none with a group (11.6.5.2)."""
    mask = state.get(Name.SMask)
    if isinstance(mask, Dictionary) and isinstance(mask.get(Name.G), Stream):
        return mask
    return None


def glyphs(font: Object) -> list[tuple[str, Object]]:
    """Return names and streams of the glyphs of a Type 3 font (9.6.5); empty for other fonts."""
    if font.get(Name.Subtype) != Name.Type3:
        return []
    named = entries(font, Name.CharProcs)
    return [(name, each) for name, each in named if isinstance(each, Stream)]


def appearances(page: Object) -> list[Object]:
    """Return the streams that a page's annotations may be drawn with, in all states (12.5.5)."""
    found: list[Object] = []
    annotations = page.get(Name.Annots)
    for annotation in annotations if isinstance(annotations, Array) else []:
        looks = annotation.get(Name.AP) if isinstance(annotation, Dictionary) else None
        for _, look in looks.items() if isinstance(looks, Dictionary) else []:
            states = look.items() if isinstance(look, Dictionary) else [("", look)]
            found += [each for _, each in states if isinstance(each, Stream)]
    return found


def is_form(obj: object) -> TypeGuard[Stream]:
    """Say whether an object is a form XObject."""
    return isinstance(obj, Stream) and obj.get(Name.Subtype) == Name.Form


def is_stencil(image: Object) -> bool:
    """Say whether an image has no colour of its own, but takes the current one (8.9.6.2)."""
    return bool(image.get(Name.ImageMask, False))


def _named(resources: Object, *, only_forms: bool) -> Iterator[_Waiting]:
    """Yield the streams that resources name to draw with."""
    drawn: list[Object] = [each for _, each in entries(resources, Name.XObject) if is_form(each)]
    drawn += [each for _, each in entries(resources, Name.Pattern) if isinstance(each, Stream)]
    if not only_forms:
        masks = filter(None, map(soft_mask, graphics_states(resources)))
        drawn += [mask[Name.G] for mask in masks]
    yield from (_Waiting(each, resources) for each in drawn)
    for _, font in [] if only_forms else entries(resources, Name.Font):
        own = own_resources(font, resources)
        for _, glyph in glyphs(font):
            yield _Waiting(glyph, own, outer_is_known=own is resources)
