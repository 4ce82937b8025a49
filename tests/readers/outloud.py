"""What a screen reader meets: the findings of outloud, which go beyond veraPDF's clauses.

outloud runs in a process of its own, as it loads MuPDF, which the tests themselves never do. It is
started with -P: tests that are started from this folder would else import this file in its place.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec

from tests.readers.once import once_per_content
from tests.readers.tool import Tool, complaint, finished

TOOL = Tool("outloud", packages=("outloud",))
available, version = TOOL.available, TOOL.version


@dataclass(frozen=True, slots=True)
class Finding:
    """A defect."""

    rule: str
    severity: str
    """ "error", "warning" or "info"."""
    message: str
    page: int | None = None
    """From 1; None if it concerns the whole file."""
    evidence: str | None = None
    count: int = 1

    def __str__(self) -> str:
        where = f"page {self.page}: " if self.page else ""
        evidence = f" ({self.evidence})" if self.evidence else ""
        return f"{self.severity} {self.rule}: {where}{self.message}{evidence}"


@dataclass(frozen=True, slots=True)
class Run:
    """How a rule ended: `status` is "crashed" if it broke down, for a `reason`."""

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

    Raise RuntimeError if it cannot read the file, or if one of its rules breaks down: outloud
    itself would only leave out what that rule finds.
    """
    return [finding for finding in _all(pdf) if severity in {None, finding.severity}]


@once_per_content
def _all(pdf: Path) -> tuple[Finding, ...]:
    done = finished(sys.executable, "-P", "-m", "outloud.cli", "--json", "-", str(pdf))
    try:
        (result,) = msgspec.json.decode(done.stdout, type=Answer).results
    except (msgspec.DecodeError, ValueError) as error:
        raise RuntimeError(f"outloud gave no answer: {complaint(done)}") from error
    crashed = [f"{run.rule}: {run.reason}" for run in result.rules if run.status == "crashed"]
    if result.error or crashed:
        raise RuntimeError(f"outloud broke down: {'; '.join(crashed) or result.error}")
    return result.findings
