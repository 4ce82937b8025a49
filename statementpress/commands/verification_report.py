"""The report of `verify`: lines for people and for the log of a nightly job, JSON for programs."""

from collections import Counter
from dataclasses import dataclass

import msgspec

from statementpress.archive.bag.file_names import shown
from statementpress.archive.verify.damage import SealFinding
from statementpress.archive.verify.integrity import VerifiedBag
from statementpress.archive.verify.verification import VerifiedStatement
from statementpress.commands.terminal import Terminal, label
from statementpress.errors import Finding, Severity

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Report:
    """What was verified, and which checks were made."""

    statements: tuple[VerifiedStatement, ...]
    chains: bool
    """Whether versions were checked against each other."""
    verapdf: str
    """The version of the veraPDF that judged the PDFs; empty if none did."""
    rebuilt: bool
    """Whether every version was made again and compared."""

    @property
    def versions(self) -> tuple[VerifiedBag, ...]:
        """Return all versions, in the order in which they were verified."""
        return tuple(each for statement in self.statements for each in statement.versions)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return all findings: those of versions, then those of what lies beside them."""
        of_versions = [finding for each in self.versions for finding in each.findings]
        return (*of_versions, *(it for each in self.statements for it in each.findings))

    def count(self, severity: Severity) -> int:
        """Return how many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings)


def print_lines(report: Report, terminal: Terminal) -> None:
    """Print a line for each version, with tabs between its columns, and then its findings.

    If the terminal is quiet, only warnings and errors.
    """
    for statement in report.statements:
        for each in statement.versions:
            if not terminal.quiet:
                terminal.data(_line(each))
            _print_findings(each.findings, terminal)
        _print_findings(statement.findings, terminal)


def summary(report: Report) -> str:
    """Return in one sentence how much was verified, and with which result."""
    damaged = sum(not each.is_whole for each in report.versions)
    size = sum(each.bytes for each in report.versions) / MEGABYTE
    total = f"{_counted(len(report.versions), 'version')} ({size:,.1f} MB)"
    whole = "as it was frozen" if len(report.versions) == 1 else "all as they were frozen"
    if report.count(Severity.ERROR):
        faults = f"{_counted(report.count(Severity.ERROR), 'fault')} found"
        if not damaged:
            return f"{faults} beside {total}, {whole}"
        return f"{faults}: {damaged} of {total} {'is' if damaged == 1 else 'are'} damaged"
    warnings = report.count(Severity.WARNING)
    more = f", with {_counted(warnings, 'warning')}" if warnings else ""
    return f"{total}, {whole}{more}"


def document(report: Report) -> str:
    """Return the report as JSON: the checks, counts, versions, and what lies beside them."""
    counts = Counter(label(finding.severity) for finding in report.findings)
    content = {
        "checked": {
            "fixity": True,
            "chain": report.chains,
            "validity": report.verapdf or None,
            "rebuild": report.rebuilt,
        },
        "counts": {
            "versions": len(report.versions),
            "whole": sum(each.is_whole for each in report.versions),
            "files": sum(each.files for each in report.versions),
            "bytes": sum(each.bytes for each in report.versions),
            **{f"{label(severity)}s": counts[label(severity)] for severity in Severity},
        },
        "versions": list(map(_version, report.versions)),
        "findings": [_finding(each) for it in report.statements for each in it.findings],
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=2).decode()


def _line(bag: VerifiedBag) -> str:
    state = "whole" if bag.is_whole else "damaged"
    size = f"{bag.bytes / MEGABYTE:.1f} MB"
    return "\t".join((state, _name(bag), _counted(bag.files, "file"), size))


def _print_findings(findings: tuple[Finding, ...], terminal: Terminal) -> None:
    for finding in findings:
        if finding.severity > Severity.NOTE or not terminal.quiet:
            terminal.listed(finding)


def _version(bag: VerifiedBag) -> dict[str, object]:
    return {
        "version": _name(bag),
        "folder": shown(str(bag.folder)),
        "whole": bag.is_whole,
        "sha256": bag.bag_hash or None,
        "files": bag.files,
        "bytes": bag.bytes,
        "findings": list(map(_finding, bag.findings)),
    }


def _finding(finding: Finding) -> dict[str, object]:
    facts = {"facts": dict(finding.facts)} if isinstance(finding, SealFinding) else {}
    return {
        "code": finding.code,
        "severity": label(finding.severity),
        "place": str(finding.place or ""),
        "message": finding.message,
        "hint": finding.hint,
        **facts,
    }


def _name(bag: VerifiedBag) -> str:
    """Return where a version lies, which counts whatever the version says that it is."""
    return shown(f"{bag.folder.parent.name}/{bag.folder.name}")


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
