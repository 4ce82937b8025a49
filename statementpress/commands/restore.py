"""Bring a frozen statement back to work on; the folder is what the command prints."""

from pathlib import Path

from statementpress.commands.pdf_file import read_pdf
from statementpress.commands.terminal import Terminal, as_typed
from statementpress.project.storage import store_folder

DATED = len("2021-05-05-")
"""Characters of a slug that are its date, and the hyphen after it."""


def restore(terminal: Terminal, project: Path, name: str, folder: Path, whole: bool) -> None:
    """Put the statement of the version `name`, or of an official PDF, into `folder`; print it.

    `whole` is all that the version was made from, as a project. UsageError for a version that is
    not there or a folder that is taken, ArchiveError for files that are not as they were frozen,
    OutputError where they cannot be written; then nothing is restored.
    """
    from statementpress.archive.bag.sources import (  # noqa: PLC0415 - pikepdf
        slug_of,
        statement_files,
    )

    kept = _kept(project, name)
    store_folder(folder, kept if whole else statement_files(kept))
    if whole:
        terminal.note(
            f"`generate.py --project {as_typed(folder)}` works on it; a file that it has not is "
            "taken from Statement Press, as for every project"
        )
    else:
        _warn_of_name(terminal, folder.absolute().name, slug_of(kept))
    terminal.data(as_typed(folder))


def _kept(project: Path, name: str) -> dict[str, bytes]:
    """Return the files that a version, or a PDF at the path `name`, was made from."""
    from statementpress.archive.bag.embedded_sources import sources_of  # noqa: PLC0415
    from statementpress.archive.bag.layout import ARCHIVE  # noqa: PLC0415
    from statementpress.archive.bag.sources import sources  # noqa: PLC0415
    from statementpress.archive.bag.versions import choose_version  # noqa: PLC0415

    path = Path(name)
    if path.is_file() or path.suffix.lower() == ".pdf":
        return sources_of(read_pdf(path, "name an official PDF, or a version of the archive"))
    return sources(choose_version(project / ARCHIVE, name))


def _warn_of_name(terminal: Terminal, name: str, slug: str) -> None:
    """Say so where `check` and `build` will not take a statement in a folder of this name."""
    if name[:DATED] != slug[:DATED]:
        terminal.warning(
            f"the name of a statement's folder begins with its date, and “{name}” does not\n"
            f"  hint: rename it before you build it, such as to {slug}"
        )
