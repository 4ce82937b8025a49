"""Findings of preflight as a build tells them, beside what it found in the statement."""

from collections.abc import Iterable

from statementpress.errors import Finding
from statementpress.preflight_report.groups import alike
from statementpress.preflight_report.wording import Wording
from statementpress.prepress.face import PreflightFinding


def build_findings(findings: Iterable[PreflightFinding], wording: Wording) -> tuple[Finding, ...]:
    """Return findings with their title, what was measured, and the remedy as their hint.

    What is alike on several pages is told once.
    """
    return tuple(_told(same, wording) for same in alike(findings))


def _told(same: list[PreflightFinding], wording: Wording) -> Finding:
    first = same[0]
    words = wording.words.of(first.code)
    known = ", ".join((words.title, *wording.details(first)))
    pages = wording.pages(finding.page for finding in same)
    return Finding(first.code, first.severity, f"{pages}: {known}", hint=words.remedy)
