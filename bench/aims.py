"""The aims: what a build may cost, in proportion to what others cost in the same run."""

from collections.abc import Mapping
from dataclasses import dataclass

from bench.contenders import BUILD, CHROMIUM, HELP, PLAIN, UNCHANGED
from bench.measure import Measure

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Verdict:
    """An aim and the figure that was reached."""

    what: str
    reached: float | None
    """None if it was not measured."""
    limit: float
    """The largest figure that meets the aim."""
    unit: str = "x"
    """What both are counted in; "x" for a ratio."""

    @property
    def word(self) -> str:
        """Return "met", "MISSED" or, without a figure, "not measured"."""
        if self.reached is None:
            return "not measured"
        return "met" if self.reached <= self.limit else "MISSED"


def verdicts(measured: Mapping[str, Measure], warm: Mapping[str, float]) -> list[Verdict]:
    """Return every aim with its figure; `warm` are the seconds of what a warm process does."""
    build = measured[BUILD]
    chromium = measured[CHROMIUM].wall if CHROMIUM in measured else None
    return [
        Verdict("a build / plain WeasyPrint", build.wall / measured[PLAIN].wall, 1.0),
        Verdict("a build / Chromium", _ratio(build.wall, chromium), 1.3),
        Verdict("nothing changed / a build", measured[UNCHANGED].wall / build.wall, 0.15),
        Verdict("a changed word, warm / Chromium", _ratio(warm["word"], chromium), 0.35),
        Verdict("its page image, warm / Chromium", _ratio(warm["image"], chromium), 0.25),
        Verdict("peak memory of a build", build.peak / MEGABYTE, 130, "MB"),
        Verdict("--help / a build", measured[HELP].wall / build.wall, 0.2),
    ]


def _ratio(value: float, other: float | None) -> float | None:
    return None if other is None else value / other
