"""Hold certificates against those that somebody trusts: roots, or the very certificates.

Nothing is fetched: the certificates between are taken from the signatures, the PDFs and the stamps,
and so is what was said of their revocation on the day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from asn1crypto import pem
from asn1crypto.x509 import Certificate

from statementpress.archive.stamp.evidence import Doubt, Doubted, Evidence, doubt_of
from statementpress.archive.stamp.token import fingerprint
from statementpress.archive.verify.damage import SealFinding
from statementpress.archive.verify.seals import Held, Signature
from statementpress.errors import Finding, Place, Severity, UsageError
from statementpress.machine.regular import read_regular

MOST_BYTES = 10_000_000
"""Bytes of a file of certificates; all roots of a browser have 200,000."""


@dataclass(frozen=True, slots=True)
class Trust:
    """The certificates that somebody trusts."""

    roots: tuple[Certificate, ...]
    """Those that may issue others: whoever trusts one trusts what it issued."""
    own: frozenset[str]
    """The fingerprints of all of them."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a certificate is trusted."""

    doubt: Doubted | None
    """Why it is not trusted; None if it is."""
    informed: bool
    """Whether it is known that nobody had revoked it."""


def read_trust(paths: Sequence[Path]) -> Trust:
    """Return the certificates in files (PEM or DER). Raises UsageError if one holds none."""
    found = [certificate for path in paths for certificate in _certificates(path)]
    roots = tuple(each for each in found if each.ca)
    return Trust(roots, frozenset(map(fingerprint, found)))


def trusted(
    certificate: Certificate, evidence: Evidence, moment: datetime, trust: Trust
) -> Verdict:
    """Return whether a certificate was to be trusted at a moment."""
    if fingerprint(certificate) in trust.own:
        begins, ends = certificate.not_valid_before, certificate.not_valid_after
        if moment < begins:
            return Verdict(Doubted(Doubt.NOT_YET, str(begins.date())), True)
        if moment > ends:
            return Verdict(Doubted(Doubt.EXPIRED, str(ends.date())), True)
        return Verdict(None, True)
    doubt = doubt_of(certificate, evidence, trust.roots, moment, informed=True)
    if doubt and doubt.doubt is Doubt.UNKNOWN:
        return Verdict(doubt_of(certificate, evidence, trust.roots, moment, informed=False), False)
    return Verdict(doubt, True)


def trust_findings(
    signatures: Sequence[Signature], stamps: Sequence[Held], trust: Trust, now: datetime
) -> list[Finding]:
    """Return for each certificate of signers and stamps whether it is trusted, and why not.

    A stamp is judged as of its own time. A signature is judged as of its first stamp that is
    trusted; without one nobody knows when it was made, and so as of `now`.
    """
    pool = sum((each.evidence for each in signatures), Evidence())
    pool = sum((each.stamp.evidence for each in stamps), pool)
    believed = []
    found: dict[tuple[str, str], Finding] = {}
    for held in stamps:
        stamp = held.stamp
        verdict = trusted(stamp.certificate, pool, stamp.moment, trust)
        if verdict.doubt is None:
            believed.append(held)
        finding = _finding(held.path, stamp.certificate, stamp.moment, verdict)
        found.setdefault((stamp.fingerprint, finding.message), finding)
    for signature in signatures:
        moments = [held.stamp.moment for held in believed if held.covers(signature)]
        moment = min(moments, default=now)
        verdict = trusted(signature.certificate, pool, moment, trust)
        finding = _finding(signature.path, signature.certificate, moment, verdict)
        found.setdefault((signature.fingerprint, finding.message), finding)
    return list(found.values())


def _finding(path: Path, certificate: Certificate, moment: datetime, verdict: Verdict) -> Finding:
    name, print_ = certificate.subject.human_friendly, fingerprint(certificate)
    facts = {
        "name": name,
        "certificate": print_,
        "trusted": verdict.doubt is None,
        "at": moment.isoformat(),
        "revocation_known": verdict.informed,
    }
    if verdict.doubt:
        message = f"the certificate of {name} is not trusted as of {moment.date()}: {verdict.doubt}"
        hint = (
            f"if you trust it all the same, give it or its root with --trust; its SHA-256: {print_}"
        )
        return SealFinding("not-trusted", Severity.ERROR, message, Place(str(path)), hint, facts)
    message = f"the certificate of {name} is trusted as of {moment.date()}"
    if not verdict.informed:
        message = f"{message}, though nobody says whether it had been revoked"
    return SealFinding("trusted", Severity.NOTE, message, Place(str(path)), "", facts)


def _certificates(path: Path) -> list[Certificate]:
    place = Place(str(path))
    try:
        data = read_regular(path, MOST_BYTES)
    except OSError as error:
        raise UsageError(
            f"the trusted certificates cannot be read: {error.strerror}",
            place=place,
            hint="correct the path",
        ) from error
    try:
        blocks = (
            pem.unarmor(data, multiple=True) if pem.detect(data) else [("CERTIFICATE", {}, data)]
        )
        found = [
            Certificate.load(der, strict=True) for kind, _, der in blocks if kind == "CERTIFICATE"
        ]
        for each in found:
            _ = each.native  # it is parsed only as far as it is asked for
    except (ValueError, TypeError, KeyError) as error:
        raise UsageError(
            f"this is not a certificate: {error}", place=place, hint="give a file in PEM or DER"
        ) from error
    if not found:
        raise UsageError("it holds no certificate", place=place, hint="give a file in PEM or DER")
    return found
