"""Build an edition, and again whenever a file that it is made from changes, until Ctrl-C ends it.

What was built stays in memory, so that a person who proof-reads changes a word, saves, and sees the
page.
"""

import gc
import time
from pathlib import Path

from statementpress.commands import making
from statementpress.commands.command import Invocation
from statementpress.errors import StatementPressError, explained
from statementpress.late import late_imports

with late_imports():
    from statementpress.editions import last_build, session
    from statementpress.editions.printing import settings

INTERVAL = 0.2
"""Seconds between two looks at the files."""
WAITING = "waiting until a file is changed; Ctrl-C ends this"


def build_on_change(
    invocation: Invocation,
    folder: Path,
    target: Path,
    edition: str,
    request: "settings.PrintRequest",
    *,
    open_: bool,
) -> None:
    """Build the edition of the statement in `folder` now and after each change, into `target`.

    What is wrong with the statement is printed, and the last good PDF stays until that is mended.
    With `open_`, the first PDF is opened with this machine's program for PDFs. Returns when a
    person types Ctrl-C. Raises SetupError if this machine cannot set type, and StatementPressError
    for a fault of the program.
    """
    making.require_weasyprint(invocation)
    with session.Session(invocation.project, folder) as kept:
        try:
            while True:
                records = last_build.Records.of(invocation.project, folder, target)
                built = _built(invocation, kept, records, edition, request)
                if built and open_:
                    making.open_first(invocation, built, target)
                    open_ = False
                gc.collect()  # while a person reads
                invocation.terminal.note(WAITING)
                _wait_for_change(records)
        except KeyboardInterrupt:
            return


def _built(
    invocation: Invocation,
    kept: "session.Session",
    records: "last_build.Records",
    edition: str,
    request: "settings.PrintRequest",
) -> "last_build.LastBuild | None":
    """Build, store and print where the PDF is; print why not, and return None, if it cannot be."""
    terminal = invocation.terminal
    began = time.perf_counter()
    try:
        with terminal.progress() as stage:
            made = kept.build(edition, request, stage)
        built = records.store(edition, request, made.files(edition), made.findings)
    except Exception as error:
        shown = explained(error)
        if type(shown) is StatementPressError:
            raise
        terminal.error(shown)
        return None
    making.show(invocation, built, records.target)
    terminal.note(f"built in {time.perf_counter() - began:.1f} s")
    return built


def _wait_for_change(records: "last_build.Records") -> None:
    """Return once a file that the last build read is no longer as it was then."""
    while records.made_from.is_still_so():
        time.sleep(INTERVAL)
