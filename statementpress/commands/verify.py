"""Verify what was frozen: a line for each version, then what was found in it, worst first."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated

from statementpress.commands import crew as crews
from statementpress.commands.command import Invocation, command
from statementpress.commands.options import AsJson
from statementpress.commands.parameters import Argument, Option
from statementpress.commands.terminal import Terminal
from statementpress.errors import ArchiveError, Severity, UsageError
from statementpress.late import late_imports

with late_imports():
    from statementpress.archive.bag import layout
    from statementpress.archive.verify import checks, choosing, verification
    from statementpress.archive.verify import trust as trusting
    from statementpress.commands import making, verification_report
    from statementpress.conformance import verapdf

STEPS = 200
"""How often the bar is drawn at most; drawing it more often takes longer than small files do."""


@command("verify")
def verify(
    invocation: Invocation,
    path: Annotated[
        Path | None,
        Argument(
            "PATH",
            "An archive, a statement in it or a version, also by name (2021-05-05/v2); the "
            "whole archive/ if left out.",
        ),
    ] = None,
    rebuild: Annotated[
        bool,
        Option("--rebuild", "Make all files again from the version alone, and compare them."),
    ] = False,
    signer: Annotated[
        str,
        Option(
            "--signer SHA256",
            "The fingerprint of the certificate that must have signed every version.",
        ),
    ] = "",
    trust: Annotated[
        Sequence[Path],
        Option(
            "--trust FILE.pem",
            "Certificates to hold those of signers and time stamps against: roots, or the very "
            "ones; again for more.",
        ),
    ] = (),
    workers: crews.Workers = None,
    as_json: AsJson = False,
) -> None:
    """Say whether what was frozen is unchanged: files, chain of versions, signatures, stamps."""
    terminal = invocation.terminal
    if workers is not None and not rebuild:
        raise UsageError("--workers is for --rebuild", hint="leave it out, or add --rebuild")
    if rebuild:
        making.require_weasyprint(invocation)
    fingerprint = _fingerprint(signer)
    trusted = trusting.read_trust(trust) if trust else None
    chosen = choosing.chosen(invocation.project / layout.ARCHIVE, path)
    with _bar(terminal, verification.bytes_to_read(chosen)) as progress:
        files = verification.verify_files(chosen, progress)
    # veraPDF takes seconds to start, so it is looked for only if there are PDFs to judge.
    has_pdfs = checks.have_pdfs(files)
    with terminal.progress() as stage:
        stage("veraPDF")
        judge = verapdf.find() if has_pdfs else None
        further = checks.Checks(judge, rebuild, fingerprint, trusted)
        statements = checks.check_further(files, further, stage, partial(crews.crew_of, workers))
    version = judge.version if judge else ""
    report = verification_report.Report(statements, chosen.alone is None, version, rebuild)
    if as_json:
        for line in verification_report.document(report).splitlines():
            terminal.data(line)
    else:
        verification_report.print_lines(report, terminal)
    if has_pdfs and not judge:
        terminal.note("veraPDF is not installed, so PDF/A and PDF/UA were not checked")
    if report.count(Severity.ERROR):
        hint = "each fault is listed above, with its place and what to do"
        raise ArchiveError(verification_report.summary(report), hint=hint)
    terminal.note(verification_report.summary(report))


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
