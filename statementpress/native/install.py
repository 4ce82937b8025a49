"""Install missing system packages, or say what to type: `python3 -m statementpress.native.install`.

It never asks for a password. It runs apt as root, or if sudo works without a password, and
Homebrew as any user. Otherwise it prints one command and fails.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence

from statementpress.native.part import Installer, Need, Part, this_installer
from statementpress.native.parts import parts

APT = ("apt-get", "install", "--quiet", "--yes", "--no-install-recommends")


def main(arguments: Sequence[str]) -> int:
    """Install what a build needs, and with the argument "tests" also what the tests need.

    Returns 0 if nothing is missing in the end, or 4, as for a `SetupError`, if a person has to act.
    """
    needs = (Need.BUILD, Need.TESTS, Need.INK) if "tests" in arguments else (Need.BUILD,)
    missing = installable(parts(*needs))
    if not missing:
        return 0
    installer = this_installer()
    _say(f"Not found on this machine: {', '.join(part.name for part in missing)}.")
    commands = unattended_commands(installer, packages(missing, installer))
    if not commands:
        _say(f"Type this, then run make again:\n\n    {command_to_type(installer, missing)}\n")
        return 4
    if not all(map(_run, commands)):
        return 4
    missing = installable(parts(*needs))
    if missing:
        _say(f"Still not found: {', '.join(part.name for part in missing)}.")
    return 4 if missing else 0


def installable(found: Iterable[Part]) -> list[Part]:
    """Return the parts that are missing and that a package manager has."""
    return [part for part in found if not part.found and part.package.apt]


def packages(missing: Iterable[Part], installer: Installer) -> list[str]:
    """Return what an installer calls the packages of these parts, each once, in their order."""
    named = [part.package for part in missing]
    names = [each.apt if installer is Installer.APT else each.brew for each in named]
    return list(dict.fromkeys(word for name in names for word in name.split()))


def unattended_commands(installer: Installer, names: list[str]) -> list[list[str]]:
    """Return the commands that install `names` without a question, or [] if that is impossible."""
    if installer is Installer.BREW and shutil.which("brew"):
        return [["brew", "install", *names]]
    if installer is not Installer.APT:
        return []
    if os.geteuid() == 0:
        prefix: list[str] = []
    elif _sudo_without_password():
        prefix = ["sudo", "-n", "DEBIAN_FRONTEND=noninteractive"]
    else:
        return []
    return [[*prefix, "apt-get", "update", "--quiet"], [*prefix, *APT, *names]]


def command_to_type(installer: Installer, missing: Sequence[Part]) -> str:
    """Return the command line with which a person installs the missing parts."""
    names = " ".join(packages(missing, installer))
    if installer is Installer.APT and shutil.which("sudo"):
        return f"sudo apt-get update && sudo apt-get install {names}"
    if installer is Installer.APT:
        return f"su -c 'apt-get update && apt-get install {names}'"
    if installer is Installer.BREW:
        return f"brew install {names}    (Homebrew itself has to be installed first)"
    return "\n    ".join(dict.fromkeys(part.hint for part in missing))


def _sudo_without_password() -> bool:
    sudo = shutil.which("sudo")
    if not sudo:
        return False
    asked = [sudo, "-n", "true"]
    return subprocess.run(asked, check=False, capture_output=True).returncode == 0


def _run(command: list[str]) -> bool:
    """Run a command that asks nothing, its output on stderr; return whether it worked."""
    _say(f"Running: {' '.join(command)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    stdin, stdout = subprocess.DEVNULL, sys.stderr
    done = subprocess.run(command, check=False, env=environment, stdin=stdin, stdout=stdout)
    return done.returncode == 0


def _say(message: str) -> None:
    sys.stderr.write(message + "\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
