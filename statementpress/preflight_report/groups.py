"""Findings put together by their code, the worst first, each kind with a number to point at."""

from collections.abc import Iterable
from dataclasses import dataclass

from statementpress.errors import Severity
from statementpress.prepress.face import PreflightFinding


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """All findings of one code, the worst first; `number` counts the groups from 1."""

    number: int
    code: str
    findings: tuple[PreflightFinding, ...]

    @property
    def severity(self) -> Severity:
        """Return that of the worst."""
        return self.findings[0].severity

    @property
    def pages(self) -> tuple[int, ...]:
        """Return the pages that have one, in their order."""
        return tuple(sorted({each.page for each in self.findings if each.page is not None}))


def grouped(findings: Iterable[PreflightFinding]) -> tuple[FindingGroup, ...]:
    """Return the groups: the worst first, then those of the whole file, then of most pages."""
    codes: dict[str, list[PreflightFinding]] = {}
    for finding in findings:
        codes.setdefault(finding.code, []).append(finding)
    groups = [FindingGroup(0, code, _worst_first(found)) for code, found in codes.items()]
    groups.sort(key=_importance)
    return tuple(
        FindingGroup(number, group.code, group.findings) for number, group in enumerate(groups, 1)
    )


def alike(findings: Iterable[PreflightFinding]) -> list[list[PreflightFinding]]:
    """Return the findings that say the same beside page, place and number, in their order."""
    found: dict[object, list[PreflightFinding]] = {}
    for each in findings:
        said = (each.code, each.severity, each.subject, each.measured, each.limit)
        found.setdefault(said, []).append(each)
    return list(found.values())


def _worst_first(findings: list[PreflightFinding]) -> tuple[PreflightFinding, ...]:
    return tuple(sorted(findings, key=lambda finding: (-finding.severity, finding.page or 0)))


def _importance(group: FindingGroup) -> tuple[int, bool, int, str]:
    return -group.severity, bool(group.pages), -len(group.pages), group.code
