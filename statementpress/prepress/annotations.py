"""Take annotations off the pages of a press file, and keep its tags sound.

PDF/X-4 allows no annotations inside the bleed box (ISO 15930-7). The text of a link stays. Its tag
becomes a Span, because a Link without its annotation is no link (ISO 32000-1, 14.8.4.4.2).
"""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf

LINKS = {Name.Link, Name.Annot, Name.Form}
"""Structure types that stand for an annotation."""
MOST_NODES = 64
"""Levels of a number tree; a thousand entries make two levels."""


def without_annotations(pdf: Pdf) -> None:
    """Remove all annotations, forms to fill in, and their entries in the structure tree.

    Destinations and bookmarks stay.
    """
    for page in pdf.pages:
        if Name.Annots in page.obj:
            del page.obj[Name.Annots]
    if Name.AcroForm in pdf.Root:
        del pdf.Root[Name.AcroForm]
    tree = pdf.Root.get(Name.StructTreeRoot)
    if isinstance(tree, Dictionary):
        keys = set[int]()
        for element in list(_elements(tree)):
            keys |= _without_references(element)
        _drop(tree.get(Name.ParentTree), keys)


def _elements(tree: Object) -> Iterator[Object]:
    """Yield each structure element once, in the order of the tree."""
    seen, waiting = set[tuple[int, int]](), [tree]
    while waiting:
        node = waiting.pop()
        if node.is_indirect:
            if node.objgen in seen:
                continue
            seen.add(node.objgen)
        if node.get(Name.S) is not None:
            yield node
        waiting += [kid for kid in reversed(_kids(node)) if _is_element(kid)]


def _without_references(element: Object) -> set[int]:
    """Remove the references to annotations from an element; return the annotations' numbers."""
    kids = _kids(element)
    dropped = [kid for kid in kids if _is_annotation(kid)]
    if dropped:
        element[Name.K] = Array([kid for kid in kids if not _is_annotation(kid)])
    if element.get(Name.S) in LINKS:
        element[Name.S] = Name.Span
    numbers: list[object] = [kid[Name.Obj].get(Name.StructParent) for kid in dropped]
    return {number for number in numbers if isinstance(number, int)}


def _kids(node: Object) -> list[Object]:
    kids = node.get(Name.K)
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _is_element(kid: object) -> bool:
    return isinstance(kid, Dictionary) and Name.S in kid


def _is_annotation(kid: object) -> bool:
    """Say whether a kid refers to an annotation, and not to a form XObject (14.7.4.3)."""
    if not isinstance(kid, Dictionary) or kid.get(Name.Type) != Name.OBJR:
        return False
    return isinstance(kid.get(Name.Obj), Dictionary)


def _drop(node: object, keys: set[int], depth: int = MOST_NODES) -> None:
    """Drop the entries of annotations from a number tree (7.9.7), in place.

    The /Limits of a node may then be wider than its entries. Readers only search by them, so that
    does no harm.
    """
    if not isinstance(node, Dictionary) or not depth:
        return
    flat = node.get(Name.Nums)
    if isinstance(flat, Array):
        pairs = zip(list(flat)[::2], list(flat)[1::2], strict=False)
        kept = [(number, value) for number, value in pairs if number not in keys]
        node[Name.Nums] = Array([each for pair in kept for each in pair])
    kids = node.get(Name.Kids)
    for kid in kids if isinstance(kids, Array) else []:
        _drop(kid, keys, depth - 1)
