"""What a screen reader meets: the findings of outloud, which go beyond veraPDF's clauses.

outloud is run as a program of its own, as it loads MuPDF, which the tests themselves never do;
with -P, or this file would be found in its place where the tests are started from this folder.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec

from tests.readers.once import once_per_content
from tests.readers.tool import Tool, finished

TOOL = Tool("outloud", packages=("outloud",))
available, version = TOOL.available, TOOL.version


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect: outloud's rule, "error", "warning" or "info", and the page from 1 if on one."""

    rule: str
    severity: str
    message: str
    page: int | None = None
    evidence: str | None = None
    count: int = 1

    def __str__(self) -> str:
        where = f"page {self.page}: " if self.page else ""
        evidence = f" ({self.evidence})" if self.evidence else ""
        return f"{self.severity} {self.rule}: {where}{self.message}{evidence}"


@dataclass(frozen=True, slots=True)
class Run:
    """What became of one rule."""

    rule: str
    status: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Result:
    """outloud's answer for one file."""

    error: str | None
    findings: tuple[Finding, ...]
    rules: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """outloud's whole answer."""

    results: tuple[Result, ...]


def findings(pdf: Path, *, severity: str | None = None) -> list[Finding]:
    """Return what outloud finds, all or of one severity, the worst first.

    Raise RuntimeError where it cannot read the file or one of its rules breaks down: outloud
    itself would leave that rule's defects out.
    """
    return [finding for finding in _all(pdf) if severity in {None, finding.severity}]


@once_per_content
def _all(pdf: Path) -> tuple[Finding, ...]:
    told = finished(sys.executable, "-P", "-m", "outloud.cli", "--json", "-", str(pdf))
    try:
        (result,) = msgspec.json.decode(told.stdout, type=Answer).results
    except (msgspec.DecodeError, ValueError) as error:
        complaint = told.stderr.decode("utf-8", "replace").strip()[-2000:]
        raise RuntimeError(f"outloud gave no answer: {complaint}") from error
    crashed = [f"{run.rule}: {run.reason}" for run in result.rules if run.status == "crashed"]
    if result.error or crashed:
        raise RuntimeError(f"outloud broke down: {'; '.join(crashed) or result.error}")
    return result.findings
