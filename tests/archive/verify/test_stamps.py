"""Checking time stamps: when and by whom is reported, and what does not hold is an error."""

import shutil
import socket
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from statementpress.archive.bag import layout
from statementpress.archive.freeze.bagging import Seals, freeze
from statementpress.archive.stamp.authority import Authority
from statementpress.archive.stamp.token import read_response
from statementpress.archive.verify import stamps
from statementpress.archive.verify.seals import Held
from statementpress.archive.verify.seals import Stamped as Kind
from statementpress.errors import Severity
from tests.archive.authority import CLOCK, Clock
from tests.archive.rivers import alone, codes_and_places, facts
from tests.archive.signed import OFFICIAL, errors
from tests.archive.stamped import Stamped, codes, told

STAMP = layout.STAMPS[layout.TAG_SIGNATURE]
DOCS = Path(__file__).parents[3] / "docs" / "archive.md"
RENEWED = f"v1-stamp-1/{layout.RENEWED}"


def test_the_day_and_the_authority_of_each_stamp_are_told_offline(
    signed: Stamped, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket.socket, "connect", None)  # nobody is asked
    found = signed.findings()
    assert codes(found) == ["signed", "stamped", "stamped", "stamped"]
    assert {finding.severity for finding in found} == {Severity.NOTE}
    pdf, version, renewal = told(found, "stamped")
    today = datetime.now(UTC).date()
    assert pdf.startswith(f"stamped on {today} ")
    assert pdf.endswith(f" UTC by Common Name: {CLOCK}, RFC 3161; PAdES B-LTA")
    assert version.endswith(f" UTC by Common Name: {CLOCK}, RFC 3161")
    assert renewal.startswith(f"stamped anew on {today} ")


def test_a_version_that_was_only_stamped_has_its_day(plain: Stamped) -> None:
    (found,) = plain.findings()
    assert found.code == "stamped"
    assert found.place
    assert found.place.path.endswith(f"/v1/{layout.STAMPS[layout.TAG_MANIFEST]}")


def test_stamps_are_no_strangers_files(signed: Stamped, plain: Stamped) -> None:
    assert codes_and_places(signed.home) <= {("not-read-only", "v1")}
    assert codes_and_places(plain.home) <= {("not-read-only", "v1")}


def test_the_commands_of_the_documentation_verify_them(
    signed: Stamped, plain: Stamped, clock: Clock
) -> None:
    text = DOCS.read_text("utf-8").partition("## Checking signatures and stamps without")[2]
    lines = [line for line in text.splitlines() if line.startswith(("sha", "openssl"))]
    assert len(lines) == 6
    for line in lines:
        later, version = "v1-stamp-1" in line, plain if ".txt.tsr" in line else signed
        folder = signed.home if later else version.version.folder
        shutil.copy(clock.root, folder / "root.pem")
        subprocess.run(line.split(), cwd=folder, check=True, capture_output=True)


def test_a_stamp_that_is_missing_is_named(plain: Stamped) -> None:
    (plain.version.folder / layout.STAMPS[layout.TAG_MANIFEST]).unlink()
    assert errors(plain.findings()) == ["bad-stamp: this time stamp is missing"]


@pytest.mark.parametrize("content", [b"", b"no stamp", bytes(2000)])
def test_what_is_no_stamp_is_named(plain: Stamped, content: bytes) -> None:
    (plain.version.folder / layout.STAMPS[layout.TAG_MANIFEST]).write_bytes(content)
    (error,) = errors(plain.findings())
    assert error.startswith("bad-stamp: this is not a time stamp: ")


def test_a_stamp_of_something_else_is_named(plain: Stamped) -> None:
    manifest = plain.version.folder / layout.TAG_MANIFEST
    manifest.write_bytes(manifest.read_bytes() + b"\n")
    assert errors(plain.findings()) == ["bad-stamp: it is a stamp of other bytes than these"]


@pytest.mark.parametrize("place", [0.3, 0.5, 0.95])
def test_a_bit_that_was_turned_in_a_stamp_is_found(plain: Stamped, place: float) -> None:
    path = plain.version.folder / layout.STAMPS[layout.TAG_MANIFEST]
    data = bytearray(path.read_bytes())
    before = read_response(bytes(data))
    signature = before.signed["signer_infos"][0]["signature"].native
    at = bytes(data).index(signature) + int(len(signature) * place)
    data[at] ^= 1
    path.write_bytes(data)
    (error,) = errors(plain.findings())
    assert error.startswith("bad-stamp: ")


def test_a_strangers_stamp_in_a_version_is_an_added_file(plain: Stamped, signed: Stamped) -> None:
    name = layout.STAMPS[layout.TAG_SIGNATURE]
    shutil.copy(signed.version.folder / name, plain.version.folder / name)
    assert [finding.code for finding in alone(plain.version.folder).findings] == [
        "added-file",
        "not-read-only",
    ]


def test_a_pdf_whose_last_stamp_was_cut_off_is_named(signed: Stamped) -> None:
    path = signed.version.data / OFFICIAL
    pdf = path.read_bytes()
    path.write_bytes(pdf[: pdf.rindex(b"%%EOF", 0, -9) + 6])
    assert "bad-stamp: the version was stamped, but a time stamp of this file is missing" in errors(
        signed.findings()
    )


@pytest.mark.parametrize("name", ["v1/bag-info.txt", "v1/data/pdf/official.pdf", RENEWED])
def test_what_has_changed_since_it_was_stamped_anew_is_named(signed: Stamped, name: str) -> None:
    path = signed.home / name
    path.write_bytes(path.read_bytes() + b"\n")
    assert any(error.startswith("bad-stamp: ") for error in errors(signed.findings()))


def test_a_file_that_lies_with_a_stamp_is_named(signed: Stamped) -> None:
    (signed.home / "v1-stamp-1" / "notes.txt").write_text("mine")
    found = signed.findings()
    assert "added-file" in codes(found)
    assert len(told(found, "stamped")) == 2


def test_a_link_in_the_place_of_a_stamp_is_named(signed: Stamped, tmp_path: Path) -> None:
    stamp = signed.home / f"{RENEWED}.tsr"
    stamp.rename(tmp_path / "elsewhere")
    stamp.symlink_to(tmp_path / "elsewhere")
    assert "not-a-file" in codes(signed.findings())


def test_a_stamp_of_a_version_that_is_not_there_is_a_stray(signed: Stamped) -> None:
    (signed.home / "v1-stamp-1").rename(signed.home / "v7-stamp-1")
    assert ("stray", "v7-stamp-1") in codes_and_places(signed.home)


def held(version: Stamped) -> list[Held]:
    found = [*stamps.of_bag(version.version), *stamps.of_renewals(version.version)]
    return [each for each in found if isinstance(each, Held)]


@pytest.mark.parametrize(
    ("days", "code"), [(0, []), (2800, ["stamp-ends"]), (3100, ["stamp-ended"])]
)
def test_it_is_said_in_time_that_the_newest_stamp_ends(
    plain: Stamped, days: int, code: list[str]
) -> None:
    later = datetime.now(UTC) + timedelta(days=days)
    found = list(stamps.endings(plain.version, held(plain), later))
    assert codes(found) == code
    assert all("archive --renew --timestamp URL" in finding.hint for finding in found)


def test_a_stamp_that_came_too_late_is_named(signed: Stamped) -> None:
    version, renewal = held(signed)
    late = replace(renewal, stamp=replace(renewal.stamp, moment=datetime(2060, 1, 1, tzinfo=UTC)))
    found = list(stamps.endings(signed.version, [version, late], datetime.now(UTC)))
    assert codes(found)[0] == "renewed-late"


def test_a_stamp_that_is_older_than_what_it_stamps_is_named(signed: Stamped) -> None:
    version, renewal = held(signed)
    early = replace(renewal, stamp=replace(renewal.stamp, moment=datetime(2020, 1, 1, tzinfo=UTC)))
    (found,) = stamps.out_of_order(signed.version, [version, early])
    assert (found.code, found.place and found.place.path) == ("bad-stamp", str(renewal.path))
    assert renewal.stamped is Kind.RENEWAL


def test_a_version_that_was_stamped_before_it_was_frozen_is_named(
    clock: Clock, tmp_path: Path
) -> None:
    authority = Authority(f"{clock.url}/stamp")
    described = replace(facts(), frozen=datetime(2060, 1, 1).date(), authority=authority.address)
    seals = Seals(stamp=authority.stamp)
    made = freeze(tmp_path, described, {"a.txt": b""}, lambda _: False, seals).version
    (found,) = stamps.out_of_order(made, [it for it in stamps.of_bag(made) if isinstance(it, Held)])
    assert "says that it was frozen on 2060-01-01" in found.message


def test_a_hash_that_can_be_forged_proves_nothing(plain: Stamped) -> None:
    (stamp,) = held(plain)
    weak = replace(stamp.stamp, hash="sha1")
    (found,) = stamps.checked(stamp.path, stamp.stamped, weak, lambda _: b"")
    assert not isinstance(found, Held)
    assert "sha1, which can be forged" in found.message
