"""Keep prepared fonts between builds, by content.

A prepared font depends on the font file, the text and this code, and its name here is the hash of
all three: an entry is never out of date. Each file begins with the hash of the rest, so a broken
or cut one counts as missing; each is written aside and renamed, so concurrent builds see a whole
file or none. A folder that cannot be written costs only time.
"""

import os
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

_DIGEST = 32


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
    """Return the entry `name`, made and kept where it is not there or is broken."""
    if folder is None:
        return make()
    path = folder / name
    data = _read(path)
    if data is None:
        data = make()
        _keep(path, data)
    return data


def _read(path: Path) -> bytes | None:
    try:
        entry = path.read_bytes()
    except OSError:
        return None
    data = entry[_DIGEST:]
    return data if sha256(data).digest() == entry[:_DIGEST] else None


def _keep(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as aside:
            temporary = Path(aside.name)
            aside.write(sha256(data).digest() + data)
        temporary.replace(path)
    except OSError:
        return
