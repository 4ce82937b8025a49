"""Signing: what a signature leaves as it was, what others verify, and which files are refused."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from statementpress.archive.freeze.signing import Signer, read_signer
from statementpress.errors import UsageError
from tests.archive.certificates import (
    DAY,
    PASSWORD,
    Key,
    certificate,
    elliptic_key,
    rsa_key,
    written,
)
from tests.archive.signed import NAME, pdf_of
from tests.shared.small_project import SmallProject

MANIFEST = b"0" * 64 + b"  data/READ-ME.txt\n"

each_kind = pytest.mark.parametrize(
    "made_key", [rsa_key, elliptic_key], ids=["RSA", "elliptic curve"]
)


def signer(folder: Path, key: Key) -> Signer:
    return read_signer(written(folder / "key.p12", key, certificate(key, NAME)), PASSWORD)


@each_kind
def test_a_signed_pdf_begins_with_the_unsigned_one(
    tmp_path: Path, made_key: Callable[[], Key]
) -> None:
    pdf = pdf_of("Rivers")
    signed = signer(tmp_path, made_key()).sign_pdf(pdf)
    assert signed.startswith(pdf)
    with pikepdf.open(BytesIO(signed)) as document:
        (field,) = document.Root.AcroForm.Fields
        assert field.V.SubFilter == "/ETSI.CAdES.detached"
        assert [float(edge) for edge in field.Rect] == [0, 0, 0, 0]


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not installed")
@each_kind
def test_openssl_verifies_a_signed_manifest_and_no_other(
    tmp_path: Path, made_key: Callable[[], Key]
) -> None:
    (tmp_path / "signature").write_bytes(signer(tmp_path, made_key()).sign_manifest(MANIFEST))
    command = "openssl cms -verify -binary -noverify -inform DER -in signature -content manifest"
    for content, held in ((MANIFEST, True), (MANIFEST + b"\n", False)):
        (tmp_path / "manifest").write_bytes(content)
        result = subprocess.run(command.split(), cwd=tmp_path, capture_output=True, check=False)
        assert (result.returncode == 0) is held


def test_certificates_that_issued_it_go_along(tmp_path: Path) -> None:
    root_key, key = rsa_key(), rsa_key()
    root = certificate(root_key, "A Made-up Authority", authority=True)
    own = certificate(key, NAME, issuer="A Made-up Authority", issuer_key=root_key)
    path = written(tmp_path / "key.p12", key, own, (root,))
    signed = read_signer(path, PASSWORD).sign_manifest(MANIFEST)
    assert signed.count(b"A Made-up Authority") >= 2


@pytest.mark.parametrize(
    ("begins", "message"),
    [
        (datetime.now(UTC) - 400 * DAY, "not today"),
        (datetime.now(UTC) + 10 * DAY, "not today"),
    ],
    ids=["expired", "not yet valid"],
)
def test_a_certificate_that_is_not_valid_today_is_refused(
    tmp_path: Path, begins: datetime, message: str
) -> None:
    key = rsa_key()
    path = written(tmp_path / "key.p12", key, certificate(key, NAME, begins=begins))
    with pytest.raises(UsageError, match=message) as caught:
        read_signer(path, PASSWORD)
    assert caught.value.hint


@pytest.mark.parametrize("content", [b"", b"no certificate", b"\x30\x82\xff\xff", bytes(9999)])
def test_a_broken_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "key.p12").write_bytes(content)
    with pytest.raises(UsageError, match="cannot be opened"):
        read_signer(tmp_path / "key.p12", PASSWORD)


@pytest.mark.parametrize("password", ["", "another", "ភេ", "\x00"])
def test_a_wrong_password_is_refused_and_not_repeated(tmp_path: Path, password: str) -> None:
    key = rsa_key()
    path = written(tmp_path / "key.p12", key, certificate(key, NAME))
    with pytest.raises(UsageError, match="the password is wrong") as caught:
        read_signer(path, password)
    assert PASSWORD not in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"absent\.p12: the certificate cannot be read"):
        read_signer(tmp_path / "absent.p12", PASSWORD)


def test_nothing_is_frozen_where_the_password_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    key = rsa_key()
    path = written(tmp_path / "key.p12", key, certificate(key, NAME))
    monkeypatch.setenv("STATEMENTPRESS_PASSWORD", "another")
    outcome = SmallProject(tmp_path, capsys).run("archive", "--sign", str(path))
    assert outcome.code == 2
    assert not (tmp_path / "archive").exists()
