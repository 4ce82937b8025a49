"""The structure tree of a tagged PDF: what a screen reader goes by, in its reading order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pikepdf

Mark = tuple[int, int]
"""Marked content: its page from 0 and its identifier there."""

BLOCKS: Final = frozenset({"P", "H1", "H2", "H3", "H4", "Lbl", "LBody", "Figure"})
"""Types that hold words, and no other block."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation in its place among the words."""

    contents: str
    """The words that a screen reader reads out."""
    url: str
    """Where it leads; "#" and a name for a place in the same file."""


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element; `language` is its own or else that of the nearest one around it."""

    kind: str
    language: str
    alternative: str
    attributes: Mapping[str, Any]
    children: "tuple[Element | Annotation | Mark, ...]"

    def walk(self) -> "Iterator[Element]":
        """Yield this element and all below it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, *kinds: str) -> "list[Element]":
        """Return the elements of these types, in reading order."""
        return [element for element in self.walk() if element.kind in kinds]

    def marks(self) -> list[Mark]:
        """Return the marked content of this element and of all below it, in reading order."""
        return [mark for mark, _ in self.spoken()]

    def spoken(self) -> "Iterator[tuple[Mark, str]]":
        """Yield each marked content with the language that it is to be read in."""
        for child in self.children:
            if isinstance(child, Element):
                yield from child.spoken()
            elif isinstance(child, tuple):
                yield child, self.language


def read(pdf: pikepdf.Pdf) -> Element:
    """Return the tree's one root element; fail on an element that stands in two places."""
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    (document,) = pdf.Root.StructTreeRoot.K
    return _element(document, str(pdf.Root.Lang), pages, set())


def _element(
    entry: Any, language: str, pages: Mapping[Any, int], seen: set[tuple[int, int]]
) -> Element:
    assert entry.objgen not in seen, f"{entry.S} (object {entry.objgen[0]}) stands in two places"
    seen.add(entry.objgen)
    language = str(entry.get("/Lang", language))
    kids = entry.get("/K", [])
    children: list[Element | Annotation | Mark] = []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            assert kid.P.objgen == entry.objgen, f"{kid.S} names another parent than {entry.S}"
            children.append(_element(kid, language, pages, seen))
        else:
            children.append(_leaf(kid, entry, pages))
    attributes = dict(entry.get("/A", {}))
    alternative = str(entry.get("/Alt", ""))
    return Element(str(entry.S)[1:], language, alternative, attributes, tuple(children))


def _leaf(kid: Any, parent: Any, pages: Mapping[Any, int]) -> Annotation | Mark:
    if isinstance(kid, int):
        return pages[parent.Pg.objgen], kid
    if kid.Type == "/MCR":
        return pages[kid.get("/Pg", parent.Pg).objgen], int(kid.MCID)
    assert kid.Type == "/OBJR"
    inside = f"#{kid.Obj.Dest}" if "/Dest" in kid.Obj else str(kid.Obj.A.URI)
    return Annotation(str(kid.Obj.get("/Contents", "")), inside)
