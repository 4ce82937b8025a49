"""Put like findings together, so that a report has a line where a page has a thousand faults."""

from collections.abc import Hashable, Iterable
from dataclasses import replace
from math import isnan

from statementpress.prepress.preflight.finding import PreflightFinding

MOST_SUBJECTS = 20
"""Findings of a code on a page; what is beyond them is put into one without a subject."""


def merged(findings: Iterable[PreflightFinding]) -> tuple[PreflightFinding, ...]:
    """Return findings put together where code, severity, page and subject are the same.

    Counts are summed; the spot and the measure are those of the worst. They are in the order of
    the pages, what concerns the whole file first, the worst first on each, and then as they came.
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
    """Return the worse of two like findings, the first where they are as bad, counted as both."""
    worse = other if _excess(other) > _excess(one) else one
    return replace(worse, count=one.count + other.count)


def _excess(finding: PreflightFinding) -> float:
    """Return by how much a finding is beyond its limit, in the unit of its measure.

    A measure without a limit is the worse the larger it is; a name, and what is no number, are
    not worse than others.
    """
    measured = finding.measured.value if finding.measured else 0.0
    limit = finding.limit.value if finding.limit else 0.0
    if isinstance(measured, str) or isinstance(limit, str) or isnan(measured - limit):
        return 0.0
    return abs(measured - limit) if finding.limit else measured
