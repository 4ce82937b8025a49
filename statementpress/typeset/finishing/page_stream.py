"""Read the stream of a page as WeasyPrint 70.0 draws it: once, for all steps that need it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from statementpress.typeset.finishing.text_operators import TextOperator, font_chosen, shown


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """A marked content with an identifier, as it was drawn."""

    place: int
    """The index of its property list in the stream; its tag stands before it."""
    properties: Any
    """Its property list, a dictionary of the PDF."""
    operators: list[TextOperator] = field(default_factory=list)
    """What it shows."""


@dataclass(frozen=True, slots=True)
class PageStream:
    """The stream of a page."""

    items: list[Any]
    """What is written; the steps of finishing replace items, and keep their number and order."""
    operators: Sequence[TextOperator]
    """All text operators, as they were drawn."""
    contents: Sequence[MarkedContent]
    """All marked content with an identifier, as it was drawn."""


def read(items: list[Any]) -> PageStream:
    """Return the stream of a page; `items` are those of its object in the PDF."""
    operators, contents = list[TextOperator](), list[MarkedContent]()
    content, font = None, ""
    for index, item in enumerate(items):
        if isinstance(item, bytes):
            match item[-2:]:
                case b"TJ":
                    operators.append(shown(item, index, font))
                    if content is not None:
                        content.operators.append(operators[-1])
                case b"Tf":
                    font = font_chosen(item)
                case b"MC" if item == b"EMC":
                    content = None
        elif isinstance(item, dict) and "MCID" in item:
            content = MarkedContent(index, item)
            contents.append(content)
    return PageStream(items, operators, contents)
