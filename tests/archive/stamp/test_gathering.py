"""What is gathered on the day of a stamp: issuers, and what they say of revoked certificates."""

import pytest
from asn1crypto import pem
from asn1crypto.x509 import Certificate

from statementpress.archive.stamp.evidence import Doubt
from statementpress.archive.stamp.gathering import Gathered, gathered
from tests.archive.authority import Clock

NAME = "A Made-up Person"


def of(clock: Clock, kind: str) -> Gathered:
    """Return what is gathered for a new certificate of a kind, of which only itself is known."""
    path = clock.issue("person", NAME, kind)
    return gathered(Certificate.load(pem.unarmor(path.read_bytes())[2]), ())


def test_the_issuer_and_its_list_of_revoked_certificates_are_fetched(clock: Clock) -> None:
    found = of(clock, "told")
    assert (found.doubt, found.lacking) == (None, ())
    assert len(found.evidence.certificates) == 2
    assert len(found.evidence.crls) == 1


def test_an_issuer_that_is_not_to_be_had_is_named(clock: Clock) -> None:
    found = of(clock, "plain")
    assert found.doubt
    assert found.doubt.doubt is Doubt.NO_PATH
    assert found.lacking == (f"the certificate that issued “Common Name: {NAME}” is not to be had",)


@pytest.mark.parametrize("answer", [b"", b"no list", bytes(999)])
def test_an_address_that_does_not_answer_as_it_should_is_named(clock: Clock, answer: bytes) -> None:
    clock.ways["/root.crl"] = lambda *_: answer
    try:
        found = of(clock, "told")
    finally:
        del clock.ways["/root.crl"]
    assert found.doubt
    assert found.doubt.doubt is Doubt.UNKNOWN
    (lacking,) = found.lacking
    assert f"nobody says whether “Common Name: {NAME}” was revoked: " in lacking
    assert f"{clock.url}/root.crl does not answer as it should" in lacking


def test_a_list_of_somebody_else_says_nothing(
    clock: Clock, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = Clock(tmp_path_factory.mktemp("other"), clock.url)
    clock.ways["/root.crl"] = lambda *_: (other.folder / "root.crl").read_bytes()
    try:
        found = of(clock, "told")
    finally:
        del clock.ways["/root.crl"]
    assert found.doubt


def test_a_revoked_certificate_is_known_as_one(clock: Clock) -> None:
    clock.issue("person", NAME, "told")
    clock.revoke("person")
    path = clock.folder / "person.pem"
    found = gathered(Certificate.load(pem.unarmor(path.read_bytes())[2]), ())
    assert found.doubt
    assert found.doubt.doubt is Doubt.REVOKED
