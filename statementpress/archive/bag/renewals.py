"""The folders in which versions are stamped anew, years after they were frozen.

They lie beside the version, so that nothing in it is touched: v1-stamp-1 beside v1, then
v1-stamp-2. Each lists every file of the version and of the stamps before it, by a stronger hash
than that of the bag, and stamps this list: the idea of RFC 4998, in files that `sha512sum` and
`openssl` check.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from statementpress.archive.bag import layout

FOLDER = re.compile(r"v([1-9][0-9]*)-stamp-([1-9][0-9]*)")
"""The name of such a folder: the number of the version, and which stamp of it this is."""
HASH = "sha512"
FILES = (layout.RENEWED, layout.RENEWED_STAMP)
"""What lies in such a folder, and nothing else."""


def renewals(version: Path) -> dict[int, Path]:
    """Return the folders that stamp a version anew by their numbers, the oldest first.

    `version` is the folder of the version, which has to bear its own name, such as v1.
    """
    found = {}
    if version.parent.is_dir():
        for path in version.parent.glob(f"{version.name}-stamp-*"):
            if match := FOLDER.fullmatch(path.name):
                found[int(match[2])] = path
    return dict(sorted(found.items()))


def is_renewal(path: Path) -> bool:
    """Return whether a folder stamps a version anew that lies beside it."""
    match = FOLDER.fullmatch(path.name)
    return (
        bool(match) and path.is_dir() and path.with_name(f"v{match[1] if match else ''}").is_dir()
    )


def name_in(path: Path, home: Path) -> str:
    """Return the name by which such a list knows a file that lies below `home`."""
    return path.relative_to(home).as_posix()


def covered(version: Path, before: int) -> Iterator[Path]:
    """Yield every file of a version, and of those stamps of it whose number is below `before`."""
    older = [folder for number, folder in renewals(version).items() if number < before]
    for folder in (version, *older):
        yield from sorted(path for path in folder.rglob("*") if path.is_file())
