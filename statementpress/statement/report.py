"""The findings about one file, collected while it is read."""

from statementpress.errors import Finding, Place, Severity


class Report:
    """Collects what is found in one file, so that its reader can go on after the first error."""

    def __init__(self, path: str) -> None:
        self.path = path
        """The file as people know it, relative to the project: "statements/…/km.md"."""
        self._findings: list[Finding] = []

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings so far, ordered by line."""
        return tuple(sorted(self._findings, key=_line))

    @property
    def has_errors(self) -> bool:
        """Whether an error is among the findings so far."""
        return any(finding.severity is Severity.ERROR for finding in self._findings)

    def error(self, code: str, line: int | None, message: str, hint: str) -> None:
        """Add a finding that no statement can be made with; `line` counts from 1."""
        self._add(code, Severity.ERROR, line, message, hint)

    def warning(self, code: str, line: int | None, message: str, hint: str) -> None:
        """Add a finding that the author should look at; `line` counts from 1."""
        self._add(code, Severity.WARNING, line, message, hint)

    def _add(
        self, code: str, severity: Severity, line: int | None, message: str, hint: str
    ) -> None:
        self._findings.append(Finding(code, severity, message, Place(self.path, line), hint))


def _line(finding: Finding) -> int:
    return finding.place.line or 0 if finding.place else 0
