"""A report as lines of text: a block for each finding, then the verdict."""

from collections.abc import Iterator

from statementpress.prepress.preflight.finding import PreflightFinding
from statementpress.report.examined import Examined
from statementpress.report.wording import Wording, shown


def terminal_lines(examined: Examined, wording: Wording) -> Iterator[str]:
    """Yield a block of lines for each finding, as preflight ordered them, and the verdict."""
    for finding in examined.preflight.findings:
        yield from finding_lines(finding, wording)
    yield verdict_line(examined, wording)


def finding_lines(finding: PreflightFinding, wording: Wording) -> Iterator[str]:
    """Yield severity, page, what it is and its code; below, indented, what is known of it."""
    words = wording.finding(finding.code)
    what = f"{words.title}: {wording.subject(finding.subject)}" if finding.subject else words.title
    severity = wording.severity(finding.severity)
    yield f"{severity}: {wording.pages([finding.page])}: {what} [{finding.code}]"
    places = [wording.place(finding.spot)] if finding.spot else []
    if finding.count > 1:
        places.append(wording.report.times.format(count=wording.language.figures(finding.count)))
    if places:
        yield f"  where: {'; '.join(places)}"
    if values := wording.values(finding):
        yield f"  measured: {values}"
    if words.remedy:
        yield f"  do: {words.remedy}"


def verdict_line(examined: Examined, wording: Wording) -> str:
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
