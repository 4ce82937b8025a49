"""A PDF that was examined, and the verdict on it.

The verdict has two parts. One says whether the file prints well, the other whether it is complete
as the PDF/X that print shops ask for. Many files that print well lack only a marker, an output
intent or a trim box: some shops take them as they are, others send them back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from statementpress.errors import Severity
from statementpress.prepress.face import Preflight, PreflightFinding


class Verdict(StrEnum):
    """Whether a PDF is fit for the press: in print, in its formalities, or in both."""

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
        """Return the verdict on both: the worst finding decides."""
        return _verdict(self.preflight.findings)

    @property
    def in_print(self) -> Verdict:
        """Return the verdict on what comes out of the press."""
        return _verdict(each for each in self.preflight.findings if not each.is_formality)

    @property
    def lacks_formalities_alone(self) -> bool:
        """Return whether the file prints well, and is refused for its formalities."""
        return Verdict.NOT_FIT is self.verdict is not self.in_print

    @property
    def in_form(self) -> Verdict:
        """Return the verdict on formalities."""
        return _verdict(each for each in self.preflight.findings if each.is_formality)


def _verdict(findings: Iterable[PreflightFinding]) -> Verdict:
    severities = (finding.severity for finding in findings)
    return VERDICTS[max(severities, default=Severity.NOTE)]
