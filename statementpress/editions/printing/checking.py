"""Preflight under the settings of a press edition: what the build of one ends with."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from statementpress.editions.printing.settings import PressPrinting, Printing
from statementpress.errors import Finding, PreflightError, Severity
from statementpress.preflight_report.build_findings import build_findings
from statementpress.preflight_report.wording import Wording
from statementpress.prepress.ink.measure import measure
from statementpress.prepress.preflight.finding import PreflightFinding
from statementpress.prepress.preflight.preflight import Preflight, preflight
from statementpress.project.project import Project
from statementpress.words.findings import read_words
from statementpress.words.languages import read_languages


def examine(pdf: bytes, how: Printing, images: Mapping[str, str]) -> Preflight:
    """Hold a PDF against the limits of a way to print, its ink measured by that one's profile.

    `images` are the names of files by those that their images have in the PDF. UnreadablePdfError
    where there is nothing to be judged.
    """
    ink = partial(measure, window=how.limits.total_ink_window, profile=how.intent.profile)
    found = preflight(pdf, how.limits, ink)
    return replace(found, findings=tuple(_with_file_name(each, images) for each in found.findings))


def print_findings(
    printed: bytes, how: Printing, images: Mapping[str, str], project: Project
) -> tuple[Finding, ...]:
    """Return what an operator would mind in a file; PreflightError where it is an error."""
    wording = Wording("en", project.table(read_languages)["en"], project.table(read_words))
    found = build_findings(examine(printed, how, images).findings, wording)
    pressed = isinstance(how, PressPrinting)
    errors = [f"- {finding}" for finding in found if finding.severity is Severity.ERROR]
    if errors:
        file = "the press file" if pressed else "the file for printing"
        who = "Where the print shop agrees, change" if pressed else "To allow it, change"
        raise PreflightError(
            f"{file} was made, but it is not fit to print:\n" + "\n".join(errors),
            hint=f"it was not written. {who} the number in [limits.{how.limits_name}] of a copy "
            "of press/limits.toml",
        )
    return found


def _with_file_name(finding: PreflightFinding, images: Mapping[str, str]) -> PreflightFinding:
    """Call an image by the name of its file, which people know."""
    resource, _, rest = finding.subject.partition(" ")
    if resource not in images:
        return finding
    return replace(finding, subject=f"{images[resource]} {rest}".strip())
