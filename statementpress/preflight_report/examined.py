"""A PDF that was examined, and the verdict on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from statementpress.errors import Severity
from statementpress.prepress.face import Preflight


class Verdict(StrEnum):
    """Whether a PDF may go to the press."""

    FIT = "fit"
    FIT_WITH_WARNINGS = "fit-with-warnings"
    NOT_FIT = "not-fit"


VERDICTS = {
    Severity.ERROR: Verdict.NOT_FIT,
    Severity.WARNING: Verdict.FIT_WITH_WARNINGS,
    Severity.NOTE: Verdict.FIT,
}


@dataclass(frozen=True, slots=True)
class Examined:
    """A PDF that was examined."""

    name: str
    """The name that people know it by."""
    data: bytes
    """The bytes of the file."""
    limits: str
    """The name of its limits in press/limits.toml."""
    preflight: Preflight
    """What was found."""

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the file in hexadecimal, which says what bytes were examined."""
        return sha256(self.data).hexdigest()

    @property
    def counts(self) -> Mapping[Severity, int]:
        """Return how many findings there are of each severity, the worst first."""
        found = [finding.severity for finding in self.preflight.findings]
        return {severity: found.count(severity) for severity in sorted(Severity, reverse=True)}

    @property
    def verdict(self) -> Verdict:
        """Return the verdict: the worst finding decides."""
        severities = (finding.severity for finding in self.preflight.findings)
        return VERDICTS[max(severities, default=Severity.NOTE)]
