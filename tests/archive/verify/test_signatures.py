"""Checking signatures: who signed is reported, and what does not hold is an error."""

import hashlib
import socket
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec.structs import replace as with_fields

from statementpress.archive.bag import layout
from statementpress.archive.bag.manifest import hash_of
from statementpress.archive.freeze.bagging import freeze
from statementpress.archive.freeze.signing import read_signer
from statementpress.archive.verify.signatures import check_signatures
from statementpress.errors import Severity
from tests.archive.certificates import PASSWORD, Key, elliptic_key, rsa_key
from tests.archive.signed import FACTS, NAME, OFFICIAL, errors, pdf_of, signed_version, signer_named


def written_anew(path: Path, change: Callable[[bytes], bytes]) -> None:
    path.chmod(0o644)
    path.write_bytes(change(path.read_bytes()))


@pytest.fixture(scope="module")
def keys() -> tuple[Key, Key]:
    """Return two keys, the quick one first."""
    return elliptic_key(), rsa_key()


@pytest.mark.parametrize("kind", [0, 1], ids=["elliptic curve", "RSA"])
def test_who_signed_is_reported_with_the_fingerprint(
    tmp_path: Path, keys: tuple[Key, Key], kind: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    version, record = signed_version(tmp_path, signer_named(tmp_path, NAME, keys[kind]))
    monkeypatch.setattr(socket.socket, "connect", None)  # nobody is asked
    (finding,) = check_signatures(version, record)
    assert (finding.code, finding.severity) == ("signed", Severity.NOTE)
    assert NAME in finding.message
    own = read_signer(tmp_path / "key.p12", PASSWORD).keys.signing_cert
    assert own is not None
    der = own.dump()
    assert hashlib.sha256(der).hexdigest().upper() in finding.hint


def test_a_version_that_was_not_signed_has_nothing_to_say(
    tmp_path: Path, keys: tuple[Key, Key]
) -> None:
    _, record = signed_version(tmp_path, signer_named(tmp_path, NAME, keys[0]))
    plain = freeze(tmp_path / "other", FACTS, {"text/en.txt": b""}, lambda _: False).version
    outputs = (with_fields(record.outputs[0], unsigned=None),)
    assert check_signatures(plain, with_fields(record, outputs=outputs)) == []


@pytest.mark.parametrize("place", [0.2, 0.5, 0.9])
def test_a_changed_pdf_is_named(tmp_path: Path, keys: tuple[Key, Key], place: float) -> None:
    version, record = signed_version(tmp_path, signer_named(tmp_path, NAME, keys[0]))
    size = record.outputs[0].unsigned.bytes if record.outputs[0].unsigned else 0

    def flipped(pdf: bytes) -> bytes:
        at = int(size * place)
        return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]

    written_anew(version.data / OFFICIAL, flipped)
    (error,) = errors(check_signatures(version, record))
    assert error.startswith("bad-signature: ")


def test_what_was_added_after_signing_is_named(tmp_path: Path, keys: tuple[Key, Key]) -> None:
    version, record = signed_version(tmp_path, signer_named(tmp_path, NAME, keys[0]))
    written_anew(version.data / OFFICIAL, lambda pdf: pdf + b"\n% and one more thing\n")
    (error,) = errors(check_signatures(version, record))
    assert "something was added to it" in error


def test_another_signed_pdf_in_its_place_is_named(tmp_path: Path, keys: tuple[Key, Key]) -> None:
    signer = signer_named(tmp_path, NAME, keys[0])
    version, record = signed_version(tmp_path, signer)
    written_anew(version.data / OFFICIAL, lambda _: signer.sign_pdf(pdf_of("Lakes")))
    (error,) = errors(check_signatures(version, record))
    assert "not the one that the build record names" in error


def test_a_pdf_whose_signature_was_cut_off_is_named(tmp_path: Path, keys: tuple[Key, Key]) -> None:
    version, record = signed_version(tmp_path, signer_named(tmp_path, NAME, keys[0]))
    written_anew(version.data / OFFICIAL, lambda _: pdf_of("Rivers"))
    (error,) = errors(check_signatures(version, record))
    assert "has 0 signatures" in error


def test_a_changed_manifest_is_named(tmp_path: Path, keys: tuple[Key, Key]) -> None:
    version, record = signed_version(tmp_path, signer_named(tmp_path, NAME, keys[0]))
    written_anew(version.folder / layout.MANIFEST, lambda text: text.replace(b"0", b"1", 1))
    (error,) = errors(check_signatures(version, record))
    assert "the manifest is not the one that was signed" in error


@pytest.mark.parametrize("content", [b"", b"no signature", bytes(2000)])
def test_a_broken_signature_of_the_manifest_is_named(
    tmp_path: Path, keys: tuple[Key, Key], content: bytes
) -> None:
    version, record = signed_version(tmp_path, signer_named(tmp_path, NAME, keys[0]))
    written_anew(version.folder / layout.SIGNATURE, lambda _: content)
    (error,) = errors(check_signatures(version, record))
    assert "not a signature" in error


@pytest.mark.parametrize("label", ["Bagging-Date", "External-Description"])
def test_what_is_said_of_a_version_is_signed_too(
    tmp_path: Path, keys: tuple[Key, Key], label: str
) -> None:
    version, record = signed_version(tmp_path, signer_named(tmp_path, NAME, keys[0]))
    info, tags = version.folder / layout.INFO, version.folder / layout.TAG_MANIFEST
    before = hash_of(info.read_bytes())
    written_anew(info, lambda text: text.replace(f"{label}: ".encode(), f"{label}: 9".encode()))
    after = hash_of(info.read_bytes())
    written_anew(tags, lambda text: text.replace(before.encode(), after.encode()))
    assert before != after
    (error,) = errors(check_signatures(version, record))
    assert "the manifest is not the one that was signed" in error


@pytest.mark.parametrize("name", [layout.SIGNATURE, layout.TAG_SIGNATURE])
def test_a_missing_signature_of_a_manifest_is_named(
    tmp_path: Path, keys: tuple[Key, Key], name: str
) -> None:
    version, record = signed_version(tmp_path, signer_named(tmp_path, NAME, keys[0]))
    version.folder.chmod(0o755)
    (version.folder / name).unlink()
    (error,) = errors(check_signatures(version, record))
    assert "is missing" in error


def test_two_signers_of_one_version_are_named(tmp_path: Path, keys: tuple[Key, Key]) -> None:
    one = signer_named(tmp_path, NAME, keys[0])
    other = signer_named(tmp_path, "A Made-up Stranger", keys[1])
    version, record = signed_version(tmp_path, one, manifest_signer=other)
    findings = check_signatures(version, record)
    assert errors(findings) == [
        "bad-signature: the PDF and the manifests were signed with different certificates"
    ]
    assert len(findings) == 3


def test_whoever_else_signed_is_named_where_it_is_known_who_should_have(
    tmp_path: Path, keys: tuple[Key, Key]
) -> None:
    version, record = signed_version(tmp_path, signer_named(tmp_path, NAME, keys[0]))
    (signed,) = check_signatures(version, record)
    fingerprint = signed.hint.split()[-1]
    assert check_signatures(version, record, fingerprint) == [signed]
    (error,) = errors(check_signatures(version, record, "0" * 64))
    assert "should have been signed with the certificate" in error


def test_a_version_that_should_have_been_signed_is_named(
    tmp_path: Path, keys: tuple[Key, Key]
) -> None:
    plain = freeze(tmp_path, FACTS, {"text/en.txt": b""}, lambda _: False).version
    _, record = signed_version(tmp_path, signer_named(tmp_path, NAME, keys[0]))
    outputs = (with_fields(record.outputs[0], unsigned=None),)
    (error,) = errors(check_signatures(plain, with_fields(record, outputs=outputs), "0" * 64))
    assert "it was not signed" in error


def test_a_missing_pdf_is_named(tmp_path: Path, keys: tuple[Key, Key]) -> None:
    version, record = signed_version(tmp_path, signer_named(tmp_path, NAME, keys[0]))
    gone = replace(version, folder=tmp_path / "nowhere")
    assert len(errors(check_signatures(gone, record))) == 3
