"""What is said of a native part, and what a person types to get one."""

import shutil
import sys
from dataclasses import dataclass
from enum import StrEnum


class Need(StrEnum):
    """Who needs a part; only what a build needs is required."""

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
    """What a part is called where it is installed from, or the command that brings it.

    `apt` may name several packages, parted by spaces; `msys2` is the name without the prefix
    mingw-w64-ucrt-x86_64-. A `command` is for parts that come with the project's own set-up.
    """

    apt: str = ""
    brew: str = ""
    msys2: str = ""
    command: str = ""

    def hint(self, installer: Installer) -> str:
        """Say what to type to get the part, in one line."""
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
            return f"{typed} (or in MSYS2: pacman -S mingw-w64-ucrt-x86_64-{self.msys2})"
        return typed


@dataclass(frozen=True, slots=True)
class Part:
    """A native part as this machine has it; version and path are empty where it is missing.

    `path` is the file really loaded or run; `hint` what to type on this machine to get it.
    """

    name: str
    version: str
    path: str
    needed_for: Need
    package: Package
    hint: str

    @property
    def found(self) -> bool:
        """Tell whether the part is there."""
        return bool(self.path)

    @property
    def required(self) -> bool:
        """Tell whether no PDF can be built without it."""
        return self.needed_for is Need.BUILD


def this_installer() -> Installer:
    """Return what this machine installs packages with."""
    if sys.platform == "win32":
        return Installer.WINDOWS
    if sys.platform == "darwin":
        return Installer.BREW
    return Installer.APT if shutil.which("apt-get") else Installer.OTHER
