"""Who may import whom, as the layout of the code asks; the rules are a table and are tested."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
PACKAGE = "statementpress"
TEXT = {"errors", "khmer"}
DATA = {"project_files", "tables"}
EVERYTHING = TEXT | DATA | {"statement", "typeset", "proof", "prepress", "archive", "native"}
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "khmer": set(),
    "project_files": {"errors"},
    "tables": {"errors", "project_files"},
    "statement": TEXT,
    "typeset": TEXT | DATA | {"statement"},
    "proof": TEXT,
    "prepress": TEXT | DATA | {"native"},
    "archive": TEXT | {"conformance", "proof", "storage"},
    "conformance": {"errors", "native"},
    "renderings": TEXT | DATA | {"statement", "typeset"},
    "comparison": TEXT | DATA | {"proof", "statement", "typeset"},
    "site": TEXT | DATA | {"archive", "renderings", "statement", "storage", "typeset"},
    "native": {"errors"},
    "report": TEXT | DATA | {"prepress", "typeset"},
    "promises": TEXT | {"statement", "typeset", "proof"},
    "printing": EVERYTHING | {"report"},
    "source": TEXT | DATA | {"statement", "typeset"},
    "composition": TEXT | DATA | {"source", "statement", "typeset"},
    "build": EVERYTHING | {"composition", "printing", "promises", "source"},
    "workers": {"errors"},
    "frozen_files": EVERYTHING | {"all_editions", "build", "printing", "renderings", "source"},
    "frozen_record": EVERYTHING | {"build", "frozen_files", "source"},
    "freeze": EVERYTHING | {"conformance", "frozen_files", "frozen_record", "source"},
    "rebuild": EVERYTHING | {"frozen_files", "frozen_record", "source"},
    "all_editions": EVERYTHING | {"build", "composition", "printing", "source", "workers"},
    "storage": {"errors"},
    "commands": EVERYTHING
    | {"build", "all_editions", "printing", "report", "source", "storage"}
    | {"comparison", "conformance", "freeze", "frozen_files", "rebuild", "renderings", "site"},
    "cli": {"commands", "errors"},
}
"""What each part of the package may import beside itself; nothing at all may import cli."""


def breaches(project: Path) -> list[str]:
    """Return "file:line: who imports whom" for every import that the table does not allow."""
    found = []
    for path in sorted((project / PACKAGE).rglob("*.py")):
        inside = path.relative_to(project).with_suffix("").parts
        owner = inside[1]
        if owner == "__init__":
            allowed: set[str] = set()
        elif owner in MAY_IMPORT:
            allowed = MAY_IMPORT[owner] | {owner}
        else:
            found.append(f"{path.relative_to(project)}: {owner} has no rule")
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for line, imported in imported_parts(tree, inside[:-1]):
            if imported not in allowed:
                found.append(f"{path.relative_to(project)}:{line}: {owner} imports {imported}")
    return found


def imported_parts(tree: ast.AST, package: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield line and part of the package for every import, at the top or inside a function."""
    for node in ast.walk(tree):
        for target in import_targets(node, package):
            parts = target.split(".")
            # `from statementpress import __version__` names no part
            if parts[0] == PACKAGE and len(parts) > 1 and not parts[1].startswith("__"):
                yield getattr(node, "lineno", 0), parts[1]


def import_targets(node: ast.AST, package: tuple[str, ...]) -> list[str]:
    """Return the dotted names that a node of the tree imports, relative ones made absolute."""
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=module, names=names, level=level):
            above = package[: len(package) - level + 1] if level else ()
            start = ".".join([*above, *([module] if module else [])])
            return [f"{start}.{alias.name}" for alias in names]
        case ast.Call(func=func, args=[ast.Constant(value=str(name)), *_]):
            called = func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")
            return [name] if called in {"import_module", "__import__"} else []
    return []


def test_the_code_keeps_the_rules() -> None:
    assert breaches(PROJECT) == []


def test_nothing_may_import_the_command_line() -> None:
    assert not any("cli" in allowed for allowed in MAY_IMPORT.values())


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("khmer/order.py", "import statementpress.statement.model"),
        ("khmer/order.py", "import statementpress.errors as e"),
        ("statement/read.py", "from statementpress.typeset import engine"),
        ("statement/read.py", "from statementpress import build"),
        ("typeset/engine.py", "from ..proof import text"),
        ("typeset/engine.py", "from .. import proof"),
        ("proof/text.py", "def late():\n    from statementpress.typeset.engine import lay_out"),
        ("archive/bag.py", "import importlib\nimportlib.import_module('statementpress.typeset')"),
        ("build.py", "from statementpress.cli import main"),
        ("errors.py", "from statementpress.khmer import clusters"),
        ("native/parts.py", "from statementpress.build import build"),
        ("__init__.py", "from statementpress.build import build"),
        ("commands/check.py", "from statementpress.cli import main"),
        ("drawer.py", ""),
    ],
)
def test_a_breach_is_found(tmp_path: Path, file: str, source: str) -> None:
    path = tmp_path / PACKAGE / file
    path.parent.mkdir(parents=True)
    path.write_text(source, encoding="utf-8")
    assert len(breaches(tmp_path)) == 1


@pytest.mark.parametrize(
    ("file", "source"),
    [
        (
            "khmer/order.py",
            "from statementpress.khmer.clusters import clusters\nfrom . import digits",
        ),
        ("statement/read.py", "from statementpress.errors import Place\nimport json"),
        ("typeset/engine.py", "from ..statement.model import Statement"),
        ("build.py", "from statementpress import proof, typeset"),
        ("cli.py", "from statementpress import __version__"),
    ],
)
def test_an_allowed_import_is_let_through(tmp_path: Path, file: str, source: str) -> None:
    path = tmp_path / PACKAGE / file
    path.parent.mkdir(parents=True)
    path.write_text(source, encoding="utf-8")
    assert breaches(tmp_path) == []
