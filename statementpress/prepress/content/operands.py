"""What an object of a strangers' file holds, or None where it is of another type or makes no sense.

Most readers pass over what they cannot use, and so the page is still printed. Nothing in here
raises.
"""

from collections.abc import Sequence
from decimal import Decimal
from math import isfinite

from pikepdf import Array, Dictionary, Matrix, Name, Object, Rectangle, Stream

LARGEST = 1e9
"""Beyond any coordinate: the largest page has 14,400 units (ISO 32000-1, Annex C)."""


def number(value: object) -> float | None:
    """Return a number of a file; None for all else, and for what is beyond `LARGEST`."""
    if type(value) is int:
        return float(value) if -LARGEST <= value <= LARGEST else None
    if isinstance(value, Decimal):
        plain = float(value)
        return plain if isfinite(plain) and abs(plain) <= LARGEST else None
    return None


def numbers(values: Sequence[object], count: int) -> tuple[float, ...] | None:
    """Return so many numbers; None where one is none, or they are more or less."""
    if len(values) != count:
        return None
    found = []
    for value in values:
        plain = number(value)
        if plain is None:
            return None
        found.append(plain)
    return tuple(found)


def integer(value: object) -> int | None:
    """Return a whole number of a file; None for all else."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def array(obj: object) -> list[object]:
    """Return what is in an array; an empty list for all else."""
    return list(obj.as_list()) if isinstance(obj, Array) else []


def matrix(obj: object) -> Matrix:
    """Return an array of six numbers as a matrix; the identity for all else."""
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


def dictionary(obj: object) -> Object | None:
    """Return a dictionary, which may be that of a stream; None for all else."""
    return obj if isinstance(obj, Dictionary | Stream) else None


def entry(obj: object, key: str | Name) -> object:
    """Return an entry of a dictionary; None where it has none, or is no dictionary."""
    found = dictionary(obj)
    return None if found is None else found.get(key)


def name(obj: object) -> str:
    """Return a name without its slash; "" for all else."""
    if not isinstance(obj, Name):
        return ""
    try:
        return str(obj)[1:]
    except UnicodeDecodeError:
        # a name is any bytes (7.3.5); unparsed, those beyond ASCII are escaped
        return obj.unparse().decode("ascii", "replace")[1:]
