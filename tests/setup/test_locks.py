"""The locks are whole: every package pinned and hashed, each holds the smaller ones."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parents[2]
DECLARED = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
BUILD = DECLARED["project"]["dependencies"]
STUDIO = BUILD + DECLARED["project"]["optional-dependencies"]["studio"]
TESTS = STUDIO + DECLARED["dependency-groups"]["test"]
LOCKS = {"runtime.txt": BUILD, "studio.txt": STUDIO, "test.txt": TESTS}


def entries(lock: str) -> list[str]:
    """Return the entries of a lock, each with its hashes on one line."""
    text = (PROJECT / "requirements" / lock).read_text(encoding="utf-8")
    joined = text.replace("\\\n", " ")
    return [line for line in joined.splitlines() if line and not line.lstrip().startswith("#")]


def pins(lock: str) -> dict[str, Requirement]:
    """Return the pinned requirements of a lock by canonical name."""
    pinned = [Requirement(entry.partition("--hash")[0]) for entry in entries(lock)]
    return {canonicalize_name(requirement.name): requirement for requirement in pinned}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_hashes(lock: str) -> None:
    for entry in entries(lock):
        assert re.match(r"[a-z0-9.-]+==[^ ]+ .*--hash=sha256:[0-9a-f]{64}", entry)


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_an_address(lock: str) -> None:
    assert "//" not in (PROJECT / "requirements" / lock).read_text(encoding="utf-8")


@pytest.mark.parametrize(("lock", "declared"), LOCKS.items())
def test_every_declared_dependency_is_pinned_as_declared(lock: str, declared: list[str]) -> None:
    pinned = pins(lock)
    for requirement in map(Requirement, declared):
        (pin,) = pinned[canonicalize_name(requirement.name)].specifier
        assert requirement.specifier.contains(pin.version)


@pytest.mark.parametrize(("smaller", "larger"), list(pairwise(LOCKS)))
def test_a_larger_lock_has_every_package_of_the_smaller_one(smaller: str, larger: str) -> None:
    found = pins(larger)
    assert {name: str(pin) for name, pin in pins(smaller).items()} == {
        name: str(found[name]) for name in pins(smaller)
    }
