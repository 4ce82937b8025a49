"""Begin a statement: a folder that builds at once, to write one's own text into."""

import re
from collections.abc import Mapping
from pathlib import Path

from statementpress.archive.bag.restoring import put
from statementpress.commands.build import as_typed
from statementpress.commands.terminal import Terminal
from statementpress.errors import SetupError, UsageError
from statementpress.project.files import ProjectFiles
from statementpress.statement.reading import FACTS, date_in

EXAMPLE = "new"
"""The folder in templates/ that holds the files of a new statement."""


def new(terminal: Terminal, project: Path, name: str) -> None:
    """Put the example into statements/`name`, with the date that `name` begins with; print where.

    Raises UsageError if `name` is no name for a statement's folder or is taken, SetupError if the
    example is missing, and OutputError if the folder cannot be written; then nothing is written.
    """
    day = date_in(name)
    if day is None:
        raise UsageError(
            f"“{name}” is not a name for a statement",
            hint="write year-month-day and then words in small letters, joined by hyphens, such as "
            "2021-05-05-children-in-schools",
        )
    files = dict(_example(ProjectFiles(project)))
    facts = files[FACTS].decode("utf-8")
    files[FACTS] = re.sub("(?m)^date = .*$", f"date = {day}", facts, count=1).encode("utf-8")
    folder = project / "statements" / name
    put(files, folder)
    terminal.note("it holds an example: replace its text, names and facts with your own")
    terminal.data(as_typed(folder))


def _example(files: ProjectFiles) -> Mapping[str, bytes]:
    """Return the files of the project's own example, or of the shipped one, by their names."""
    for root in files.roots("templates"):
        folder = root / EXAMPLE
        if (folder / FACTS).is_file():
            return {
                path.relative_to(folder).as_posix(): path.read_bytes()
                for path in folder.rglob("*")
                if path.is_file()
            }
    raise SetupError(
        f"there is no example in templates/{EXAMPLE}", hint="install Statement Press again"
    )
