"""What goes where: data to stdout; progress, warnings and errors to stderr.

Rich is imported only where a person looks at a terminal, as it costs 50 ms. It obeys NO_COLOR;
without colour the word before each message says the same.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from statementpress.errors import Finding, OutputError, Severity, StatementPressError

_UNSEEN = {code: f"\\x{code:02x}" for code in (*range(9), *range(11, 32), *range(127, 160))}
"""Control characters as text: a statement that is quoted must not move the cursor."""

_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold"}


@dataclass(slots=True)
class Terminal:
    """The two streams; `quiet` leaves out all but data and errors, `verbose` adds tracebacks."""

    quiet: bool = False
    verbose: bool = False

    def data(self, line: str) -> None:
        """Print one line of what was asked for; OutputError where stdout takes no more."""
        try:
            sys.stdout.write(line.translate(_UNSEEN) + "\n")
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            _drop_standard_output()
            raise OutputError(
                f"the standard output cannot be written: {error.strerror}",
                hint="free some space, or send the output to another place",
            ) from error

    def error(self, error: StatementPressError) -> None:
        """Say what went wrong and what to do next."""
        self._say("error", str(error))

    def finding(self, finding: Finding) -> None:
        """Show a finding of a build that went well; nothing when quiet."""
        if not self.quiet:
            self._say(label(finding.severity), str(finding))

    def warning(self, message: str) -> None:
        """Show a warning that has no place in the statement; nothing when quiet."""
        if not self.quiet:
            self._say("warning", message)

    def note(self, message: str) -> None:
        """Say what is well, and may surprise; nothing when quiet."""
        if not self.quiet:
            self._say("note", message)

    def trace(self, text: str) -> None:
        """Show a traceback; nothing unless verbose."""
        if self.verbose:
            sys.stderr.write(text.translate(_UNSEEN))

    @contextmanager
    def progress(self) -> Iterator[Callable[[str], None]]:
        """Yield what is told the name of each stage; shown where a person looks, while it lasts."""
        if self.quiet or not sys.stderr.isatty():
            yield _unseen
            return
        from rich.console import Console  # noqa: PLC0415
        from rich.text import Text  # noqa: PLC0415

        with Console(stderr=True).status("") as status:
            yield lambda stage: status.update(Text(f"{stage} ..."))

    @contextmanager
    def bar(self, total: int, *, size: bool = False) -> Iterator[Callable[[int, str], None]]:
        """Yield what is told how many of `total` are done, and which are under way.

        They are jobs, or bytes where a `size` is meant.
        """
        if self.quiet or not sys.stderr.isatty():
            yield _no_bar
            return
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import (  # noqa: PLC0415
            BarColumn,
            DownloadColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
        )

        # It is drawn only when told something: a thread that draws it must not meet a fork.
        with Progress(
            BarColumn(),
            DownloadColumn() if size else MofNCompleteColumn(),
            TextColumn("{task.description}", markup=False),
            console=Console(stderr=True),
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        ) as shown:
            bar = shown.add_task("", total=total)
            yield lambda done, under_way: shown.update(
                bar, completed=done, description=under_way, refresh=True
            )

    def _say(self, word: str, text: str) -> None:
        shown = text.translate(_UNSEEN)
        if not sys.stderr.isatty() or os.environ.get("NO_COLOR"):
            sys.stderr.write(f"{word}: {shown}\n")
            return
        from rich.console import Console  # noqa: PLC0415
        from rich.text import Text  # noqa: PLC0415

        console = Console(stderr=True, soft_wrap=True, highlight=False)
        console.print(Text.assemble((f"{word}: ", _STYLES[word]), shown))


def _drop_standard_output() -> None:
    """Let what is left in its buffer go nowhere: Python would fail once more at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def label(severity: Severity) -> str:
    """Return the word that stands before a finding: error, warning or note."""
    return severity.name.lower()


def _unseen(_: str) -> None:
    """Show no progress."""


def _no_bar(_done: int, _under_way: str) -> None:
    """Show no bar."""
