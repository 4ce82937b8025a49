"""What a page draws with: its resources, and those of all forms, patterns, glyphs and masks."""

from collections.abc import Iterator

from pikepdf import Dictionary, Name, Object, Stream

from statementpress.prepress.pdf.page_boxes import inherited
from statementpress.prepress.pdf.walking import Seen, entries, graphics_states, is_new, items

MOST_OBJECTS = 20_000
"""Looked into for a page; a file that has more is made to tire its reader."""


def resources_of(page: Object) -> Iterator[Object]:
    """Yield the resource dictionaries that drawing a page may need, its own first, each once.

    Appearances of annotations are drawn as well (ISO 32000-1, 12.5.5), glyphs of Type 3 fonts
    (9.6.5) and groups of soft masks (11.6.5.2) too.
    """
    own = inherited(page, Name.Resources)
    waiting = [own, *(_own_resources(each) for each in _appearances(page))]
    seen = Seen()
    while waiting:
        resources = waiting.pop(0)
        if not isinstance(resources, Dictionary) or not is_new(resources, seen, MOST_OBJECTS):
            continue
        yield resources
        drawn = [each for each in _drawn(resources) if is_new(each, seen, MOST_OBJECTS)]
        waiting += map(_own_resources, drawn)


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
