"""On Windows a file takes another's name as soon as nobody has that open, and else it is said."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from statementpress.errors import OutputError
from statementpress.machine.storage import store, store_folder, store_over
from statementpress.native import replacing, system

replaced = Path.replace


@pytest.fixture(autouse=True)
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Play Windows; return how long it was waited between the attempts."""
    waited: list[float] = []
    monkeypatch.setattr(system, "PLATFORM", "win32")
    monkeypatch.setattr(time, "sleep", waited.append)
    return waited


@pytest.fixture
def open_for(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Return what lets so many attempts fail, because another program has the file open."""

    def fail(attempts: int) -> None:
        left = [attempts]

        def replace(ready: Path, path: Path) -> Path:
            left[0] -= 1
            if left[0] >= 0:
                raise PermissionError(13, "Access is denied", str(path))
            return replaced(ready, path)

        monkeypatch.setattr(Path, "replace", replace)

    return fail


def test_a_file_that_is_open_for_a_moment_is_waited_for(
    tmp_path: Path, open_for: Callable[[int], None], pauses: list[float]
) -> None:
    path = tmp_path / "official.pdf"
    path.write_bytes(b"old")
    open_for(3)
    store(path, b"new")
    assert path.read_bytes() == b"new"
    assert pauses == [*replacing.PAUSES[:3]]
    open_for(1)
    assert store_over(path, b"new", b"newer")
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_file_that_stays_open_is_said_to_be_and_is_as_it_was(
    tmp_path: Path, open_for: Callable[[int], None]
) -> None:
    path = tmp_path / "official.pdf"
    path.write_bytes(b"old")
    open_for(100)
    with pytest.raises(OutputError, match="another program has it open") as raised:
        store(path, b"new")
    assert "close it there" in raised.value.hint
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_folder_takes_the_place_of_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    store_folder(tmp_path / "new", {"en.md": b"Rivers"})
    assert (tmp_path / "new" / "en.md").read_bytes() == b"Rivers"


def test_a_path_that_is_too_long_is_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object, **__: object) -> None:
        raise FileNotFoundError(2, "The system cannot find the path specified")

    monkeypatch.setattr(Path, "mkdir", missing)
    with pytest.raises(OutputError, match="longer than 259 characters"):
        store(tmp_path / "a" / ("b" * 200) / ("c" * 60) / "official.pdf", b"new")


def test_what_is_read_only_can_be_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unlinked = Path.unlink

    def unlink(path: Path) -> None:
        if not path.stat().st_mode & 0o200:
            raise PermissionError(13, "Access is denied", str(path))
        unlinked(path)

    monkeypatch.setattr(Path, "unlink", unlink)
    path = tmp_path / "en.md"
    path.write_bytes(b"Rivers")
    path.chmod(0o444)
    replacing.remove_file(path)
    assert not path.exists()
