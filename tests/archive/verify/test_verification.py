"""What verifying says, of whom, and what it never does."""

import errno
import os
import tracemalloc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from unicodedata import normalize

import pytest

from statementpress.archive.bag import layout
from statementpress.archive.bag.manifest import hash_of_file
from statementpress.archive.verify import fixity
from statementpress.archive.verify.integrity import verify_bag
from statementpress.errors import Severity
from tests.archive.rivers import (
    EN,
    KM,
    OTHER,
    SLUG,
    alone,
    append,
    change_first_hash,
    codes_and_places,
    copied,
    findings,
    flip,
    frozen,
    opened,
    remove,
    vouch,
    vouch_for_tags,
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = tmp_path_factory.mktemp("rivers") / "archive"
    frozen(archive, SLUG, 3)
    frozen(archive, OTHER, 1)
    return archive


@pytest.fixture
def home(whole: Path, tmp_path: Path) -> Path:
    return copied(whole, tmp_path / "archive") / SLUG


def test_two_damages_are_both_named(home: Path) -> None:
    with opened(home):
        flip(home / "v1" / EN)
        (home / "v3" / KM).unlink()
        remove(home / "v2")
    assert codes_and_places(home) == {
        ("changed-file", f"v1/{EN}"),
        ("missing-file", f"v3/{KM}"),
        ("missing-version", "v2"),
    }


def test_an_edited_manifest_names_the_files_that_it_contradicts(home: Path) -> None:
    with opened(home):
        change_first_hash(home / "v1" / layout.MANIFEST)
        flip(home / "v1" / KM)
    (finding,) = findings(home)
    assert "data/build-record.json" in finding.message
    assert KM in finding.message
    assert EN not in finding.message


def test_a_broken_chain_says_which_version_is_another(home: Path) -> None:
    with opened(home):
        flip(home / "v1" / EN)
        vouch(home / "v1")
    (finding,) = findings(home)
    assert "another v1" in finding.message


def test_a_renamed_file_says_what_it_is_called(home: Path) -> None:
    with opened(home):
        (home / "v1" / EN).rename(home / "v1/data/english.txt")
    (finding,) = findings(home)
    assert "called data/english.txt" in finding.message


def test_a_name_in_another_unicode_form_is_called_that(tmp_path: Path, home: Path) -> None:
    with opened(home):
        composed = home / "v3/data/text" / normalize("NFC", "é.txt")
        composed.write_text("river")
        vouch(home / "v3")
        composed.rename(composed.with_name(normalize("NFD", "é.txt")))
    (finding,) = findings(home)
    assert finding.code == "renamed-file"
    assert "Unicode" in finding.message


def test_what_may_be_written_to_is_a_warning(home: Path) -> None:
    (home / "v1" / EN).chmod(0o644)
    (finding,) = findings(home)
    assert (finding.code, finding.severity) == ("not-read-only", Severity.WARNING)
    assert EN in finding.message


def test_a_copy_elsewhere_under_any_name_is_whole(home: Path, tmp_path: Path) -> None:
    found = alone(copied(home / "v2", tmp_path / "on a stick"))
    assert found.is_whole
    assert found.version
    assert found.version.name == f"{SLUG}/v2"


@pytest.mark.parametrize(
    "name", ["../../../outside", "/etc/passwd", "data/../../x", "C:/x", "a\\b"]
)
def test_a_name_that_leads_out_is_reported_and_never_read(
    home: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    bag = home / "v3"
    with opened(bag):
        append(bag / layout.MANIFEST, f"{'0' * 64}  {name}\n")
        vouch_for_tags(bag)
    read: list[Path] = []

    def watched(path: Path) -> str:
        read.append(path)
        return hash_of_file(path)

    monkeypatch.setattr(fixity, "hash_of_file", watched)
    (finding,) = alone(bag).findings
    assert finding.code == "unsafe-name"
    assert len(read) == 9
    assert all(path.resolve().is_relative_to(bag) for path in read)


@pytest.mark.parametrize(
    ("manifest", "line", "code"),
    [
        (layout.MANIFEST, f"{'0' * 64}  bagit.txt", "edited-manifest"),
        (layout.TAG_MANIFEST, f"{'0' * 64}  {EN}", "damaged-tag-manifest"),
        (layout.TAG_MANIFEST, f"{'0' * 64}  bagit.txt", "damaged-tag-manifest"),
    ],
)
def test_a_manifest_keeps_to_its_own_files_and_names_each_once(
    home: Path, manifest: str, line: str, code: str
) -> None:
    bag = home / "v3"
    with opened(bag):
        append(bag / manifest, f"{line}\n")
        if manifest == layout.MANIFEST:
            vouch_for_tags(bag)
    assert [each.code for each in alone(bag).findings] == [code]


@pytest.mark.parametrize(
    "written",
    [
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: b"".join(line[:64].upper() + line[64:] for line in data.splitlines(True)),
        lambda data: data.replace(b"  data/", b" *data/"),
    ],
    ids=["CRLF", "byte order mark", "capital letters", "binary mode"],
)
def test_manifests_of_other_programs_are_read(
    home: Path, written: Callable[[bytes], bytes]
) -> None:
    bag = home / "v3"
    with opened(bag):
        for manifest in (layout.MANIFEST, layout.TAG_MANIFEST):
            (bag / manifest).write_bytes(written((bag / manifest).read_bytes()))
            if manifest == layout.MANIFEST:
                vouch_for_tags(bag)
    assert alone(bag).findings == ()


@pytest.mark.parametrize("name", ["x\nwhole\tx", "\x1b[2J", "\u202eexe.txt", "\udcff"])
def test_a_hostile_name_is_shown_as_one_plain_line(home: Path, name: str) -> None:
    with opened(home / "v1"):
        (home / "v1/data" / name).write_text("")
    (finding,) = findings(home)
    assert finding.code == "added-file"
    assert str(finding.place).isprintable()
    str(finding).encode("utf-8")


@pytest.mark.parametrize(
    ("name", "expected"),
    [(EN, EN), (layout.MANIFEST, layout.MANIFEST), (layout.TAG_MANIFEST, layout.TAG_MANIFEST)],
)
def test_what_the_disk_does_not_give_is_unreadable(
    home: Path, monkeypatch: pytest.MonkeyPatch, name: str, expected: str
) -> None:
    def failing(path: Path) -> str:
        if path == home / "v1" / name:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return hash_of_file(path)

    monkeypatch.setattr(fixity, "hash_of_file", failing)
    assert codes_and_places(home) == {("unreadable", f"v1/{expected}")}


def test_of_a_folder_that_cannot_be_read_nothing_else_is_said(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def refusing(path: Path) -> "os._ScandirIterator[str]":
        if Path(path) == home / "v1/data/text":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert codes_and_places(home) == {("unreadable", "v1/data/text")}


def test_memory_does_not_grow_with_the_size_of_a_file(home: Path) -> None:
    bag = home / "v3"
    with opened(bag), (bag / "data/large").open("wb") as large:
        large.truncate(300_000_000)
    tracemalloc.start()
    try:
        codes = [each.code for each in alone(bag).findings]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert codes == ["added-file"]
    assert peak < 5_000_000


def test_all_that_was_read_is_counted(home: Path) -> None:
    read: list[int] = []
    with ThreadPoolExecutor() as pool:
        found = verify_bag(home / "v1", pool, read.append)
    size = sum(path.stat().st_size for path in (home / "v1").rglob("*") if path.is_file())
    assert (found.bytes, sum(read)) == (size, size)
    assert found.files == 9
