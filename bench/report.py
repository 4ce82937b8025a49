"""The figures of a benchmark as tables of plain text."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from bench.aims import MEGABYTE, Verdict
from bench.measure import Measure, typical

Builds = Mapping[str, Mapping[str, float]]
"""Seconds of each stage, by stage, of each build of one process, by build."""

NAME, FIGURE = 42, 10
"""Widths of columns."""


def processes(runs: Mapping[str, Sequence[Measure]]) -> Iterator[str]:
    """Yield a line for each contender: medians, and the shortest and longest wall time."""
    yield _row("whole process, seconds", "wall", "CPU", "peak MB", "from", "to")
    for name, measures in runs.items():
        middle = typical(measures)
        walls = [measure.wall for measure in measures]
        seconds = [f"{value:.2f}" for value in (middle.wall, middle.cpu)]
        ends = [f"{value:.2f}" for value in (min(walls), max(walls))]
        yield _row(name, *seconds, f"{middle.peak / MEGABYTE:.0f}", *ends)


def stages(rounds: Sequence[Builds]) -> Iterator[str]:
    """Yield a line for each stage: its median in each build, and its share of the first."""
    first = medians(rounds, "first")
    others = [medians(rounds, build) for build in ("word", "last word")]
    yield _row("stages in one process, seconds", "first", "share", "word", "last word")
    for stage, seconds in first.items():
        share = f"{seconds / sum(first.values()):.0%}"
        yield _row(stage, f"{seconds:.2f}", share, *(_seconds(other, stage) for other in others))
    totals = [f"{sum(other.values()):.2f}" for other in others]
    yield _row("all", f"{sum(first.values()):.2f}", "", *totals)


def warm(rounds: Sequence[Builds]) -> dict[str, float]:
    """Return the median seconds of each thing that a process does after its first build."""
    return {build: sum(medians(rounds, build).values()) for build in rounds[0]}


def medians(rounds: Sequence[Builds], build: str) -> dict[str, float]:
    """Return the median seconds of each stage of the build named `build`."""
    return {stage: median(each[build][stage] for each in rounds) for stage in rounds[0][build]}


def aims(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Yield a line for each aim and whether it was met."""
    yield _row("aims", "reached", "at most", "")
    for verdict in verdicts:
        digits = 0 if verdict.unit == "MB" else 2
        reached = "-" if verdict.reached is None else f"{verdict.reached:.{digits}f}"
        yield _row(verdict.what, reached, f"{verdict.limit:g} {verdict.unit}", verdict.word)


NOTES = (
    "Plain WeasyPrint and Chromium set the same HTML and CSS in the fonts as they are shipped.",
    "Neither makes PDF/A or PDF/UA or proves its file, and Chromium knows no running feet.",
    "Peak is the largest process of a contender; for Chromium that is one of several.",
    "Stages leave out the start of Python and the storing of the file. “word” and “last word” are",
    "builds in the same process after one word more in the first and in the last language.",
)


def _row(name: str, *cells: str) -> str:
    padded = "".join(f"{cell:>{max(FIGURE, len(cell) + 2)}}" for cell in cells)
    return f"{name:<{NAME}}{padded}".rstrip()


def _seconds(stages: Mapping[str, float], stage: str) -> str:
    return f"{stages[stage]:.2f}" if stage in stages else ""
