"""Earlier texts by their hashes, so that what a page sends can be merged with what it began from.

They are kept in memory, and in the cache so that a server that starts again knows them, too. One
that is gone costs nothing but convenience: the page then shows both texts side by side.
"""

import re
from hashlib import sha256
from typing import Final

from statementpress.machine import cache

_HASH: Final = re.compile("[0-9a-f]{64}")


def hash_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, as 64 hexadecimal digits."""
    return sha256(text.encode("utf-8")).hexdigest()


def remember(text: str) -> str:
    """Keep a text, and return its hash."""
    name = hash_of(text)
    if cache.kept(cache.Shelf.TEXTS, name) is None:
        cache.keep(cache.Shelf.TEXTS, name, text.encode("utf-8"))
    return name


def remembered(name: str) -> str | None:
    """Return the text of a hash; None if it is not known any more."""
    data = cache.kept(cache.Shelf.TEXTS, name) if _HASH.fullmatch(name) else None
    return data.decode("utf-8") if data is not None and sha256(data).hexdigest() == name else None
