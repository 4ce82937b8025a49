"""Begin a statement: a folder that builds at once, to write one's own text into."""

import re
from collections.abc import Mapping
from typing import Annotated

import typer

from statementpress.commands.command import Invocation, command
from statementpress.commands.terminal import as_typed
from statementpress.errors import SetupError, UsageError
from statementpress.late import late_imports
from statementpress.project.files import ProjectFiles

with late_imports():
    from statementpress.project import storage
    from statementpress.statement import catalogue

EXAMPLE = "new"
"""The folder in templates/ that holds the files of a new statement."""


@command("new")
def new(
    invocation: Invocation,
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="Date and words for the folder, such as 2021-05-05-children-in-schools.",
            show_default=False,
        ),
    ],
) -> None:
    """Begin a statement: put an example into statements/NAME, to write your own text into."""
    day = catalogue.date_in(name)
    if day is None:
        raise UsageError(
            f"“{name}” is not a name for a statement",
            hint="write year-month-day and then words in small letters, joined by hyphens, such as "
            "2021-05-05-children-in-schools",
        )
    folder = invocation.project / "statements" / name
    if folder.exists():
        raise UsageError(
            f"there is already a statement “{name}”",
            hint="choose another name, or work on that one",
        )
    files = dict(_example(ProjectFiles(invocation.project)))
    facts = files[catalogue.FACTS].decode("utf-8")
    facts = re.sub("(?m)^date = .*$", f"date = {day}", facts, count=1)
    files[catalogue.FACTS] = facts.encode("utf-8")
    storage.store_folder(folder, files)
    invocation.terminal.note("it holds an example: replace its text, names and facts with your own")
    invocation.terminal.data(as_typed(folder))


def _example(files: ProjectFiles) -> Mapping[str, bytes]:
    """Return the files of the project's own example, or of the shipped one, by their names."""
    for root in files.roots("templates"):
        folder = root / EXAMPLE
        if (folder / catalogue.FACTS).is_file():
            return {
                path.relative_to(folder).as_posix(): path.read_bytes()
                for path in folder.rglob("*")
                if path.is_file()
            }
    raise SetupError(
        f"there is no example in templates/{EXAMPLE}", hint="install Statement Press again"
    )
