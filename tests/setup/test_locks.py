"""The locks are whole: every package pinned and hashed, the tests' lock holds the build's."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parents[2]
DECLARED = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
BUILD = DECLARED["project"]["dependencies"]
TESTS = BUILD + DECLARED["dependency-groups"]["test"]


def entries(lock: str) -> list[str]:
    """Return the entries of a lock, each with its hashes on one line."""
    text = (PROJECT / "requirements" / lock).read_text(encoding="utf-8")
    joined = text.replace("\\\n", " ")
    return [line for line in joined.splitlines() if line and not line.lstrip().startswith("#")]


def pins(lock: str) -> dict[str, Requirement]:
    """Return the pinned requirements of a lock by canonical name."""
    pinned = [Requirement(entry.partition("--hash")[0]) for entry in entries(lock)]
    return {canonicalize_name(requirement.name): requirement for requirement in pinned}


@pytest.mark.parametrize("lock", ["runtime.txt", "test.txt"])
def test_every_package_is_pinned_with_hashes(lock: str) -> None:
    for entry in entries(lock):
        assert re.match(r"[a-z0-9.-]+==[^ ]+ .*--hash=sha256:[0-9a-f]{64}", entry)


@pytest.mark.parametrize("lock", ["runtime.txt", "test.txt"])
def test_no_lock_names_an_address(lock: str) -> None:
    assert "//" not in (PROJECT / "requirements" / lock).read_text(encoding="utf-8")


@pytest.mark.parametrize(("lock", "declared"), [("runtime.txt", BUILD), ("test.txt", TESTS)])
def test_every_declared_dependency_is_pinned_as_declared(lock: str, declared: list[str]) -> None:
    pinned = pins(lock)
    for requirement in map(Requirement, declared):
        (pin,) = pinned[canonicalize_name(requirement.name)].specifier
        assert requirement.specifier.contains(pin.version)


def test_the_tests_run_on_the_packages_of_the_build() -> None:
    tests = pins("test.txt")
    assert {name: str(pin) for name, pin in pins("runtime.txt").items()} == {
        name: str(tests[name]) for name in pins("runtime.txt")
    }
