"""Builds on other machines: in other folders, with another user, language, clock and hash seed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.shared.editions import PROJECT

MACHINES = {
    "east": {
        "HOME": "/nonexistent",
        "USER": "otter",
        "LC_ALL": "C",
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "1",
    },
    "west": {
        "USER": "heron",
        "LC_ALL": "C.UTF-8",
        "LANG": "km_KH.UTF-8",
        "TZ": "America/Los_Angeles",
        "PYTHONHASHSEED": "4294967295",
        "SOURCE_DATE_EPOCH": "1",
    },
}
"""Users, locales, time zones and hash seeds; each also with a folder and an umask of its own."""


CODE = ("statementpress", "templates", "styles", "fonts", "press")
COMPILED = shutil.ignore_patterns("__pycache__")


def build_elsewhere(name: str, statement: Path, tmp_path: Path, **environment: str) -> bytes:
    """Build an edition from copies of code and statement, in a process that shares nothing."""
    code, project = tmp_path / "another place" / "code", tmp_path / "ទន្លេ" / "project"
    for part in CODE:
        shutil.copytree(PROJECT / part, code / part, ignore=COMPILED)
    shutil.copy(PROJECT / "generate.py", code)
    folder = project / "statements" / statement.name
    shutil.copytree(statement, folder)
    for path in folder.rglob("*"):
        os.utime(path, (0, 0))
    subprocess.run(
        [sys.executable, code / "generate.py", "--project", project, "-q", "build", "-e", name],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "STATEMENTPRESS_CACHE": "", **environment},
        check=True,
        umask=0o077,
    )
    return (project / "build" / statement.name / f"{name}.pdf").read_bytes()
