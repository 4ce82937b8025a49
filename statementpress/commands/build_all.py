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
from statementpress.errors import EditionsError, Finding, Place, Severity
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
    from statementpress.editions.together import (  # noqa: PLC0415 - it loads the libraries
        make_all,
        requests,
    )

    folder = choose_statement(project, name)
    source = read_source(project, folder)
    asked = requests(source, request)
    for finding in _left_out(source, asked):
        terminal.finding(finding)
    folder = output or project / "build" / folder.name
    with terminal.bar(len(asked)) as progress:
        stored, failures = make_all(
            source, asked, progress, lambda edition, made: _stored(made, edition, folder)
        )
    for finding in _findings({edition: each.findings for edition, each in stored.items()}):
        terminal.finding(finding)
    for path in [path for each in stored.values() for path in each.paths]:
        terminal.data(as_typed(path))
    for failure in failures.values():
        terminal.trace("".join(getattr(failure, "__notes__", ())))
    if failures:
        raise EditionsError(failures, len(asked))


def _left_out(source: "Source", asked: Mapping[str, PrintRequest]) -> Iterator[Finding]:
    names = [name for name in source.project.editions.edition if name not in asked]
    if names:
        told = f"{', '.join(names)}: left out, as the statement has not the languages for it"
        yield Finding("edition-left-out", Severity.NOTE, told, Place(source.folder.name))


@dataclass(frozen=True, slots=True)
class _Stored:
    """An edition that lies in its files, and what its author should look at all the same."""

    paths: tuple[Path, ...]
    findings: tuple[Finding, ...]


def _stored(made: "Made", name: str, folder: Path) -> _Stored:
    files = files_of(made, name, folder)
    store_all(files)
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
