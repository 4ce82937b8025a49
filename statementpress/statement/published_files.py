"""The files of a statement folder in the form in which they leave it.

What an archive keeps, a PDF carries and a website offers is made from these files, never from the
folder itself: some of what an author has there is nobody else's. `FORMS` lists what is left out, or
takes another form. A frozen version has only this form, and is made again from it, so it must make
the same statement when it is read.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from statementpress.statement.folder_files import folder_files
from statementpress.statement.model import Statement
from statementpress.statement.register.published import register_form
from statementpress.statement.signatures import without_personal_scans

Form = Callable[[Statement, Mapping[str, bytes]], Mapping[str, bytes]]
"""Takes a statement and its files by their paths in its folder, and returns those that may leave
it. What it returns for its own result is that result."""

FORMS: Sequence[Form] = (register_form, without_personal_scans)


def published_files(statement: Statement, project: Path) -> dict[str, bytes]:
    """Return the files of the statement that may leave its folder, by their paths in it, sorted.

    Raises ContentError as `folder_files` does.
    """
    files: Mapping[str, bytes] = folder_files(statement.folder, project)
    for form in FORMS:
        files = form(statement, files)
    return dict(sorted(files.items()))
