"""Further checks of a version whose files are whole: its PDFs, its signatures, and its origin."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from statementpress.archive.bag import layout
from statementpress.archive.bag.record import BuildRecord, record_of
from statementpress.archive.bag.version import Version
from statementpress.archive.verify.damage import caution, fault
from statementpress.archive.verify.integrity import VerifiedBag
from statementpress.archive.verify.verification import VerifiedStatement
from statementpress.conformance.verapdf import VeraPdf
from statementpress.errors import ArchiveError, Finding, explained
from statementpress.late import late_imports

with late_imports():
    from statementpress.archive.verify import rebuild, signatures, validity

Stage = Callable[[str], None]
"""Called with the name of the check that is under way."""
Check = Callable[[], list[Finding]]


@dataclass(frozen=True, slots=True)
class Checks:
    """Which further checks are made."""

    verapdf: VeraPdf | None = None
    """What judges whether the PDFs are the PDF/A and PDF/UA that they claim to be."""
    rebuild: bool = False
    """Whether each version is made again and compared."""
    signer: str = ""
    """The fingerprint of the certificate that must have signed each version; empty for any."""


def have_pdfs(statements: Iterable[VerifiedStatement]) -> bool:
    """Return whether a version that is whole has PDFs to judge: veraPDF takes seconds to start."""
    return any(
        any((bag.folder / layout.PAYLOAD / layout.PDF).glob("*.pdf"))
        for statement in statements
        for bag in statement.versions
        if bag.is_whole
    )


def check_further(
    statements: Iterable[VerifiedStatement], checks: Checks, stage: Stage
) -> tuple[VerifiedStatement, ...]:
    """Return the same statements with the findings of the further checks.

    A damaged version is not checked: the files that it was made from may be those that are damaged.
    """

    def checked(bag: VerifiedBag) -> VerifiedBag:
        if bag.version and bag.is_whole:
            return bag.with_findings(check_version(bag.version, checks, stage))
        return bag.with_findings(_unchecked(bag.folder))

    return tuple(
        replace(statement, versions=tuple(map(checked, statement.versions)))
        for statement in statements
    )


def check_version(version: Version, checks: Checks, stage: Stage) -> list[Finding]:
    """Return what each check finds. A check that fails is an error, and hides no other."""
    # The record comes first: it says what the PDFs were, what was signed, and what to make again.
    try:
        record = record_of(version)
    except ArchiveError as error:
        return [fault("no-record", version.data / layout.RECORD, error.message)]
    findings: list[Finding] = []
    for name, check in _wanted(version, record, checks, stage):
        stage(f"{version.name}: {name}")
        try:
            findings += check()
        except Exception as error:
            message = f"this could not be done: {name}: {explained(error).message}"
            findings.append(fault("not-checked", version.folder, message))
    return findings


def _wanted(
    version: Version, record: BuildRecord, checks: Checks, stage: Stage
) -> Iterator[tuple[str, Check]]:
    """Yield the name of each check that is wanted, and the check."""
    verapdf = checks.verapdf
    if verapdf:
        yield "judge the PDFs", lambda: validity.validity_findings(version, record, verapdf)
    is_signed = any(output.unsigned for output in record.outputs)
    if is_signed or checks.signer or (version.folder / layout.SIGNATURE).exists():
        signer = checks.signer
        yield "check signatures", lambda: signatures.check_signatures(version, record, signer)
    if checks.rebuild:

        def inner(name: str) -> None:
            stage(f"{version.name}: {name}")

        yield "rebuild", lambda: rebuild.rebuilt(version, inner)


def _unchecked(folder: Path) -> list[Finding]:
    """Return a warning if a damaged version has signatures, which were not checked."""
    if not any((folder / name).exists() for name in (layout.SIGNATURE, layout.TAG_SIGNATURE)):
        return []
    message = "its signatures were not checked, as the version is damaged"
    return [caution("not-checked", folder, message)]
