"""A report as lines of text: a block for each kind of finding, then the verdict."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from statementpress.preflight_report.examined import Examined
from statementpress.preflight_report.groups import FindingGroup, alike, grouped
from statementpress.preflight_report.wording import Wording, shown
from statementpress.prepress.face import PreflightFinding

MOST_LISTED = 8
"""Lines that one kind of finding has at most; the worst come first."""


def terminal_lines(examined: Examined, wording: Wording) -> Iterator[str]:
    """Yield a block of lines for each kind of finding, the worst first, and the verdict."""
    for group in grouped(examined.preflight.findings):
        yield from _group_lines(group, wording)
    yield _verdict_line(examined, wording)


def _group_lines(group: FindingGroup, wording: Wording) -> Iterator[str]:
    """Yield severity, pages, what it is and its code; below, indented, each finding and the remedy.

    What is alike on several pages is told once, with the place of the first. What is not as severe
    as the worst of its kind says so.
    """
    words = wording.words.of(group.code)
    severity = wording.severity(group.severity)
    yield f"{severity}: {wording.pages(group.pages)}: {words.title} [{group.code}]"
    listed = alike(group.findings)
    for findings in listed[:MOST_LISTED]:
        told = _told(findings, wording)
        if findings[0].severity is not group.severity:
            told = f"{wording.severity(findings[0].severity)}: {told}"
        if told:
            yield f"  {told}"
    more = len(listed) - MOST_LISTED
    if more > 0:
        told = wording.filled(wording.words.more_places, count=more)
        yield f"  {told} (--json)"
    if words.remedy:
        yield f"  do: {words.remedy}"


def _told(findings: Sequence[PreflightFinding], wording: Wording) -> str:
    """Return pages, details and first place of findings; nothing where only their kind is known."""
    first, pages = findings[0], wording.pages(finding.page for finding in findings)
    whole = replace(first, count=sum(finding.count for finding in findings))
    places = []
    if first.spot:
        on = f"{wording.pages([first.page])}: " if len(findings) > 1 else ""
        places.append(on + wording.place(first.spot))
    known = ", ".join(wording.details(whole))
    told = "; ".join(filter(None, (known, *places)))
    return f"{pages}: {told}" if told else ""


def _verdict_line(examined: Examined, wording: Wording) -> str:
    """Return the verdict with the number of findings, and what it rests on."""
    preflight = examined.preflight
    found = ", ".join(
        wording.counted(severity, count) for severity, count in examined.counts.items() if count
    )
    counted = f": {found}" if found else ""
    rests_on = [
        f"limits {examined.limits}",
        shown(preflight.pdf_x) or "no PDF/X",
        f"ink measured with {shown(preflight.ink_method)}" if preflight.ink_method else "",
    ]
    told = "; ".join(filter(None, rests_on))
    return f"{shown(examined.name)}: {wording.verdict(examined.verdict)}{counted} ({told})"
