"""Names of files: a page sends only such as every system has, and is told only such as are text."""

import re
from collections.abc import Collection
from typing import Final

from statementpress.statement.files import MOST_BYTES
from statementpress.studio.answers import RefusedError

_NAME: Final = re.compile(r"[^\x00-\x1f\x7f/\\:*?\"<>|. ~][^\x00-\x1f\x7f/\\:*?\"<>|]*")
_DEVICES: Final = re.compile(r"(?i:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")


def checked_name(name: str, endings: Collection[str]) -> str:
    """Return the name of a file that ends in one of `endings`; raise RefusedError for another."""
    if not name.lower().endswith(tuple(endings)):
        message = f"“{name[:80]}” is not a file of this kind"
        raise RefusedError(422, "file-kind", message, f"its name ends in {', '.join(endings)}")
    if not _NAME.fullmatch(name) or _DEVICES.fullmatch(name) or len(name.encode()) > MOST_BYTES:
        message = f"“{name[:80]}” is no name that every system has for a file"
        raise RefusedError(422, "file-name", message, "name it with letters and digits")
    return name


def is_text(name: str) -> bool:
    """Return whether a page can be told the name of a file; some disks have such as are no text."""
    return name.encode("utf-8", "replace").decode() == name
