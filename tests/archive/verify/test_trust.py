"""Certificates held against those that somebody trusts: roots, or the very ones."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from msgspec.structs import replace as with_fields

from statementpress.archive.bag.record import BuildRecord
from statementpress.archive.freeze.signing import read_signer, stamped_by
from statementpress.archive.stamp.authority import Authority
from statementpress.archive.verify.seals import Held, Signature
from statementpress.archive.verify.signed_pdf import of_pdf
from statementpress.archive.verify.stamps import of_bag
from statementpress.archive.verify.trust import read_trust, trust_findings, trusted
from statementpress.errors import Place, UsageError
from tests.archive.authority import CLOCK, ROOT, Clock
from tests.archive.certificates import PASSWORD, certificate, elliptic_key, rsa_key, written
from tests.archive.signed import NAME, errors, pdf_of, signed_version
from tests.archive.stamped import Stamped, codes, signer, told


def _der(made: x509.Certificate) -> bytes:
    return made.public_bytes(Encoding.DER)


def _unsigned(record: BuildRecord) -> BuildRecord:
    return with_fields(record, outputs=(with_fields(record.outputs[0], unsigned=None),))


def _sealed(version: Stamped) -> tuple[list[Signature], list[Held]]:
    (output,) = version.record.outputs
    found = [*of_pdf(version.version, output), *of_bag(version.version)]
    signatures = [each for each in found if isinstance(each, Signature)]
    return signatures, [each for each in found if isinstance(each, Held)]


def test_a_root_vouches_for_signer_and_stamps(signed: Stamped, clock: Clock) -> None:
    found = signed.findings(clock.root)
    assert sorted(told(found, "trusted")) == sorted(
        f"the certificate of Common Name: {name} is trusted as of {datetime.now(UTC).date()}"
        for name in (CLOCK, NAME)
    )
    assert not errors(found)


def test_a_root_of_somebody_else_vouches_for_nobody(signed: Stamped, tmp_path: Path) -> None:
    key = elliptic_key()
    other = certificate(key, ROOT, authority=True)
    path = tmp_path / "other.der"
    path.write_bytes(_der(other))
    assert len(told(signed.findings(path), "not-trusted")) == 2


def test_the_very_certificates_vouch_for_themselves(signed: Stamped, clock: Clock) -> None:
    own, stamper = clock.folder / "signer.pem", clock.folder / "clock.pem"
    assert not errors(signed.findings(own, stamper))
    (error,) = errors(signed.findings(own))
    assert CLOCK in error


def test_a_certificate_that_is_no_root_vouches_for_no_other(tmp_path: Path) -> None:
    key, own = rsa_key(), rsa_key()
    pretended = certificate(key, "A Made-up Person")
    issued = certificate(own, NAME, issuer="A Made-up Person", issuer_key=key)
    path = tmp_path / "person.der"
    path.write_bytes(_der(pretended))
    signs = read_signer(written(tmp_path / "k.p12", own, issued, (pretended,)), PASSWORD)
    version, record = signed_version(tmp_path, signs)
    (error, *_) = errors(Stamped(version, record).findings(path))
    assert error.startswith("not-trusted: ")


@pytest.mark.parametrize(("days", "is_trusted"), [(0, True), (4000, False)])
def test_a_signature_without_a_stamp_counts_as_long_as_its_certificate(
    clock: Clock, signed: Stamped, days: int, is_trusted: bool
) -> None:
    signatures, _ = _sealed(signed)
    later = datetime.now(UTC) + timedelta(days=days)
    (found,) = trust_findings(signatures, [], read_trust([clock.root]), later)
    assert (found.code == "trusted") is is_trusted


def test_a_stamped_signature_counts_for_ever(clock: Clock, signed: Stamped) -> None:
    signatures, held = _sealed(signed)
    later = datetime.now(UTC) + timedelta(days=4000)
    found = trust_findings(signatures, held, read_trust([clock.root]), later)
    assert set(codes(found)) == {"trusted"}


def test_what_was_revoked_before_it_was_stamped_is_not_trusted(clock: Clock) -> None:
    clock.issue("thief", "A Made-up Thief", "told")
    own = read_signer(clock.packed("thief"), PASSWORD).keys.signing_cert
    clock.revoke("thief")
    authority = Authority(f"{clock.url}/stamp")
    with pytest.raises(UsageError, match="was revoked on"):
        stamped_by(read_signer(clock.packed("thief"), PASSWORD), authority, Place("thief.p12"))
    authority.greet()
    evidence = authority.vouchers().evidence
    trust = read_trust([clock.root])
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    before = trusted(own, evidence, tomorrow, trust)
    assert before.doubt
    assert "was revoked on" in str(before.doubt)


def test_where_nobody_tells_of_revoked_certificates_that_is_said(
    clock: Clock, tmp_path: Path
) -> None:
    clock.issue("untold", NAME, "plain")
    version, record = signed_version(tmp_path, signer(clock, "untold", None))
    found = Stamped(version, record).findings(clock.root)
    (message,) = told(found, "trusted")
    assert message.endswith(", though nobody says whether it had been revoked")


def test_the_level_that_a_signed_pdf_reaches_is_said(clock: Clock) -> None:
    clock.issue("untold", NAME, "plain")
    clock.issue("answered", NAME, "answered")
    authority = Authority(f"{clock.url}/stamp")
    for file, level in (("untold", "B-T"), ("answered", "B-LTA")):
        signs = signer(clock, file, authority)
        signs.sign_pdf(pdf_of("Rivers"))
        reached, lacking = signs.level()
        assert reached == level
        assert bool(lacking) is (level == "B-T")
    assert signer(clock, "untold", None).level() == ("B-B", ())


def test_a_certificate_that_its_owner_issued_reaches_the_highest_level(
    clock: Clock, tmp_path: Path
) -> None:
    key = elliptic_key()
    path = written(tmp_path / "own.p12", key, certificate(key, NAME))
    authority = Authority(f"{clock.url}/stamp")
    signs = stamped_by(read_signer(path, PASSWORD), authority, Place(str(path)))
    today = datetime.now(UTC).date()
    version, record = signed_version(tmp_path, signs, frozen_on=today)
    assert signs.level() == ("B-LTA", ())
    found = Stamped(version, record).findings(clock.root)
    assert "PAdES B-LTA" in told(found, "stamped")[0]
    (error,) = errors(found)
    assert error.startswith(f"not-trusted: the certificate of Common Name: {NAME}")


def test_a_version_that_nobody_vouches_for_is_named(tmp_path: Path, clock: Clock) -> None:
    version, record = signed_version(tmp_path, signer(clock, "signer", None))
    for path in version.folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    version.folder.chmod(0o755)
    (version.folder / "manifest-sha256.txt.p7s").unlink()
    bare = Stamped(version, _unsigned(record))
    assert errors(bare.findings(clock.root)) == [
        "bad-signature: it was neither signed nor stamped, so no certificate can be held "
        "against others"
    ]


@pytest.mark.parametrize("content", [b"", b"no certificate", b"\x30\x82\xff\xff", bytes(999)])
def test_what_is_no_certificate_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "roots.pem"
    path.write_bytes(content)
    with pytest.raises(UsageError, match="certificate") as caught:
        read_trust([path])
    assert caught.value.hint


def test_a_file_of_keys_holds_no_certificate(clock: Clock, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="it holds no certificate"):
        read_trust([clock.folder / "signer.key"])
    with pytest.raises(UsageError, match="cannot be read"):
        read_trust([tmp_path / "absent.pem"])
