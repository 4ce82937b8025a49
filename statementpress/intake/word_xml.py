"""The names of elements and attributes in the XML of Word files, whichever edition wrote them."""

from collections.abc import Iterator
from typing import Any, Final

Element = Any
"""An element of lxml, which has no types of its own."""

OFF: Final = {"0", "false", "off", "none"}


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str, default: str = "") -> str:
    """Return an attribute by its name without the namespace."""
    if element is not None:
        for key, value in element.attrib.items():
            if key.rpartition("}")[2] == name:
                return str(value)
    return default


def child(element: Element | None, *names: str) -> Element | None:
    """Return the first child that has a name, and of that the child with the next, and so on."""
    for name in names:
        element = next(children(element, name), None)
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Yield the children that have a name."""
    if element is not None:
        yield from (each for each in element if local(each) == name)


def value(element: Element | None, *names: str) -> str:
    """Return the attribute `val` of a child, or of what is in it; "" if it is not there."""
    return attribute(child(element, *names), "val")


def below(element: Element, *names: str) -> Iterator[Element]:
    """Yield all elements with one of the names, at any depth."""
    yield from (each for each in element.iter() if local(each) in names)


def switch(element: Element | None, name: str) -> bool | None:
    """Return whether a property is switched on or off; None if nothing is said of it."""
    found = child(element, name)
    return None if found is None else attribute(found, "val", "1") not in OFF


def whole(text: str, default: int = 0) -> int:
    """Return a number as Word writes it; the default if it is none."""
    try:
        return max(-(10**6), min(round(float(text)), 10**6))
    except (ValueError, OverflowError):
        return default
