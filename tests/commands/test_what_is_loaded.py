"""A build loads no more than it uses: what that is shows in the modules of its process.

Each table names packages and modules that take long to load. They are looked for by name, so no
test depends on how fast a machine is.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.shared.desk import Desk

PROJECT = Path(__file__).parents[2]
RUN = """
import sys
from statementpress.cli import main
code = main(sys.argv[1:])
sys.stderr.write("\\n".join(sys.modules))
sys.exit(code)
"""
SELDOM = ("pydantic", "typer", "rich", "pyhanko", "hypothesis", "multiprocessing")
"""What no build of one edition has a use for."""
PAPER = (
    "weasyprint", "pikepdf", "fontTools", "uharfbuzz", "icu4py", "pypdfium2", "PIL", "markdown_it",
    "jinja2", "cffi", "rapidfuzz", "email", "urllib.request",
)  # fmt: skip
"""What only reads statements, or sets and reads PDFs."""
MAKING = (
    "pycparser",
    "fontTools.subset",
    "fontTools.varLib",
    "fontTools.ttLib.woff2",
    "fontTools.ttLib.tables.otTables",
    "fontTools.otlLib",
    "uharfbuzz",
)
"""What only a build with empty caches uses: it compiles declarations, and makes fonts."""


def loaded(argv: Sequence[str]) -> set[str]:
    """Return the names of all modules that a process has loaded when its command has ended."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *argv], cwd=PROJECT, check=True, capture_output=True, text=True
    )
    return set(done.stderr.split())


def found(modules: set[str], unwanted: Sequence[str]) -> list[str]:
    return [name for name in unwanted if name in modules]


def test_a_build_with_all_in_the_cache_makes_nothing_anew(desk: Desk) -> None:
    argv = ["--project", str(desk.project), "build", "--quiet", "--force"]
    loaded(argv)
    modules = loaded(argv)
    assert found(modules, (*SELDOM, *MAKING)) == []
    assert found(modules, ("weasyprint", "pikepdf")) == ["weasyprint", "pikepdf"]


def test_a_build_of_what_has_not_changed_loads_no_layout(desk: Desk) -> None:
    argv = ["--project", str(desk.project), "build", "--quiet"]
    loaded(argv)
    assert found(loaded(argv), (*SELDOM, *MAKING, *PAPER)) == []
