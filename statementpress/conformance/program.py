"""veraPDF as the program `verapdf`, which people install; its default report is XML."""

import subprocess
from pathlib import Path
from xml.etree import ElementTree

from statementpress.conformance.verdict import Failure, VeraPdfError

SECONDS = 300
"""If there is no answer after this time, it is taken to hang."""


def failures(program: str, flavour: str, pdf: Path) -> tuple[Failure, ...]:
    """Return the clauses that a file fails; raises VeraPdfError if there is no verdict."""
    try:
        done = subprocess.run(
            [program, "--flavour", flavour, str(pdf.resolve())],
            capture_output=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise VeraPdfError(f"veraPDF does not answer on {pdf.name}: {error}") from error
    try:
        return read_report(done.stdout)
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        reason = done.stderr.decode("utf-8", "replace").strip()[-500:] or str(error)
        raise VeraPdfError(f"veraPDF cannot judge {pdf.name} as {flavour}: {reason}") from error


def read_report(xml: bytes) -> tuple[Failure, ...]:
    """Return the clauses that failed according to the report on one file.

    Raises ElementTree.ParseError, LookupError or ValueError if it is not a report, or contradicts
    itself.
    """
    report = ElementTree.fromstring(xml).find(".//validationReport")
    if report is None:
        raise LookupError("the report has no verdict")
    failed = tuple(
        Failure(rule.attrib["clause"], int(rule.attrib["testNumber"]), _description(rule))
        for rule in report.iter("rule")
        if rule.attrib["status"] == "failed"
    )
    if (report.attrib["isCompliant"] == "true") == bool(failed):
        raise ValueError("the report contradicts itself")
    return failed


def _description(rule: ElementTree.Element) -> str:
    return " ".join((rule.findtext("description") or "").split())
