"""Gather, on the day of a stamp, what lets others judge its certificates without a network.

Each certificate says where its issuer is to be had, and where to ask whether it was revoked. Both
are fetched, and then everything is checked once as somebody will do it later.
"""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from asn1crypto import pem
from asn1crypto.crl import CertificateList
from asn1crypto.ocsp import OCSPResponse
from asn1crypto.x509 import Certificate
from pyhanko_certvalidator.authority import AuthorityWithCert
from pyhanko_certvalidator.errors import OCSPFetchError, OCSPValidationError
from pyhanko_certvalidator.fetchers.common_utils import (
    enumerate_delivery_point_urls,
    format_ocsp_request,
    gather_aia_issuer_urls,
    process_ocsp_response_data,
    unpack_cert_content,
)
from pyhanko_certvalidator.util import get_ocsp_urls, get_relevant_crl_dps

from statementpress.archive.stamp.evidence import (
    LONGEST_PATH,
    Doubt,
    Doubted,
    Evidence,
    doubt_of,
    is_issuer,
    is_self_signed,
    path_up,
)
from statementpress.archive.stamp.fetching import fetched
from statementpress.errors import NetworkError

MOST_ADDRESSES = 3
"""Addresses of a certificate that are asked for one thing."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was gathered for a certificate."""

    evidence: Evidence
    doubt: Doubted | None
    """Why the certificate cannot be judged by it later, or is bad already; None if all is well."""
    lacking: tuple[str, ...]
    """What is not there, a sentence each."""

    def __add__(self, other: "Gathered") -> "Gathered":
        """Return both together."""
        return Gathered(
            self.evidence + other.evidence,
            self.doubt or other.doubt,
            tuple(dict.fromkeys((*self.lacking, *other.lacking))),
        )


NOTHING = Gathered(Evidence(), None, ())


def gathered(certificate: Certificate, known: tuple[Certificate, ...]) -> Gathered:
    """Return what vouches for a certificate, from those that are `known` and from the network.

    The path goes up to the last certificate that is to be had, which is taken for one that people
    trust. One that its owner issued himself needs nothing: nobody else could revoke it.
    """
    path, lacking = _path(certificate, known)
    evidence = Evidence((*path, *known))
    for each, issuer in pairwise(path):
        said, reasons = _revocation(each, issuer)
        evidence += said
        lacking += reasons
    root, doubt = path[-1], None
    if len(path) > 1:
        doubt = doubt_of(certificate, evidence, (root,), datetime.now(UTC), informed=True)
    if doubt is None and not is_self_signed(root):
        doubt = Doubted(Doubt.NO_PATH)
    return Gathered(evidence, doubt, tuple(lacking) if doubt else ())


def _path(
    certificate: Certificate, known: tuple[Certificate, ...]
) -> tuple[list[Certificate], list[str]]:
    """Return the certificate and those above it as far as they can be had, and what is missing."""
    path = path_up(certificate, known)
    while not is_self_signed(path[-1]) and len(path) < LONGEST_PATH:
        issuer = _fetched_issuer(path[-1])
        if issuer is None:
            return path, [f"the certificate that issued {_name(path[-1])} is not to be had"]
        path += path_up(issuer, known)
    return path, []


def _fetched_issuer(certificate: Certificate) -> Certificate | None:
    """Return the issuer from an address that a certificate names; None if there is none."""
    for url in list(gather_aia_issuer_urls(certificate))[:MOST_ADDRESSES]:
        with suppress(NetworkError, ValueError, TypeError):
            data = asyncio.run(fetched(url))
            for each in unpack_cert_content(data, None, url, permit_pem=True):
                if is_issuer(each, certificate):
                    return each
    return None


def _revocation(certificate: Certificate, issuer: Certificate) -> tuple[Evidence, list[str]]:
    """Return who says that a certificate was not revoked, or why nobody does."""
    reasons = []
    for ask in (_answers, _lists):
        for result in ask(certificate, issuer):
            if isinstance(result, Evidence):
                return result, []
            reasons.append(result)
    why = "; ".join(reasons) or "it names no address to ask"
    return Evidence(), [f"nobody says whether {_name(certificate)} was revoked: {why}"]


def _answers(certificate: Certificate, issuer: Certificate) -> Iterator[Evidence | str]:
    """Yield the answer of each address about one certificate (OCSP), or why there is none."""
    for url in get_ocsp_urls(certificate)[:MOST_ADDRESSES]:
        request = format_ocsp_request(
            certificate,
            AuthorityWithCert(issuer),
            certid_hash_algo="sha1",  # the one that each of them knows (RFC 6960, B.1)
            request_nonces=False,
        )
        try:
            data = asyncio.run(fetched(url, request.dump(), "application/ocsp-request"))
            answer: OCSPResponse = process_ocsp_response_data(
                data, ocsp_request=request, ocsp_url=url
            )
        except NetworkError as error:
            yield error.message
        except (OCSPFetchError, OCSPValidationError, ValueError, TypeError) as error:
            yield f"{url} does not answer as it should: {error}"
        else:
            yield Evidence(ocsps=(answer,))


def _lists(certificate: Certificate, _: Certificate) -> Iterator[Evidence | str]:
    """Yield the list of revoked certificates at each address (CRL), or why there is none."""
    points = get_relevant_crl_dps(certificate, use_deltas=False)
    urls = [url for point in points for url in enumerate_delivery_point_urls(point)]
    for url in urls[:MOST_ADDRESSES]:
        try:
            data = asyncio.run(fetched(url))
            der = pem.unarmor(data)[2] if pem.detect(data) else data
            found = CertificateList.load(der, strict=True)
            _ = found.issuer  # it is parsed only as far as it is asked for
        except NetworkError as error:
            yield error.message
        except (ValueError, TypeError) as error:
            yield f"{url} does not answer as it should: {error}"
        else:
            yield Evidence(crls=(found,))


def _name(certificate: Certificate) -> str:
    return f"“{certificate.subject.human_friendly}”"
