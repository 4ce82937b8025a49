"""Check the signatures of a version: of its PDF, and of its manifest.

What is proved is that the holder of a key signed these bytes. Whose key it is, a certificate says
that somebody issued: who trusts nobody compares its fingerprint with the one that the signer
published. Nothing is fetched.
"""

import asyncio
import hashlib
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from asn1crypto.cms import ContentInfo
from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import (
    SignatureCoverageLevel,
    async_validate_detached_cms,
    async_validate_pdf_signature,
)
from pyhanko.sign.validation.status import SignatureStatus
from pyhanko_certvalidator import ValidationContext

from statementpress.archive.bag import layout
from statementpress.archive.bag.manifest import hash_of
from statementpress.archive.bag.record import BuildRecord, Output, Unsigned
from statementpress.archive.bag.version import Version
from statementpress.errors import Finding, Place, Severity
from statementpress.proof.alike import likeness

logging.getLogger("pyhanko").addHandler(logging.NullHandler())  # what it says, findings say

_BROKEN = (PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError)
"""What pyHanko and its parser raise for what is no signature."""
_DETACHED = {
    layout.MANIFEST: layout.SIGNATURE,
    layout.TAG_MANIFEST: layout.TAG_SIGNATURE,
}
"""The manifests, and the files that sign them."""
SHORTEST_RSA = 2048
"""Bits of an RSA key (NIST SP 800-131A)."""
_HINT = "compare the version with a copy; whoever signed it can say what they signed"


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature that holds: whose certificate, when they say that they signed, and which file."""

    path: Path
    certificate: Certificate
    moment: datetime | None

    @property
    def fingerprint(self) -> str:
        """Return the SHA-256 of the certificate, hexadecimal, as programs for keys show it."""
        return hashlib.sha256(self.certificate.dump()).hexdigest().upper()


def check_signatures(version: Version, record: BuildRecord, expected: str = "") -> list[Finding]:
    """Return a note for who signed a version, and an error for each signature that does not hold.

    None for a version that was not signed. `expected` is the fingerprint of the one who has to have
    signed it; empty where anybody may have, or nobody.
    """
    pdfs = [output for output in record.outputs if output.unsigned]
    if not pdfs and not (version.folder / layout.SIGNATURE).exists():
        told = f"it was not signed, and was to be by {expected}"
        return [_error(version.folder, told)] if expected else []
    findings: list[Finding] = []
    held: list[Signature] = []
    for path, found in [
        *(_of_manifest(version.folder, *names) for names in _DETACHED.items()),
        *(_of_pdf(version, output) for output in pdfs),
    ]:
        if isinstance(found, Signature):
            held.append(found)
        else:
            findings.append(_error(path, found))
    return [*findings, *_signers(version, held, expected)]


def _of_manifest(folder: Path, manifest: str, signature: str) -> tuple[Path, Signature | str]:
    """Return where a manifest's signature lies, and the signature or why it does not hold."""
    path = folder / signature
    return path, _detached(path, folder / manifest)


def _detached(path: Path, signed: Path) -> Signature | str:
    try:
        content = ContentInfo.load(path.read_bytes(), strict=True)["content"]
        manifest = signed.read_bytes()
        status = asyncio.run(
            async_validate_detached_cms(manifest, content, signer_validation_context=_offline())
        )
    except FileNotFoundError:
        return "the version was signed, and the signature of its manifest is not there"
    except _BROKEN as error:
        return f"it is no signature: {error}"
    except OSError as error:
        return f"it cannot be read: {error.strerror}"
    return _judged(path, status) or "the manifest is not the one that was signed"


def _of_pdf(version: Version, output: Output) -> tuple[Path, Signature | str]:
    """Return where a PDF lies, and its signature or why it does not hold."""
    path = version.data / output.path
    return path, _embedded(path, output.unsigned)


def _embedded(path: Path, unsigned: Unsigned | None) -> Signature | str:
    try:
        pdf = path.read_bytes()
        embedded = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures
        if len(embedded) != 1:
            return f"it was signed once, and has {len(embedded)} signatures"
        status = asyncio.run(async_validate_pdf_signature(embedded[0], _offline(), skip_diff=True))
    except _BROKEN as error:
        return f"its signature cannot be read: {error}"
    except OSError as error:
        return f"it cannot be read: {error.strerror}"
    if status.coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        return "something was added to it after it was signed"
    return (
        _not_what_was_made(pdf, unsigned)
        or _judged(path, status)
        or "it was changed after it was signed"
    )


def _not_what_was_made(pdf: bytes, unsigned: Unsigned | None) -> str:
    """Return how what was signed differs from what the build record names, empty if it does not."""
    if not unsigned:
        return ""
    made = pdf[: unsigned.bytes]
    if hash_of(made) != unsigned.sha256:
        return "what was signed is not the file that the build record names"
    alike = likeness(made, pdf)
    told = f"what was appended to it before it was signed shows other pages: {alike}"
    return "" if alike.alike else told


def _offline() -> ValidationContext:
    """Return a context that trusts nobody and asks nobody."""
    return ValidationContext(trust_roots=[], allow_fetching=False)


def _judged(path: Path, status: SignatureStatus) -> Signature | None:
    """Return a signature whose bytes are those that were signed, None for any other."""
    if not (status.intact and status.valid):
        return None
    moment = getattr(status, "signer_reported_dt", None)
    return Signature(path, status.signing_cert, moment)


def _signers(version: Version, held: Sequence[Signature], expected: str) -> Iterator[Finding]:
    """Yield who signed, a note each, and whether all of it was signed by the same."""
    by_fingerprint = {signature.fingerprint: signature for signature in held}
    if len(by_fingerprint) > 1:
        yield _error(version.folder, "PDF and manifest were signed with different certificates")
    for fingerprint, signature in by_fingerprint.items():
        certificate = signature.certificate
        begins, ends = certificate.not_valid_before, certificate.not_valid_after
        moment = signature.moment
        if moment and not begins <= moment <= ends:
            told = f"the certificate was valid from {begins.date()} to {ends.date()} only"
            yield _error(signature.path, told)
        if expected not in {"", fingerprint}:
            yield _error(signature.path, f"it was to be signed by another: {expected}")
        for fault in _weaknesses(certificate):
            yield _error(signature.path, fault)
        when = f", as they say on {moment.date()}," if moment else ""
        yield Finding(
            "signed",
            Severity.NOTE,
            f"signed{when} by {certificate.subject.human_friendly}",
            Place(str(version.folder)),
            f"compare the certificate's SHA-256 with the one they published: {fingerprint}",
        )


def _weaknesses(certificate: Certificate) -> Iterator[str]:
    """Yield why a certificate proves little: a short key, or one for another purpose."""
    key = certificate.public_key
    if key.algorithm == "rsa" and key.bit_size < SHORTEST_RSA:
        yield f"it was signed with a key of {key.bit_size} bits, which others can forge"
    usage = certificate.key_usage_value
    if usage is not None and not usage.native & {"digital_signature", "non_repudiation"}:
        yield "its certificate is not for signatures"


def _error(path: Path, told: str) -> Finding:
    return Finding("bad-signature", Severity.ERROR, told, Place(str(path)), _HINT)
