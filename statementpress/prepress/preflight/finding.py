"""A finding of preflight as a fact, and like findings put together.

The words of findings are in templates/words/preflight.toml.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from math import isnan

from statementpress.errors import Severity

FORMALITIES = frozenset({
    "pdf-x-missing", "pdf-x-version", "pdf-version", "metadata-incomplete", "metadata-differs",
    "trapped-missing", "identifier-missing",
    "intent-missing", "intent-several", "intent-condition",
    "trim-box-missing", "trim-and-art-box", "crop-box",
    "javascript", "action", "form", "embedded-file", "annotation-outside",
    "filter", "font-not-subset", "layer-configurations",
})  # fmt: skip
"""The codes of formalities: what a file has to say of itself, or to leave out, so that it is
complete as PDF/X. A file without them prints the same, if the shop takes it.

Everything else is about what comes out of the press, or stops the shop's programs."""
MOST_SUBJECTS = 20
"""Findings of a code on a page; those beyond are put into one finding without a subject."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measured value or a limit."""

    value: float | str
    """A number, or a name such as "DeviceRGB"."""
    unit: str = ""
    """One of "ppi", "pt", "mm", "%" and "mm²"; empty for names and counts."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle on a page in millimetres from the top left of its trimmed page."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PreflightFinding:
    """One thing that a press, or its operator, would stumble over."""

    code: str
    """A stable name, which has its words in templates/words/preflight.toml."""
    severity: Severity
    page: int | None = None
    """The page's number, from 1, or None for a finding about the whole file."""
    spot: Spot | None = None
    """Where it was found, or found first."""
    subject: str = ""
    """The name of the thing, if it has one: a font, an ink, a box, a kind of object ("text")."""
    measured: Measure | None = None
    limit: Measure | None = None
    count: int = 1
    """How many times it was found on the page."""

    @property
    def is_formality(self) -> bool:
        """Whether a file with it prints the same as one without."""
        return self.code in FORMALITIES


def merged(findings: Iterable[PreflightFinding]) -> tuple[PreflightFinding, ...]:
    """Return findings, with those of the same code, severity, page and subject put together.

    So a report has one line for a page with a thousand like faults. Counts are summed; the spot and
    the measure are those of the worst. Findings about the whole file come first, then those of each
    page; of these the most severe come first, and otherwise they stay in their order.
    """
    alike: dict[Hashable, PreflightFinding] = {}
    subjects: dict[Hashable, set[str]] = {}
    for finding in findings:
        kind = (finding.code, finding.severity, finding.page)
        known = subjects.setdefault(kind, set())
        beyond = finding.subject not in known and len(known) >= MOST_SUBJECTS
        one = replace(finding, subject="") if beyond else finding
        known.add(one.subject)
        key = (*kind, one.subject)
        alike[key] = _together(alike[key], one) if key in alike else one
    return tuple(sorted(alike.values(), key=lambda each: (each.page or 0, -each.severity)))


def _together(one: PreflightFinding, other: PreflightFinding) -> PreflightFinding:
    """Return the worse of two like findings, or the first if they are as bad, counted as both."""
    worse = other if _excess(other) > _excess(one) else one
    return replace(worse, count=one.count + other.count)


def _excess(finding: PreflightFinding) -> float:
    """Return by how much a finding is beyond its limit, in the unit of its measure.

    A measure without a limit is the worse the larger it is. Names, and values that are not a
    number, are not worse than others.
    """
    measured = finding.measured.value if finding.measured else 0.0
    limit = finding.limit.value if finding.limit else 0.0
    if isinstance(measured, str) or isinstance(limit, str) or isnan(measured - limit):
        return 0.0
    return abs(measured - limit) if finding.limit else measured
