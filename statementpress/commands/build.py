"""Build an edition and store it; the path is what the command prints."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from statementpress.commands.choice import choose_statement
from statementpress.commands.terminal import Terminal
from statementpress.editions.printing.settings import PrintRequest
from statementpress.native import require_libraries
from statementpress.project.storage import store_all
from statementpress.typeset.layout.pinned import require_weasyprint

if TYPE_CHECKING:
    from statementpress.editions.making import Made


def build(  # noqa: PLR0913, PLR0917 - one parameter for each option
    terminal: Terminal,
    project: Path,
    name: str | None,
    edition: str,
    output: Path | None = None,
    request: PrintRequest = PrintRequest(),  # noqa: B008 - it is frozen
) -> Path:
    """Build the edition, print where its files lie, and return the path of its PDF.

    They go to `output`, or to build/<statement folder>/ in `project`. Raises what `build.make`,
    `choose_statement` and `store_all` raise; but for a disk that fails between two files, nothing
    was written then.
    """
    folder = choose_statement(project, name)
    made = make_edition(terminal, project, folder, edition, request)
    files = files_of(made, edition, output or project / "build" / folder.name)
    store_all(files)
    for finding in made.findings:
        terminal.finding(finding)
    for path in files:
        terminal.data(as_typed(path))
    return next(iter(files))


def files_of(made: "Made", edition: str, folder: Path) -> dict[Path, bytes]:
    """Return the files of an edition by their paths in `folder`, its PDF first."""
    return {folder / name: data for name, data in made.files(edition).items()}


def make_edition(
    terminal: Terminal,
    project: Path,
    folder: Path,
    edition: str,
    request: PrintRequest = PrintRequest(),  # noqa: B008 - it is frozen
) -> "Made":
    """Return the edition, made in memory, while the terminal shows how far it is.

    Raises what `build.make` raises, and SetupError for what it cannot even be imported without.
    """
    require_libraries()
    require_weasyprint()
    from statementpress.editions.making import make  # noqa: PLC0415 - it loads the libraries

    with terminal.progress() as stage:
        return make(project, folder, edition, stage, request)


def open_file(terminal: Terminal, path: Path) -> None:
    """Show a file in the program that this machine opens it with."""
    if typer.launch(str(path)) != 0:
        terminal.warning(f"no program was found that opens {path}")


def as_typed(path: Path) -> str:
    """Return the path as seen from the working directory, whole where it lies elsewhere."""
    whole = path.resolve()
    here = Path.cwd()
    return str(whole.relative_to(here) if whole.is_relative_to(here) else whole)
