"""Run the benchmark: `python -m bench [--runs N]`.

The contenders take turns (A B C A B C), so that whatever else the machine does slows them all. The
font cache is a new folder: the first build finds it empty, and the others find it filled. The
benchmark never fails, as a busy machine is no fault of the code: its tables say which aims are met.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import archive, compiled, editions, lists, report
from bench.aims import verdicts
from bench.contenders import BUILD, Contender, chromium_here, contenders
from bench.measure import Measure, run, typical
from statementpress.native import Part
from statementpress.project.files import SHIPPED

EMPTY_CACHE = f"{BUILD}, empty font cache"


@dataclass(frozen=True, slots=True)
class Figures:
    """All that was measured."""

    processes: dict[str, list[Measure]]
    """The runs of each contender, by its name."""
    rounds: list[report.Builds]
    """For each run, what builds in one process took."""
    editions: editions.Editions
    """All editions together, and each alone."""
    archive: archive.Archive
    """Listing and verifying a large archive."""
    lists: lists.Lists
    """A short and a long list of names."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large the examples are that show whether something grows as its input does."""

    versions: int
    """The small versions in the archive."""
    names: Sequence[int]
    """The names in a short and in a long list."""


def main(arguments: Sequence[str]) -> int:
    """Measure, print the tables and return 0, whatever the figures are."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="turns of each contender (5)")
    parser.add_argument(
        "--project", type=Path, default=SHIPPED, help="the project whose newest statement is built"
    )
    parser.add_argument(
        "--versions",
        type=int,
        default=archive.VERSIONS,
        help=f"versions in the archive that is listed and verified ({archive.VERSIONS})",
    )
    parser.add_argument(
        "--names",
        type=int,
        nargs=2,
        default=lists.SHORT_AND_LONG,
        help="how many names a short and a long list have",
    )
    chosen = parser.parse_args(arguments)
    runs = max(1, chosen.runs)
    chromium = chromium_here()
    with TemporaryDirectory() as folder:
        sizes = Sizes(max(1, chosen.versions), chosen.names)
        figures = _measured(Path(folder), chromium, runs, chosen.project, sizes)
    sys.stdout.write("\n".join(_lines(figures, chromium, runs)) + "\n")
    return 0


def _measured(folder: Path, chromium: Part, runs: int, project: Path, sizes: Sizes) -> Figures:
    frozen = archive.measure_archive(folder / "frozen", sizes.versions, runs)
    page = folder / "page.html"
    run(_module("page", str(page), str(project)))
    racers = [*contenders(project, page, folder, chromium), *compiled.compiled(project, folder)]
    if runs > 1:  # a round that does not count: it brings programs and libraries into memory
        _turn(racers, folder / "discarded")
    cache = folder / "fonts"
    empty = _once(racers[0], cache)
    processes: dict[str, list[Measure]] = {racer.name: [] for racer in racers}
    rounds = []
    for _ in range(runs):
        for name, measure in _turn(racers, cache).items():
            processes[name].append(measure)
        rounds.append(_builds(project, cache))
    processes[EMPTY_CACHE] = [empty]
    together = editions.measure_editions(project, folder, cache, runs)
    return Figures(processes, rounds, together, frozen, lists.measure_lists(folder, sizes.names))


def _turn(racers: Sequence[Contender], cache: Path) -> dict[str, Measure]:
    return {racer.name: _once(racer, cache) for racer in racers}


def _once(racer: Contender, cache: Path) -> Measure:
    with racer.fresh() as command:
        return run(command, {"STATEMENTPRESS_CACHE": str(cache)})


def _builds(project: Path, cache: Path) -> report.Builds:
    """Build again and again in one process."""
    done = subprocess.run(
        _module("stages", str(project)),
        env={**os.environ, "STATEMENTPRESS_CACHE": str(cache)},
        check=True,
        capture_output=True,
    )
    builds: report.Builds = json.loads(done.stdout)
    return builds


def _module(name: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", f"bench.{name}", *arguments]


def _lines(figures: Figures, chromium: Part, runs: int) -> list[str]:
    middles = {name: typical(measures) for name, measures in figures.processes.items()}
    warm = report.warm(figures.rounds)
    skipped = [] if chromium.found else [f"Chromium is not installed: {chromium.hint}"]
    return [
        f"Medians of {runs} runs; with an empty font cache, and edition by edition, of one.",
        "",
        *report.processes(figures.processes),
        *skipped,
        *compiled.missing(figures.processes),
        "",
        *report.stages(figures.rounds),
        f"the page image after another word: {warm['image']:.2f}",
        "",
        *report.processes(dict(editions.rows(figures.editions))),
        "",
        *report.processes(dict(lists.rows(figures.lists))),
        "",
        *report.processes(dict(archive.rows(figures.archive))),
        "",
        *report.aims(
            [
                *verdicts(middles, warm),
                *editions.verdicts(figures.editions),
                *lists.verdicts(figures.lists),
                *archive.verdicts(figures.archive),
            ]
        ),
        "",
        *report.NOTES,
        *editions.notes(figures.editions),
        *archive.notes(figures.archive),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
