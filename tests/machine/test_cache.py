"""What is kept between builds is whole and bounded, and nothing that happens to it does harm."""

import os
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from statementpress.machine import cache
from statementpress.machine.cache import LIMITS, Shelf, cache_folder, cached, key
from statementpress.native import system
from statementpress.project.files import CHECKOUT

NAME = key([b"a font", b"a text"])
ROOM = 1000
SHIPPED = dict(LIMITS)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the shelf of fonts in a cache of its own; it holds 1,000 bytes."""
    monkeypatch.setenv("STATEMENTPRESS_CACHE", str(tmp_path / "a new" / "cache"))
    monkeypatch.setitem(LIMITS, Shelf.FONTS, ROOM)
    cache.forget()
    return tmp_path / "a new" / "cache" / "fonts"


def never() -> bytes:
    raise AssertionError("made again")


def made() -> bytes:
    """Return the entry as another process would, which remembers nothing."""
    cache.forget()
    return cached(Shelf.FONTS, NAME, lambda: b"font")


def found(shelf: Shelf = Shelf.FONTS, name: str = NAME) -> bytes:
    """Return the entry as another process finds it."""
    cache.forget()
    return cached(shelf, name, never)


def test_an_entry_is_made_once() -> None:
    assert made() == found() == b"font"


def test_a_process_reads_an_entry_once(folder: Path) -> None:
    made()
    (folder / NAME).unlink()
    assert cached(Shelf.FONTS, NAME, never) == b"font"


def test_without_a_folder_each_process_makes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATEMENTPRESS_CACHE", "")
    assert made() == cached(Shelf.FONTS, NAME, never) == b"font"
    with pytest.raises(AssertionError):
        found()


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATEMENTPRESS_CACHE", "")
    monkeypatch.setattr(cache.memory, "most", 400)
    names = [key([bytes([number])]) for number in range(4)]
    for name in (*names[:3], names[0], names[3]):
        cached(Shelf.FONTS, name, lambda: bytes(30))
    for name in (names[0], names[2], names[3]):
        cached(Shelf.FONTS, name, never)
    with pytest.raises(AssertionError):
        cached(Shelf.FONTS, names[1], never)
    assert cached(Shelf.FONTS, NAME, lambda: bytes(301)) == bytes(301)


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
def test_a_broken_entry_is_made_again(folder: Path, harm: Callable[[bytes], bytes]) -> None:
    made()
    (folder / NAME).write_bytes(harm((folder / NAME).read_bytes()))
    assert made() == found() == b"font"


def test_a_folder_in_place_of_an_entry_costs_only_time(folder: Path) -> None:
    (folder / NAME).mkdir(parents=True)
    assert made() == b"font"
    assert [path.name for path in folder.iterdir()] == [NAME]


def test_a_file_in_place_of_the_folder_costs_only_time(folder: Path) -> None:
    folder.parent.mkdir(parents=True)
    folder.write_text("a file")
    assert made() == b"font"


def refuse(number: int) -> Callable[..., None]:
    def refused(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refused


@pytest.mark.parametrize(("what", "number"), [("touch", 13), ("write_bytes", 28), ("replace", 28)])
def test_a_folder_that_cannot_be_written_costs_only_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch, what: str, number: int
) -> None:
    monkeypatch.setattr(Path, what, refuse(number))
    assert made() == b"font"
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_read_costs_only_time(monkeypatch: pytest.MonkeyPatch) -> None:
    made()
    monkeypatch.setattr(Path, "open", refuse(13))
    monkeypatch.setattr(Path, "iterdir", refuse(13))
    assert made() == b"font"


def test_what_cannot_be_made_leaves_nothing_behind(folder: Path) -> None:
    with pytest.raises(AssertionError):
        found()
    assert not folder.exists()


def test_nothing_is_kept_where_versions_are_frozen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bagit.txt").write_text("a frozen version")
    monkeypatch.setenv("STATEMENTPRESS_CACHE", str(tmp_path))
    assert made() == b"font"
    assert [path.name for path in tmp_path.iterdir()] == ["bagit.txt"]


def test_concurrent_builds_all_get_whole_entries(folder: Path) -> None:
    names = [key([bytes([number % 4])]) for number in range(64)]
    LIMITS[Shelf.FONTS] = 10_000_000

    def build(name: str) -> bytes:
        cache.forget()
        return cached(Shelf.FONTS, name, lambda: name.encode() * 9999)

    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(build, names)) == [name.encode() * 9999 for name in names]
    assert {path.name for path in folder.iterdir()} == set(names)


def test_entries_longest_unused_are_removed_when_the_shelf_is_full(folder: Path) -> None:
    folder.mkdir(parents=True)
    for age in range(15):
        path = folder / key([b"old", bytes([age])])
        path.write_bytes(bytes(ROOM // 10))
        os.utime(path, (1e9 - age, 1e9 - age))
    made()
    left = {path.name for path in folder.iterdir()}
    assert left == {NAME, *(key([b"old", bytes([age])]) for age in range(9))}


def test_an_entry_in_use_is_not_an_old_one(folder: Path) -> None:
    made()
    os.utime(folder / NAME, (1, 1))
    found()
    assert (folder / NAME).stat().st_mtime > 1e9


def test_what_a_killed_build_left_goes_and_what_another_writes_stays(folder: Path) -> None:
    folder.mkdir(parents=True)
    other = key([b"another font"])
    left, written = (
        folder / f".{other}.{process}-0123abcd.part" for process in (2**30, os.getpid())
    )
    left.write_bytes(b"half a font")
    written.write_bytes(b"half a font")
    made()
    assert not left.exists()
    assert written.exists()


def test_files_of_others_are_never_touched(folder: Path) -> None:
    folder.mkdir(parents=True)
    for number in range(9):
        path = folder / f"holiday-{number}.jpg"
        path.write_bytes(bytes(ROOM))
        os.utime(path, (1, 1))
    made()
    assert len(list(folder.glob("holiday-*"))) == 9


@pytest.mark.skipif(os.name != "posix", reason="Windows knows no such permissions")
@pytest.mark.parametrize("mode", [0o620, 0o602])
@pytest.mark.parametrize("shelf", [Shelf.TEMPLATES, Shelf.DECLARATIONS])
def test_code_that_others_may_have_written_is_not_run(
    folder: Path, shelf: Shelf, mode: int
) -> None:
    path = folder.parent / shelf / NAME
    cached(shelf, NAME, lambda: b"code")
    assert path.stat().st_mode & 0o777 == 0o600
    assert found(shelf) == b"code"
    path.chmod(mode)
    with pytest.raises(AssertionError):
        found(shelf)


def test_code_of_another_user_is_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    cached(Shelf.TEMPLATES, NAME, lambda: b"code")
    monkeypatch.setattr(os, "geteuid", lambda: 12345, raising=False)
    monkeypatch.setattr(system, "PLATFORM", "linux")
    with pytest.raises(AssertionError):
        found(Shelf.TEMPLATES)


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
    assert cache_folder() == tmp_path / "statementpress"


def test_the_documentation_says_how_large_each_shelf_becomes() -> None:
    page = (CHECKOUT / "docs" / "benchmark.md").read_text("utf-8")
    table = dict(re.findall(r"\| `(\w+)/` \|.*\| ([\d.]+) MB \|", page))
    assert table == {shelf.value: f"{limit / 1e6:g}" for shelf, limit in SHIPPED.items()}
