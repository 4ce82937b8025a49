"""The programs that read, judge or measure a finished PDF; each is run once for its version."""

import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from statementpress.late import late_imports
from statementpress.native.part import Need, Package, Part, this_installer

with late_imports():
    import subprocess

VERSION = re.compile(r"\d+(?:\.\d+)+")
SECONDS = 20
"""A program that does not answer in this time counts as missing."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program, and how to ask for its version."""

    name: str
    """What people call it."""
    commands: tuple[str, ...]
    """The names that its file may have."""
    argument: str
    """What makes it print its version."""
    needed_for: Need
    """What it is needed for."""
    package: Package
    """What to install to get it."""


PROGRAMS = (
    Program("git", ("git",), "--version", Need.TESTS, Package("git", "git")),
    Program("poppler's pdftotext", ("pdftotext",), "-v", Need.TESTS,
            Package("poppler-utils", "poppler")),
    Program("MuPDF's mutool", ("mutool",), "-v", Need.TESTS, Package("mupdf-tools", "mupdf-tools")),
    Program("Node.js", ("node",), "--version", Need.TESTS, Package("nodejs", "node")),
    Program("npm", ("npm",), "--version", Need.TESTS, Package("npm", "node")),
    Program("Java compiler", ("javac",), "-version", Need.TESTS,
            Package("default-jdk-headless", "openjdk")),
    Program("Ghostscript", ("gs", "gswin64c", "gswin32c"), "--version", Need.INK,
            Package("ghostscript", "ghostscript", "ghostscript")),
    Program("veraPDF", ("verapdf", "verapdf.bat"), "--version", Need.ARCHIVE,
            Package(command="install veraPDF from verapdf.org, and put its folder on the PATH")),
    Program("Chromium", ("chromium", "chromium-browser", "google-chrome"), "--version",
            Need.TESTS, Package("chromium", "--cask chromium")),
    Program("LibreOffice", ("soffice", "libreoffice"), "--version", Need.TESTS,
            Package("libreoffice-writer-nogui libreoffice-calc-nogui", "--cask libreoffice")),
)  # fmt: skip


def found_programs(*needs: Need) -> dict[str, str]:
    """Return the files of the programs that are needed for `needs`, by what people call them.

    None of them is run; one that is missing is left out.
    """
    paths = {each.name: _path(each) for each in PROGRAMS if each.needed_for in needs}
    return {name: path for name, path in paths.items() if path}


def program_parts(needs: Iterable[Need]) -> Iterator[Part]:
    """Yield a part for every program that is needed for one of `needs`, found or missing."""
    wanted = set(needs)
    yield from (_part(program) for program in PROGRAMS if program.needed_for in wanted)


def program_part(name: str) -> Part:
    """Return a part for the program that people call `name`, found or missing."""
    return _part(next(program for program in PROGRAMS if program.name == name))


def _part(program: Program) -> Part:
    path = _path(program)
    version = _version(path, program.argument) if path else ""
    return Part(
        name=program.name,
        version=version,
        path=path if version else "",
        needed_for=program.needed_for,
        package=program.package,
        hint=program.package.hint(this_installer()),
    )


def _path(program: Program) -> str:
    return next(filter(None, map(shutil.which, program.commands)), "")


@cache
def _version(path: str, argument: str) -> str:
    """Return the version that a program prints, empty if it does not run; ask it only once."""
    try:
        done = subprocess.run(
            [path, argument],
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
            stdin=subprocess.DEVNULL,
            timeout=SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    number = VERSION.search(done.stdout + done.stderr)
    return number.group() if number else ""
