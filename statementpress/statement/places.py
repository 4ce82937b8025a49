"""Find where a statement's files hold a piece of text, to name the place of a late error."""

from pathlib import Path

from statementpress.errors import Place
from statementpress.statement.files import FileError, decode, read_inside
from statementpress.statement.folder import known_as


def place_of(text: str, folder: Path, project: Path) -> Place | None:
    """Return the first place in a statement folder's own files that has `text`."""
    for path in sorted(folder.glob("*.*")):
        try:
            lines = decode(read_inside(folder, path.name)).splitlines()
        except FileError:
            continue
        for number, line in enumerate(lines, 1):
            if text in line:
                return Place(known_as(path, project), number)
    return None
