"""What came of verifying, for the log of a nightly job and, as JSON, for programs."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from statementpress.archive.verify.damage import shown
from statementpress.archive.verify.verification import Verified, VerifiedStatement
from statementpress.commands.terminal import label
from statementpress.errors import Finding, Severity

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Report:
    """What was verified, and what was looked into beside the files.

    `chains` tells whether versions were held against each other, `verapdf` the version of what
    judged the PDFs, empty where none did, and `rebuilt` whether all was made again.
    """

    statements: tuple[VerifiedStatement, ...]
    chains: bool
    verapdf: str
    rebuilt: bool

    @property
    def versions(self) -> tuple[Verified, ...]:
        """Return all versions, in the order in which they were verified."""
        return tuple(each for statement in self.statements for each in statement.versions)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return all that was found, versions before what is of none of them."""
        of_versions = [finding for each in self.versions for finding in each.findings]
        return (*of_versions, *(it for each in self.statements for it in each.findings))

    def count(self, severity: Severity) -> int:
        """Return how many findings are as bad as this."""
        return sum(finding.severity is severity for finding in self.findings)


def lines(report: Report, quiet: bool) -> Iterator[str]:
    """Yield a line for each version, columns parted by tabs, each followed by what was found in it.

    When `quiet`, only warnings and errors.
    """
    for statement in report.statements:
        for each in statement.versions:
            if not quiet:
                yield _line(each)
            yield from _findings(each.findings, quiet)
        yield from _findings(statement.findings, quiet)


def summary(report: Report) -> str:
    """Return in a few words how much was verified, and what came of it."""
    damaged = sum(not each.is_whole for each in report.versions)
    size = sum(each.bytes for each in report.versions) / MEGABYTE
    of_all = f"{_counted(len(report.versions), 'version')} ({size:,.1f} MB)"
    if report.count(Severity.ERROR):
        faults = _counted(report.count(Severity.ERROR), "fault")
        if not damaged:
            return f"{faults} found between {of_all}, each of which is as frozen"
        return f"{faults} found: {damaged} of {of_all} not as frozen"
    warnings = report.count(Severity.WARNING)
    said = f", with {_counted(warnings, 'warning')}" if warnings else ""
    return f"{of_all} as frozen{said}"


def document(report: Report) -> bytes:
    """Return all of it as JSON: what was checked, counts, versions, what is of none of them."""
    counts = Counter(label(finding.severity) for finding in report.findings)
    told = {
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
    return msgspec.json.format(msgspec.json.encode(told), indent=2)


def _line(verified: Verified) -> str:
    state = "whole" if verified.is_whole else "damaged"
    size = f"{verified.bytes / MEGABYTE:.1f} MB"
    return "\t".join((state, _name(verified), _counted(verified.files, "file"), size))


def _findings(findings: tuple[Finding, ...], quiet: bool) -> Iterator[str]:
    for finding in findings:
        if finding.severity > Severity.NOTE or not quiet:
            yield f"{label(finding.severity)}: {finding} [{finding.code}]"


def _version(verified: Verified) -> dict[str, object]:
    return {
        "version": _name(verified),
        "folder": shown(str(verified.folder)),
        "whole": verified.is_whole,
        "sha256": verified.bag_hash or None,
        "files": verified.files,
        "bytes": verified.bytes,
        "findings": list(map(_finding, verified.findings)),
    }


def _finding(finding: Finding) -> dict[str, str]:
    return {
        "code": finding.code,
        "severity": label(finding.severity),
        "place": str(finding.place or ""),
        "message": finding.message,
        "hint": finding.hint,
    }


def _name(verified: Verified) -> str:
    """Return the name of the place where a version lies, whatever it says that it is."""
    return shown(f"{verified.folder.parent.name}/{verified.folder.name}")


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
