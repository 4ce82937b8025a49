"""Versions that are signed and stamped, made once for all tests; each test works on a copy."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from statementpress.archive.bag.bag_info import read_bag_info
from statementpress.archive.bag.record import BuildRecord, record_of
from statementpress.archive.bag.version import Version
from statementpress.archive.freeze.bagging import Seals, freeze
from statementpress.archive.freeze.signing import Signer, read_signer, stamped_by
from statementpress.archive.renew.renewing import renew
from statementpress.archive.stamp.authority import Authority
from statementpress.archive.verify.signatures import check_signatures
from statementpress.archive.verify.trust import read_trust
from statementpress.errors import Finding, Place
from tests.archive.authority import Clock
from tests.archive.certificates import PASSWORD
from tests.archive.rivers import facts, payload
from tests.archive.signed import NAME, signed_version

SIGNED, PLAIN = "2030-01-31-clean-rivers", "2031-05-05-quiet-streets"


@dataclass(frozen=True, slots=True)
class Stamped:
    """A version, and what its build record says."""

    version: Version
    record: BuildRecord

    @property
    def home(self) -> Path:
        """Return the folder of its statement."""
        return self.version.folder.parent

    def findings(self, *trusted: Path, signer: str = "") -> list[Finding]:
        """Return what is found of its signatures and stamps; that it may be written to is known."""
        trust = read_trust(trusted) if trusted else None
        found = check_signatures(self.version, self.record, signer, trust)
        return [finding for finding in found if finding.code != "not-read-only"]


def codes(findings: Sequence[Finding]) -> list[str]:
    """Return the codes of findings, in their order."""
    return [finding.code for finding in findings]


def told(findings: Sequence[Finding], code: str) -> list[str]:
    """Return the messages of the findings with this code."""
    return [finding.message for finding in findings if finding.code == code]


def signer(clock: Clock, file: str, authority: Authority | None) -> Signer:
    """Return the signer with a certificate that the root issued."""
    path = clock.packed(file)
    plain = read_signer(path, PASSWORD)
    return stamped_by(plain, authority, Place(str(path))) if authority else plain


def make(clock: Clock, folder: Path) -> Path:
    """Make an archive of a version that is signed, stamped and renewed, and one stamped alone."""
    clock.issue("signer", NAME, "told")
    authority = Authority(f"{clock.url}/stamp")
    today = datetime.now(UTC).date()
    made, _ = signed_version(folder, signer(clock, "signer", authority), frozen_on=today)
    renew(made.folder, authority)
    described = replace(facts(PLAIN), frozen=today, authority=authority.address)
    seals = Seals(stamp=authority.stamp)
    freeze(folder / "archive", described, payload(PLAIN, "1"), lambda _: False, seals)
    return folder / "archive"


def copied(archive: Path, folder: Path, slug: str) -> Stamped:
    """Return a copy of the first version of a statement, which may be written to."""
    shutil.copytree(archive / slug, folder / slug)
    for path in (folder / slug).rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    version = read_bag_info(folder / slug / "v1")
    return Stamped(version, record_of(version))
