"""A time stamp that nobody asked for, and what has to hold of one that somebody damaged."""

import asyncio
from datetime import UTC, datetime
from functools import cache

from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from statementpress.archive.stamp.evidence import Evidence
from statementpress.archive.stamp.token import BROKEN, digests, faults, read_response, response_of
from tests.archive.certificates import DAY, named

DATA = b"Rivers are clean.\n"
REFUSED = "refused: "
MOMENT = datetime(2030, 1, 31, 12, tzinfo=UTC)


@cache
def example() -> bytes:
    """Return a stamp of `DATA`, by an authority that nobody is."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    made = (
        x509.CertificateBuilder()
        .subject_name(named("A Made-up Clock"))
        .issuer_name(named("A Made-up Clock"))
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(MOMENT - DAY)
        .not_valid_after(MOMENT + DAY)
        .add_extension(purpose, critical=True)
        .sign(key, hashes.SHA256())
    )
    own = Certificate.load(made.public_bytes(Encoding.DER))
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    stamper = DummyTimeStamper(own, PrivateKeyInfo.load(private), fixed_dt=MOMENT)
    token = asyncio.run(stamper.async_timestamp(digests(DATA)("sha512"), "sha512"))
    return response_of(token, Evidence((own,)))


def read(data: bytes) -> str:
    """Return what is wrong with a stamp, or what it should not say if nothing is found."""
    try:
        stamp = read_response(data)
        found = asyncio.run(faults(stamp, digests(DATA)))
    except BROKEN as error:
        return f"{REFUSED}{type(error).__name__}"
    if found:
        return f"{REFUSED}{found[0]}"
    return "" if (stamp.moment, stamp.hash) == (MOMENT, "sha512") else f"says {stamp.moment}"
