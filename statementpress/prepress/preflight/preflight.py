"""Whether a PDF is fit to print: it is opened, taken apart, measured, and shown to every rule.

Limits can change how severe a finding is; that is done here, so that rules need not know of it. If
a rule fails on something that nobody thought of, that becomes a finding, and the others go on.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from statementpress.errors import Severity
from statementpress.machine.forked import Report
from statementpress.prepress.ink.coverage import InkReport
from statementpress.prepress.pdf.opening import cleaned, damage, opened
from statementpress.prepress.preflight.finding import PreflightFinding, merged
from statementpress.prepress.preflight.ink_bounds import keeps_within
from statementpress.prepress.preflight.inspection import (
    InspectedPage,
    Inspection,
    Rule,
    inspected_pages,
)
from statementpress.prepress.preflight.rules import RULES
from statementpress.prepress.preflight.rules.conformance import pdfx_marker
from statementpress.prepress.preflight.rules.output_intent import intent_name
from statementpress.prepress.units import MILLIMETRES
from statementpress.project.limits import Limits

UNMEASURED = InkReport("", ())
"""The report on a file of which no page had to be measured."""


@dataclass(frozen=True, slots=True)
class PreflightPage:
    """The size of a page."""

    number: int
    """The page's number, from 1."""
    width: float
    """Of its trim box in millimetres, before the page is turned."""
    height: float
    """Of its trim box in millimetres, before the page is turned."""


@dataclass(frozen=True, slots=True)
class Preflight:
    """The result of preflight."""

    findings: tuple[PreflightFinding, ...]
    """Those of the whole file, then those of each page; of these the most severe first."""
    pages: tuple[PreflightPage, ...]
    """All pages of the file, in their order."""
    pdf_x: str
    """The version of PDF/X that the file claims; empty if it claims none."""
    intent: str
    """The name of its output condition; empty if it has none."""
    ink_method: str
    """How its ink was measured; empty if it could not be, or did not have to be."""


class MeasureInk(Protocol):
    """Measures the ink of a PDF."""

    def __call__(self, data: bytes, *, without: Collection[int]) -> InkReport:
        """Return the ink of all pages but those with the numbers `without`."""


def preflight(
    data: bytes,
    limits: Limits,
    measure_ink: MeasureInk,
    *,
    only_findings: bool = False,
    report: Report = lambda _page: None,
) -> Preflight:
    """Return what a print shop that keeps to `limits` would object to in the PDF `data`.

    If `only_findings` are of interest, not how they were come by, the ink of pages whose colours
    cannot exceed the limits is not measured. `report` is called with the number of each page before
    that is read, and with "" when all are. Raises UnreadablePdfError if the file cannot be read.
    """
    with opened(data) as pdf:
        pages = inspected_pages(pdf, report)
        report("")
        settled = {page.number for page in pages if only_findings and keeps_within(page, limits)}
        ink = UNMEASURED if len(settled) == len(pages) else measure_ink(data, without=settled)
        inspection = Inspection(pdf, pages, ink, limits, frozenset(settled), data)
        findings = [*apply(RULES, inspection)]
        # last, because qpdf mends objects, and says so, only when they are read
        findings += _damage_findings(damage(pdf))
        return Preflight(
            findings=merged(_weighed(findings, limits)),
            pages=tuple(map(_facts, pages)),
            pdf_x=pdfx_marker(pdf),
            intent=intent_name(pdf),
            ink_method=inspection.ink.method,
        )


def apply(rules: Iterable[Rule], inspection: Inspection) -> Iterator[PreflightFinding]:
    """Yield the findings of each rule; if one fails, "rule-failed" takes the place of the rest."""
    for rule in rules:
        try:
            yield from rule(inspection)
        except MemoryError:  # the file as a whole is too much
            raise
        except Exception as error:  # files come from strangers: if a rule fails, the others count
            name = rule.__module__.rpartition(".")[-1]
            subject = cleaned(f"{name}: {type(error).__name__}: {error}")
            yield PreflightFinding("rule-failed", Severity.ERROR, subject=subject)


def _weighed(findings: Iterable[PreflightFinding], limits: Limits) -> Iterator[PreflightFinding]:
    """Yield findings at the severity that the limits give them, without those that are off."""
    for finding in findings:
        severity = limits.severity_of(finding.code, finding.severity)
        if severity is not None:
            yield replace(finding, severity=severity)


def _damage_findings(reason: str) -> Iterator[PreflightFinding]:
    if reason:
        yield PreflightFinding("file-damaged", Severity.WARNING, subject=reason)


def _facts(page: InspectedPage) -> PreflightPage:
    scale = page.unit * MILLIMETRES
    return PreflightPage(page.number, page.trim.width * scale, page.trim.height * scale)
