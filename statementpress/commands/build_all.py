"""Build all editions of a statement: what can be made is stored, and what cannot is told.

Each edition is stored as soon as it is made. One that fails costs no other, so that on the evening
before an event a missing summary does not keep the handouts from being printed.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from statementpress.commands.build import as_typed, files_of
from statementpress.commands.choice import choose_statement
from statementpress.commands.terminal import Terminal
from statementpress.editions.printing.settings import PrintRequest
from statementpress.errors import EditionsError, Finding, Place, Severity, StatementPressError
from statementpress.native import require_libraries
from statementpress.project.storage import store_all
from statementpress.typeset.layout.pinned import require_weasyprint

if TYPE_CHECKING:
    from statementpress.editions.making import Made
    from statementpress.editions.source import Source


def build_all(
    terminal: Terminal, project: Path, name: str | None, output: Path | None, request: PrintRequest
) -> None:
    """Build the editions that the statement can have, and print where their files lie.

    They go to `output`, or to build/<statement folder>/ in `project`. Paths are printed in the
    order of the table, a finding of several editions once. EditionsError where some could not be
    made or stored; before any is made, what `build.read_source` and `choose_statement` raise, and
    UsageError for a sheet or a profile that no edition has a use for.
    """
    require_libraries()
    require_weasyprint()
    from statementpress.editions.source import read_source  # noqa: PLC0415
    from statementpress.editions.together import requests  # noqa: PLC0415 - it loads the libraries

    folder = choose_statement(project, name)
    source = read_source(project, folder)
    asked = requests(source, request)
    for finding in _left_out(source, asked):
        terminal.finding(finding)
    folder = output or project / "build" / folder.name
    stored = _made_and_stored(terminal, source, asked, folder)
    paths = {name: done for name, done in stored.items() if isinstance(done, _Stored)}
    for finding in _findings({name: done.findings for name, done in paths.items()}):
        terminal.finding(finding)
    for path in [path for done in paths.values() for path in done.paths]:
        terminal.data(as_typed(path))
    failures = {
        name: done for name, done in stored.items() if isinstance(done, StatementPressError)
    }
    for failure in failures.values():
        terminal.trace("".join(getattr(failure, "__notes__", ())))
    if failures:
        raise EditionsError(failures, len(asked))


def _left_out(source: "Source", asked: Mapping[str, PrintRequest]) -> Iterator[Finding]:
    names = [name for name in source.editions.edition if name not in asked]
    if names:
        told = f"{', '.join(names)}: left out, as the statement has not the languages for it"
        yield Finding("edition-left-out", Severity.NOTE, told, Place(source.folder.name))


@dataclass(frozen=True, slots=True)
class _Stored:
    """An edition that lies in its files, and what its author should look at all the same."""

    paths: tuple[Path, ...]
    findings: tuple[Finding, ...]


def _made_and_stored(
    terminal: Terminal, source: "Source", asked: Mapping[str, PrintRequest], folder: Path
) -> dict[str, _Stored | StatementPressError]:
    """Return what became of each edition, in the order of `asked`."""
    from statementpress.editions.together import made_all  # noqa: PLC0415

    became: dict[str, _Stored | StatementPressError] = {}
    under_way: list[str] = []
    with terminal.bar(len(asked)) as tell:

        def begun(name: str) -> None:
            under_way.append(name)
            tell(len(became), ", ".join(under_way))

        with made_all(source, asked, begun) as results:
            for name, made in results:
                became[name] = _stored(made, name, folder)
                under_way.remove(name)
                tell(len(became), ", ".join(under_way))
    return {name: became[name] for name in asked}


def _stored(
    made: "Made | StatementPressError", name: str, folder: Path
) -> _Stored | StatementPressError:
    if isinstance(made, StatementPressError):
        return made
    try:
        files = files_of(made, name, folder)
        store_all(files)
    except StatementPressError as error:
        return error
    return _Stored(tuple(files), made.findings)


def _findings(by_edition: Mapping[str, Iterable[Finding]]) -> list[Finding]:
    """Return each finding once; one that not all editions have says which."""
    editions: dict[Finding, list[str]] = {}
    for name, findings in by_edition.items():
        for finding in dict.fromkeys(findings):
            editions.setdefault(finding, []).append(name)
    return [
        finding
        if len(names) == len(by_edition)
        else replace(finding, message=f"{finding.message} (in {', '.join(names)})")
        for finding, names in editions.items()
    ]
