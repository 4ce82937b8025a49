"""`setup/prepare` on made-up machines: too old a Python, no venv, a set-up cut short, all ready."""

import shutil
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
OLD = """case "$*" in --version) echo Python 3.9.2 ;; *) exit 1 ;; esac"""
WITHOUT_VENV = """case "$*" in *ensurepip*) exit 1 ;; esac"""
PIP_FAILS = """case "$*" in *pip*install*) exit 1 ;; *venv*--clear*)
    mkdir -p .venv/bin && cp "$0" .venv/bin/python ;; esac"""
WORKS = PIP_FAILS.replace("exit 1", "echo installed >>log")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a project with the script and two small locks, and a bin/ without any Python."""
    for folder in ("setup", "requirements", "bin"):
        (tmp_path / folder).mkdir()
    shutil.copy(PROJECT / "setup/prepare", tmp_path / "setup/prepare")
    (tmp_path / "requirements/runtime.txt").write_text("one==1\n", encoding="utf-8")
    (tmp_path / "requirements/studio.txt").write_text("one==1\nserver==1\n", encoding="utf-8")
    (tmp_path / "requirements/test.txt").write_text("one==1\ntwo==2\n", encoding="utf-8")
    for program in ("sh", "dirname", "cmp", "cp", "mkdir"):
        (tmp_path / "bin" / program).symlink_to(str(shutil.which(program)))
    return tmp_path


def add_python(checkout: Path, script: str) -> None:
    python = checkout / "bin/python3"
    python.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    python.chmod(0o755)


def prepare(checkout: Path, stage: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [checkout / "setup/prepare", stage],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={"PATH": str(checkout / "bin")},
    )


def installs(checkout: Path) -> int:
    log = checkout / "log"
    return log.read_text(encoding="utf-8").count("installed") if log.exists() else 0


def test_an_old_python_is_named_as_that(checkout: Path) -> None:
    add_python(checkout, OLD)
    done = prepare(checkout, "build")
    assert done.returncode == 4
    assert "Python 3.11 or newer is needed; python3 is Python 3.9.2." in done.stderr


def test_without_python_it_says_what_to_install(checkout: Path) -> None:
    done = prepare(checkout, "build")
    assert done.returncode == 4
    assert "not there" in done.stderr


def test_without_venv_it_says_what_to_install(checkout: Path) -> None:
    add_python(checkout, WITHOUT_VENV)
    done = prepare(checkout, "build")
    assert done.returncode == 4
    assert "sudo apt install python3-venv" in done.stderr


def test_a_set_up_cut_short_is_made_again(checkout: Path) -> None:
    add_python(checkout, PIP_FAILS)
    assert prepare(checkout, "build").returncode != 0
    add_python(checkout, WORKS)
    assert prepare(checkout, "build").returncode == 0
    assert installs(checkout) == 1


def test_the_second_time_nothing_is_done_or_said(checkout: Path) -> None:
    add_python(checkout, WORKS)
    prepare(checkout, "build")
    done = prepare(checkout, "build")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert installs(checkout) == 1


@pytest.mark.parametrize(
    ("larger", "smaller"), [("studio", "build"), ("tests", "studio"), ("tests", "build")]
)
def test_what_a_larger_set_up_installed_is_enough(
    checkout: Path, larger: str, smaller: str
) -> None:
    add_python(checkout, WORKS)
    prepare(checkout, larger)
    assert prepare(checkout, smaller).stderr == ""
    assert installs(checkout) == 1


def test_the_studio_is_installed_beside_what_a_build_needs(checkout: Path) -> None:
    add_python(checkout, WORKS)
    prepare(checkout, "build")
    prepare(checkout, "studio")
    assert installs(checkout) == 2


def test_a_new_lock_is_installed(checkout: Path) -> None:
    add_python(checkout, WORKS)
    prepare(checkout, "build")
    (checkout / "requirements/runtime.txt").write_text("one==2\n", encoding="utf-8")
    prepare(checkout, "build")
    assert installs(checkout) == 2
