"""Verify what was frozen: a line for each version, then what was found in it, worst first."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from statementpress.archive.bag.layout import ARCHIVE
from statementpress.archive.verify.checks import Checks, check_further, have_pdfs
from statementpress.archive.verify.choosing import chosen
from statementpress.archive.verify.verification import bytes_to_read, verify_files
from statementpress.commands.terminal import Terminal
from statementpress.commands.verification_report import Report, document, lines, summary
from statementpress.conformance.verapdf import find
from statementpress.errors import ArchiveError, Severity, UsageError
from statementpress.typeset.layout.pinned import require_weasyprint

STEPS = 200
"""How often the bar is drawn at most; drawing it more often takes longer than small files do."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of the command line."""

    path: Path | None
    rebuild: bool
    as_json: bool
    signer: str = ""


def verify(terminal: Terminal, project: Path, asked: Asked) -> None:
    """Print what was found in each version.

    Raises ArchiveError if anything is not as it was frozen (a warning or a note is no error),
    UsageError if nothing is frozen there, and SetupError if --rebuild lacks what it needs.
    """
    if asked.rebuild:
        require_weasyprint()
    signer = _fingerprint(asked.signer)
    what = chosen(project / ARCHIVE, asked.path)
    with _bar(terminal, bytes_to_read(what)) as progress:
        files = verify_files(what, progress)
    has_pdfs = have_pdfs(files)
    checks = Checks(find() if has_pdfs else None, asked.rebuild, signer)
    with terminal.progress() as stage:
        statements = check_further(files, checks, stage)
    verapdf = checks.verapdf.version if checks.verapdf else ""
    report = Report(statements, what.alone is None, verapdf, asked.rebuild)
    shown = document(report).splitlines() if asked.as_json else lines(report, terminal.quiet)
    for line in shown:
        terminal.data(line)
    if has_pdfs and not verapdf:
        terminal.note("veraPDF is not installed, so PDF/A and PDF/UA were not checked")
    if report.count(Severity.ERROR):
        hint = "each fault is listed above, with its place and what to do"
        raise ArchiveError(summary(report), hint=hint)
    terminal.note(summary(report))


def _fingerprint(written: str) -> str:
    """Return a certificate's SHA-256 in capital letters, without the colons that programs put."""
    digits = re.sub(r"[\s:]", "", written).upper()
    if digits and not re.fullmatch(r"[0-9A-F]{64}", digits):
        raise UsageError(
            f"“{written}” is not the fingerprint of a certificate",
            hint="give its SHA-256, 64 digits; `verify` prints that of each signer",
        )
    return digits


@contextmanager
def _bar(terminal: Terminal, total: int) -> Iterator[Callable[[int], None]]:
    """Yield what takes the number of bytes that were read, and moves a bar of `total` bytes."""
    done = drawn = 0
    with terminal.bar(total, size=True) as draw:

        def progress(size: int) -> None:
            nonlocal done, drawn
            done += size
            if (done - drawn) * STEPS >= total:
                drawn = done
                draw(done, "")

        yield progress
