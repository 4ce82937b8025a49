"""The manifest of a run: a table of what was made, true at any moment.

It is a CSV file with a row for each file, and one for each thing that has none. A run begins it
anew and adds the rows of a job once its files are whole on the disk, with one call of the system.
So whatever ends a run, each row holds. What has no row was not looked at yet.

Nothing is left undone because a manifest says that it was done: a manifest may come from anybody,
and a file may have changed since (see `editions.last_build`).
"""

import csv
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock, Timeout

from statementpress.batch.result import Result, Stored
from statementpress.errors import OutputError, Place, StatementPressError
from statementpress.machine.storage import output_errors, store
from statementpress.native.system import BINARY

OPTION = "--manifest"
"""The option that names another place for it."""
_HEAD = re.compile(rb'(?:\xef\xbb\xbf)?"?job"?[,;\t]"?result')
"""How a manifest begins, also one that a spreadsheet has saved."""
_FORMULA = ("=", "+", "-", "@", "\t")
"""What a spreadsheet takes for the beginning of a formula."""


class Row(NamedTuple):
    """A row of a manifest, as text."""

    job: str
    """The name of what was to be made."""
    result: str
    """How it ended: made, unchanged, failed or lost."""
    inputs: str
    """The SHA-256 of all that it is made from; empty if that changed meanwhile."""
    seconds: str
    """How long it took to make."""
    megabytes: str
    """The most memory that its process had meanwhile."""
    worker: str
    """The process that made it."""
    file: str
    """The file, as seen from the manifest's folder."""
    bytes: str
    """The size of the file."""
    sha256: str
    """The SHA-256 of the file."""
    error: str
    """The exit code of the error, for what failed or was lost."""
    reason: str
    """The words of the error, on one line."""


class Manifest:
    """A manifest that is being written."""

    def __init__(self, path: Path, handle: int) -> None:
        self.path = path
        self._handle = handle
        self._folder = Path(os.path.realpath(path.parent))

    def add(self, result: Result) -> None:
        """Add the rows of a result; raises OutputError if there is no room, and then adds none."""
        data = _encoded(self._rows(result))
        with output_errors(self.path, len(data), OPTION):
            size = os.fstat(self._handle).st_size
            try:
                written = os.write(self._handle, data)
                if written < len(data):
                    os.write(self._handle, data[written:])  # which says what is wrong
            except OSError:
                os.ftruncate(self._handle, size)
                raise

    def _rows(self, result: Result) -> Iterator[Row]:
        outcome, files = result.outcome, result.files or (None,)
        job = _as_text(result.job.name)
        seconds = f"{outcome.seconds:.2f}" if outcome else ""
        megabytes = f"{outcome.megabytes:.0f}" if outcome and outcome.megabytes else ""
        made = (result.ending, result.job.inputs, seconds, megabytes)
        worker = outcome.worker if outcome else ""
        for file in files:
            yield Row(job, *made, worker, *self._file(file), *_reason(result.error))

    def _file(self, file: Stored | None) -> tuple[str, str, str]:
        if file is None:
            return "", "", ""
        path = file.path.parent.resolve() / file.path.name
        inside = path.is_relative_to(self._folder)
        name = f"./{path.relative_to(self._folder).as_posix()}" if inside else str(path)
        return name, str(file.size), file.sha256


@contextmanager
def begun(path: Path, wait: Callable[[], None]) -> Iterator[Manifest]:
    """Lend a manifest that begins anew at `path`, in place of the one that was there.

    Only one run at a time writes a manifest: `wait` is called if another one is at it, and that is
    waited for. Raises OutputError if it cannot be written, or if something else lies there.
    """
    with output_errors(path, option=OPTION):
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path.with_name(f".{path.name}.lock"))
        try:
            lock.acquire(blocking=False)
        except Timeout:
            wait()
            lock.acquire()
    try:
        _refuse_another(path)
        store(path, _encoded(iter([Row(*Row._fields)])))
        with output_errors(path, option=OPTION):
            handle = os.open(path, os.O_WRONLY | os.O_APPEND | BINARY)
        try:
            yield Manifest(path, handle)
        finally:
            os.close(handle)
    finally:
        lock.release()


def _refuse_another(path: Path) -> None:
    """Raise OutputError if a file lies there that is no manifest: nobody may lose a text by it."""
    with output_errors(path, option=OPTION), suppress(FileNotFoundError):
        with path.open("rb") as file:
            beginning = file.read(100)
        if beginning and not _HEAD.match(beginning):
            raise OutputError(
                "a file that is no manifest is in the way",
                place=Place(str(path)),
                hint=f"move it away, or name another file with {OPTION}",
            )


def _encoded(found: Iterator[Row]) -> bytes:
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(found)
    return text.getvalue().encode("utf-8", "replace")


def _reason(error: StatementPressError | None) -> tuple[str, str]:
    return (str(error.exit_code), _as_text(str(error))) if error else ("", "")


def _as_text(words: str) -> str:
    """Return words on one line, of which no spreadsheet makes a formula."""
    line = " ".join(words.split())
    return f"'{line}" if line.startswith(_FORMULA) else line
