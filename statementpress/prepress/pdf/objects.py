"""Read the objects of a PDF that a stranger may have broken, or knotted into circles.

Most readers pass over what they cannot use, and print the page all the same. So the functions here
raise nothing: they return None, or something empty, for an object that is of another type than it
should be or makes no sense.
"""

import sys
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeGuard

from pikepdf import Array, Dictionary, Matrix, Name, Object, Rectangle, Stream

LARGEST = 1e9
"""Beyond any coordinate: the largest page has 14,400 units (ISO 32000-1, Annex C)."""

Seen = set[tuple[int, int]]
"""The numbers of the objects that a walk has met; an object without one is part of another."""


def number(value: object) -> float | None:
    """Return a number of a file, or None for all else and for what is beyond `LARGEST`."""
    if isinstance(value, Decimal):
        plain = float(value)
        return plain if -LARGEST <= plain <= LARGEST else None  # None also for NaN
    if type(value) is int:
        return float(value) if -LARGEST <= value <= LARGEST else None
    return None


def numbers(values: Sequence[object], count: int) -> tuple[float, ...] | None:
    """Return `values` as numbers, or None unless they are exactly `count` numbers."""
    if len(values) != count:
        return None
    found = tuple(map(number, values))
    return None if None in found else found  # type: ignore[return-value]


def integer(value: object) -> int | None:
    """Return a whole number of a file, or None for all else."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def array(obj: object) -> list[object]:
    """Return the members of an array, or an empty list for all else."""
    return list(obj.as_list()) if isinstance(obj, Array) else []


def matrix(obj: object) -> Matrix:
    """Return an array of six numbers as a matrix, or the identity for all else."""
    six = numbers(array(obj), 6)
    return Matrix(*six) if six else Matrix()


def rectangle(obj: object) -> Rectangle | None:
    """Return an array of four numbers as a rectangle, whichever corners it gives (7.9.5)."""
    four = numbers(array(obj), 4)
    if not four:
        return None
    left, right = sorted(four[::2])
    bottom, top = sorted(four[1::2])
    return Rectangle(left, bottom, right, top)


def name(obj: object) -> str:
    """Return a name as people read it, without its slash, or "" for all else.

    A name is any bytes (7.3.5). It should be UTF-8 (7.9.2). Old programs wrote what their machine
    used, for which Windows-1252 is the best guess. A key of `entries` may be given in place of a
    name.
    """
    if isinstance(obj, str):
        return spelled(obj.encode("utf-8", "surrogateescape")[1:])
    return spelled(bytes(obj)[1:]) if isinstance(obj, Name) else ""


def spelled(data: bytes) -> str:
    """Return the bytes of a name as people read them."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "backslashreplace")


def as_name(key: str) -> Name:
    """Return the name that a key of `entries` stands for."""
    data = key[1:].encode("utf-8", "surrogateescape")
    return Object.parse(b"/" + b"".join(b"#%02x" % byte for byte in data))  # type: ignore[return-value]


def is_dictionary(obj: object) -> TypeGuard[Object]:
    """Say whether an object has entries, that is, whether it is a dictionary or a stream."""
    return isinstance(obj, Dictionary | Stream)


def dictionary(obj: object) -> Object | None:
    """Return a dictionary or a stream, or None for all else."""
    return obj if is_dictionary(obj) else None


def entry(obj: object, key: str | Name) -> object:
    """Return an entry of a dictionary, or None if it lacks the entry or is no dictionary."""
    return obj.get(key) if is_dictionary(obj) else None


def items(value: object) -> list[Object]:
    """Return the dictionaries and streams of an array, or an empty list for all else."""
    return [each for each in value if is_dictionary(each)] if isinstance(value, Array) else []


def entries(holder: object, key: Name) -> list[tuple[str, Object]]:
    """Return the entries of the dictionary `key` of another that have entries themselves.

    This is how resources are kept: by kind, such as /Font, and then by name. The names come with
    their slash, as keys of pikepdf, in which bytes that are no UTF-8 stand as lone surrogates;
    `name` makes text of them.
    """
    named = entry(holder, key)
    if not isinstance(named, Dictionary):
        return []
    return [(called, each) for called, each in named.items() if is_dictionary(each)]


def is_new(obj: Object, seen: Seen, most: int = sys.maxsize) -> bool:
    """Say whether an object is met for the first time, and note it; False after `most` objects."""
    if obj.objgen in seen or len(seen) >= most:
        return False
    if obj.is_indirect:
        seen.add(obj.objgen)
    return True
