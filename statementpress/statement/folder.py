"""One statement folder while it is read: the text of its files, and a report for each."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from statementpress.errors import Finding, Place
from statementpress.machine.spending import Whereabouts, within
from statementpress.statement.files import (
    TABLE_LIMIT,
    TEXT_LIMIT,
    FileError,
    decode,
    files_below,
    read_inside,
)
from statementpress.statement.report import Report


def known_as(path: Path, project: Path) -> str:
    """Return a path as people know it, with /: relative to `project` if it lies in there."""
    return (path.relative_to(project) if path.is_relative_to(project) else path).as_posix()


def places_of(characters: str, folder: Path, project: Path) -> Iterator[Place]:
    """Yield each line of a statement folder's own files that has any of some characters.

    These are the places of an error that is found later, when the text is already typeset.
    """
    for path in sorted(folder.glob("*.*")):
        try:
            lines = decode(read_inside(folder, path.name)).splitlines()
        except FileError:
            continue
        for number, line in enumerate(lines, 1):
            if not set(characters).isdisjoint(line):
                yield Place(known_as(path, project), number)


class Folder:
    """The files of the folder `path`; findings name them relative to `project`."""

    def __init__(self, path: Path, project: Path) -> None:
        self.path = path
        self.project = project
        self._reports: dict[str, Report] = {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings so far: files in the order of their first report, then by line."""
        return tuple(finding for report in self._reports.values() for finding in report.findings)

    def names(self) -> list[str]:
        """Return the names of all that lies in the folder, sorted; [] if it cannot be opened."""
        try:
            return sorted(path.name for path in self.path.iterdir())
        except OSError:
            return []

    def names_below(self, inner: str) -> list[str]:
        """Return the files in the folder `inner` and in folders inside it, by their paths there."""
        return files_below(self.path / inner)

    def read(self, name: str) -> str:
        """Return the text of the file `name`; raises FileError as `files` does."""
        within(lambda: Whereabouts(known_as(self.path / name, self.project)))
        limit = TABLE_LIMIT if name.endswith(".csv") else TEXT_LIMIT
        return decode(read_inside(self.path, name, limit))

    def facts(self, written: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the values of statement.toml as they are meant: here, as they are `written`.

        In a folder whose fields are filled in, these are other values (see the room `merge`).
        """
        return written

    def text(self, name: str) -> str | None:
        """Return the text of the file `name`; report an error and return None if that fails."""
        try:
            return self.read(name)
        except FileError as error:
            self.report(name).error(error.code, error.line, error.message, error.hint)
            return None

    def report(self, name: str = "") -> Report:
        """Return the report about the file `name`, or about the folder itself if it is ""."""
        if name not in self._reports:
            self._reports[name] = Report(known_as(self.path / name, self.project))
        return self._reports[name]
