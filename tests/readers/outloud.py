"""What a screen reader meets: the findings of outloud, which go beyond veraPDF's clauses.

outloud runs in a process of its own, as it loads MuPDF, which the tests themselves never do. One
process reads all files of a worker: to start takes longer than to read. It is started with -P, as
Python would else import this file in place of outloud.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import msgspec

from tests.readers.once import once_per_content
from tests.readers.served import Served
from tests.readers.tool import Tool

TOOL = Tool("outloud", packages=("outloud",))
available, version = TOOL.available, TOOL.version

READER = Served("outloud", sys.executable, "-P", Path(__file__).with_name("outloud_served.py"))


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


def findings(pdf: Path, *, severity: str | None = None) -> list[Finding]:
    """Return what outloud finds, all or of one severity, the worst first.

    Raise RuntimeError if it cannot read the file, or if one of its rules breaks down: outloud
    itself would only leave out what that rule finds.
    """
    return [finding for finding in _all(pdf) if severity in {None, finding.severity}]


@once_per_content
def _all(pdf: Path) -> tuple[Finding, ...]:
    result = msgspec.json.decode(READER.answer(str(pdf.resolve())), type=Result)
    crashed = [f"{run.rule}: {run.reason}" for run in result.rules if run.status == "crashed"]
    if result.error or crashed:
        raise RuntimeError(f"outloud broke down: {'; '.join(crashed) or result.error}")
    return result.findings
