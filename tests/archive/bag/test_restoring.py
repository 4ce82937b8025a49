"""What a version was made from comes back whole and as it was, or not at all."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from statementpress.archive.bag import layout
from statementpress.archive.bag.manifest import hash_of, manifest
from statementpress.archive.bag.restoring import put
from statementpress.archive.bag.sources import sources, statement_files
from statementpress.archive.bag.version import Version
from statementpress.archive.bag.versions import choose_version
from statementpress.errors import ArchiveError, OutputError, UsageError
from tests.archive.sources import PROJECT, SLUG, STATEMENT, files, frozen, rewrite


@pytest.fixture
def version(tmp_path: Path) -> Version:
    return frozen(tmp_path / "archive", PROJECT)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return tmp_path / "desk" / SLUG


def test_all_that_it_was_made_from_is_read(version: Version) -> None:
    assert sources(version) == PROJECT


def test_the_statement_is_a_folder_of_its_own() -> None:
    assert statement_files(PROJECT) == STATEMENT


@pytest.mark.parametrize("name", PROJECT)
def test_a_file_with_another_bit_is_named(version: Version, name: str) -> None:
    path = version.source / name
    rewrite(path, path.read_bytes()[:-1] + b"?")

    with pytest.raises(ArchiveError, match="changed since") as caught:
        sources(version)

    assert caught.value.place
    assert caught.value.place.path == str(path)


def test_a_file_that_is_gone_is_named(version: Version) -> None:
    path = version.statement / "en.md"
    path.parent.chmod(0o755)
    path.unlink()

    with pytest.raises(ArchiveError, match=r"en\.md.*cannot be read"):
        sources(version)


def test_a_pipe_in_its_place_is_not_waited_for(version: Version) -> None:
    path = version.statement / "en.md"
    path.parent.chmod(0o755)
    path.unlink()
    os.mkfifo(path)

    with pytest.raises(ArchiveError, match="not a file"):
        sources(version)


def test_a_manifest_that_goes_with_a_changed_file_is_not_believed(version: Version) -> None:
    path, changed = version.statement / "en.md", b"Rivers are wet.\n"
    told = version.folder / layout.MANIFEST
    rewrite(told, told.read_bytes().replace(hash_of(path.read_bytes()).encode(), b"0" * 64))
    rewrite(path, changed)

    with pytest.raises(ArchiveError, match=layout.MANIFEST):
        sources(version)


def test_a_file_that_was_added_is_left_where_it_is(version: Version) -> None:
    version.statement.chmod(0o755)
    (version.statement / "more.md").write_text("More.")

    assert sources(version) == PROJECT


@pytest.mark.parametrize("name", ["../../../../outside.md", "statements/../../x", "etc/passwd"])
def test_a_manifest_that_names_a_file_elsewhere_is_refused(version: Version, name: str) -> None:
    told = {f"data/{layout.SOURCE}/{name}": hash_of(b"")}
    rewrite(version.folder / layout.MANIFEST, manifest(told))
    facts = (version.folder / layout.INFO).read_bytes()
    tags = {layout.INFO: hash_of(facts), layout.MANIFEST: hash_of(manifest(told))}
    rewrite(version.folder / layout.TAG_MANIFEST, manifest(tags))

    with pytest.raises(ArchiveError, match="as a project"):
        sources(version)


def test_reading_changes_nothing_in_the_version(version: Version) -> None:
    before = files(version.folder)
    sources(version)

    assert files(version.folder) == before


def test_files_are_put_into_a_new_folder(desk: Path) -> None:
    put(STATEMENT, desk)

    assert files(desk) == STATEMENT
    assert [path.name for path in desk.parent.iterdir()] == [SLUG]


def test_people_can_write_there(desk: Path) -> None:
    put(STATEMENT, desk)

    assert all(path.stat().st_mode & 0o200 for path in (desk, *desk.rglob("*")))


def test_the_permissions_are_those_of_new_files(desk: Path) -> None:
    before = os.umask(0o027)
    try:
        put(STATEMENT, desk)
    finally:
        os.umask(before)

    assert {path.stat().st_mode & 0o777 for path in (desk, desk / "logos")} == {0o750}
    assert (desk / "en.md").stat().st_mode & 0o777 == 0o640


def test_an_empty_folder_is_taken(desk: Path) -> None:
    desk.mkdir(parents=True)
    put(STATEMENT, desk)

    assert files(desk) == STATEMENT


def test_a_folder_with_anything_in_it_is_not(desk: Path) -> None:
    desk.mkdir(parents=True)
    (desk / ".notes").write_text("mine")

    with pytest.raises(UsageError, match="nothing was written over them"):
        put(STATEMENT, desk)

    assert files(desk) == {".notes": b"mine"}


def test_nor_is_a_file_or_a_link(desk: Path, tmp_path: Path) -> None:
    desk.parent.mkdir()
    (tmp_path / "elsewhere").mkdir()
    desk.symlink_to(tmp_path / "elsewhere")
    (tmp_path / "file").write_text("mine")

    for taken in (desk, tmp_path / "file"):
        with pytest.raises(UsageError, match="no folder"):
            put(STATEMENT, taken)


def test_nor_is_the_folder_one_is_in(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.mkdir(parents=True)
    monkeypatch.chdir(desk)

    with pytest.raises(UsageError, match="that you are in"):
        put(STATEMENT, Path())


def test_nothing_is_ever_put_into_a_frozen_version(version: Version) -> None:
    version.data.chmod(0o755)

    with pytest.raises(UsageError, match="where versions are frozen"):
        put(STATEMENT, version.data / "desk" / SLUG)

    assert not (version.data / "desk").exists()


def test_a_full_disk_leaves_nothing(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.name == "km.md":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutputError, match="disk is full") as caught:
        put(STATEMENT, desk)

    assert caught.value.place
    assert caught.value.place.path == str(desk)
    assert list(desk.parent.iterdir()) == []


def test_an_interrupt_leaves_nothing(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        put(STATEMENT, desk)

    assert list(desk.parent.iterdir()) == []


def test_a_copy_of_the_version_elsewhere_will_do(version: Version, tmp_path: Path) -> None:
    shutil.copytree(version.folder, tmp_path / "on a stick")

    assert sources(choose_version(tmp_path / "none", str(tmp_path / "on a stick"))) == PROJECT
