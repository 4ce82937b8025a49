"""How much ink a page gets where it gets most."""

from dataclasses import dataclass

from statementpress.prepress.preflight.finding import Spot


@dataclass(frozen=True, slots=True)
class InkCoverage:
    """The ink of one page: `total` in percent, the largest mean over the window, and where.

    `inks` gives for each colorant that prints anything on the trimmed page the largest mean.
    """

    page: int
    total: float
    spot: Spot
    inks: dict[str, float]


@dataclass(frozen=True, slots=True)
class InkReport:
    """The ink of all pages and how it was measured; `reason` says why where it could not be."""

    method: str
    pages: tuple[InkCoverage, ...]
    reason: str = ""
