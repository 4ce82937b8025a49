"""The program runs, and gives the same bytes, where Python lacks what only Unix has."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from statementpress.editions.making import make_edition
from statementpress.editions.printing.settings import PrintRequest
from statementpress.editions.source import read_source
from statementpress.project.files import SHIPPED
from statementpress.project.project import Project
from tests.shared.desk import FOLDER, Desk

PROJECT = Path(__file__).parents[2]
PROGRAM = str(Path(__file__).with_name("elsewhere.py"))
OWN = str(PROJECT / "statementpress")
ROWS = ("english", "docx")
EDITED = {".css", ".csv", ".html", ".md", ".toml"}
"""The endings of files that people edit."""
ALL = f"""
import importlib, pkgutil, runpy
runpy.run_path({PROGRAM!r}, run_name="elsewhere")
import statementpress
for each in pkgutil.walk_packages(statementpress.__path__, "statementpress."):
    if not each.name.endswith("__main__"):
        importlib.import_module(each.name)
from statementpress.cli import main
from statementpress.commands.app import app
for name in app.list_commands(None):
    assert main([name, "--help"]) == 0, name
"""
"""Loads each module, and lets each command say what it does."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="plays other systems on Linux")


def elsewhere(system: str, folder: Path, *command: str) -> str:
    """Run Python as if this were another system; return what it prints.

    Its temporary files lie in `folder`, as others of this machine know nothing of its locks. No
    text may be read in the encoding of the system, which is not UTF-8 on Windows.
    """
    done = subprocess.run(
        [sys.executable, *command],
        env={
            **os.environ,
            "ELSEWHERE": system,
            "PYTHONPATH": str(PROJECT),
            "PYTHONWARNDEFAULTENCODING": "1",
            "TMPDIR": str(folder),
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    warned = [line for line in done.stderr.splitlines() if "EncodingWarning" in line]
    assert [line for line in warned if "/site-packages/" not in line and OWN in line] == []
    return done.stdout


def windows_desk(folder: Path) -> Desk:
    """Return a desk whose files an editor of Windows has saved: with a BOM, and CR LF."""
    desk = Desk(folder)
    for name in ("templates", "styles"):
        shutil.copytree(SHIPPED / name, desk.project / name)
    table = desk.project / "templates/editions.toml"
    head, *rows = re.split(r"^(?=\[edition\.)", table.read_text("utf-8"), flags=re.M)
    kept = [row for row in rows if row.startswith(tuple(f"[edition.{name}]" for name in ROWS))]
    table.write_text(head + "".join(kept), "utf-8")
    for path in desk.project.rglob("*.*"):
        if path.suffix in EDITED:
            path.write_text(path.read_text("utf-8-sig"), "utf-8-sig", newline="\r\n")
    return desk


def test_a_build_on_windows_has_the_bytes_of_one_on_linux(tmp_path: Path) -> None:
    """Its folder has a blank and Khmer in its name, and its workers are started anew."""
    desk = windows_desk(tmp_path / "ឯកសារ of ours")
    command = (PROGRAM, "--project", str(desk.project), "build", "--all")
    built = elsewhere("win32", tmp_path, *command)
    plain = Desk(tmp_path / "plain")
    source = read_source(Project.at(plain.project), plain.folder)
    for name in ROWS:
        for file, data in make_edition(source, name, PrintRequest()).files(name).items():
            assert (desk.project / "build" / FOLDER / file).read_bytes() == data
            assert file in built


def test_every_module_loads_on_windows_and_every_command_has_help(tmp_path: Path) -> None:
    assert "Usage: generate.py build" in elsewhere("win32", tmp_path, "-c", ALL)
