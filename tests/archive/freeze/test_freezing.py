"""Freezing: the bag that comes of it, the chain, and what is left alone."""

import shutil
import stat
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import bagit
import pytest

from statementpress.archive.bag import layout
from statementpress.archive.bag.bag_info import read_bag_info
from statementpress.archive.bag.manifest import hash_of, read_manifest
from statementpress.archive.bag.reading import bag_hash, payload_hashes
from statementpress.archive.bag.versions import versions
from statementpress.archive.freeze.bagging import Frozen, Seals, freeze
from statementpress.errors import ContentError, NetworkError, OutputError, Place
from tests.archive.rivers import SLUG, facts

FIRST = {"text/en.txt": b"Rivers are clean.\n", "text/ទន្លេ.txt": "ទន្លេស្អាត\n".encode()}
SECOND = {"text/en.txt": b"Rivers are clear.\n"}


def frozen(archive: Path, payload: dict[str, bytes], note: str = "") -> Frozen:
    return freeze(archive, facts(note=note), payload, lambda _: False)


def test_a_version_is_a_bag_that_others_accept(tmp_path: Path) -> None:
    folder = frozen(tmp_path, FIRST).version.folder
    assert folder == tmp_path / SLUG / "v1"
    assert bagit.Bag(str(folder)).validate()
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        subprocess.run(["sha256sum", "--check", "--quiet", manifest], cwd=folder, check=True)


def test_its_files_are_those_that_were_given(tmp_path: Path) -> None:
    folder = frozen(tmp_path, FIRST).version.folder
    assert {name: (folder / "data" / name).read_bytes() for name in FIRST} == FIRST
    assert payload_hashes(folder) == {name: hash_of(data) for name, data in FIRST.items()}


def test_nobody_may_write_to_any_of_it(tmp_path: Path) -> None:
    folder = frozen(tmp_path, FIRST).version.folder
    for path in (folder, *folder.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o555 if path.is_dir() else 0o444)


def test_each_version_names_the_hash_of_the_one_before(tmp_path: Path) -> None:
    first, second = frozen(tmp_path, FIRST).version, frozen(tmp_path, SECOND).version
    assert first.previous == ""
    assert second.number == 2
    assert second.previous == bag_hash(first.folder)


def test_what_the_newest_holds_already_is_not_frozen_again(tmp_path: Path) -> None:
    first = frozen(tmp_path, FIRST)
    again = freeze(tmp_path, facts(), FIRST, lambda newest: newest == first.version)
    assert again == Frozen(first.version, False)
    assert len(versions(tmp_path, SLUG)) == 1


def test_a_number_that_was_once_given_is_never_given_again(tmp_path: Path) -> None:
    for payload in (FIRST, SECOND, FIRST):
        frozen(tmp_path, payload)
    gone = tmp_path / SLUG / "v2"
    for path in (gone, *gone.rglob("*")):
        path.chmod(0o755)
    shutil.rmtree(gone)
    assert frozen(tmp_path, SECOND).version.number == 4


def test_both_manifests_are_signed_and_the_tag_manifest_names_the_first_signature(
    tmp_path: Path,
) -> None:
    def sign(data: bytes) -> bytes:
        return b"signed: " + hash_of(data).encode()

    folder = freeze(tmp_path, facts(), FIRST, lambda _: False, Seals(sign)).version.folder
    tags = read_manifest((folder / layout.TAG_MANIFEST).read_bytes(), Place("tags"))
    assert tags[layout.SIGNATURE] == hash_of((folder / layout.SIGNATURE).read_bytes())
    for name in (layout.MANIFEST, layout.TAG_MANIFEST):
        assert (folder / f"{name}.p7s").read_bytes() == sign((folder / name).read_bytes())
    assert bagit.Bag(str(folder)).validate()


def test_the_last_file_is_stamped_and_only_that(tmp_path: Path) -> None:
    stamped: list[bytes] = []

    def stamp(data: bytes) -> bytes:
        stamped.append(data)
        return b"stamp"

    def sign(data: bytes) -> bytes:
        return b"signed: " + hash_of(data).encode()

    for seals, last in (
        (Seals(stamp=stamp), layout.TAG_MANIFEST),
        (Seals(sign, stamp), layout.TAG_SIGNATURE),
    ):
        folder = freeze(tmp_path, facts(), FIRST, lambda _: False, seals).version.folder
        assert stamped == [(folder / last).read_bytes()]
        assert (folder / f"{last}.tsr").read_bytes() == b"stamp"
        stamped.clear()


def test_nothing_is_frozen_that_nobody_stamps(tmp_path: Path) -> None:
    def stamp(_: bytes) -> bytes:
        raise NetworkError("nobody answers")

    with pytest.raises(NetworkError):
        freeze(tmp_path, facts(), FIRST, lambda _: False, Seals(stamp=stamp))
    assert [path.name for path in (tmp_path / SLUG).iterdir()] == [".lock"]


@pytest.mark.parametrize(
    "text",
    ["a\nPrevious-Tag-Manifest-SHA256: 00", "a: b", "  spaces  ", "ខ្មែរ", "\r\n\x85\u2028x", "%0A"],
)
def test_no_note_breaks_out_of_its_line(tmp_path: Path, text: str) -> None:
    version = frozen(tmp_path, FIRST, note=text).version
    assert version.facts.note == " ".join(text.split())
    assert version.previous == ""
    assert bagit.Bag(str(version.folder)).validate()


def test_facts_come_back_as_they_were(tmp_path: Path) -> None:
    odd = replace(
        facts(groups={"with: colon": 3, "endorsed": 0}),
        contacts=("a@example.org", "b@example.org"),
        frozen=date(2031, 12, 31),
    )
    assert freeze(tmp_path, odd, FIRST, lambda _: False).version.facts == odd


@pytest.mark.parametrize(
    "name",
    [
        *("../out", "/out", "a//b", "a/./b", "a\\b", "a:b", "100%", "con", "a/NUL.txt"),
        *("a.", " a", "a ", "x" * 300, "a\nb", "a\x00b", "\ud800", "a\u2028b"),
    ],
)
def test_a_name_that_somewhere_would_be_another_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ContentError) as caught:
        frozen(tmp_path, {name: b""})
    assert caught.value.findings[0].hint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A.svg", "a.svg"),
        ("é.svg", "e\u0301.svg"),
        ("Logos/a.svg", "logos/b.svg"),
        ("a/É/b.svg", "a/é/c.svg"),
    ],
)
def test_two_names_that_some_systems_take_for_one_are_refused(
    tmp_path: Path, one: str, other: str
) -> None:
    with pytest.raises(ContentError, match="distinguish"):
        frozen(tmp_path, {one: b"", other: b""})


@pytest.mark.parametrize("place", ["archive", f"archive/{SLUG}"])
def test_an_archive_that_leads_elsewhere_is_refused(tmp_path: Path, place: str) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / place
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="is a link"):
        frozen(tmp_path / "archive", FIRST)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("not a folder")
    with pytest.raises(OutputError, match="in the way"):
        frozen(tmp_path / "archive", FIRST)


def test_its_bag_info_keeps_reference_version_and_embargo(tmp_path: Path) -> None:
    known = replace(facts(), reference="7/30", issue=2, embargo="2030-02-01T09:00:00+07:00")
    version = freeze(tmp_path, known, FIRST, lambda _: False).version
    info = (version.folder / "bag-info.txt").read_text("utf-8")
    assert "Statement-Reference: 7/30\nStatement-Version: 2\nStatement-Embargo: 2030-02-01T" in info
    assert read_bag_info(version.folder).facts == known


def test_a_version_without_them_has_no_lines_for_them(tmp_path: Path) -> None:
    version = freeze(tmp_path, facts(), FIRST, lambda _: False).version
    assert "Statement-Reference" not in (version.folder / "bag-info.txt").read_text("utf-8")
    assert read_bag_info(version.folder).facts == facts()
