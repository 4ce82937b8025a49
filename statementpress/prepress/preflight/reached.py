"""What a page draws with: its resources, and those of all forms, patterns, glyphs and masks."""

from collections.abc import Iterator
from typing import TypeGuard

from pikepdf import Array, Dictionary, Name, Object, Stream

from statementpress.prepress.page_boxes import inherited

MOST_OBJECTS = 20_000
"""Looked into for a page; a file that has more is made to tire its reader."""


def resources_of(page: Object) -> Iterator[Object]:
    """Yield the resource dictionaries that drawing a page may need, its own first, each once.

    Appearances of annotations are drawn as well (ISO 32000-1, 12.5.5), glyphs of Type 3 fonts
    (9.6.5) and groups of soft masks (11.6.5.2) too.
    """
    own = inherited(page, Name.Resources)
    waiting = [own, *(_own_resources(each) for each in _appearances(page))]
    seen = set[tuple[int, int]]()
    while waiting:
        resources = waiting.pop(0)
        if not isinstance(resources, Dictionary) or not _is_new(resources, seen):
            continue
        yield resources
        waiting += [_own_resources(each) for each in _drawn(resources) if _is_new(each, seen)]


def entries(holder: object, key: Name) -> list[tuple[str, Object]]:
    """Return the entries of a dictionary in another that are dictionaries or streams themselves.

    Their names come without the slash.
    """
    named = holder.get(key) if is_dictionary(holder) else None
    if not isinstance(named, Dictionary):
        return []
    return [(name[1:], each) for name, each in named.items() if is_dictionary(each)]


def graphics_states(resources: Object) -> Iterator[Object]:
    """Yield the graphics states that resources name, those of shading patterns included."""
    for _, state in entries(resources, Name.ExtGState):
        yield state
    for _, pattern in entries(resources, Name.Pattern):
        of_pattern = pattern.get(Name.ExtGState)
        if isinstance(of_pattern, Dictionary):
            yield of_pattern


def is_dictionary(obj: object) -> TypeGuard[Object]:
    """Say whether an object of a PDF has entries: a dictionary or a stream."""
    return isinstance(obj, Dictionary | Stream)


def items(value: object) -> list[Object]:
    """Return the dictionaries and streams of an array; none where it is no array."""
    return [each for each in value if is_dictionary(each)] if isinstance(value, Array) else []


def _drawn(resources: Object) -> Iterator[Object]:
    """Yield what resources name that may have resources of its own."""
    for _, each in [*entries(resources, Name.XObject), *entries(resources, Name.Pattern)]:
        if each.get(Name.Subtype) != Name.Image:
            yield each
    for state in graphics_states(resources):
        mask = state.get(Name.SMask)
        group = mask.get(Name.G) if isinstance(mask, Dictionary) else None
        if isinstance(group, Stream):
            yield group
    for _, font in entries(resources, Name.Font):
        yield font
        yield from (glyph for _, glyph in entries(font, Name.CharProcs))


def _appearances(page: Object) -> Iterator[Object]:
    """Yield the streams that a page's annotations may be drawn with, in all their states."""
    for annotation in items(page.get(Name.Annots)):
        for name, look in entries(annotation, Name.AP):
            states = entries(annotation[Name.AP], Name(f"/{name}"))
            yield from (each for _, each in states) if states else [look]


def _own_resources(holder: Object) -> object:
    return holder.get(Name.Resources)


def _is_new(obj: Object, seen: set[tuple[int, int]]) -> bool:
    """Say whether an object is met for the first time; one without a number is part of another."""
    if obj.objgen in seen or len(seen) >= MOST_OBJECTS:
        return False
    if obj.is_indirect:
        seen.add(obj.objgen)
    return True
