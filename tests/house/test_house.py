"""What every file of the repository keeps: no machine in it, no sprawl, a licence by each font."""

import ast
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.shared.code import parsed

PROJECT = Path(__file__).parents[2]
CODE = {".py", ".css", ".html", ".js", ".mjs", ".java", ".sh"}
TEXT = CODE | {"", ".csv", ".json", ".md", ".toml", ".txt", ".svg", ".yaml", ".yml"}

# The names are put together, so that this file does not hold what it looks for.
REGISTRIES = tuple(map("".join, (("pypi", r"\.org"), ("python", "hosted"), ("npm", "js"))))
HOMES = ("home", "root", "work", "Users")
MACHINE = re.compile("|".join((*REGISTRIES, rf"(?<![\w.*/])/(?:{'|'.join(HOMES)})/")))


def tracked_files() -> list[Path]:
    """Return the files that git keeps, those deleted since left out."""
    if not shutil.which("git") or not (PROJECT / ".git").exists():
        pytest.skip("not a git checkout: there is no list of the project's own files")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=PROJECT, check=True, capture_output=True, encoding="utf-8"
    )
    paths = [PROJECT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


def machine_names(text: str) -> Iterator[tuple[int, str]]:
    """Yield line number and name wherever text names a registry or a place of one machine."""
    for number, line in enumerate(text.splitlines(), start=1):
        for match in MACHINE.finditer(line):
            yield number, match.group()


def long_functions(tree: ast.AST, limit: int) -> list[str]:
    """Return the functions whose statements after the docstring take more than `limit` lines."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            documented = ast.get_docstring(node) is not None
            body = node.body[1:] if documented else node.body
            if body and (body[-1].end_lineno or 0) - body[0].lineno >= limit:
                found.append(node.name)
    return found


def test_no_file_names_a_registry_or_a_machine() -> None:
    named = [
        f"{path.relative_to(PROJECT)}:{line}: {name}"
        for path in tracked_files()
        if path.suffix in TEXT
        for line, name in machine_names(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert named == []


@pytest.mark.parametrize(
    "text",
    ["https://" + "pypi" + ".org/simple", f"see /{HOMES[0]}/somebody", f"cd '/{HOMES[2]}/x'"],
)
def test_a_registry_or_a_machine_is_noticed(text: str) -> None:
    assert list(machine_names(text))


@pytest.mark.parametrize("text", ["https://example.org/home/", "#!/bin/sh", "frame/work/flow"])
def test_other_addresses_and_paths_are_not(text: str) -> None:
    assert not list(machine_names(text))


def test_no_file_of_code_is_longer_than_400_lines() -> None:
    code = [path for path in tracked_files() if path.suffix in CODE]
    lengths = {str(path.relative_to(PROJECT)): path.read_bytes().count(b"\n") for path in code}
    assert {name: lines for name, lines in lengths.items() if lines > 400} == {}


def test_no_function_is_longer_than_40_lines() -> None:
    code = [path for path in tracked_files() if path.suffix == ".py"]
    named = {str(path): long_functions(parsed(path), 40) for path in code}
    assert {path: names for path, names in named.items() if names} == {}


def test_a_long_function_is_noticed() -> None:
    lines = "    pass\n" * 41
    assert long_functions(ast.parse(f"def long():\n{lines}"), 40) == ["long"]
    assert long_functions(ast.parse(f"def short():\n{lines[:-9]}"), 40) == []


def test_nothing_is_imported_from_a_conftest() -> None:
    """What several tests use lies in a module of its own, in their room or in tests/shared/."""
    code = [path for path in tracked_files() if path.suffix == ".py"]
    wanted = re.compile(r"^\s*(from|import) tests\.\S*conftest\b", re.MULTILINE)
    assert [path for path in code if wanted.search(path.read_text(encoding="utf-8"))] == []


FONTS = sorted(
    path for path in (PROJECT / "fonts").rglob("*") if path.suffix.lower() in {".ttf", ".otf"}
)


def test_one_profile_says_how_long_hypothesis_may_take() -> None:
    named = re.compile(r"\b(deadline|derandomize)=")
    found = [
        str(path.relative_to(PROJECT))
        for path in tracked_files()
        if path.suffix == ".py" and named.search(path.read_text(encoding="utf-8"))
    ]
    assert found == ["tests/conftest.py"]


def test_the_project_has_fonts_of_its_own() -> None:
    assert FONTS


@pytest.mark.parametrize("font", FONTS, ids=lambda path: path.name)
def test_every_font_has_its_licence_beside_it(font: Path) -> None:
    licence = (font.parent / "OFL.txt").read_text(encoding="utf-8")
    assert "sil open font license" in licence.casefold()


@pytest.mark.parametrize("font", FONTS, ids=lambda path: path.name)
def test_every_font_is_named_in_the_notice(font: Path) -> None:
    family = TTFont(font, lazy=True)["name"].getBestFamilyName()
    assert family in (PROJECT / "NOTICE").read_text(encoding="utf-8")


PROFILES = sorted((PROJECT / "press").rglob("*.icc"))


def test_the_project_has_a_press_profile_of_its_own() -> None:
    assert PROFILES


@pytest.mark.parametrize("profile", PROFILES, ids=lambda path: path.name)
def test_every_profile_has_its_licence_beside_it_and_its_name_in_the_notice(profile: Path) -> None:
    assert profile.name in (profile.parent / "LICENCE.txt").read_text(encoding="utf-8")
    assert profile.name in (PROJECT / "NOTICE").read_text(encoding="utf-8")


def test_the_javascript_lock_is_hashed_and_names_no_registry() -> None:
    lock = json.loads((PROJECT / "tests/package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert all("integrity" in entry and "resolved" not in entry for entry in packages.values())
