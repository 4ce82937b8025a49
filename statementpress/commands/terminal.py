"""What a command prints, and where: data to stdout; progress, warnings and errors to stderr.

Rich is loaded only if a person looks at a terminal, because it takes 50 ms. It obeys NO_COLOR;
without colour, the word before each message says the same.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from statementpress.errors import Finding, OutputError, Severity, StatementPressError
from statementpress.late import late_imports

with late_imports():
    from rich import console, progress, text

CHECKOUT = "generate.py"
"""The name of the program in a checkout, by which messages call it: “`generate.py verify`”."""

AS_LINES = "STATEMENTPRESS_PROGRESS"
"""The variable of the environment that asks, if it is 1, for progress in lines for a program."""
PROGRESS = "progress"
"""What such a line begins with."""

_CONTROLS = (*range(9), *range(11, 32), *range(127, 160))
_TURNS = (0x61C, 0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""What makes a terminal show words in another order, or on another line, than they are written."""
_UNSEEN = {
    **{code: f"\\x{code:02x}" for code in _CONTROLS},
    **{code: f"\\u{code:04x}" for code in _TURNS},
}
"""Such characters as text: a statement that is quoted must not move the cursor, nor forge words."""

_STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold"}


@dataclass(slots=True)
class Terminal:
    """The two streams that a command writes to."""

    quiet: bool = False
    """Whether all but data and errors is left out."""
    verbose: bool = False
    """Whether tracebacks are shown."""
    program: str = CHECKOUT
    """The name that the program was started by; messages name it instead of `CHECKOUT`."""

    def data(self, line: str) -> None:
        """Print one line of the result; raises OutputError if stdout takes no more."""
        try:
            sys.stdout.write(plain(line) + "\n")
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            discard(sys.stdout)
            raise OutputError(
                f"the standard output cannot be written: {error.strerror}",
                hint="free some space, or send the output to another place",
            ) from error

    def coloured(self, pieces: Iterable[tuple[str, str]]) -> None:
        """Print one line of the result from pieces of text, each with the colour it has on screen.

        An empty colour is that of the terminal.
        """
        pieces = list(pieces)
        if _has_colours(sys.stdout):
            line = text.Text.assemble(*((plain(piece), colour) for piece, colour in pieces))
            console.Console(soft_wrap=True, highlight=False).print(line)
        else:
            self.data("".join(piece for piece, _ in pieces))

    def listed(self, finding: Finding) -> None:
        """Print a finding as a line of the result, with its code."""
        self.data(self._named(f"{label(finding.severity)}: {finding} [{finding.code}]"))

    def error(self, error: StatementPressError) -> None:
        """Say what went wrong and what to do next."""
        self._say("error", str(error))

    def finding(self, finding: Finding) -> None:
        """Show a finding of a build that went well, unless quiet."""
        if not self.quiet:
            self._say(label(finding.severity), str(finding))

    def warning(self, message: str) -> None:
        """Show a warning that has no place in the statement, unless quiet."""
        if not self.quiet:
            self._say("warning", message)

    def note(self, message: str) -> None:
        """Show what is right but may surprise, unless quiet."""
        if not self.quiet:
            self._say("note", message)

    def trace(self, traceback: str) -> None:
        """Show a traceback if verbose."""
        if self.verbose:
            sys.stderr.write(plain(traceback))

    @contextmanager
    def progress(self) -> Iterator[Callable[[str], None]]:
        """Yield a function to call with the name of each stage, which a person then sees."""
        if _is_heard_by_a_program():
            yield self._report
            return
        if self.quiet or not sys.stderr.isatty():
            yield lambda _stage: None
            return
        with console.Console(stderr=True).status("") as status:
            yield lambda stage: status.update(text.Text(f"{plain(stage)} ..."))

    @contextmanager
    def bar(self, total: int, *, size: bool = False) -> Iterator[Callable[[int, str], None]]:
        """Yield a function to call with how many of `total` are done, and the names under way.

        They are jobs, or bytes if `size` is true.
        """
        if _is_heard_by_a_program():
            yield lambda done, under_way: self._report(f"{done}/{total} {under_way}")
            return
        if self.quiet or not sys.stderr.isatty():
            yield lambda _done, _under_way: None
            return
        # The bar is drawn only by this function: a thread that draws it must not meet a fork.
        with progress.Progress(
            progress.BarColumn(),
            progress.DownloadColumn() if size else progress.MofNCompleteColumn(),
            progress.TextColumn("{task.description}", markup=False),
            console=console.Console(stderr=True),
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        ) as shown:
            bar = shown.add_task("", total=total)
            yield lambda done, under_way: shown.update(
                bar, completed=done, description=plain(under_way), refresh=True
            )

    def _report(self, stage: str) -> None:
        """Say how far a command is, in a line for the program that has started it."""
        sys.stderr.write(f"{PROGRESS}: {plain(stage)}\n")

    def _say(self, word: str, message: str) -> None:
        shown = plain(self._named(message))
        if _has_colours(sys.stderr):
            line = text.Text.assemble((f"{word}: ", _STYLES[word]), shown)
            console.Console(stderr=True, soft_wrap=True, highlight=False).print(line)
        else:
            sys.stderr.write(f"{word}: {shown}\n")

    def _named(self, message: str) -> str:
        """Return a message whose command lines begin with the name that a person typed."""
        return message.replace(f"`{CHECKOUT} ", f"`{self.program} ")


def plain(words: str) -> str:
    """Return what is shown on a terminal, whoever wrote it: without any character that steers it.

    Whatever a command prints goes through here.
    """
    return words.translate(_UNSEEN)


def label(severity: Severity) -> str:
    """Return the word that stands before a finding: error, warning or note."""
    return severity.name.lower()


def as_typed(path: Path) -> str:
    """Return the path as seen from the working directory, or in full if it lies elsewhere."""
    whole = path.resolve()
    try:
        here = Path.cwd()
    except FileNotFoundError:  # somebody deleted it meanwhile
        return str(whole)
    return str(whole.relative_to(here) if whole.is_relative_to(here) else whole)


def discard(*streams: TextIO) -> None:
    """Discard what is left in the streams, which Python would fail to write once more at its end.

    Their readers have gone, or there is no space.
    """
    for stream in streams:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _is_heard_by_a_program() -> bool:
    """Return whether a program has started this one that shows its progress itself."""
    return os.environ.get(AS_LINES) == "1"


def _has_colours(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR")
