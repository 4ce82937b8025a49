"""What a command for many documents says: how far it is, what came of it, and at last why not."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from statementpress.commands.terminal import Terminal, as_typed
from statementpress.errors import EditionsError, StatementPressError
from statementpress.late import late_imports

with late_imports():
    from statementpress.batch import estimate

if TYPE_CHECKING:
    from statementpress.batch.result import Result


class Account:
    """What became of the results so far."""

    def __init__(
        self, terminal: Terminal, what: str = "editions", path: Path | None = None
    ) -> None:
        """Call what is made `what`; the manifest, if there is one, lies at `path`."""
        self._terminal, self._what = terminal, what
        self._listed = f"; {as_typed(path)} lists them" if path else ""
        self.count = 0
        self._endings: Counter[str] = Counter()
        self._failures: dict[str, StatementPressError] = {}
        self._began = time.monotonic()

    @contextmanager
    def open(self) -> Iterator[None]:
        """Lend nothing; if the block is left early, say that the rest can still be made."""
        try:
            yield
        except (KeyboardInterrupt, SystemExit):
            if self.count:
                self._terminal.note(
                    f"stopped: {self._so_far()}{self._listed}\n"
                    "  hint: without --force, the same command goes on where this one stopped"
                )
            raise

    def add(self, result: "Result") -> None:
        """Count a result."""
        self.count += 1
        self._endings[result.ending] += 1
        if result.error:
            self._failures[result.job.name] = result.error

    def under_way(self, known: "estimate.Estimate") -> str:
        """Return what is said beside the bar: how many were made, and how much time is left."""
        left = estimate.in_words(known.left(time.monotonic() - self._began))
        return ", ".join(filter(None, [self._so_far(), left]))

    def end(self) -> None:
        """Say what came of all; raises EditionsError if some could not be made."""
        # In the order of their names, whoever was ready first: the first decides the exit code.
        failures = dict(sorted(self._failures.items()))
        for failure in failures.values():
            self._terminal.trace("".join(getattr(failure, "__notes__", ())))
        seconds = time.monotonic() - self._began
        self._terminal.note(f"{self._so_far()} in {seconds:,.0f} s{self._listed}")
        if failures:
            raise EditionsError(failures, self.count, self._what)

    def _so_far(self) -> str:
        """Return how many ended in each way, in words."""
        found = ((count, ending) for ending, count in sorted(self._endings.items()))
        return ", ".join(f"{count:,} {ending}" for count, ending in found) or "nothing made"


def say_that_it_waits(terminal: Terminal, path: Path) -> None:
    """Say that another run has the manifest at `path`."""
    file = as_typed(path)
    terminal.note(f"another batch is writing {file}: waiting for its end")
