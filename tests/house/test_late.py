"""Late imports name modules, which are loaded when something of them is used."""

import ast
import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from statementpress.late import late_imports
from tests.shared.code import parsed

with late_imports():
    import no_such_module  # type: ignore[import-not-found]

PROJECT = Path(__file__).parents[2]
FILES = sorted((PROJECT / "statementpress").rglob("*.py"))


def late_names(tree: ast.AST) -> Iterator[str]:
    """Yield the dotted name of everything that is imported late."""
    for block in ast.walk(tree):
        if not isinstance(block, ast.With) or ast.unparse(block.items[0]) != "late_imports()":
            continue
        for statement in block.body:
            match statement:
                case ast.ImportFrom(module=str(package), names=names):
                    yield from (f"{package}.{each.name}" for each in names)
                case ast.Import(names=names):
                    yield from (each.name for each in names)


def test_what_is_imported_late_is_a_module() -> None:
    late = {name for path in FILES for name in late_names(parsed(path))}
    assert len(late) > 10
    assert [name for name in sorted(late) if find_spec(name) is None] == []


def run(code: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, check=True, capture_output=True, text=True
    )
    return done.stdout.split()


LATE = (
    "import sys\nfrom statementpress.late import late_imports, load\n"
    "with late_imports():\n    import wave\n    from wsgiref import handlers\n"
)


@pytest.mark.parametrize("use", ["wave.open, handlers.read_environ", "load(wave, handlers)"])
def test_a_module_is_loaded_when_it_is_used(use: str) -> None:
    names = "'wave' in sys.modules, 'wsgiref.handlers' in sys.modules"
    assert run(f"{LATE}print({names})\n{use}\nprint({names})") == ["False", "False", "True", "True"]


def test_imports_of_other_threads_are_not_late() -> None:
    found: list[object] = []
    with late_imports():
        thread = threading.Thread(target=lambda: found.append(__import__("wave").open))
        thread.start()
        thread.join()
    assert callable(found[0])


def test_an_import_that_fails_says_so_when_it_is_used() -> None:
    with pytest.raises(ModuleNotFoundError, match="no_such_module"):
        no_such_module.anything  # noqa: B018


SELDOM = """
import sys
from statementpress.late import late_imports

with late_imports("wsgiref.handlers", "wave"):
    from wsgiref import handlers, util
    from wave import open
    from os import path
"""


def test_only_the_named_modules_are_late_where_some_are_named() -> None:
    loaded = "'wsgiref.handlers' in sys.modules, 'wave' in sys.modules"
    assert run(f"{SELDOM}print({loaded}, callable(util.guess_scheme), path.sep)") == [
        "False",
        "False",
        "True",
        "/",
    ]


@pytest.mark.parametrize(
    ("use", "loaded"),
    [("handlers.read_environ", "wsgiref.handlers"), ("open(sys.executable, 'x')", "wave")],
)
def test_a_named_module_is_loaded_when_it_is_used(use: str, loaded: str) -> None:
    used = f"try: {use}\nexcept Exception as error: pass\n"
    assert run(f"{SELDOM}{used}print({loaded!r} in sys.modules)") == ["True"]


def test_the_named_modules_are_late_in_all_that_is_loaded_inside() -> None:
    code = """
import sys
from statementpress.late import late_imports

with late_imports("email.feedparser"):
    import email.parser
print("email.parser" in sys.modules, "email.feedparser" in sys.modules)
print(type(email.parser.FeedParser("")).__name__)
"""
    assert run(code) == ["True", "False", "FeedParser"]
