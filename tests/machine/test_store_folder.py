"""A folder is stored whole or not at all, and nothing that lies there is written over."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from statementpress.errors import OutputError, UsageError
from statementpress.machine.storage import store_folder

NAME = "2030-01-31-clean-rivers"
FILES = {
    "statement.toml": b"date = 2030-01-31\n",
    "km.md": "ទន្លេស្អាត។\n".encode(),
    "logos/ភេ.svg": b"<svg/>",
}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return tmp_path / "desk" / NAME


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_files_are_put_into_a_new_folder(desk: Path) -> None:
    store_folder(desk, FILES)
    assert contents(desk) == FILES
    assert [path.name for path in desk.parent.iterdir()] == [NAME]


def test_the_permissions_are_those_of_new_files(desk: Path) -> None:
    before = os.umask(0o027)
    try:
        store_folder(desk, FILES)
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in (desk, desk / "logos")} == {0o750}
    assert (desk / "km.md").stat().st_mode & 0o777 == 0o640


def test_an_empty_folder_is_taken(desk: Path) -> None:
    desk.mkdir(parents=True)
    store_folder(desk, FILES)
    assert contents(desk) == FILES


def test_a_folder_with_anything_in_it_is_not(desk: Path) -> None:
    desk.mkdir(parents=True)
    (desk / ".notes").write_text("mine")
    with pytest.raises(UsageError, match="nothing was written over them"):
        store_folder(desk, FILES)
    assert contents(desk) == {".notes": b"mine"}


def test_nor_is_a_file_or_a_link(desk: Path, tmp_path: Path) -> None:
    desk.parent.mkdir()
    (tmp_path / "elsewhere").mkdir()
    desk.symlink_to(tmp_path / "elsewhere")
    (tmp_path / "file").write_text("mine")
    for taken in (desk, tmp_path / "file"):
        with pytest.raises(UsageError, match="not a folder"):
            store_folder(taken, FILES)


def test_nor_is_the_folder_one_is_in(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.mkdir(parents=True)
    monkeypatch.chdir(desk)
    with pytest.raises(UsageError, match="that you are in"):
        store_folder(Path(), FILES)


def test_nothing_is_ever_put_into_a_frozen_version(tmp_path: Path) -> None:
    version = tmp_path / "archive" / NAME / "v1"
    version.mkdir(parents=True)
    (version / "bagit.txt").touch()
    for place in (version / "data" / "desk", version.with_name("v2")):
        with pytest.raises(UsageError, match="where versions are frozen"):
            store_folder(place, FILES)
        assert not place.exists()


def test_all_of_it_is_on_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forced, before = list[int](), list[int]()
    rename = os.replace

    def renaming(old: Path, new: Path) -> None:
        before.extend(forced)
        rename(old, new)

    monkeypatch.setattr(os, "fsync", lambda handle: forced.append(os.fstat(handle).st_ino))
    monkeypatch.setattr(os, "replace", renaming)
    store_folder(tmp_path / NAME, FILES)
    whole = (tmp_path / NAME, *(tmp_path / NAME).rglob("*"))
    assert {path.stat().st_ino for path in whole} <= set(before)
    assert forced[len(before) :] == [tmp_path.stat().st_ino]


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize(
    ("fault", "raised"), [(full, OutputError), (interrupted, KeyboardInterrupt)]
)
def test_what_fails_leaves_nothing(
    desk: Path,
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    fault: Callable[..., None],
    raised: type[BaseException],
) -> None:
    monkeypatch.setattr(os, call, fault)
    with pytest.raises(raised) as caught:
        store_folder(desk, FILES)
    assert list(desk.parent.iterdir()) == []
    if isinstance(caught.value, OutputError):
        assert str(caught.value).startswith(f"{desk}: the disk is full")
        assert "DIR" in caught.value.hint


def test_what_a_killed_store_left_is_swept_though_it_is_read_only(desk: Path) -> None:
    desk.parent.mkdir()
    left = desk.with_name(f".{NAME}.{2**30}-0123abcd.part")
    left.mkdir()
    (left / "deeper").mkdir(0o555)
    link = desk.with_name(f".{NAME}.{2**30}-4567abcd.part")
    link.symlink_to(Path.cwd())
    store_folder(desk, FILES)
    assert [path.name for path in desk.parent.iterdir()] == [NAME]
