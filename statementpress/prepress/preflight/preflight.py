"""Whether a PDF is fit to print: it is opened, taken apart, measured, and shown to every rule.

Limits say how bad a finding is, in one place and for rules that know nothing of it. A rule that
meets what nobody thought of says so as a finding, and the others go on.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from statementpress.errors import Severity
from statementpress.prepress.ink.coverage import InkReport
from statementpress.prepress.pdf.opening import cleaned, damage, opened
from statementpress.prepress.preflight.finding import PreflightFinding
from statementpress.prepress.preflight.inspecting import inspected_pages
from statementpress.prepress.preflight.inspection import InspectedPage, Inspection, Rule
from statementpress.prepress.preflight.merging import merged
from statementpress.prepress.preflight.rules import RULES
from statementpress.prepress.preflight.rules.conformance import pdfx_marker
from statementpress.prepress.preflight.rules.output_intent import intent_name
from statementpress.prepress.units import MILLIMETRES
from statementpress.project.limits import Limits


@dataclass(frozen=True, slots=True)
class PreflightPage:
    """A page: its number from 1, width and height of its trim box in millimetres, not turned."""

    number: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Preflight:
    """What was found out about a PDF.

    `findings` are in the order of the pages, those of the whole file first, the worst first on
    each. `pdf_x` is the version of PDF/X that it claims, `intent` the name of its output
    condition, `ink_method` how its ink was measured; empty where there is none.
    """

    findings: tuple[PreflightFinding, ...]
    pages: tuple[PreflightPage, ...]
    pdf_x: str
    intent: str
    ink_method: str


def preflight(data: bytes, limits: Limits, measure_ink: Callable[[bytes], InkReport]) -> Preflight:
    """Return what stands between the PDF `data` and a print shop that keeps to `limits`.

    `measure_ink` is given `data`. Raises UnreadablePdfError where there is nothing to be judged.
    """
    with opened(data) as pdf:
        pages = inspected_pages(pdf)
        inspection = Inspection(pdf, pages, measure_ink(data), limits)
        findings = [*apply(RULES, inspection)]
        # last, as qpdf tells what it had to mend when it comes to it
        findings += _damage_findings(damage(pdf))
        return Preflight(
            findings=merged(_weighed(findings, limits)),
            pages=tuple(map(_facts, pages)),
            pdf_x=pdfx_marker(pdf),
            intent=intent_name(pdf),
            ink_method=inspection.ink.method,
        )


def apply(rules: Iterable[Rule], inspection: Inspection) -> Iterator[PreflightFinding]:
    """Yield what each rule finds, and "rule-failed" in place of the rest where one gives up."""
    for rule in rules:
        try:
            yield from rule(inspection)
        except Exception as error:  # files come from strangers; one rule fails, the others count
            name = rule.__module__.rpartition(".")[-1]
            subject = cleaned(f"{name}: {type(error).__name__}: {error}")
            yield PreflightFinding("rule-failed", Severity.ERROR, subject=subject)


def _weighed(findings: Iterable[PreflightFinding], limits: Limits) -> Iterator[PreflightFinding]:
    """Yield findings at the severity that the limits give them, less those that are off."""
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
