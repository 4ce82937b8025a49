"""Time `build --all` beside a build of each edition alone, all with a filled font cache."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.aims import Verdict
from bench.measure import Measure, project_root, run, typical
from statementpress.project.project import Project

BEYOND = "an edition beyond the first / built alone"
LIMIT = 0.6
ALL = "build --all / its first edition alone"
ALL_LIMIT = 4.0


@dataclass(frozen=True, slots=True)
class Editions:
    """What was measured of the editions of one statement."""

    together: Sequence[Measure]
    """Runs of `build --all`."""
    alone: Mapping[str, Measure]
    """Each edition in a process of its own, by its name."""

    @property
    def sum_alone(self) -> float:
        """Return the seconds that all editions take one after the other, each in a process."""
        return sum(measure.wall for measure in self.alone.values())

    @property
    def beyond(self) -> tuple[float, float]:
        """Return the seconds of all but the first edition: built together, and built alone."""
        first = next(iter(self.alone.values())).wall
        return typical(self.together).wall - first, self.sum_alone - first


def measure_editions(project: Path, out: Path, cache: Path, runs: int) -> Editions:
    """Measure the editions of the newest statement in `project`; the files are written to `out`.

    Each edition is built alone once, as there are many; then all are built together `runs` times.
    """
    environment = {"STATEMENTPRESS_CACHE": str(cache)}
    command = (sys.executable, str(project_root() / "generate.py"), "--project", str(project))

    def build(*which: str) -> Measure:
        return run(
            (*command, "build", "--force", "--quiet", "--output", str(out), *which), environment
        )

    names = Project.at(project).editions.edition
    if runs > 1:  # not counted: it fills the font cache for all editions
        build("--all")
    alone = {name: build("--edition", name) for name in names}
    return Editions([build("--all") for _ in range(runs)], alone)


def rows(figures: Editions) -> Iterator[tuple[str, Sequence[Measure]]]:
    """Yield the name and the runs of each line of the table."""
    yield f"build --all, {len(figures.alone)} editions", figures.together
    yield from ((f"build -e {name}", [measure]) for name, measure in figures.alone.items())


def notes(figures: Editions) -> Iterator[str]:
    """Yield sentences on what the editions after the first one cost."""
    together, alone = figures.beyond
    others = len(figures.alone) - 1
    yield f"Built one after the other, each in a process, they take {figures.sum_alone:.2f} s."
    if others:
        yield (
            f"An edition beyond the first costs {together / others:.2f} s with --all and "
            f"{alone / others:.2f} s alone, on {os.cpu_count()} processors."
        )


def verdicts(figures: Editions) -> list[Verdict]:
    """Return the aims: for all editions, and for those after the first, if there are several."""
    together, alone = figures.beyond
    first = next(iter(figures.alone.values())).wall
    several = len(figures.alone) > 1
    return [
        Verdict(ALL, typical(figures.together).wall / first if several else None, ALL_LIMIT),
        Verdict(BEYOND, together / alone if several else None, LIMIT),
    ]
