"""Check what vouches for a version: its signatures and time stamps, and whose they are.

A signature proves that the holder of a key signed these bytes. Whose key that is, the certificate
says, which somebody issued. Whoever does not trust the issuer compares the fingerprint of the
certificate with the one that the signer published. Nothing is fetched from the network.
"""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from asn1crypto.cms import ContentInfo
from asn1crypto.x509 import Certificate
from pyhanko.sign.validation import async_validate_detached_cms
from pyhanko.sign.validation.generic_cms import extract_certs_for_validation

from statementpress.archive.bag import layout
from statementpress.archive.bag.reading import LARGEST_OWN
from statementpress.archive.bag.record import BuildRecord
from statementpress.archive.bag.version import Version
from statementpress.archive.stamp.authority import MOST_APART
from statementpress.archive.stamp.evidence import Evidence
from statementpress.archive.stamp.token import BROKEN, weaknesses
from statementpress.archive.verify import signed_pdf, stamps
from statementpress.archive.verify.seals import Held, Signature, bad_signature
from statementpress.archive.verify.signed_pdf import Sealed, broken, level_of, nobody
from statementpress.archive.verify.trust import Trust, trust_findings
from statementpress.errors import Finding, Place, Severity
from statementpress.machine.regular import read_regular

_DETACHED = {
    layout.MANIFEST: layout.SIGNATURE,
    layout.TAG_MANIFEST: layout.TAG_SIGNATURE,
}
"""The manifests, and the files of their signatures."""


def check_signatures(
    version: Version, record: BuildRecord, expected: str = "", trust: Trust | None = None
) -> list[Finding]:
    """Return a note for each signer and stamp, and an error for each that does not hold.

    `expected` is the fingerprint of the certificate that must have signed the version; if it is
    empty, anybody may have, or nobody. All certificates are held against those of `trust`, if there
    are any.
    """
    sealed = [*_signatures(version, record), *stamps.of_bag(version), *stamps.of_renewals(version)]
    findings = [each for each in sealed if isinstance(each, Finding)]
    signatures = [each for each in sealed if isinstance(each, Signature)]
    held = [each for each in sealed if isinstance(each, Held)]
    if not (findings or signatures) and expected:
        message = f"it was not signed, but should have been with the certificate {expected}"
        findings.append(bad_signature(version.folder, message))
    if not (findings or signatures or held) and trust:
        message = "it was neither signed nor stamped, so no certificate can be held against others"
        findings.append(bad_signature(version.folder, message))
    levels = {each.path: level_of(each, held) for each in signatures}
    now = datetime.now(UTC)
    # Signers come last: a signature that does not hold proves nothing about its certificate.
    return [
        *findings,
        *stamps.out_of_order(version, held),
        *_signers(version, signatures, held, expected),
        *stamps.notes(held, levels),
        *stamps.endings(version, held, now),
        *(trust_findings(signatures, held, trust, now) if trust else ()),
    ]


def _signatures(version: Version, record: BuildRecord) -> Iterator[Sealed]:
    """Yield the signatures of a version and the stamps in its PDFs, or what is wrong with them."""
    # What should be signed is known from the record and the first signature, not from the
    # signatures that are there: a missing one is an error.
    pdfs = [output for output in record.outputs if output.unsigned]
    if not pdfs and not (version.folder / layout.SIGNATURE).exists():
        return
    for manifest, signature in _DETACHED.items():
        yield _detached(version.folder / signature, version.folder / manifest)
    for output in pdfs:
        yield from signed_pdf.of_pdf(version, output)


def _detached(path: Path, signed: Path) -> Sealed:
    """Return the signature of a manifest, or what is wrong with it."""
    try:
        content = ContentInfo.load(read_regular(path, LARGEST_OWN), strict=True)["content"]
        manifest = read_regular(signed, LARGEST_OWN)
        status = asyncio.run(
            async_validate_detached_cms(manifest, content, signer_validation_context=nobody())
        )
        others = extract_certs_for_validation(content).other_certs
    except FileNotFoundError:
        message = "the version was signed, but this signature of its manifest is missing"
        return bad_signature(path, message)
    except BROKEN as error:
        return bad_signature(path, f"this is not a signature: {error}")
    except OSError as error:
        return bad_signature(path, f"it cannot be read: {error.strerror}")
    if fault := broken(status, "the manifest is not the one that was signed"):
        return bad_signature(path, fault)
    certificate = status.signing_cert
    return Signature(path, certificate, status.signer_reported_dt, Evidence((certificate, *others)))


def _signers(
    version: Version, signatures: Sequence[Signature], held: Sequence[Held], expected: str
) -> Iterator[Finding]:
    """Yield a note for each signer, and an error for each reason not to accept them."""
    by_fingerprint = {signature.fingerprint: signature for signature in signatures}
    if len(by_fingerprint) > 1:
        yield bad_signature(
            version.folder, "the PDF and the manifests were signed with different certificates"
        )
    for signature in signatures:
        yield from _of_stamps(signature, [each for each in held if each.covers(signature)])
    for fingerprint, signature in by_fingerprint.items():
        certificate, moment = signature.certificate, signature.moment
        begins, ends = certificate.not_valid_before, certificate.not_valid_after
        if moment and not begins <= moment <= ends:
            message = f"it was signed on {moment.date()}, but its certificate is valid from "
            yield bad_signature(signature.path, f"{message}{begins.date()} to {ends.date()}")
        if expected not in {"", fingerprint}:
            message = f"it should have been signed with the certificate {expected}"
            yield bad_signature(signature.path, message)
        for weakness in _weaknesses(certificate):
            yield bad_signature(signature.path, weakness)
        when = f" on {moment.date()}, as the signature says," if moment else ""
        yield Finding(
            "signed",
            Severity.NOTE,
            f"signed{when} by {certificate.subject.human_friendly}",
            Place(str(version.folder)),
            f"compare the certificate's SHA-256 with the one that they published: {fingerprint}",
        )


def _of_stamps(signature: Signature, held: Sequence[Held]) -> Iterator[Finding]:
    """Yield an error if the first stamp of a signature contradicts it or its certificate."""
    moment, path = signature.moment, signature.path
    begins, ends = signature.certificate.not_valid_before, signature.certificate.not_valid_after
    first = min((each.stamp.moment for each in held), default=None)
    if first is None:
        return
    if moment and moment > first + MOST_APART:
        yield bad_signature(
            path,
            f"it says that it was signed at {moment:%Y-%m-%d %H:%M} UTC, but was stamped before "
            f"that, at {first:%Y-%m-%d %H:%M} UTC",
        )
    if not begins <= first <= ends:
        yield bad_signature(
            path,
            f"it was stamped on {first.date()}, but the certificate of the signer is valid from "
            f"{begins.date()} to {ends.date()}",
        )


def _weaknesses(certificate: Certificate) -> Iterator[str]:
    """Yield why a certificate proves little: a short key, or a purpose other than signatures."""
    yield from weaknesses(certificate)
    usage = certificate.key_usage_value
    if usage is not None and not usage.native & {"digital_signature", "non_repudiation"}:
        yield "its certificate is not meant for signatures"
