"""Build three times in one process and print, as JSON, what each stage took.

`stages.py WORD PROJECT`: the first build is that of a new process, and the second finds everything
in memory. The third has one word more in its Khmer text, so that its fonts are made anew: this is
how long a person waits after an edit.
"""

import json
import shutil
import sys
import tempfile
import time
from pathlib import Path

from statementpress.late import late_imports, load

with late_imports():  # to load them is timed, too
    from statementpress import cli
    from statementpress.editions import making, source
    from statementpress.project import project as projects
    from statementpress.statement import catalogue

START = time.perf_counter()
IMPORTS = "imports"
EDITION = "official"


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
            self.seconds[self.stage] = now - self.began
        self.stage, self.began = stage, now


def builds(word: str, project: Path) -> dict[str, dict[str, float]]:
    """Build a copy of a project's newest statement three times.

    Return the seconds of each stage of the builds "first", "again" and "edited".
    """
    load(cli, making, source, projects, catalogue)
    imported = time.perf_counter() - START
    with tempfile.TemporaryDirectory() as folder:
        original = catalogue.choose_statement(project, None)
        statement = Path(folder) / "statements" / original.name
        shutil.copytree(original, statement)
        for own in ("templates", "styles", "fonts"):
            if (project / own).is_dir():
                shutil.copytree(project / own, Path(folder) / own)

        def build() -> dict[str, float]:
            clock = Clock()
            clock("read")
            read = source.read_source(projects.Project.at(Path(folder)), statement)
            making.make_edition(read, EDITION, stage=clock)
            clock("end")
            return clock.seconds

        first, again = build(), build()
        with (statement / "km.md").open("a", encoding="utf-8") as text:
            text.write(f"\n{word}\n")
        return {"first": {IMPORTS: imported, **first}, "again": again, "edited": build()}


if __name__ == "__main__":
    json.dump(builds(sys.argv[1], Path(sys.argv[2])), sys.stdout)
