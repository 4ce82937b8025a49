"""Sign a PDF (PAdES baseline, ETSI EN 319 142-1) and a manifest (CMS, RFC 5652), and stamp the PDF.

Signing a PDF appends to it: its first bytes stay as they were, so the hash of the unsigned file can
always be checked. A signature contains the moment and random numbers, so signed files cannot be
reproduced. Loading pyHanko takes 0.5 s, so this module is imported only to sign something.

With an authority for time stamps, the PDF gets all four parts of PAdES B-LTA: a signature, a stamp
of it, the certificates with what was said of their revocation, and a stamp of the whole file.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import (
    PdfSignatureMetadata,
    PdfSigner,
    PdfTimeStamper,
    SimpleSigner,
)
from pyhanko.sign.validation.dss import DocumentSecurityStore

from statementpress.archive.stamp.authority import Authority
from statementpress.archive.stamp.evidence import Doubt
from statementpress.archive.stamp.gathering import NOTHING, Gathered, gathered
from statementpress.errors import Place, UsageError

DIGEST = "sha256"
FIELD, STAMP_FIELD = "Signature", "TimeStamp"
MOST_BYTES = 1_000_000
"""Bytes that are read of a certificate's file; one with a chain has a few thousand."""


@dataclass(frozen=True, slots=True)
class Signer:
    """A key with its certificate, ready to sign."""

    keys: SimpleSigner
    authority: Authority | None = None
    """Who stamps the PDFs that are signed; None if nobody does."""
    vouchers: Gathered = NOTHING
    """What vouches for the signer's certificate, where it is needed: if PDFs are stamped."""

    def sign_pdf(self, pdf: bytes) -> bytes:
        """Return the PDF with an invisible signature of all of it appended to its own bytes.

        With an authority, its stamps and what vouches for all certificates follow. Raises
        NetworkError if the authority does not stamp it.
        """
        metadata = PdfSignatureMetadata(
            field_name=FIELD, md_algorithm=DIGEST, subfilter=SigSeedSubFilter.PADES
        )
        signer = PdfSigner(metadata, self.keys, timestamper=self.authority)
        signed = bytes(signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf))).getvalue())
        return self._stamped(signed, self.authority) if self.authority else signed

    def sign_manifest(self, manifest: bytes) -> bytes:
        """Return a detached signature of a manifest (CMS, DER), which `openssl cms` verifies."""
        made = asyncio.run(self.keys.async_sign_general_data(manifest, DIGEST, detached=True))
        return bytes(made.dump())

    def level(self) -> tuple[str, Sequence[str]]:
        """Return the PAdES level of the PDFs that were signed, and what the highest one lacks."""
        if not self.authority:
            return "B-B", ()
        every = self.vouchers + self.authority.vouchers()
        return ("B-T" if every.doubt else "B-LTA"), every.lacking

    def _stamped(self, signed: bytes, authority: Authority) -> bytes:
        """Return a signed PDF with the evidence for its certificates and a stamp of all of it."""
        evidence = (self.vouchers + authority.vouchers()).evidence
        writer = IncrementalPdfFileWriter(BytesIO(signed))
        DocumentSecurityStore.supply_dss_in_writer(
            writer,
            None,
            certs=evidence.certificates,
            ocsps=evidence.ocsps,
            crls=evidence.crls,
        )
        stamper = PdfTimeStamper(authority, STAMP_FIELD, readable_field_name=STAMP_FIELD)
        return bytes(stamper.timestamp_pdf(writer, DIGEST).getvalue())


def read_signer(path: Path, password: str) -> Signer:
    """Return the signer of a PKCS #12 file (.p12, .pfx).

    Raises UsageError if the file cannot be read, the password is wrong, the file has no key with a
    certificate, or the certificate is not valid today.
    """
    place = Place(str(path))
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES)
    except OSError as error:
        raise UsageError(
            f"the certificate cannot be read: {error.strerror}",
            place=place,
            hint="correct the path",
        ) from error
    keys = _opened(data, password, place)
    certificate = keys.signing_cert
    if certificate is None:
        raise UsageError(
            "it holds no certificate for its key",
            place=place,
            hint="export key and certificate together, as PKCS #12",
        )
    _check_validity(certificate, place)
    return Signer(keys)


def stamped_by(signer: Signer, authority: Authority, place: Place) -> Signer:
    """Return the signer with an authority that stamps the PDFs; what vouches for both is fetched.

    `place` is the file of the signer's certificate. Raises UsageError if that was revoked, and
    NetworkError if the authority does not answer as one does.
    """
    authority.greet(DIGEST)
    certificate = signer.keys.signing_cert
    vouchers = gathered(certificate, tuple(signer.keys.cert_registry))
    doubt = vouchers.doubt
    if doubt and doubt.doubt in {Doubt.REVOKED, Doubt.EXPIRED}:
        raise UsageError(
            f"the certificate is not to be trusted: {doubt}",
            place=place,
            hint="sign with one that is valid, as others would not trust the signature",
        )
    return replace(signer, authority=authority, vouchers=vouchers)


def _opened(data: bytes, password: str, place: Place) -> SimpleSigner:
    try:
        if "\0" in password:  # no password has one, and the library that decrypts would crash
            raise ValueError("NUL")
        keys: SimpleSigner = SimpleSigner.load_pkcs12_data(data, (), password.encode())
    except (SigningError, ValueError, TypeError, AttributeError, IndexError) as error:
        raise UsageError(
            "the certificate cannot be opened: the password is wrong, or this is not PKCS #12",
            place=place,
            hint="try the password again; the file has to be a .p12 or .pfx with a key",
        ) from error
    return keys


def _check_validity(certificate: Certificate, place: Place) -> None:
    begins, ends = certificate.not_valid_before, certificate.not_valid_after
    if not begins <= datetime.now(UTC) <= ends:
        raise UsageError(
            f"the certificate is valid from {begins.date()} to {ends.date()}, but not today",
            place=place,
            hint="sign with one that is valid, as others would not trust the signature",
        )
