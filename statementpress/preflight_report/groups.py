"""Findings grouped by their code, the worst first, each group with a number for the pictures."""

from collections.abc import Iterable
from dataclasses import dataclass

from statementpress.errors import Severity
from statementpress.prepress.face import PreflightFinding


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """All findings of one code."""

    number: int
    """The number of the group, from 1."""
    code: str
    findings: tuple[PreflightFinding, ...]
    """The findings, the worst first."""

    @property
    def severity(self) -> Severity:
        """Return the severity of the worst finding."""
        return self.findings[0].severity

    @property
    def pages(self) -> tuple[int, ...]:
        """Return the numbers of the pages that have one of the findings, in order."""
        return tuple(sorted({each.page for each in self.findings if each.page is not None}))


def grouped(findings: Iterable[PreflightFinding]) -> tuple[FindingGroup, ...]:
    """Return the groups, the worst first.

    Among equally bad ones, what shows in print comes before formalities. Then those of the whole
    file come before those of many pages, and these before those of few pages.
    """
    codes: dict[str, list[PreflightFinding]] = {}
    for finding in findings:
        codes.setdefault(finding.code, []).append(finding)
    groups = [FindingGroup(0, code, _worst_first(found)) for code, found in codes.items()]
    groups.sort(key=_importance)
    return tuple(
        FindingGroup(number, group.code, group.findings) for number, group in enumerate(groups, 1)
    )


def alike(findings: Iterable[PreflightFinding]) -> list[list[PreflightFinding]]:
    """Return lists of findings that differ only in page, place and count, in their order."""
    found: dict[object, list[PreflightFinding]] = {}
    for each in findings:
        said = (each.code, each.severity, each.subject, each.measured, each.limit)
        found.setdefault(said, []).append(each)
    return list(found.values())


def _worst_first(findings: list[PreflightFinding]) -> tuple[PreflightFinding, ...]:
    return tuple(sorted(findings, key=lambda finding: (-finding.severity, finding.page or 0)))


def _importance(group: FindingGroup) -> tuple[int, bool, bool, int, str]:
    is_formality = group.findings[0].is_formality
    return -group.severity, is_formality, bool(group.pages), -len(group.pages), group.code
