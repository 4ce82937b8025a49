"""What vouches for a version: signatures and time stamps that hold, and findings about them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from asn1crypto.x509 import Certificate

from statementpress.archive.stamp.evidence import Evidence
from statementpress.archive.stamp.token import Stamp, fingerprint
from statementpress.errors import Finding, Place, Severity


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature that holds."""

    path: Path
    """The file with the signature."""
    certificate: Certificate
    moment: datetime | None
    """When it was signed, as the signer says; None if the signature does not say."""
    evidence: Evidence
    """The certificates and what was said of their revocation that are kept with it."""

    @property
    def fingerprint(self) -> str:
        """Return the SHA-256 of the certificate, hexadecimal in capital letters."""
        return fingerprint(self.certificate)


class Stamped(StrEnum):
    """What a time stamp stamps, in the order in which that comes about."""

    SIGNATURE = "signature"
    """The signature in a PDF."""
    FILE = "file"
    """A whole PDF, with its signature and all that vouches for that."""
    VERSION = "version"
    """The tag manifest of a version, or its signature."""
    RENEWAL = "renewal"
    """A version with all older stamps, years later."""


ORDER = tuple(Stamped)


@dataclass(frozen=True, slots=True)
class Held:
    """A time stamp that holds."""

    path: Path
    """The file with the stamp."""
    stamped: Stamped
    stamp: Stamp

    def covers(self, signature: Signature) -> bool:
        """Return whether it proves that a signature was there."""
        return self.path == signature.path or self.stamped in {Stamped.VERSION, Stamped.RENEWAL}


def bad_signature(path: Path, message: str) -> Finding:
    """Return the error that a signature does not hold, or not from the one it should be from."""
    hint = "compare the version with a copy, or ask the signer what they signed"
    return Finding("bad-signature", Severity.ERROR, message, Place(str(path)), hint)


def bad_stamp(path: Path, message: str) -> Finding:
    """Return the error that a time stamp does not hold, or is not there."""
    hint = "compare the version with a copy: the stamp proves no day as it is"
    return Finding("bad-stamp", Severity.ERROR, message, Place(str(path)), hint)
