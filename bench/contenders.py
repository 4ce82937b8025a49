"""What is timed against what: each contender is a command that makes a PDF in a new process."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measure import project_root
from statementpress.native import Need, Part, parts

BUILD = "generate.py build"
UNCHANGED = "generate.py build, nothing changed"
PLAIN = "plain WeasyPrint"
CHROMIUM = "Chromium, print to PDF"
TYPST = "Typst, the text alone"
XETEX = "XeTeX, the text alone"
HELP = "generate.py --help"

QUIET_CHROMIUM = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--no-pdf-header-footer",
)
"""Flags that keep Chromium to printing: looking for updates is not to be timed."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A named command; `profile` is the flag before a new, empty folder that each run is given."""

    name: str
    command: tuple[str, ...]
    profile: str = ""

    @contextmanager
    def fresh(self) -> Iterator[tuple[str, ...]]:
        """Yield the command for one run."""
        if not self.profile:
            yield self.command
            return
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            yield (*self.command, self.profile + folder)


def contenders(project: Path, page: Path, out: Path, chromium: Part) -> list[Contender]:
    """Return what is timed, in the order in which runs take turns.

    The newest statement of `project` is built; `page` is its HTML for the others, `out` an existing
    folder for PDFs.
    """
    script = str(project_root() / "generate.py")
    python = sys.executable
    build = (python, script, "--project", str(project), "build", "--quiet", "--output", str(out))
    plain = (python, "-m", "weasyprint", "--quiet", str(page), str(out / "plain.pdf"))
    found = [
        Contender(BUILD, (*build, "--force")),
        Contender(UNCHANGED, build),
        Contender(PLAIN, plain),
        Contender(HELP, (python, script, "--help")),
    ]
    if chromium.found:
        found.insert(3, _chromium(chromium.path, page, out / "chromium.pdf"))
    return found


def chromium_here() -> Part:
    """Return Chromium as this machine has it; what is missing says what to type."""
    return next(part for part in parts(Need.TESTS) if part.name == "Chromium")


def _chromium(program: str, page: Path, pdf: Path) -> Contender:
    # Chromium refuses to start as root with its sandbox on.
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
    command = (program, *QUIET_CHROMIUM, *sandbox, f"--print-to-pdf={pdf}", page.as_uri())
    return Contender(CHROMIUM, command, profile="--user-data-dir=")
