"""The wheel holds all that the program reads, and makes the same PDF as the checkout does."""

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from email.parser import BytesParser
from pathlib import Path
from zipfile import ZipFile

import pytest

from statementpress import __version__
from statementpress.cli import main

pytestmark = pytest.mark.long

PROJECT = Path(__file__).parents[2]
STATEMENT = "2022-03-01-clean-water-in-schools"
PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input")
SHIPPED = ("fonts", "press", "styles", "templates")
"""Folders that lie at the top of a checkout, and inside the package in a wheel."""


def run(command: Sequence[str | Path], folder: Path) -> str:
    """Run a command in a folder, without the checkout on its path; return what it prints."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=folder, env=environment, check=False, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@dataclass(frozen=True)
class Installed:
    """An environment that holds nothing but the wheel, and sees the tests' other packages."""

    folder: Path

    def statementpress(self, *arguments: str | Path, folder: Path) -> str:
        return run([self.folder / "bin/statementpress", *arguments], folder)

    def python(self, code: str) -> str:
        return run([self.folder / "bin/python", "-c", code], self.folder)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel that the hook of PEP 517 builds, which is what pip calls."""
    folder = tmp_path_factory.mktemp("wheel")
    built = f"from hatchling.build import build_wheel; build_wheel({str(folder)!r})"
    run([sys.executable, "-c", built], PROJECT)
    (path,) = folder.iterdir()
    return path


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder)
    offline = ("--no-index", "--no-deps", "--no-compile")
    run([*PIP, "--python", folder, "install", *offline, wheel], folder)
    packages = sysconfig.get_path("purelib", "venv", {"base": str(folder)})
    others = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (Path(packages) / "others.pth").write_text("\n".join(sorted(others)), encoding="utf-8")
    return Installed(folder)


def files_in(folder: str) -> set[str]:
    """Return the names of a folder's files, relative to the checkout, Python's caches left out."""
    paths = (path.relative_to(PROJECT) for path in (PROJECT / folder).rglob("*") if path.is_file())
    return {path.as_posix() for path in paths if "__pycache__" not in path.parts}


def test_the_wheel_holds_the_package_and_what_is_shipped_with_it(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    shipped = {name for folder in SHIPPED for name in files_in(folder)}
    shipped.add("requirements/runtime.txt")
    assert names == files_in("statementpress") | {
        f"statementpress/shipped/{name}" for name in shipped
    }


def test_the_wheel_names_its_licence_and_holds_those_of_others(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        about = f"statementpress-{__version__}.dist-info"
        metadata = BytesParser().parsebytes(archive.read(f"{about}/METADATA"))
        names = set(archive.namelist())
    assert metadata["License-Expression"] == "MIT"
    licences = set(metadata.get_all("License-File") or ())
    assert {"LICENSE", "NOTICE", "press/conditions/LICENCE.txt"} <= licences
    assert {f"{about}/licenses/{name}" for name in licences} <= names
    assert {name for name in files_in("fonts") if name.endswith("/OFL.txt")} <= licences


def test_the_installed_command_says_what_it_is(installed: Installed, tmp_path: Path) -> None:
    printed = installed.statementpress("--version", folder=tmp_path)
    assert printed == f"Statement Press {__version__}\n"
    assert "Usage: statementpress " in installed.statementpress("--help", folder=tmp_path)


def test_an_installed_copy_begins_a_statement_and_makes_the_same_pdf_as_the_checkout(
    installed: Installed, tmp_path: Path
) -> None:
    printed = installed.statementpress("new", STATEMENT, folder=tmp_path)
    assert printed == f"statements/{STATEMENT}\n"
    printed = installed.statementpress(folder=tmp_path)
    assert printed == f"build/{STATEMENT}/official.pdf\n"
    assert main(["--project", str(tmp_path), "build", "-o", str(tmp_path / "again")]) == 0
    made = (tmp_path / "build" / STATEMENT / "official.pdf").read_bytes()
    assert made == (tmp_path / "again/official.pdf").read_bytes()


def test_an_installed_copy_asks_for_nothing_that_only_tests_need(
    installed: Installed, tmp_path: Path
) -> None:
    printed = installed.statementpress("doctor", folder=tmp_path)
    assert "Pango" in printed
    assert "tests" not in printed


def test_an_installed_copy_knows_the_packages_that_a_build_uses(installed: Installed) -> None:
    code = "from statementpress.editions.versions import software; print(*software())"
    assert "weasyprint" in installed.python(code).split()
