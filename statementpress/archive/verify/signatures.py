"""Check the signatures of a version: those of its PDFs, and those of its manifests.

A signature proves that the holder of a key signed these bytes. Whose key that is, the certificate
says, which somebody issued. Whoever does not trust the issuer compares the fingerprint of the
certificate with the one that the signer published. Nothing is fetched from the network.
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
from statementpress.archive.bag.reading import LARGEST_FILE, LARGEST_OWN
from statementpress.archive.bag.record import BuildRecord, Output, Unsigned
from statementpress.archive.bag.version import Version
from statementpress.errors import Finding, Place, Severity
from statementpress.machine.regular import read_regular
from statementpress.proof.alike import likeness

# What it logs is reported as findings.
logging.getLogger("pyhanko").addHandler(logging.NullHandler())

_BROKEN = (PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError)
"""What pyHanko and its parser raise for data that is not a signature."""
_DETACHED = {
    layout.MANIFEST: layout.SIGNATURE,
    layout.TAG_MANIFEST: layout.TAG_SIGNATURE,
}
"""The manifests, and the files of their signatures."""
SHORTEST_RSA = 2048
"""Bits that an RSA key has at least (NIST SP 800-131A)."""
_HINT = "compare the version with a copy, or ask the signer what they signed"


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature that holds."""

    path: Path
    """The file with the signature."""
    certificate: Certificate
    moment: datetime | None
    """When it was signed, as the signer says; None if the signature does not say."""

    @property
    def fingerprint(self) -> str:
        """Return the SHA-256 of the certificate, hexadecimal in capital letters."""
        return hashlib.sha256(self.certificate.dump()).hexdigest().upper()


def check_signatures(version: Version, record: BuildRecord, expected: str = "") -> list[Finding]:
    """Return a note for each signer, and an error for each signature that does not hold.

    `expected` is the fingerprint of the certificate that must have signed the version; if it is
    empty, anybody may have, or nobody.
    """
    # What should be signed is known from the record and the first signature, not from the
    # signatures that are there: a missing one is an error.
    pdfs = [output for output in record.outputs if output.unsigned]
    if not pdfs and not (version.folder / layout.SIGNATURE).exists():
        message = f"it was not signed, but should have been with the certificate {expected}"
        return [_error(version.folder, message)] if expected else []
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
    # Signers come last: a signature that does not hold proves nothing about its certificate.
    return [*findings, *_signers(version, held, expected)]


def _of_manifest(folder: Path, manifest: str, signature: str) -> tuple[Path, Signature | str]:
    """Return the file of a manifest's signature, and the signature or why it does not hold."""
    path = folder / signature
    return path, _detached(path, folder / manifest)


def _detached(path: Path, signed: Path) -> Signature | str:
    try:
        content = ContentInfo.load(read_regular(path, LARGEST_OWN), strict=True)["content"]
        manifest = read_regular(signed, LARGEST_OWN)
        status = asyncio.run(
            async_validate_detached_cms(manifest, content, signer_validation_context=_offline())
        )
    except FileNotFoundError:
        return "the version was signed, but this signature of its manifest is missing"
    except _BROKEN as error:
        return f"this is not a signature: {error}"
    except OSError as error:
        return f"it cannot be read: {error.strerror}"
    return _judged(path, status) or "the manifest is not the one that was signed"


def _of_pdf(version: Version, output: Output) -> tuple[Path, Signature | str]:
    """Return the file of a PDF, and its signature or why it does not hold."""
    path = version.data / output.path
    return path, _embedded(path, output.unsigned)


def _embedded(path: Path, unsigned: Unsigned | None) -> Signature | str:
    try:
        pdf = read_regular(path, LARGEST_FILE)
        embedded = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures
        if len(embedded) != 1:
            return f"it was signed once, but has {len(embedded)} signatures"
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
    """Return how the signed file differs from the one in the build record, empty if it does not."""
    if not unsigned:
        return ""
    made = pdf[: unsigned.bytes]
    if hash_of(made) != unsigned.sha256:
        return "the file that was signed is not the one that the build record names"
    alike = likeness(made, pdf)
    if alike.alike:
        return ""
    return f"it was signed with something appended that changes its pages: {alike}"


def _offline() -> ValidationContext:
    """Return a context that trusts no issuer and uses no network."""
    return ValidationContext(trust_roots=[], allow_fetching=False)


def _judged(path: Path, status: SignatureStatus) -> Signature | None:
    """Return the signature, or None if its bytes are not those that were signed."""
    if not (status.intact and status.valid):
        return None
    moment = getattr(status, "signer_reported_dt", None)
    return Signature(path, status.signing_cert, moment)


def _signers(version: Version, held: Sequence[Signature], expected: str) -> Iterator[Finding]:
    """Yield a note for each signer, and an error for each reason not to accept them."""
    by_fingerprint = {signature.fingerprint: signature for signature in held}
    if len(by_fingerprint) > 1:
        yield _error(
            version.folder, "the PDF and the manifests were signed with different certificates"
        )
    for fingerprint, signature in by_fingerprint.items():
        certificate = signature.certificate
        begins, ends = certificate.not_valid_before, certificate.not_valid_after
        moment = signature.moment
        if moment and not begins <= moment <= ends:
            message = f"it was signed on {moment.date()}, but its certificate is valid from "
            yield _error(signature.path, f"{message}{begins.date()} to {ends.date()}")
        if expected not in {"", fingerprint}:
            message = f"it should have been signed with the certificate {expected}"
            yield _error(signature.path, message)
        for weakness in _weaknesses(certificate):
            yield _error(signature.path, weakness)
        when = f" on {moment.date()}, as the signature says," if moment else ""
        yield Finding(
            "signed",
            Severity.NOTE,
            f"signed{when} by {certificate.subject.human_friendly}",
            Place(str(version.folder)),
            f"compare the certificate's SHA-256 with the one that they published: {fingerprint}",
        )


def _weaknesses(certificate: Certificate) -> Iterator[str]:
    """Yield why a certificate proves little: a short key, or a purpose other than signatures."""
    key = certificate.public_key
    if key.algorithm == "rsa" and key.bit_size < SHORTEST_RSA:
        yield f"it was signed with a key of only {key.bit_size} bits, which others can forge"
    usage = certificate.key_usage_value
    if usage is not None and not usage.native & {"digital_signature", "non_repudiation"}:
        yield "its certificate is not meant for signatures"


def _error(path: Path, message: str) -> Finding:
    return Finding("bad-signature", Severity.ERROR, message, Place(str(path)), _HINT)
