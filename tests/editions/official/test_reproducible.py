"""The same statement gives the same bytes, whoever builds it, wherever and whenever."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from statementpress.editions.making import make
from tests.shared.editions import EDITIONS, PROJECT, STATEMENT, Edition

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


def build_elsewhere(name: str, tmp_path: Path, **environment: str) -> bytes:
    """Build an edition from copies of code and statement, in a process that shares nothing."""
    code, project = tmp_path / "another place" / "code", tmp_path / "ទន្លេ" / "project"
    for part in CODE:
        shutil.copytree(PROJECT / part, code / part, ignore=COMPILED)
    shutil.copy(PROJECT / "generate.py", code)
    folder = project / "statements" / STATEMENT.name
    shutil.copytree(STATEMENT, folder)
    for path in folder.rglob("*"):
        os.utime(path, (0, 0))
    subprocess.run(
        [sys.executable, code / "generate.py", "--project", project, "-q", "build", "-e", name],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "STATEMENTPRESS_CACHE": "", **environment},
        check=True,
        umask=0o077,
    )
    return (project / "build" / STATEMENT.name / f"{name}.pdf").read_bytes()


@pytest.mark.parametrize("name", EDITIONS)
def test_built_again_it_is_the_same(editions: dict[str, Edition], name: str) -> None:
    assert make(PROJECT, STATEMENT, name).pdf == editions[name].path.read_bytes()


@pytest.mark.parametrize("machine", MACHINES.values(), ids=list(MACHINES))
def test_it_is_the_same_on_another_machine(
    official: Edition, tmp_path: Path, machine: dict[str, str]
) -> None:
    assert build_elsewhere("official", tmp_path, **machine) == official.path.read_bytes()


@pytest.mark.parametrize("times", [1, 2], ids=["cold", "warm"])
def test_it_is_the_same_whether_fonts_are_kept_or_made(
    editions: dict[str, Edition], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    monkeypatch.setenv("STATEMENTPRESS_CACHE", str(tmp_path))
    for _ in range(times):
        built = make(PROJECT, STATEMENT, "khmer").pdf
    assert built == editions["khmer"].path.read_bytes()
    assert any(tmp_path.iterdir())
