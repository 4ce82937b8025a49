"""Build again and again in one process and print, as JSON, what each stage took.

`stages.py PROJECT` builds a copy of the newest statement: first as a new process does, then after a
word of its first language was added, and after a word of its last language. Both words occur in the
text before. Last, a word of the first language is added once more, and only the first page that
changes is drawn: this is how long a person waits to see what they have typed.
"""

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from statementpress.late import late_imports, load

with late_imports():  # to load them is timed, too
    from statementpress import cli
    from statementpress.editions import making, session, source
    from statementpress.editions.printing import settings
    from statementpress.project import project as projects
    from statementpress.proof import pdfium
    from statementpress.statement import catalogue
    from statementpress.typeset.layout import pinned, standing

START = time.perf_counter()
IMPORTS = "imports"
READ = "read"
EDITION = "official"
RESOLUTION = 96
"""The pixels to an inch that the picture of a page has."""
LONG = 80
"""How many characters a paragraph has at least that is taken for one of the text."""


class Clock:
    """Seconds of each stage; a stage ends when the next one begins."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.stage = ""
        self.began = time.perf_counter()

    def __call__(self, stage: str) -> None:
        """Note that a stage begins, and how long the one before it took."""
        now = time.perf_counter()
        if self.stage:
            self.seconds[self.stage] = self.seconds.get(self.stage, 0) + now - self.began
        self.stage, self.began = stage, now


def builds(project: Path) -> dict[str, dict[str, float]]:
    """Build a copy of a project's newest statement again and again.

    Return the seconds of each stage of the builds "first", "word" and "last word", and of the one
    stage of "image".
    """
    pinned.require_weasyprint()
    load(cli, making, session, source, projects, catalogue)
    imported = time.perf_counter() - START
    with tempfile.TemporaryDirectory() as folder:
        statement = copied(project, Path(folder))
        codes = source.read_source(projects.Project.at(Path(folder)), statement).statement.languages
        with session.Session(Path(folder), statement) as kept:

            def build() -> dict[str, float]:
                clock = Clock()
                clock(READ)
                kept.build(EDITION, stage=clock)
                clock("end")
                return clock.seconds

            first = build()
            _add_word(statement / f"{codes[0]}.md")
            word = build()
            _add_word(statement / f"{codes[-1]}.md")
            last = build()
            _add_word(statement / f"{codes[0]}.md")
            image = _seconds(lambda: _first_image(kept))
    return {
        "first": {IMPORTS: imported, **first},
        "word": word,
        "last word": last,
        "image": {"image": image},
    }


class _Seen(Exception):  # noqa: N818 - it is no error
    """Ends a build once its first page that differs was drawn."""


def _first_image(kept: "session.Session") -> None:
    """Draw the first page that changed, and end the build there."""

    def show(page: "standing.LaidPage") -> None:
        pdfium.page_png(page.pdf, 0, RESOLUTION)
        raise _Seen

    with suppress(_Seen):
        kept.build(EDITION, settings.PrintRequest(checked=False), show=show)


def copied(project: Path, folder: Path) -> Path:
    """Copy a project's newest statement and its own files; return the statement's folder."""
    original = catalogue.choose_statement(project, None)
    statement = folder / "statements" / original.name
    shutil.copytree(original, statement)
    for own in ("templates", "styles", "fonts"):
        if (project / own).is_dir():
            shutil.copytree(project / own, folder / own)
    return statement


def _add_word(path: Path) -> None:
    """Add the first word of the last long paragraph at its end, before the last sign."""
    lines = path.read_text(encoding="utf-8").splitlines()
    at = max((number for number, line in enumerate(lines) if len(line) > LONG), default=0)
    lines[at] = f"{lines[at][:-1]} {lines[at].split()[0]}{lines[at][-1]}"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


if __name__ == "__main__":
    json.dump(builds(Path(sys.argv[1])), sys.stdout)
