"""Read a time stamp (RFC 3161), and find what is wrong with it.

A stamp says that certain bytes were there at a moment: it is a signature of an authority over their
hash and the moment. Nothing is fetched from the network, and nobody is trusted here; whether the
authority may be believed is another question.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import cms, core, tsp
from asn1crypto.x509 import Certificate
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.general import (
    NonexistentAttributeError,
    extract_signer_info,
    find_unique_cms_attribute,
)
from pyhanko.sign.validation.generic_cms import (
    extract_certs_for_validation,
    validate_tst_signed_data,
)
from pyhanko_certvalidator import ValidationContext

from statementpress.archive.stamp.evidence import (
    REVOCATION_VALUES,
    Evidence,
    RevocationValues,
    answered,
    basic,
)

BROKEN = (PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError)
"""What pyHanko and its parser raise for data that is not what it claims to be."""
SOUND = {"sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512"}
"""Hashes of which nobody can make two files with the same one (NIST SP 800-131A)."""
SHORTEST_RSA = 2048
"""Bits that an RSA key has at least (NIST SP 800-131A)."""
DEFAULT_HASH = "sha512"
"""The hash by which manifests are stamped: stronger than theirs, and every authority knows it."""


class Response(core.Sequence):  # type: ignore[misc]
    """What an authority answers (RFC 3161, 2.4.2); asn1crypto's takes only one with a token."""

    _fields = [  # noqa: RUF012
        ("status", tsp.PKIStatusInfo),
        ("time_stamp_token", cms.ContentInfo, {"optional": True}),
    ]


Digest = Callable[[str], bytes]
"""Returns the hash of what should be stamped, by the name of the hash."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time stamp as it was read."""

    signed: cms.SignedData
    moment: datetime
    """When the authority stamped it, in UTC."""
    certificate: Certificate
    """The certificate of the authority's key."""
    hash: str
    """The hash by which it knows what it stamped, such as "sha512"."""
    evidence: Evidence
    """The certificates and what was said of their revocation that it carries."""

    @property
    def authority(self) -> str:
        """Return who stamped it, as the certificate names it."""
        return str(self.certificate.subject.human_friendly)

    @property
    def fingerprint(self) -> str:
        """Return the SHA-256 of the authority's certificate, hexadecimal in capital letters."""
        return fingerprint(self.certificate)


def fingerprint(certificate: Certificate) -> str:
    """Return the SHA-256 of a certificate, hexadecimal in capital letters."""
    return hashlib.sha256(certificate.dump()).hexdigest().upper()


def digests(data: bytes) -> Digest:
    """Return what hashes these bytes by the name of a hash; it raises ValueError for others."""
    return lambda name: hashlib.new(name, data).digest()


def read_response(data: bytes) -> Stamp:
    """Return the stamp in an authority's response (a .tsr file), which has to be all of `data`.

    Raises what `BROKEN` lists if it is none.
    """
    return read_token(Response.load(data, strict=True)["time_stamp_token"])


def read_token(token: cms.ContentInfo) -> Stamp:
    """Return the stamp in a token. Raises what `BROKEN` lists if it is none."""
    return read_signed(token["content"])


def read_signed(signed: cms.SignedData) -> Stamp:
    """Return the stamp in the signed data of a token. Raises what `BROKEN` lists if it is none."""
    info = signed["encap_content_info"]["content"].parsed
    if not isinstance(info, tsp.TSTInfo):
        raise TypeError("TSTInfo")
    certificates = extract_certs_for_validation(signed)
    return Stamp(
        signed,
        info["gen_time"].native,
        certificates.signer_cert,
        info["message_imprint"]["hash_algorithm"]["algorithm"].native,
        Evidence((certificates.signer_cert, *certificates.other_certs)) + _kept(signed),
    )


async def faults(stamp: Stamp, digest: Digest) -> list[str]:
    """Return what is wrong with a stamp of what `digest` hashes, each as a sentence.

    Raises what `BROKEN` lists if it cannot be read.
    """
    if stamp.hash not in SOUND:
        return [f"it knows what it stamped only by {stamp.hash}, which can be forged"]
    nobody = ValidationContext(trust_roots=[], allow_fetching=False)
    status = await validate_tst_signed_data(stamp.signed, nobody, digest)
    return [*_of_signature(status), *_of_certificate(stamp)]


def _of_signature(status: dict[str, Any]) -> Iterator[str]:
    if not status["valid"]:
        yield "its signature is not that of the authority which it names"
    elif not status["intact"]:
        yield "it is a stamp of other bytes than these"
    if status["md_algorithm"] not in SOUND:
        yield f"it was signed by way of {status['md_algorithm']}, which can be forged"


def _of_certificate(stamp: Stamp) -> Iterator[str]:
    yield from weaknesses(stamp.certificate)
    if not _is_for_stamps(stamp.certificate):
        yield "the certificate of the authority is not one for time stamps, and for nothing else"
    begins, ends = stamp.certificate.not_valid_before, stamp.certificate.not_valid_after
    if not begins <= stamp.moment <= ends:
        yield (
            f"it was stamped on {stamp.moment.date()}, but the certificate of the authority is "
            f"valid from {begins.date()} to {ends.date()}"
        )


def weaknesses(certificate: Certificate) -> Iterator[str]:
    """Yield why a key proves little: it is too short."""
    key = certificate.public_key
    if key.algorithm == "rsa" and key.bit_size < SHORTEST_RSA:
        yield f"it was signed with a key of only {key.bit_size} bits, which others can forge"


def response_of(token: cms.ContentInfo, evidence: Evidence) -> bytes:
    """Return a token as a response (a .tsr file), with what vouches for its certificates inside.

    What the authority signed stays as it is: certificates and revocation data are no part of that.
    """
    kept = cms.ContentInfo.load(token.dump())
    signed = kept["content"]
    known = {each.chosen.dump() for each in signed["certificates"]}
    for certificate in evidence.certificates:
        if certificate.dump() not in known:
            signed["certificates"].append(cms.CertificateChoices("certificate", certificate))
    if evidence.crls or evidence.ocsps:
        values = RevocationValues()
        if evidence.crls:
            values["crls"] = list(evidence.crls)
        if evidence.ocsps:
            values["ocsps"] = [basic(each) for each in evidence.ocsps]
        attribute = cms.CMSAttribute({"type": REVOCATION_VALUES, "values": [values]})
        (signer,) = signed["signer_infos"]
        if signer["unsigned_attrs"] is core.VOID or not len(signer["unsigned_attrs"]):
            signer["unsigned_attrs"] = cms.CMSAttributes([])
        signer["unsigned_attrs"].append(attribute)
    granted = {"status": {"status": "granted"}, "time_stamp_token": kept}
    return bytes(Response(granted).dump())


def _kept(signed: cms.SignedData) -> Evidence:
    """Return what a stamp carries of the revocation of its certificates."""
    unsigned = extract_signer_info(signed)["unsigned_attrs"]
    try:
        values = find_unique_cms_attribute(unsigned, REVOCATION_VALUES)
    except NonexistentAttributeError:
        return Evidence()
    return Evidence(
        crls=tuple(values["crls"]) if values["crls"] else (),
        ocsps=tuple(map(answered, values["ocsps"])) if values["ocsps"] else (),
    )


def _is_for_stamps(certificate: Certificate) -> bool:
    """Return whether a certificate is for time stamps and nothing else (RFC 3161, 2.3)."""
    usage = certificate.extended_key_usage_value
    return usage is not None and usage.native == ["time_stamping"]
