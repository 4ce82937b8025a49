"""Further checks of a version whose files are whole: its PDFs, its signatures, and its origin."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from statementpress.archive.bag import layout
from statementpress.archive.bag.record import BuildRecord, record_of
from statementpress.archive.bag.renewals import renewals
from statementpress.archive.bag.version import Version
from statementpress.archive.verify.damage import caution, fault, undone
from statementpress.archive.verify.integrity import VerifiedBag
from statementpress.archive.verify.verification import VerifiedStatement
from statementpress.conformance.verapdf import VeraPdf
from statementpress.errors import ArchiveError, Finding, explained
from statementpress.late import late_imports

with late_imports():
    from statementpress.archive.verify import rebuilding, signatures, validity
    from statementpress.archive.verify import trust as trusting

if TYPE_CHECKING:
    from statementpress.batch.crew import Crew

NO_RECORD = "no-record"
"""The code of a version whose build record cannot be read."""

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
    trust: "trusting.Trust | None" = None
    """What all certificates are held against; None for nothing."""


def have_pdfs(statements: Iterable[VerifiedStatement]) -> bool:
    """Return whether a version that is whole has PDFs to judge: veraPDF takes seconds to start."""
    return any(
        any((bag.folder / layout.PAYLOAD / layout.PDF).glob("*.pdf"))
        for statement in statements
        for bag in statement.versions
        if bag.is_whole
    )


def check_further(
    statements: Sequence[VerifiedStatement],
    checks: Checks,
    stage: Stage,
    crew_for: "Callable[[int], Crew | None]" = lambda _: None,
) -> tuple[VerifiedStatement, ...]:
    """Return the same statements with the findings of the further checks.

    A damaged version is not checked: the files that it was made from may be those that are damaged.
    Versions are made again by the crew that `crew_for` gives for their number; None stands for this
    process.
    """
    bags = (bag for statement in statements for bag in statement.versions)
    whole = {bag.folder: bag.version for bag in bags if bag.version and bag.is_whole}
    found = {folder: check_version(version, checks, stage) for folder, version in whole.items()}
    if checks.rebuild:
        told = (folder for folder, findings in found.items() if _has_record(findings))
        versions = [whole[folder] for folder in told]
        again = rebuilding.rebuilt_all(versions, crew_for(len(versions)), stage)
        found = {folder: [*found[folder], *again.get(folder, ())] for folder in found}

    def checked(bag: VerifiedBag) -> VerifiedBag:
        is_known = bag.folder in found
        return bag.with_findings(found[bag.folder] if is_known else _unchecked(bag.folder))

    return tuple(
        replace(statement, versions=tuple(map(checked, statement.versions)))
        for statement in statements
    )


def check_version(version: Version, checks: Checks, stage: Stage) -> list[Finding]:
    """Return what each check finds, but for the rebuild.

    A check that fails is an error, and hides no other.
    """
    # The record comes first: it says what the PDFs were, what was signed, and what to make again.
    try:
        record = record_of(version)
    except ArchiveError as error:
        return [fault(NO_RECORD, version.data / layout.RECORD, error.message)]
    findings: list[Finding] = []
    for name, check in _wanted(version, record, checks):
        stage(f"{version.name}: {name}")
        try:
            findings += check()
        except Exception as error:
            findings.append(undone(version.folder, name, explained(error)))
    return findings


def _wanted(version: Version, record: BuildRecord, checks: Checks) -> Iterator[tuple[str, Check]]:
    """Yield the name of each check that is wanted, and the check."""
    verapdf = checks.verapdf
    if verapdf:
        yield "judge the PDFs", lambda: validity.validity_findings(version, record, verapdf)
    if checks.signer or checks.trust or _is_sealed(version, record):
        signer, trust = checks.signer, checks.trust
        yield (
            "check signatures",
            lambda: signatures.check_signatures(version, record, signer, trust),
        )


def _has_record(findings: Iterable[Finding]) -> bool:
    return all(finding.code != NO_RECORD for finding in findings)


def _is_sealed(version: Version, record: BuildRecord) -> bool:
    """Return whether a version has signatures or time stamps, or should have some."""
    is_signed = any(output.unsigned for output in record.outputs)
    is_stamped = bool(version.facts.authority or renewals(version.folder))
    return is_signed or is_stamped or (version.folder / layout.SIGNATURE).exists()


def _unchecked(folder: Path) -> list[Finding]:
    """Return a warning if a damaged version has signatures or stamps, which were not checked."""
    if any((folder / name).exists() for name in (layout.SIGNATURE, layout.TAG_SIGNATURE)):
        message = "its signatures were not checked, as the version is damaged"
    elif renewals(folder) or any((folder / name).exists() for name in layout.STAMPS.values()):
        message = "its time stamps were not checked, as the version is damaged"
    else:
        return []
    return [caution("not-checked", folder, message)]
