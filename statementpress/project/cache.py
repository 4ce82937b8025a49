"""Keep between builds what takes long to make, by content: prepared fonts, and drawings of logos.

A prepared font depends on the font file, the text and the code that makes it. Its name here is the
hash of all three, so an entry is never out of date. Each file begins with the hash of its remaining
bytes, so a broken or incomplete one counts as missing. Each is stored whole or not at all, so that
concurrent builds never see half a file. If the folder cannot be written, builds only take longer.

Every edit of a statement makes new entries; those unused for longest are then removed. Only files
with names that this module gives are touched, as STATEMENTPRESS_CACHE may name any folder.
"""

import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from statementpress.errors import OutputError
from statementpress.project.asides import sweep
from statementpress.project.storage import store

KEPT = 50
"""How many fonts stay, about 150 KB each: the faces of some ten editions and drafts."""

LOGOS, KEPT_LOGOS = "logos", 500
"""The folder inside the cache for what is known of logos, and how many entries stay there: less
than 1 KB each, but for the few that are printed as pixels."""

_DIGEST = 32
_ENTRY = re.compile(r"[0-9a-f]{64}")


def cache_folder() -> Path | None:
    """Return where prepared fonts lie; None if STATEMENTPRESS_CACHE is empty."""
    chosen = os.environ.get("STATEMENTPRESS_CACHE")
    if chosen is not None:
        return Path(chosen) if chosen else None
    base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    try:
        return Path(base).expanduser() / "statementpress" / "fonts"
    except RuntimeError:  # no home directory
        return None


def logo_folder() -> Path | None:
    """Return where drawings of logos lie; None if nothing is kept."""
    folder = cache_folder()
    return folder / LOGOS if folder else None


def key(parts: Iterable[bytes]) -> str:
    """Return the name of the entry that depends on `parts`, in their order."""
    digest = sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def cached(
    folder: Path | None, name: str, make: Callable[[], bytes], kept: int | None = None
) -> bytes:
    """Return the entry `name` (a `key`); it is made and kept if it is missing or broken.

    At most `kept` entries, or `KEPT`, stay in the folder.
    """
    if folder is None:
        return make()
    path = folder / name
    data = _read(path)
    if data is None:
        data = make()
        with suppress(OSError, OutputError):
            store(path, sha256(data).digest() + data)
            _prune(folder, KEPT if kept is None else kept)
    return data


def _read(path: Path) -> bytes | None:
    try:
        entry = path.read_bytes()
    except OSError:
        return None
    data = entry[_DIGEST:]
    if sha256(data).digest() != entry[:_DIGEST]:
        return None
    with suppress(OSError):
        os.utime(path)
    return data


def _prune(folder: Path, kept: int) -> None:
    """Remove the entries unused for longest, and what interrupted builds have left."""
    sweep(folder, _ENTRY.pattern)
    entries = {
        path: path.stat().st_mtime for path in folder.iterdir() if _ENTRY.fullmatch(path.name)
    }
    for path in sorted(entries, key=entries.__getitem__)[:-kept]:
        with suppress(OSError):
            path.unlink()
