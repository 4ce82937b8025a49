"""Preflight of an edition that is printed: the build of one ends with it."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial

from statementpress.editions.printing.settings import PressPrinting, Printing
from statementpress.errors import Finding, PreflightError, Severity
from statementpress.preflight_report.terminal_lines import build_findings
from statementpress.preflight_report.wording import first_wording
from statementpress.prepress.face import (
    InkLimit,
    Preflight,
    PreflightFinding,
    guarded_preflight,
    measure,
)
from statementpress.project.project import Project


def examine(
    pdf: bytes, printing: Printing, images: Mapping[str, str], *, only_findings: bool = False
) -> Preflight:
    """Hold a PDF against the limits of a way to print, its ink measured by the profile of that way.

    `images` are the names of files by the names that their images have in the PDF. For
    `only_findings`, no ink is measured that cannot lead to one. Raises UnreadablePdfError if the
    PDF cannot be read.
    """
    limits = printing.limits
    most = InkLimit(limits.total_ink_window, limits.total_ink)
    ink = partial(measure, limit=most, profile=printing.intent.profile)
    found = guarded_preflight(pdf, limits, ink, only_findings=only_findings)
    return replace(found, findings=tuple(_with_file_name(each, images) for each in found.findings))


def print_findings(
    printed: bytes,
    printing: Printing,
    images: Mapping[str, str],
    project: Project,
    reported: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Return what an operator would mind in a file; raise PreflightError if any is an error.

    `reported` are images whose resolution the author knows already: a warning of it is left out.
    """
    examined = [
        each
        for each in examine(printed, printing, images, only_findings=True).findings
        if each.severity is Severity.ERROR or not _is_reported(each, reported)
    ]
    found = build_findings(examined, first_wording(project))
    pressed = isinstance(printing, PressPrinting)
    errors = [f"- {finding}" for finding in found if finding.severity is Severity.ERROR]
    if errors:
        file = "the press file" if pressed else "the file for printing"
        change = "if the print shop agrees, change" if pressed else "to allow it, change"
        raise PreflightError(
            f"{file} is not fit to print, and was not written:\n" + "\n".join(errors),
            hint=f"{change} the number in [limits.{printing.limits_name}] of your own "
            "press/limits.toml",
        )
    return found


def _is_reported(finding: PreflightFinding, images: Collection[str]) -> bool:
    """Return whether a finding says that an image of these has a low resolution."""
    return finding.code == "image-resolution" and finding.subject.startswith(
        tuple(f"{name} " for name in images)
    )


def _with_file_name(finding: PreflightFinding, images: Mapping[str, str]) -> PreflightFinding:
    """Call an image by the name of its file, which people know."""
    resource, _, rest = finding.subject.partition(" ")
    if resource not in images:
        return finding
    return replace(finding, subject=f"{images[resource]} {rest}".strip())
