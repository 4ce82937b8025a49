"""Read a PDF once: readers take up to a second to start, and many tests ask for the same file."""

import hashlib
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


def once_per_content(read: Callable[[Path], T]) -> Callable[[Path], T]:
    """Keep what `read` returns for each content of a file, as long as the tests run.

    The result is shared, so it has to be immutable.
    """
    kept: dict[bytes, T] = {}

    @wraps(read)
    def reading(pdf: Path) -> T:
        content = hashlib.sha256(pdf.read_bytes()).digest()
        if content not in kept:
            kept[content] = read(pdf)
        return kept[content]

    return reading
