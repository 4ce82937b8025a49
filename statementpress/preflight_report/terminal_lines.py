"""What preflight found as lines for the terminal: as a report, or among the findings of a build."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from statementpress.errors import Finding
from statementpress.preflight_report.examined import Examined
from statementpress.preflight_report.groups import FindingGroup, alike, grouped
from statementpress.preflight_report.wording import Wording, shown
from statementpress.prepress.face import PreflightFinding

MOST_LISTED = 8
"""The most lines that one kind of finding has; the worst come first."""


def terminal_lines(examined: Examined, wording: Wording) -> Iterator[str]:
    """Yield a block of lines for each kind of finding, the worst first, and the verdict."""
    for group in grouped(examined.preflight.findings):
        yield from _group_lines(group, wording)
    yield _verdict_line(examined, wording)


def build_findings(findings: Iterable[PreflightFinding], wording: Wording) -> tuple[Finding, ...]:
    """Return findings as a build prints them, with title, measured values and remedy.

    Findings that are alike on several pages become one.
    """
    return tuple(_build_finding(same, wording) for same in alike(findings))


def _build_finding(same: Sequence[PreflightFinding], wording: Wording) -> Finding:
    first = same[0]
    words = wording.words.of(first.code)
    known = ", ".join((words.title, *wording.details(first)))
    pages = wording.pages(finding.page for finding in same)
    return Finding(first.code, first.severity, f"{pages}: {known}", hint=words.remedy)


def _group_lines(group: FindingGroup, wording: Wording) -> Iterator[str]:
    """Yield a heading (severity, pages, title, code), then the findings and the remedy, indented.

    Findings that are alike on several pages share a line, with the place of the first. A line names
    its severity if that is not the one of the heading.
    """
    words = wording.words.of(group.code)
    kind = wording.kind(group.findings[0])
    yield f"{kind}: {wording.pages(group.pages)}: {words.title} [{group.code}]"
    listed = alike(group.findings)
    for findings in listed[:MOST_LISTED]:
        line = _places_and_details(findings, wording)
        if findings[0].severity is not group.severity:
            line = f"{wording.severity(findings[0].severity)}: {line}"
        if line:
            yield f"  {line}"
    more = len(listed) - MOST_LISTED
    if more > 0:
        yield f"  {wording.filled(wording.words.more_places, count=more)} (--json)"
    if words.remedy:
        yield f"  do: {words.remedy}"


def _places_and_details(findings: Sequence[PreflightFinding], wording: Wording) -> str:
    """Return pages, details and first place of findings; "" if only their kind is known."""
    first, pages = findings[0], wording.pages(finding.page for finding in findings)
    whole = replace(first, count=sum(finding.count for finding in findings))
    places = []
    if first.spot:
        on = f"{wording.pages([first.page])}: " if len(findings) > 1 else ""
        places.append(on + wording.place(first.spot))
    details = ", ".join(wording.details(whole))
    known = "; ".join(filter(None, (details, *places)))
    return f"{pages}: {known}" if known else ""


def _verdict_line(examined: Examined, wording: Wording) -> str:
    """Return both parts of the verdict, the number of findings, and what it is based on."""
    preflight = examined.preflight
    found = ", ".join(
        wording.counted(severity, count) for severity, count in examined.counts.items() if count
    )
    counted = f": {found}" if found else ""
    facts = [
        f"limits {examined.limits}",
        shown(preflight.pdf_x) or "no PDF/X",
        f"ink measured with {shown(preflight.ink_method)}" if preflight.ink_method else "",
    ]
    basis = "; ".join(filter(None, facts))
    return f"{shown(examined.name)}: {wording.both(examined)}{counted} ({basis})"
