"""Stamping versions anew: beside them, whole or not at all, and nothing frozen is touched."""

from pathlib import Path

import pytest

from statementpress.archive.bag import layout
from statementpress.archive.bag.renewals import renewals
from statementpress.archive.bag.version import Version
from statementpress.archive.renew import renewing
from statementpress.archive.renew.renewing import renew
from statementpress.archive.stamp.authority import Authority
from statementpress.errors import ArchiveError, NetworkError, OutputError
from tests.archive.authority import Clock
from tests.archive.certificates import elliptic_key
from tests.archive.rivers import SLUG, codes_and_places, flip, frozen, opened
from tests.archive.signed import NAME, signed_version, signer_named

Seen = dict[str, tuple[int, int, bytes]]


@pytest.fixture
def authority(clock: Clock) -> Authority:
    return Authority(f"{clock.url}/stamp")


@pytest.fixture
def version(tmp_path: Path) -> Version:
    """Return a version that was frozen without a signature or a stamp, as they were before."""
    first, _ = frozen(tmp_path / "archive", SLUG, 2)
    return first


def seen(folder: Path) -> Seen:
    """Return mode, time and bytes of each file and folder."""
    return {
        str(path.relative_to(folder)): (
            path.stat().st_mode,
            path.stat().st_mtime_ns,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in (folder, *folder.rglob("*"))
    }


def test_nothing_that_is_frozen_is_touched(version: Version, authority: Authority) -> None:
    before = seen(version.folder)
    renew(version.folder, authority)
    renew(version.folder, authority)
    assert seen(version.folder) == before
    assert codes_and_places(version.folder.parent) == set()
    assert list(renewals(version.folder)) == [1, 2]


def test_a_new_stamp_lists_every_file_and_every_older_stamp(
    version: Version, authority: Authority
) -> None:
    renew(version.folder, authority)
    again = renew(version.folder, authority)
    home = version.folder.parent
    listed = {line[130:] for line in (again / layout.RENEWED).read_text("utf-8").splitlines()}
    files = [*version.folder.rglob("*"), *(home / "v1-stamp-1").rglob("*")]
    assert listed == {path.relative_to(home).as_posix() for path in files if path.is_file()}


def test_a_new_stamp_is_read_only(version: Version, authority: Authority) -> None:
    made = renew(version.folder, authority)
    assert {path.stat().st_mode & 0o222 for path in (made, *made.iterdir())} == {0}


def test_a_signed_version_of_former_times_is_stamped_with_its_signatures(
    tmp_path: Path, authority: Authority
) -> None:
    version, _ = signed_version(tmp_path, signer_named(tmp_path, NAME, elliptic_key()))
    made = renew(version.folder, authority)
    assert f"  v1/{layout.TAG_SIGNATURE}\n" in (made / layout.RENEWED).read_text("utf-8")


@pytest.mark.parametrize("name", ["v1/data/text/en.txt", "v1-stamp-1/manifest-sha512.txt"])
def test_what_is_damaged_is_not_stamped(version: Version, authority: Authority, name: str) -> None:
    renew(version.folder, authority)
    with opened(version.folder.parent):
        flip(version.folder.parent / name)
    before = seen(version.folder.parent)
    with pytest.raises(ArchiveError, match="not as it was frozen") as caught:
        renew(version.folder, authority)
    assert f"verify {SLUG}/v1" in caught.value.hint
    assert seen(version.folder.parent) == before


def test_an_authority_that_fails_leaves_nothing(version: Version, clock: Clock) -> None:
    with pytest.raises(NetworkError):
        renew(version.folder, Authority(f"{clock.url}/nowhere"))
    assert not renewals(version.folder)
    assert codes_and_places(version.folder.parent) == set()


def test_a_disk_that_is_full_leaves_nothing(
    version: Version, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(renewing, "keep", full)
    with pytest.raises(OutputError, match="full"):
        renew(version.folder, authority)
    assert not renewals(version.folder)
    assert codes_and_places(version.folder.parent) == set()
