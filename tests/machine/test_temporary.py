"""Temporary folders are removed, also those of processes that were killed."""

import os
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from statementpress.machine import temporary
from statementpress.machine.temporary import TemporaryFolder, sweep
from statementpress.native import locks

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


@pytest.fixture(autouse=True)
def parent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    temporary._sweep_once.cache_clear()
    return tmp_path


def working(work: Callable[[], object]) -> int:
    """Return a process that does `work`, after which it waits to be killed."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        kept = work()
        os.write(writing, b"ready")
        time.sleep(600)
        del kept
        os._exit(0)
    os.read(reading, 5)
    os.close(reading)
    os.close(writing)
    return process


def kill(process: int) -> None:
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def names(parent: Path) -> list[str]:
    return sorted(each.name for each in parent.iterdir())


def test_a_folder_is_for_one_user_alone_and_goes_with_its_block(parent: Path) -> None:
    with TemporaryFolder() as folder:
        assert folder.parent == parent
        assert folder.stat().st_mode & 0o777 == 0o700
        (folder / "file").write_bytes(b"1")
    assert names(parent) == []


def test_a_folder_of_a_killed_process_is_swept_by_the_next(parent: Path) -> None:
    killed, at_work = working(TemporaryFolder), working(TemporaryFolder)
    assert len(names(parent)) == 2
    kill(killed)
    with TemporaryFolder() as own:
        assert len(names(parent)) == 2
        assert own.name in names(parent)
    kill(at_work)
    sweep(parent)
    assert names(parent) == []


def test_a_folder_stays_while_a_worker_of_the_killed_process_is_in_it(parent: Path) -> None:
    reading, writing = os.pipe()

    def hire() -> object:
        folder = TemporaryFolder()
        os.write(writing, b"%d" % working(lambda: folder))
        return folder

    first = working(hire)
    worker = int(os.read(reading, 20))
    kill(first)
    sweep(parent)
    assert len(names(parent)) == 1
    os.kill(worker, signal.SIGKILL)
    while Path(f"/proc/{worker}").exists() and "State:\tZ" not in status(worker):
        time.sleep(0.01)
    sweep(parent)
    assert names(parent) == []


def status(process: int) -> str:
    try:
        return Path(f"/proc/{process}/status").read_text()
    except OSError:
        return "State:\tZ"


def test_a_worker_that_lets_go_of_a_folder_does_not_remove_it(parent: Path) -> None:
    with TemporaryFolder() as folder:
        (folder / "file").write_bytes(b"1")
        process = os.fork()
        if not process:
            TemporaryFolder.__init__.__globals__["_close"](folder, -1, os.getppid())
            os._exit(0)
        os.waitpid(process, 0)
        assert names(folder) == ["file"]


def test_nothing_else_is_swept(parent: Path) -> None:
    for name in ("statementpress-", "statementpress-0123456789abcdeg", "statementpress-x"):
        (parent / name).mkdir()
    (parent / "elsewhere").mkdir()
    (parent / "elsewhere/file").write_bytes(b"1")
    (parent / "statementpress-0123456789abcdef").symlink_to("elsewhere")
    (parent / "statementpress-0123456789abcde0").write_bytes(b"a file")
    before = names(parent)
    sweep(parent)
    assert names(parent) == before
    assert names(parent / "elsewhere") == ["file"]


def test_a_folder_that_is_swept_before_it_is_locked_is_made_again(
    parent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = locks._opened
    swept: list[Path] = []

    def sweeping(path: Path) -> int:
        if not swept:
            swept.append(path)
            path.rmdir()
        return opened(path)

    monkeypatch.setattr(locks, "_opened", sweeping)
    with TemporaryFolder() as folder:
        assert folder != swept[0]
        assert folder.is_dir()
