"""Keep prepared fonts between builds, by content.

A prepared font depends on the font file, the text and this code, and its name here is the hash of
all three: an entry is never out of date. Each file begins with the hash of the rest, so a broken
or cut one counts as missing; each is written aside and renamed, so concurrent builds see a whole
file or none. A folder that cannot be written costs only time.

Every edit of a statement makes new entries; those longest unused are then removed. Only files
whose names are ours are touched, as people may name any folder in STATEMENTPRESS_CACHE.
"""

import os
import re
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

KEPT = 50
"""Entries that stay, about 150 KB each: the faces of some ten editions and drafts."""

_DIGEST = 32
_ENTRY = re.compile(r"[0-9a-f]{64}")
_ASIDE = ".statementpress-"
_ABANDONED = 3600
"""Seconds after which a file written aside belongs to no build that still runs."""


def cache_folder() -> Path | None:
    """Return where prepared fonts lie; None where STATEMENTPRESS_CACHE is empty."""
    chosen = os.environ.get("STATEMENTPRESS_CACHE")
    if chosen is not None:
        return Path(chosen) if chosen else None
    base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    try:
        return Path(base).expanduser() / "statementpress" / "fonts"
    except RuntimeError:  # no home directory
        return None


def key(parts: Iterable[bytes]) -> str:
    """Return the name of the entry that depends on `parts`, in their order."""
    digest = sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def cached(folder: Path | None, name: str, make: Callable[[], bytes]) -> bytes:
    """Return the entry `name` (a `key`), made and kept where it is not there or is broken."""
    if folder is None:
        return make()
    path = folder / name
    data = _read(path)
    if data is None:
        data = make()
        with suppress(OSError):
            _keep(path, data)
            _prune(folder)
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


def _keep(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=_ASIDE, delete=False) as aside:
        temporary = Path(aside.name)
        try:
            aside.write(sha256(data).digest() + data)
            aside.flush()
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise


def _prune(folder: Path) -> None:
    """Remove the entries longest unused, and what killed builds have left."""
    used = {path: path.stat().st_mtime for path in folder.iterdir() if _is_ours(path.name)}
    abandoned = time.time() - _ABANDONED
    entries = sorted(filter(lambda path: _ENTRY.fullmatch(path.name), used), key=used.__getitem__)
    asides = [path for path in used if path not in entries and used[path] < abandoned]
    for path in [*entries[:-KEPT], *asides]:
        with suppress(OSError):
            path.unlink()


def _is_ours(name: str) -> bool:
    return bool(_ENTRY.fullmatch(name)) or name.startswith(_ASIDE)
