"""Whatever fails, and whenever a freeze is killed: no new version, or a whole one.

Each call of the system that a freeze makes is made to fail once, and once to be the last thing that
its process does. What was frozen before has to be as it was, and the next freeze has to succeed.
"""

import errno
import os
import signal
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import bagit
import pytest

from statementpress.archive.bag.reading import bag_hash
from statementpress.archive.bag.versions import versions
from statementpress.archive.freeze.bagging import Frozen, freeze
from statementpress.errors import ArchiveError, OutputError
from tests.archive.rivers import SLUG, alone, facts

BEFORE = {"text/en.txt": b"Rivers are clean.\n"}
AFTER = {"text/en.txt": b"Rivers are clear.\n", "pdf/official.pdf": b"%PDF"}


def frozen(archive: Path, payload: dict[str, bytes]) -> Frozen:
    return freeze(archive, facts(), payload, lambda _: False)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class Steps:
    """Counts the calls that change a disk, and does something at one of them."""

    def __init__(self, last: int, then: Callable[[], None]) -> None:
        self.count = 0
        self.last = last
        self.then = then

    def around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            self.count += 1
            if self.count == self.last:
                self.then()
            return call(*arguments, **named)

        return counted


def counting(patch: Callable[[Any, str, Any], None], steps: Steps) -> None:
    """Put `steps` around every call with which a freeze changes the disk."""
    for name in ("fsync", "open"):
        patch(os, name, steps.around(getattr(os, name)))
    for name in ("chmod", "mkdir", "rename", "open"):
        patch(Path, name, steps.around(getattr(Path, name)))


def full() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def broken() -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def number_of_steps(folder: Path) -> int:
    """Return how many such calls a freeze makes."""
    frozen(folder, BEFORE)
    steps = Steps(0, lambda: None)
    with pytest.MonkeyPatch.context() as patch:
        counting(patch.setattr, steps)
        frozen(folder, AFTER)
    return steps.count


@pytest.mark.parametrize("fault", [full, broken])
def test_a_call_that_fails_leaves_all_as_it_was_or_a_whole_version(
    tmp_path: Path, fault: Callable[[], None]
) -> None:
    count = number_of_steps(tmp_path / "counted")
    assert count > 20
    for step in range(1, count + 1):
        archive = tmp_path / str(step)
        first = frozen(archive, BEFORE).version.folder
        before = contents(first)
        with pytest.MonkeyPatch.context() as patch:
            counting(patch.setattr, Steps(step, fault))
            done = attempted(archive)
        known = versions(archive, SLUG)
        assert len(known) == (2 if done else 1), step
        assert contents(first) == before
        left = [path.name for path in (archive / SLUG).iterdir()]
        assert not [name for name in left if name.endswith(".part")], step
        assert_goes_on(archive, known[-1].number)


def test_all_of_it_is_on_the_disk_before_it_has_its_name_and_then_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forced: list[int] = []
    before: list[int] = []

    named = Path.rename

    def rename(folder: Path, target: Path) -> Path:
        before.extend(forced)
        return named(folder, target)

    monkeypatch.setattr(os, "fsync", lambda handle: forced.append(os.fstat(handle).st_ino))
    monkeypatch.setattr(Path, "rename", rename)
    folder = frozen(tmp_path / "archive", BEFORE).version.folder
    assert {path.stat().st_ino for path in (folder, *folder.rglob("*"))} <= set(before)
    above = [tmp_path.stat().st_ino, folder.parents[1].stat().st_ino]
    assert set(above) <= set(before)
    assert forced[len(before) :] == [folder.parent.stat().st_ino]


def attempted(archive: Path) -> bool:
    """Return whether a freeze succeeds, and check that it says what to do if it does not."""
    try:
        frozen(archive, AFTER)
    except (OutputError, ArchiveError) as error:
        return not error.hint
    return True


def assert_goes_on(archive: Path, newest: int) -> None:
    """Freeze once more, and find nothing but whole versions."""
    assert frozen(archive, {"text/en.txt": b"Rivers flow.\n"}).version.number == newest + 1
    home = archive / SLUG
    for folder in home.glob("v*"):
        assert bagit.Bag(str(folder)).validate()
        assert alone(folder).findings == ()
    assert not [path for path in home.iterdir() if path.name.endswith(".part")]


def killed_at(step: int, archive: Path) -> int:
    """Return the exit code of a freeze, in a fork, that kills itself at a step."""
    process = os.fork()
    if not process:
        try:
            counting(setattr, Steps(step, lambda: os.kill(os.getpid(), signal.SIGKILL)))
            frozen(archive, AFTER)
        finally:
            os._exit(0)
    return os.waitpid(process, 0)[1]


def test_a_freeze_that_is_killed_leaves_no_new_version_or_a_whole_one(tmp_path: Path) -> None:
    count = number_of_steps(tmp_path / "counted")
    kept = []
    for step in range(1, count + 1):
        archive = tmp_path / str(step)
        before = contents(frozen(archive, BEFORE).version.folder)
        assert killed_at(step, archive) == signal.SIGKILL
        known = versions(archive, SLUG)
        kept.append(len(known))
        assert contents(known[0].folder) == before
        assert_goes_on(archive, known[-1].number)
    assert kept == sorted(kept)
    assert set(kept) == {1, 2}


def test_a_freeze_that_is_asked_to_end_sweeps_up(tmp_path: Path) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    frozen(tmp_path, BEFORE)
    with pytest.MonkeyPatch.context() as patch:
        counting(patch.setattr, Steps(15, stop))
        with pytest.raises(KeyboardInterrupt):
            frozen(tmp_path, AFTER)
    assert sorted(path.name for path in (tmp_path / SLUG).iterdir()) == [".lock", "v1"]


def together(archive: Path, payloads: list[dict[str, bytes]]) -> list[int]:
    """Freeze each payload in a process of its own, all at once; return their exit codes."""
    processes = []
    for payload in payloads:
        process = os.fork()
        if not process:
            code = 1
            try:
                same = _holding(payload)
                freeze(archive, facts(), payload, same)
                code = 0
            finally:
                os._exit(code)
        processes.append(process)
    return [os.waitstatus_to_exitcode(os.waitpid(each, 0)[1]) for each in processes]


def _holding(payload: dict[str, bytes]) -> Callable[[Any], bool]:
    return lambda version: all(
        (version.data / name).exists() and (version.data / name).read_bytes() == data
        for name, data in payload.items()
    )


@pytest.mark.parametrize("count", [2, 6])
def test_freezes_at_once_make_a_version_each_and_one_chain(tmp_path: Path, count: int) -> None:
    frozen(tmp_path, BEFORE)
    payloads = [
        {f"text/{number}-{file}.txt": f"{number}".encode() * 5000 for file in range(20)}
        for number in range(count)
    ]
    assert together(tmp_path, payloads) == [0] * count
    known = versions(tmp_path, SLUG)
    assert [version.number for version in known] == list(range(1, count + 2))
    found = [{path.name for path in (v.data / "text").iterdir()} for v in known[1:]]
    assert sorted(map(sorted, found)) == sorted(
        sorted(name.removeprefix("text/") for name in payload) for payload in payloads
    )
    for before, after in pairwise(known):
        assert after.previous == bag_hash(before.folder)
    for version in known:
        assert bagit.Bag(str(version.folder)).validate()


def test_the_same_frozen_at_once_makes_one_version(tmp_path: Path) -> None:
    assert together(tmp_path, [AFTER] * 4) == [0] * 4
    assert len(versions(tmp_path, SLUG)) == 1
