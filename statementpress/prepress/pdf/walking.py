"""Go from object to object of a PDF that a stranger may have broken, or knotted into circles."""

from collections.abc import Iterator
from typing import TypeGuard

from pikepdf import Array, Dictionary, Name, Object, Stream

Seen = set[tuple[int, int]]
"""Numbers of the objects that were met; an object without one is part of another."""


def is_dictionary(obj: object) -> TypeGuard[Object]:
    """Say whether an object of a PDF has entries: a dictionary or a stream."""
    return isinstance(obj, Dictionary | Stream)


def items(value: object) -> list[Object]:
    """Return the dictionaries and streams of an array; none where it is no array."""
    return [each for each in value if is_dictionary(each)] if isinstance(value, Array) else []


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


def is_new(obj: Object, seen: Seen, most: int) -> bool:
    """Say whether an object is met for the first time, and note it; never after `most` of them."""
    if obj.objgen in seen or len(seen) >= most:
        return False
    if obj.is_indirect:
        seen.add(obj.objgen)
    return True
