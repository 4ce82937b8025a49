"""What is looked into of a version whose files are whole: its PDFs, signatures, and origin."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from statementpress.archive.bag import layout
from statementpress.archive.bag.record import BuildRecord, record_of
from statementpress.archive.bag.version import Version
from statementpress.archive.verify.damage import found
from statementpress.conformance.verapdf import VeraPdf
from statementpress.errors import ArchiveError, Finding, explained

Stage = Callable[[str], None]
"""Told what is under way."""
Check = Callable[[], list[Finding]]


@dataclass(frozen=True, slots=True)
class Checks:
    """What to look into: PDF/A and PDF/UA where there is a veraPDF; whether it comes out again.

    `signer` is the fingerprint of the certificate that has to have signed each version.
    """

    verapdf: VeraPdf | None = None
    rebuild: bool = False
    signer: str = ""


def require_for(checks: Checks) -> None:
    """Raise SetupError where this machine lacks what the checks need."""
    if checks.rebuild:
        from statementpress.native import require_libraries  # noqa: PLC0415
        from statementpress.typeset.layout.pinned import require_weasyprint  # noqa: PLC0415

        require_libraries()
        require_weasyprint()


def look_into(version: Version, checks: Checks, stage: Stage) -> list[Finding]:
    """Return what each check finds; one that fails is an error, and hides none of the others."""
    try:
        record = record_of(version)
    except ArchiveError as error:
        return [found("no-record", version.data / layout.RECORD, error.message)]
    findings: list[Finding] = []
    for name, check in _wanted(version, record, checks, stage):
        stage(f"{version.name}: {name}")
        try:
            findings += check()
        except Exception as error:
            told = f"{name}: {explained(error).message}"
            findings.append(found("not-checked", version.folder, told))
    return findings


def _wanted(
    version: Version, record: BuildRecord, checks: Checks, stage: Stage
) -> Iterator[tuple[str, Check]]:
    """Yield name and check; each is imported only where it is wanted (signatures: 0.5 s)."""
    verapdf = checks.verapdf
    if verapdf:
        from statementpress.archive.verify.validity import validity_findings  # noqa: PLC0415

        yield "judge the PDFs", lambda: validity_findings(version, record, verapdf)
    is_signed = any(output.unsigned for output in record.outputs)
    if is_signed or checks.signer or (version.folder / layout.SIGNATURE).exists():
        from statementpress.archive.verify.signatures import check_signatures  # noqa: PLC0415

        yield "check signatures", lambda: check_signatures(version, record, checks.signer)
    if checks.rebuild:
        from statementpress.archive.freeze.rebuild import rebuilt  # noqa: PLC0415 - it loads the libraries

        yield "rebuild", lambda: rebuilt(version, lambda name: stage(f"{version.name}: {name}"))
