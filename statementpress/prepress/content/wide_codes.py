"""The widths of a CIDFont (ISO 32000-1, 9.7.4.3)."""

from collections.abc import Iterable, Iterator
from itertools import islice

from pikepdf import Array

from statementpress.prepress.pdf.objects import array, integer, number

MOST_WIDTHS = 1 << 18
"""Four times the codes that two bytes can write; an array that names more goes in circles."""
LAST = 0xFFFF


def cid_widths(obj: object) -> dict[int, float]:
    """Return the widths that a /W array gives, by CID, in text space units."""
    return dict(islice(_widths(iter(array(obj))), MOST_WIDTHS))


def _widths(entries: Iterator[object]) -> Iterator[tuple[int, float]]:
    """Yield CIDs and widths of `first [width ...]` and `first last width`, up to any other."""
    for entry in entries:
        first, after = integer(entry), next(entries, None)
        if first is None:
            return
        if isinstance(after, Array):
            yield from _each(first, array(after))
            continue
        last, width = integer(after), number(next(entries, None))
        if last is None or width is None:
            return
        for cid in range(max(first, 0), min(last, LAST) + 1):
            yield cid, width / 1000


def _each(first: int, widths: Iterable[object]) -> Iterator[tuple[int, float]]:
    for cid, width in enumerate(widths, first):
        yield cid, (number(width) or 0.0) / 1000
