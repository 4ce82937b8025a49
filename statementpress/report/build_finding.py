"""A finding of preflight as a build tells it, beside what it found in the statement."""

from statementpress.errors import Finding
from statementpress.prepress.preflight.finding import PreflightFinding
from statementpress.report.wording import Wording


def build_finding(finding: PreflightFinding, wording: Wording) -> Finding:
    """Return a finding with its page, its title, what was measured, and the remedy as its hint."""
    words = wording.finding(finding.code)
    known = ", ".join((words.title, *wording.details(finding)))
    message = f"{wording.pages([finding.page])}: {known}"
    return Finding(finding.code, finding.severity, message, hint=words.remedy)
