"""A native part as it is found on this machine, and what a person types to get one."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from statementpress.native.system import is_macos, is_windows

MSYS2 = "mingw-w64-ucrt-x86_64-"
"""What the names of packages for programs of Windows begin with in MSYS2."""


class Need(StrEnum):
    """What a part is needed for; only those for every build are required."""

    BUILD = "every build"
    TESTS = "the tests of the finished PDF"
    INK = "measuring ink"
    ARCHIVE = "judging PDF/A in the archive"


class Installer(StrEnum):
    """The program that installs packages on this machine."""

    APT = "apt"
    BREW = "brew"
    WINDOWS = "Windows"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Package:
    """What a part is called in each package manager; "" in those that do not have it."""

    apt: str = ""
    """Its package in Debian and Ubuntu, or several with spaces between them."""
    brew: str = ""
    """Its formula in Homebrew."""
    msys2: str = ""
    """Its package in MSYS2, without the prefix `MSYS2`."""
    command: str = ""
    """The command that installs it instead, for what the project's own set-up brings."""

    def hint(self, installer: Installer) -> str:
        """Return in one line what to type to get the part."""
        if self.command:
            return self.command
        if installer is Installer.BREW and not self.brew:
            return f"no Homebrew formula; Debian has it as {self.apt}"
        typed = {
            Installer.APT: f"sudo apt install {self.apt}",
            Installer.BREW: f"brew install {self.brew}",
            Installer.WINDOWS: f"in WSL: sudo apt install {self.apt}",
            Installer.OTHER: f"install what Debian calls {self.apt} with your package manager",
        }[installer]
        if installer is Installer.WINDOWS and self.msys2:
            names = " ".join(f"{MSYS2}{name}" for name in self.msys2.split())
            return f"{typed} (or in MSYS2: pacman -S {names})"
        return typed


def hint_for_all(packages: Iterable[Package], installer: Installer) -> str:
    """Return in one line what to type to get several parts; each package is named once."""
    listed = list(packages)

    def names(manager: str) -> str:
        named = (name for each in listed for name in getattr(each, manager).split())
        return " ".join(dict.fromkeys(named))

    return Package(names("apt"), names("brew"), names("msys2")).hint(installer)


@dataclass(frozen=True, slots=True)
class Part:
    """A native part as this machine has it."""

    name: str
    """What people call it."""
    version: str
    """Its version as it gives it itself; "" if it is missing."""
    path: str
    """The file that is really loaded or run; "" if it is missing."""
    needed_for: Need
    """What it is needed for."""
    package: Package
    """What it is called in package managers."""
    hint: str
    """What to type on this machine to get it."""

    @property
    def found(self) -> bool:
        """Return whether this machine has the part."""
        return bool(self.path)

    @property
    def required(self) -> bool:
        """Return whether no PDF can be built without it."""
        return self.needed_for is Need.BUILD


def this_installer() -> Installer:
    """Return the program that installs packages on this machine."""
    if is_windows():
        return Installer.WINDOWS
    if is_macos():
        return Installer.BREW
    return Installer.APT if shutil.which("apt-get") else Installer.OTHER
