"""Prepared fonts are kept between builds, and nothing that happens to the folder does harm."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from statementpress.project import cache
from statementpress.project.cache import cache_folder, cached, key

NAME = key([b"a font", b"a text"])
KEPT = 10


@pytest.fixture(autouse=True)
def _few_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "KEPT", KEPT)


def never() -> bytes:
    raise AssertionError("made again")


def filled(folder: Path) -> Path:
    cached(folder, NAME, lambda: b"font")
    return folder / NAME


def test_an_entry_is_made_once(tmp_path: Path) -> None:
    filled(tmp_path / "new" / "folder")
    assert cached(tmp_path / "new" / "folder", NAME, never) == b"font"


def test_without_a_folder_it_is_made_each_time() -> None:
    assert cached(None, NAME, lambda: b"font") == b"font"


@pytest.mark.parametrize(
    "harm",
    [
        lambda entry: b"",
        lambda entry: entry[:20],
        lambda entry: entry[:-1],
        lambda entry: entry + b"more",
        lambda entry: b"a file that someone else put there",
        lambda entry: bytes([entry[0] ^ 1]) + entry[1:],
    ],
    ids=["empty", "cut in the hash", "cut in the font", "grown", "foreign", "one bit off"],
)
def test_a_broken_entry_is_made_again(tmp_path: Path, harm: Callable[[bytes], bytes]) -> None:
    path = filled(tmp_path)
    path.write_bytes(harm(path.read_bytes()))
    assert cached(tmp_path, NAME, lambda: b"font") == b"font"
    assert cached(tmp_path, NAME, never) == b"font"


def test_a_folder_in_place_of_an_entry_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    assert cached(tmp_path, NAME, lambda: b"font") == b"font"
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_file_in_place_of_the_folder_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    assert cached(tmp_path / "cache", NAME, lambda: b"font") == b"font"


def test_a_folder_that_cannot_be_written_costs_only_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert cached(tmp_path, NAME, lambda: b"font") == b"font"
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    assert cached(tmp_path, NAME, lambda: b"font") == b"font"
    assert list(tmp_path.iterdir()) == []


def test_a_font_that_cannot_be_made_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        cached(tmp_path, NAME, never)
    assert list(tmp_path.iterdir()) == []


def test_concurrent_builds_all_get_whole_entries(tmp_path: Path) -> None:
    names = [key([bytes([number % 4])]) for number in range(64)]

    def build(name: str) -> bytes:
        return cached(tmp_path, name, lambda: name.encode() * 9999)

    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(build, names)) == [name.encode() * 9999 for name in names]
    assert {path.name for path in tmp_path.iterdir()} == set(names)


def test_entries_longest_unused_are_removed(tmp_path: Path) -> None:
    for age in range(KEPT + 5):
        path = tmp_path / key([b"old", bytes([age])])
        path.write_bytes(b"entry")
        os.utime(path, (1e9 - age, 1e9 - age))
    filled(tmp_path)
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {NAME, *(key([b"old", bytes([age])]) for age in range(KEPT - 1))}


def test_an_entry_in_use_is_not_an_old_one(tmp_path: Path) -> None:
    path = filled(tmp_path)
    os.utime(path, (1, 1))
    cached(tmp_path, NAME, never)
    assert path.stat().st_mtime > 1e9


def test_what_a_killed_build_left_goes_and_what_another_writes_stays(tmp_path: Path) -> None:
    other = key([b"another font"])
    left, written = (
        tmp_path / f".{other}.{process}-0123abcd.part" for process in (2**30, os.getpid())
    )
    left.write_bytes(b"half a font")
    written.write_bytes(b"half a font")
    filled(tmp_path)
    assert not left.exists()
    assert written.exists()


def test_files_of_others_are_never_touched(tmp_path: Path) -> None:
    for number in range(KEPT + 9):
        path = tmp_path / f"holiday-{number}.jpg"
        path.write_bytes(b"a picture")
        os.utime(path, (1, 1))
    filled(tmp_path)
    assert len(list(tmp_path.glob("holiday-*"))) == KEPT + 9


def test_the_order_and_the_borders_of_the_parts_count() -> None:
    assert len({key([b"a", b"b"]), key([b"b", b"a"]), key([b"ab"]), key([b"ab", b""])}) == 4


def test_an_empty_variable_switches_the_cache_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATEMENTPRESS_CACHE", "")
    assert cache_folder() is None


def test_the_variable_names_the_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STATEMENTPRESS_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path


def test_else_it_is_the_users_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("STATEMENTPRESS_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "statementpress" / "fonts"
