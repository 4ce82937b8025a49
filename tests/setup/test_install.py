"""A missing system package is installed if nobody has to be asked; else a command is printed."""

import shutil
import subprocess
from dataclasses import dataclass, field

import pytest

from statementpress.native import install
from statementpress.native.part import Installer, Need, Package, Part

PANGO = Package("libpango-1.0-0", "pango", "pango")
HARFBUZZ = Package("libharfbuzz0b", "harfbuzz", "harfbuzz")


def part(name: str, package: Package, path: str = "") -> Part:
    return Part(name, "1.0" if path else "", path, Need.BUILD, package, f"get {name}")


@dataclass
class Machine:
    """A made-up machine: what it lacks, who is asking, and every command that was run."""

    missing: list[Part]
    commands: list[list[str]] = field(default_factory=list)
    programs: set[str] = field(default_factory=set)
    sudo_asks: bool = True
    apt_works: bool = True

    def run(self, command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        if command[1:] == ["-n", "true"]:
            return subprocess.CompletedProcess(command, int(self.sudo_asks))
        self.commands.append(command)
        if self.apt_works and "install" in command:
            self.missing = []
        return subprocess.CompletedProcess(command, int(not self.apt_works))

    def which(self, name: str) -> str | None:
        return f"/usr/bin/{name}" if name in self.programs else None


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    made_up = Machine([part("Pango", PANGO), part("PangoFT2", PANGO), part("HarfBuzz", HARFBUZZ)])
    monkeypatch.setattr(install, "parts", lambda *_: made_up.missing)
    monkeypatch.setattr(install, "this_installer", lambda: Installer.APT)
    monkeypatch.setattr(subprocess, "run", made_up.run)
    monkeypatch.setattr(shutil, "which", made_up.which)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    return made_up


Captured = pytest.CaptureFixture[str]


def test_a_complete_machine_is_left_alone_in_silence(machine: Machine, capsys: Captured) -> None:
    machine.missing = [part("Pango", PANGO, path="/usr/lib/libpango.so")]
    assert install.main([]) == 0
    assert machine.commands == []
    assert capsys.readouterr() == ("", "")


def test_root_installs_each_package_once(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert install.main([]) == 0
    assert [command[:2] for command in machine.commands] == [
        ["apt-get", "update"],
        ["apt-get", "install"],
    ]
    assert machine.commands[1][-2:] == ["libpango-1.0-0", "libharfbuzz0b"]


def test_sudo_is_used_where_it_asks_nothing(machine: Machine) -> None:
    machine.programs, machine.sudo_asks = {"sudo"}, False
    assert install.main([]) == 0
    assert all(command[:2] == ["sudo", "-n"] for command in machine.commands)


@pytest.mark.parametrize(
    ("programs", "command"),
    [
        ({"sudo"}, "sudo apt-get update && sudo apt-get install libpango-1.0-0 libharfbuzz0b"),
        (set(), "su -c 'apt-get update && apt-get install libpango-1.0-0 libharfbuzz0b'"),
    ],
)
def test_without_the_right_one_command_is_printed_and_nothing_run(
    machine: Machine, capsys: Captured, programs: set[str], command: str
) -> None:
    machine.programs = programs
    assert install.main([]) == 4
    assert machine.commands == []
    printed = capsys.readouterr().err.splitlines()
    assert [line.strip() for line in printed if line.startswith("    ")] == [command]


def test_homebrew_installs_by_its_own_names(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install, "this_installer", lambda: Installer.BREW)
    machine.programs = {"brew"}
    assert install.main([]) == 0
    assert machine.commands == [["brew", "install", "pango", "harfbuzz"]]


def test_an_installer_that_fails_is_a_failure(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 0)
    machine.apt_works = False
    assert install.main([]) == 4
    assert len(machine.commands) == 1


@pytest.mark.parametrize(
    ("installer", "hint"),
    [
        (Installer.APT, "sudo apt install libpango-1.0-0"),
        (Installer.BREW, "brew install pango"),
        (Installer.WINDOWS, "in WSL: sudo apt install libpango-1.0-0 "
                            "(or in MSYS2: pacman -S mingw-w64-ucrt-x86_64-pango)"),
        (Installer.OTHER, "install what Debian calls libpango-1.0-0 with your package manager"),
    ],
)  # fmt: skip
def test_every_platform_has_something_to_type(installer: Installer, hint: str) -> None:
    assert PANGO.hint(installer) == hint
