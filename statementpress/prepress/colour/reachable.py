"""Whatever of a PDF has content to draw, with the resources that its names are looked up in."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from statementpress.prepress.pdf import walking
from statementpress.prepress.pdf.page_boxes import MOST_PARENTS


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page, or the stream of a form, a tiling pattern, a glyph of Type 3 or an appearance."""

    obj: Object
    resources: Object


def drawings(pdf: Pdf) -> Iterator[Drawing]:
    """Yield everything that pages draw with, each once; soft masks and appearances included."""
    seen = set[tuple[int, int]]()
    for page in pdf.pages:
        resources = page_resources(page.obj)
        yield Drawing(page.obj, resources)
        waiting = [(each, resources) for each in appearances(page.obj)]
        waiting += _named(resources)
        while waiting:
            stream, outer = waiting.pop(0)
            if stream.objgen in seen:
                continue
            seen.add(stream.objgen)
            own = own_resources(stream, outer)
            yield Drawing(stream, own)
            waiting += _named(own)


def page_resources(page: Object) -> Object:
    """Return the resources of a page, which it may inherit (ISO 32000-1, 7.7.3.4), to be changed.

    A page that has none gets an empty dictionary.
    """
    node: object = page
    for _ in range(MOST_PARENTS):
        if not isinstance(node, Dictionary):
            break
        found = node.get(Name.Resources)
        if isinstance(found, Dictionary):
            page[Name.Resources] = found
            return found
        node = node.get(Name.Parent)
    page[Name.Resources] = Dictionary()
    return page[Name.Resources]


def own_resources(stream: Object, outer: Object) -> Object:
    """Return the resources of a stream, or of what draws it, as PDF 1.1 has it (7.8.3)."""
    found = stream.get(Name.Resources)
    return found if isinstance(found, Dictionary) else outer


def entries(resources: object, kind: Name) -> list[tuple[Name, Object]]:
    """Return names and objects of one kind of resource that are dictionaries or streams."""
    return [(Name(f"/{name}"), each) for name, each in walking.entries(resources, kind)]


def soft_mask(state: Object) -> Object | None:
    """Return the soft mask of a graphics state, if it has one with a group (11.6.5.2)."""
    mask = state.get(Name.SMask)
    if isinstance(mask, Dictionary) and isinstance(mask.get(Name.G), Stream):
        return mask
    return None


def is_luminosity(mask: Object) -> bool:
    """Tell whether a soft mask goes by how light its group is, not by how opaque (11.5.3)."""
    return bool(mask.get(Name.S) == Name.Luminosity)


def glyphs(font: Object) -> list[tuple[Name, Object]]:
    """Return names and streams of the glyphs of a Type 3 font; none of another font."""
    if font.get(Name.Subtype) != Name.Type3:
        return []
    return _streams(font, Name.CharProcs)


def appearances(page: Object) -> list[Object]:
    """Return the streams that the annotations of a page may be drawn with (12.5.5)."""
    found: list[Object] = []
    annotations = page.get(Name.Annots)
    for annotation in annotations if isinstance(annotations, Array) else []:
        looks = annotation.get(Name.AP) if isinstance(annotation, Dictionary) else None
        for _, look in looks.items() if isinstance(looks, Dictionary) else []:
            states = look.items() if isinstance(look, Dictionary) else [("", look)]
            found += [each for _, each in states if isinstance(each, Stream)]
    return found


def is_form(obj: object) -> bool:
    """Tell whether an object is a form XObject."""
    return isinstance(obj, Stream) and obj.get(Name.Subtype) == Name.Form


def is_stencil(image: Object) -> bool:
    """Tell whether an image has no colour, but lets the current one through (8.9.6.2)."""
    return bool(image.get(Name.ImageMask, False))


def _named(resources: Object) -> list[tuple[Object, Object]]:
    """Return the streams that resources name to draw with, each with those it falls back on."""
    masks = filter(None, map(soft_mask, walking.graphics_states(resources)))
    drawn = chain(
        (each for _, each in entries(resources, Name.XObject) if is_form(each)),
        (each for _, each in entries(resources, Name.Pattern) if isinstance(each, Stream)),
        (mask[Name.G] for mask in masks),
    )
    found = [(each, resources) for each in drawn]
    for _, font in entries(resources, Name.Font):
        own = own_resources(font, resources)
        found += [(glyph, own) for _, glyph in glyphs(font)]
    return found


def _streams(holder: Object, key: Name) -> list[tuple[Name, Object]]:
    return [(name, each) for name, each in entries(holder, key) if isinstance(each, Stream)]
