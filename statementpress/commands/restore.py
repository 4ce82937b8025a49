"""Bring a frozen statement back to work on; the folder is what the command prints."""

from pathlib import Path
from typing import Annotated

from statementpress.commands.command import Invocation, command
from statementpress.commands.parameters import Argument, Option
from statementpress.commands.terminal import as_typed
from statementpress.late import late_imports

with late_imports():
    from statementpress.archive.bag import embedded_sources, layout, sources, versions
    from statementpress.commands import pdf_file
    from statementpress.machine import storage
    from statementpress.statement import catalogue


@command("restore")
def restore(
    invocation: Invocation,
    version: Annotated[
        str,
        Argument(
            "VERSION",
            "Statement and number, such as 2021-05-05/v1, the path of a version, or its "
            "official PDF; the newest of the statement if no number is given.",
        ),
    ],
    folder: Annotated[Path, Argument("DIR", "A folder that does not exist yet.")],
    whole: Annotated[
        bool,
        Option(
            "--whole", "Bring back its templates, styles and fonts, too, as a project of its own."
        ),
    ] = False,
) -> None:
    """Bring the statement folder of a frozen version, or of its official PDF, back to work on."""
    terminal = invocation.terminal
    kept = _kept(invocation.project, version)
    storage.store_folder(folder, kept if whole else sources.statement_files(kept))
    if whole:
        terminal.note(
            f"`generate.py --project {as_typed(folder)}` works on it; a file that is missing there "
            "is taken from Statement Press, as in every project"
        )
    else:
        slug, name = sources.slug_of(kept), folder.absolute().name
        # `check` and `build` take a statement only in a folder whose name begins with its date.
        if catalogue.date_in(name) != catalogue.date_in(slug):
            terminal.warning(
                f"the name of a statement's folder begins with its date, but “{name}” does not\n"
                f"  hint: rename it before you build it, for example to {slug}"
            )
    terminal.data(as_typed(folder))


def _kept(project: Path, name: str) -> dict[str, bytes]:
    """Return the files that a version, or an official PDF at the path `name`, was made from."""
    path = Path(name)
    if path.is_file() or path.suffix.lower() == ".pdf":
        pdf = pdf_file.read_pdf(path, "name an official PDF, or a version of the archive")
        return embedded_sources.sources_of(pdf)
    return sources.sources(versions.choose_version(project / layout.ARCHIVE, name))
