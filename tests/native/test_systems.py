"""Each system is asked in its own way: for ports, for libraries, for a folder that is in use."""

import ctypes.util
import errno
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

import msgspec
import pytest

from statementpress.errors import SetupError, UsageError, explained
from statementpress.machine.leash import LENGTH
from statementpress.machine.spending import limited, share
from statementpress.native import libraries, limits, locks, ports, processes, system
from statementpress.native.system import user_cache
from statementpress.studio import serving


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "PLATFORM", "win32")


@pytest.fixture
def macos(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "PLATFORM", "darwin")


class Listener(socket.socket):
    """A socket on a system on which the usual port is taken, as Windows says it."""

    options: list[int] = []  # noqa: RUF012 - of all of them

    def setsockopt(self, level: int, option: int, value: object) -> None:  # type: ignore[override]
        self.options.append(option)

    def bind(self, address: tuple[str, int]) -> None:  # type: ignore[override]
        if address[1]:
            raise PermissionError(errno.EACCES, "An attempt was made to access a socket")
        super().bind(address)


@pytest.mark.usefixtures("windows")
def test_no_program_can_take_the_studios_port_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", Listener)
    with serving._listening(None) as listener:  # the usual one is taken: any other will do
        assert listener.getsockname()[1] != serving.PORT
    assert set(Listener.options) == {ports.EXCLUSIVE}
    assert ports.EXCLUSIVE != socket.SO_REUSEADDR
    with pytest.raises(UsageError, match="cannot be used"):
        serving._listening(serving.PORT)


@pytest.mark.usefixtures("macos")
@pytest.mark.parametrize("prefix", ["", "/opt/my brew"])
def test_libraries_are_looked_for_where_homebrew_has_them(
    monkeypatch: pytest.MonkeyPatch, prefix: str
) -> None:
    asked: list[str] = []
    monkeypatch.delenv("DYLD_FALLBACK_LIBRARY_PATH", raising=False)
    monkeypatch.setenv("HOMEBREW_PREFIX", prefix)
    monkeypatch.setattr(ctypes.util, "find_library", asked.append)
    assert not any(part.found for part in libraries.library_parts())
    assert asked == [library.stem for library in libraries.LIBRARIES]
    folders = os.environ["DYLD_FALLBACK_LIBRARY_PATH"].split(":")
    assert folders[0] == (f"{prefix}/lib" if prefix else "/opt/homebrew/lib")
    assert "/usr/local/lib" in folders


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("named", ["", r"D:\our libraries;E:\more"])
def test_dlls_are_looked_for_where_msys2_has_them(
    monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    added: list[str] = []

    def add(folder: str) -> None:
        added.append(folder)
        if folder.startswith("E:"):
            raise FileNotFoundError(folder)

    libraries._add_dll_folders.cache_clear()
    monkeypatch.setattr(os, "add_dll_directory", add, raising=False)
    monkeypatch.delenv(libraries.DLL_FOLDERS, raising=False)
    if named:
        monkeypatch.setenv(libraries.DLL_FOLDERS, named)
    with pytest.raises(Exception, match="pacman -S mingw-w64-ucrt-x86_64-pango mingw"):
        libraries.require_libraries()
    assert added == (named.split(";") if named else [*libraries.WINDOWS_FOLDERS])
    assert os.environ[libraries.DLL_FOLDERS].split(";") == added  # as WeasyPrint does, too
    libraries._add_dll_folders.cache_clear()


def test_a_folder_is_held_by_an_open_file_where_none_can_be_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "fcntl", None)
    unlinked = Path.unlink
    held: set[Path] = set()

    def unlink(path: Path) -> None:
        if path.parent in held:
            raise PermissionError(13, "in use", str(path))
        unlinked(path)

    monkeypatch.setattr(Path, "unlink", unlink)
    folder, young = tmp_path / "held", tmp_path / "young"
    handle = locks.held(folder)
    held.add(folder)
    with pytest.raises(PermissionError):
        locks.remove_left(folder)
    held.clear()
    locks.let_go(handle)
    locks.remove_left(folder)
    assert not folder.exists()
    young.mkdir()
    locks.remove_left(young)
    assert young.exists()
    before = time.time() - 2 * locks.YOUNG_SECONDS
    os.utime(young, (before, before))
    locks.remove_left(young)
    assert not young.exists()
    own = locks.held(tmp_path / "own")
    (tmp_path / "own" / "file").touch()
    locks.remove_held(tmp_path / "own", own)
    assert not (tmp_path / "own").exists()


def test_without_limits_of_the_system_work_is_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "resource", None)
    with limited("read"):
        assert share() == 0.0
    limits.limit_program(os.getpid(), 1, 1)
    limits.ignore_the_time()
    assert limits.ended_by_time() == set()
    assert limits.limiting_lines(1, 1) == ""


def test_a_machine_without_time_zones_is_told_what_to_install() -> None:
    error = explained(ZoneInfoNotFoundError("No time zone found with key Europe/Brussels"))
    assert isinstance(error, SetupError)
    assert "tzdata" in error.hint


WAITING = """
import sys
from statementpress.machine.leash import Pipe
from statementpress.machine.temporary import TemporaryFolder
from statementpress.native import system

system.PLATFORM = "win32"
pipe = Pipe()
with TemporaryFolder() as folder:
    pipe.send(str(folder))
    pipe.next()
"""


def test_on_windows_a_process_that_waits_unwinds_when_its_owner_is_gone() -> None:
    command = [sys.executable, "-c", WAITING]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as waiting:
        assert waiting.stdin
        assert waiting.stdout
        (length,) = LENGTH.unpack(waiting.stdout.read(LENGTH.size))
        folder = Path(msgspec.msgpack.decode(waiting.stdout.read(length)))
        assert folder.is_dir()
        waiting.stdin.close()
        assert waiting.wait() == 0
    assert not folder.exists()


@pytest.mark.usefixtures("windows")
def test_on_windows_nothing_is_asked_with_signals(monkeypatch: pytest.MonkeyPatch) -> None:
    killed: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "kill", lambda *asked: killed.append(asked))
    assert processes.is_running(2**30)
    assert killed == []
    processes.kill_with_all(17)
    assert killed == [(17, 15)]
    assert processes.apart_from_ctrl_c() == {"creationflags": 0x200}


def test_caches_lie_where_each_system_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(Path("/h")))
    monkeypatch.setenv("LOCALAPPDATA", "L")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    found = []
    for name in ("linux", "darwin", "win32"):
        monkeypatch.setattr(system, "PLATFORM", name)
        found.append(user_cache().as_posix())
    assert found == ["/h/.cache", "/h/Library/Caches", "L"]
