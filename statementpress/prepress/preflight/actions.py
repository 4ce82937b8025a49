"""Where a PDF keeps actions, scripts and files: walks through trees that may have been knotted.

Actions (ISO 32000-1, 12.6) hang on the document, its pages, annotations, form fields and outline,
and each may be followed by others. Name trees (7.9.6) hold scripts and files.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf

from statementpress.prepress.pdf.objects import Seen, entries, is_dictionary, is_new, items
from statementpress.prepress.preflight.inspection import InspectedPage

MOST_NODES = 100_000
"""Nodes of trees looked into; a file that has more is made to tire its reader."""


@dataclass(frozen=True, slots=True)
class Action:
    """An action, and the number of the page that it is on; None where it is of the whole file."""

    obj: Object
    page: int | None


def actions(pdf: Pdf, pages: tuple[InspectedPage, ...]) -> Iterator[Action]:
    """Yield each action of a file once, those of pages under their number."""
    seen = Seen()
    yield from _chains(_starts(pdf.Root, Name.OpenAction), None, seen)
    for page in pages:
        for holder in [page.page.obj, *items(page.page.obj.get(Name.Annots))]:
            yield from _chains(_starts(holder, Name.A), page.number, seen)
    form = pdf.Root.get(Name.AcroForm)
    fields = items(form.get(Name.Fields)) if isinstance(form, Dictionary) else []
    outline = [each for each in [pdf.Root.get(Name.Outlines)] if is_dictionary(each)]
    for holder in _nodes([*fields, *outline]):
        yield from _chains(_starts(holder, Name.A), None, seen)


def named(pdf: Pdf, key: Name) -> Iterator[object]:
    """Yield what stands in a name tree of the document, whatever it is."""
    names = pdf.Root.get(Name.Names)
    tree = names.get(key) if isinstance(names, Dictionary) else None
    for node in _nodes([tree] if isinstance(tree, Dictionary) else []):
        pairs = node.get(Name.Names)
        if isinstance(pairs, Array):
            yield from list(pairs)[1::2]


def _starts(holder: Object, key: Name) -> Iterator[Object]:
    """Yield the first actions of a holder: that of a key, and those of its events (12.6.3)."""
    first = holder.get(key)
    if isinstance(first, Dictionary):
        yield first
    yield from (action for _, action in entries(holder, Name.AA))


def _chains(starts: Iterator[Object], page: int | None, seen: Seen) -> Iterator[Action]:
    """Yield actions and those that follow them (12.6.2)."""
    waiting = list(starts)
    while waiting:
        action = waiting.pop(0)
        if is_new(action, seen, MOST_NODES):
            yield Action(action, page)
            waiting += _one_or_more(action.get(Name.Next))


def _nodes(roots: list[Object]) -> Iterator[Object]:
    """Yield nodes of trees: of name trees and forms by Kids, of outlines by First and Next."""
    seen = Seen()
    waiting = list(roots)
    while waiting:
        node = waiting.pop()
        if is_new(node, seen, MOST_NODES):
            yield node
            waiting += items(node.get(Name.Kids))
            waiting += _one_or_more(node.get(Name.First)) + _one_or_more(node.get(Name.Next))


def _one_or_more(value: object) -> list[Object]:
    return [value] if is_dictionary(value) else items(value)
