"""Findings about one file, gathered while it is read."""

from statementpress.errors import Finding, Place, Severity


class Report:
    """Collects what is found in one file, so that a reader can go on after the first error.

    `path` is the file as people know it, relative to the project: "statements/…/km.md".
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._findings: list[Finding] = []

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings so far, in the order of their lines."""
        return tuple(sorted(self._findings, key=_line))

    @property
    def has_errors(self) -> bool:
        """Whether an error is among the findings so far."""
        return any(finding.severity is Severity.ERROR for finding in self._findings)

    def error(self, code: str, line: int | None, message: str, hint: str) -> None:
        """Add a finding that makes the statement impossible; `line` counts from 1."""
        self._add(code, Severity.ERROR, line, message, hint)

    def warning(self, code: str, line: int | None, message: str, hint: str) -> None:
        """Add a finding that the author should look at; `line` counts from 1."""
        self._add(code, Severity.WARNING, line, message, hint)

    def note(self, code: str, line: int | None, message: str, hint: str) -> None:
        """Add a finding that is good to know; `line` counts from 1."""
        self._add(code, Severity.NOTE, line, message, hint)

    def _add(
        self, code: str, severity: Severity, line: int | None, message: str, hint: str
    ) -> None:
        self._findings.append(Finding(code, severity, message, Place(self.path, line), hint))


def _line(finding: Finding) -> int:
    return finding.place.line or 0 if finding.place else 0
