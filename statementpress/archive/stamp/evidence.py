"""What lets others judge a certificate later: its issuers, and who said whether it was revoked.

A certificate ends, and the address at which its issuer tells of revoked ones falls silent. So both
are kept beside the signature: in a PDF in its document security store (ISO 32000-2, 12.8.4.3), in a
time stamp as an unsigned attribute (revocation-values, ETSI EN 319 122-1, A.1.3). Nothing is
fetched here.
"""

import asyncio
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TypeVar

from asn1crypto import core
from asn1crypto.crl import CertificateList
from asn1crypto.ocsp import BasicOCSPResponse, OCSPResponse
from asn1crypto.x509 import Certificate
from pyhanko.sign.ades.asn1_util import register_cms_attribute
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import (
    DisallowedAlgorithmError,
    ExpiredError,
    InsufficientRevinfoError,
    NotYetValidError,
    PathBuildingError,
    RevokedError,
    ValidationError,
)

# What they log is said in words here.
for _library in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

REVOCATION_VALUES = "revocation_values"
LONGEST_PATH = 10
"""Certificates of the longest path that is followed; real ones have two to four."""
_Part = TypeVar("_Part", Certificate, CertificateList, OCSPResponse)


class _Crls(core.SequenceOf):  # type: ignore[misc]
    _child_spec = CertificateList


class _Ocsps(core.SequenceOf):  # type: ignore[misc]
    _child_spec = BasicOCSPResponse


class RevocationValues(core.Sequence):  # type: ignore[misc]
    """Lists of revoked certificates and answers about single ones (ETSI EN 319 122-1, A.1.3)."""

    _fields = [  # noqa: RUF012
        ("crls", _Crls, {"explicit": 0, "optional": True}),
        ("ocsps", _Ocsps, {"explicit": 1, "optional": True}),
    ]


register_cms_attribute("1.2.840.113549.1.9.16.2.24", REVOCATION_VALUES, RevocationValues)


class Doubt(Enum):
    """Why a certificate is not to be believed."""

    NO_PATH = "no path leads from it to a certificate that is trusted"
    REVOKED = "it, or one that issued it, was revoked on {day}"
    EXPIRED = "it, or one that issued it, was valid only until {day}"
    NOT_YET = "it, or one that issued it, was valid only from {day}"
    UNKNOWN = "nobody says whether it, or one that issued it, was revoked"
    WEAK = "it, or one that issued it, was issued with a hash or a key that can be forged"
    OTHER = "it, or one that issued it, is not what it has to be: {reason}"


_WITHOUT_DAY = {
    InsufficientRevinfoError: Doubt.UNKNOWN,
    DisallowedAlgorithmError: Doubt.WEAK,
    PathBuildingError: Doubt.NO_PATH,
}


@dataclass(frozen=True, slots=True)
class Doubted:
    """A certificate that is not to be believed, and why."""

    doubt: Doubt
    day: str = ""
    """The day (UTC) of what happened to it, if the doubt has one."""
    reason: str = ""
    """What the library that builds paths says, for all that has no sentence of its own."""

    def __str__(self) -> str:
        return self.doubt.value.format(day=self.day, reason=self.reason)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Certificates, and what was said of their revocation."""

    certificates: tuple[Certificate, ...] = ()
    crls: tuple[CertificateList, ...] = ()
    """Signed lists of revoked certificates (RFC 5280, 5)."""
    ocsps: tuple[OCSPResponse, ...] = ()
    """Signed answers about single certificates (RFC 6960)."""

    def __add__(self, other: "Evidence") -> "Evidence":
        """Return both together, each thing once."""
        return Evidence(
            _once((*self.certificates, *other.certificates)),
            _once((*self.crls, *other.crls)),
            _once((*self.ocsps, *other.ocsps)),
        )


def doubt_of(
    certificate: Certificate,
    evidence: Evidence,
    roots: Sequence[Certificate],
    moment: datetime,
    *,
    informed: bool,
) -> Doubted | None:
    """Return why a certificate was not to be believed at a moment, None if it was.

    A path of certificates of the evidence has to lead to one of the `roots`. If `informed`, each of
    the path but the root needs somebody who said that it was not revoked; otherwise it is enough
    that nobody said that it was.
    """
    context = ValidationContext(
        trust_roots=list(roots),
        other_certs=list(evidence.certificates),
        moment=moment,
        crls=list(evidence.crls),
        ocsps=list(evidence.ocsps),
        revocation_mode="require" if informed else "soft-fail",
        retroactive_revinfo=True,  # it is fetched after the stamp, and seconds count here
    )
    validator = CertificateValidator(certificate, validation_context=context)
    try:
        asyncio.run(validator.async_validate_path())
    except (PathBuildingError, ValidationError) as error:
        return _doubted(error)
    return None


def is_self_signed(certificate: Certificate) -> bool:
    """Return whether a certificate says that its owner issued it."""
    return bool(certificate.subject == certificate.issuer)


def path_up(certificate: Certificate, known: Iterable[Certificate]) -> list[Certificate]:
    """Return a certificate and those above it, as far as they are known."""
    known, path = list(known), [certificate]
    while not is_self_signed(path[-1]) and len(path) < LONGEST_PATH:
        issuer = next((each for each in known if is_issuer(each, path[-1])), None)
        if issuer is None:
            break
        path.append(issuer)
    return path


def is_issuer(issuer: Certificate, certificate: Certificate) -> bool:
    """Return whether a certificate says that this is the one that issued it."""
    key = certificate.authority_key_identifier
    same_key = key is None or issuer.key_identifier in {None, key}
    return bool(issuer.subject == certificate.issuer) and same_key


def basic(response: OCSPResponse) -> BasicOCSPResponse:
    """Return what a successful answer holds."""
    return response["response_bytes"]["response"].parsed


def answered(response: BasicOCSPResponse) -> OCSPResponse:
    """Return the answer that holds this."""
    held = {"response_type": "basic_ocsp_response", "response": response}
    return OCSPResponse({"response_status": "successful", "response_bytes": held})


def _once(values: Iterable[_Part]) -> tuple[_Part, ...]:
    return tuple({value.dump(): value for value in values}.values())


def _doubted(error: Exception) -> Doubted:
    if isinstance(error, RevokedError):
        return Doubted(Doubt.REVOKED, _day(error.revocation_dt))
    if isinstance(error, ExpiredError):
        return Doubted(Doubt.EXPIRED, _day(error.expired_dt))
    if isinstance(error, NotYetValidError):
        return Doubted(Doubt.NOT_YET, _day(error.valid_from))
    doubt = next((each for kind, each in _WITHOUT_DAY.items() if isinstance(error, kind)), None)
    return Doubted(doubt) if doubt else Doubted(Doubt.OTHER, reason=str(error))


def _day(moment: datetime) -> str:
    return str(moment.date())
