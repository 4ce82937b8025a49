"""What is decided in laid-out pages, as rules of a style sheet that is added for the next layout.

A rule names its element by the way to it from the root: the second child, its fifth child and so
on. It therefore fits every layout of the same document, and one that has more pages at its end.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from statementpress.typeset.compose.document import Document

SHEET = "what the pages asked for"


class Decision(NamedTuple):
    """What the next layout is to do otherwise."""

    element: Any
    """The element of the document that it is about."""
    declarations: str
    """What the style sheet is to say of it, such as "break-inside: auto"."""


def rules(pages: Sequence[Any], decisions: Collection[Decision]) -> list[str]:
    """Return a rule for each decision, for the document that was laid out as `pages`."""
    if not decisions:
        return []
    root = pages[0]._page_box.children[0].element
    wanted = {decision.element for decision in decisions}
    ways = dict(_ways(root, (), wanted))
    return [f"{ways[element]} {{ {declared} }}" for element, declared in decisions]


def with_rules(document: Document, added: Iterable[str]) -> Document:
    """Return the document with rules that go before all others."""
    text = document.style_sheets.get(SHEET, "") + "\n".join(added)
    if not text:
        return document
    return replace(document, style_sheets={**document.style_sheets, SHEET: text})


def _ways(element: Any, way: tuple[int, ...], wanted: Collection[Any]) -> Iterable[tuple[Any, str]]:
    """Yield the selector of each wanted element in an element that is itself found by `way`."""
    if element in wanted:
        yield element, " > ".join([":root", *(f":nth-child({number})" for number in way)])
    children = (child for child in element if isinstance(child.tag, str))
    for number, child in enumerate(children, 1):
        yield from _ways(child, (*way, number), wanted)
