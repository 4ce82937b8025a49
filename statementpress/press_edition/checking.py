"""Preflight under the settings of a press edition: what the build of one ends with."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from statementpress.errors import Finding, PreflightError, Severity
from statementpress.prepress.ink.measure import measure
from statementpress.prepress.preflight.finding import PreflightFinding
from statementpress.prepress.preflight.preflight import Preflight, preflight
from statementpress.press_edition.images import image_logos
from statementpress.press_edition.printing import PressEdition
from statementpress.project_files import ProjectFiles
from statementpress.report.build_finding import build_finding
from statementpress.report.wording import Wording
from statementpress.report.words import read_words
from statementpress.statement.model import Logo
from statementpress.typeset.document import Document
from statementpress.typeset.language import read_languages


def examine(pdf: bytes, how: PressEdition) -> Preflight:
    """Hold a PDF against the limits of a press, its ink measured by the press's profile.

    UnreadablePdfError where there is nothing to be judged.
    """
    ink = partial(measure, window=how.limits.total_ink_window, profile=how.intent.profile)
    return preflight(pdf, how.limits, ink)


def press_findings(
    pressed: bytes, how: PressEdition, document: Document, files: ProjectFiles
) -> tuple[Finding, ...]:
    """Return what an operator would mind in a press file; PreflightError where it is an error."""
    logos = image_logos(document)
    wording = Wording("en", read_languages(files)["en"], read_words(files))
    found = [
        build_finding(_with_file_name(finding, logos), wording)
        for finding in examine(pressed, how).findings
    ]
    errors = [str(finding) for finding in found if finding.severity is Severity.ERROR]
    if errors:
        raise PreflightError(
            "the press file was made, but it is not fit to print:\n" + "\n".join(errors),
            hint="it was not written. Where the print shop agrees, raise a limit in a copy of "
            "press/limits.toml",
        )
    return tuple(found)


def _with_file_name(finding: PreflightFinding, logos: Mapping[str, Logo]) -> PreflightFinding:
    """Call an image by the name of its file, which people know."""
    resource, _, rest = finding.subject.partition(" ")
    if resource not in logos:
        return finding
    return replace(finding, subject=f"{logos[resource].name} {rest}".strip())
