"""Who may import whom, as the layout of the code asks; the rules are a table and are tested."""

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from tests.shared.code import parsed

PROJECT = Path(__file__).parents[2]
PACKAGE = "statementpress"
TEXT = {"errors", "khmer"}
BASE = TEXT | {"project"}
TYPESETTING = BASE | {"scripts", "statement", "typeset", "words"}
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "late": set(),
    "icu": set(),
    "khmer": {"late"},
    "scripts": {"khmer", "late"},
    "native": {"errors", "late"},
    "unpacking": set(),
    "machine": {"errors", "late", "native"},
    "project": {"errors", "late", "machine"},
    "statement": TEXT | {"icu", "late", "machine", "native", "scripts"},
    "words": BASE | {"late", "machine", "scripts", "statement"},
    "typeset": BASE | {"late", "machine", "native", "scripts", "statement", "words"},
    "agreement": TEXT | {"late", "project", "statement", "typeset", "words"},
    "proof": TEXT,
    "prepress": {"errors", "late", "machine", "native", "project", "scripts", "unpacking"},
    "conformance": {"machine", "native"},
    "preflight_report": {"errors", "machine", "prepress", "project", "typeset", "words"},
    "contact_sheet": {"errors", "project", "statement", "typeset", "words"},
    "editions": {
        "agreement",
        "errors",
        "late",
        "machine",
        "native",
        "preflight_report",
        "prepress",
        "project",
        "proof",
    }
    | {"renderings", "statement", "typeset", "words"},
    "builds": {"batch", "editions", "errors", "machine", "project", "statement"},
    "renderings": {
        "errors",
        "khmer",
        "late",
        "machine",
        "project",
        "scripts",
        "statement",
        "typeset",
        "words",
    },
    "intake": BASE | {"late", "machine", "scripts", "statement", "words"},
    "partners": {
        "comparison",
        "errors",
        "intake",
        "khmer",
        "project",
        "renderings",
        "scripts",
        "statement",
    },
    "archive.bag": {"errors", "machine", "native", "unpacking"},
    "archive.stamp": {"errors"},
    "batch": {"editions", "errors", "late", "machine", "native", "project", "statement"},
    "merge": {"batch", "editions", "errors", "intake", "khmer", "machine", "native"}
    | {"project", "proof", "scripts", "statement", "typeset", "words"},
    "comparison": TYPESETTING | {"archive.bag", "editions", "late", "proof"},
    "archive.freeze": {"archive.bag", "archive.stamp", "batch", "conformance", "editions"}
    | {"errors", "late", "machine", "native", "project", "renderings", "statement"},
    "archive.verify": {"archive.bag", "archive.freeze", "archive.stamp", "batch", "conformance"}
    | {"editions", "errors", "late", "machine", "native", "project", "proof"},
    "archive.renew": {"archive.bag", "archive.freeze", "archive.stamp", "archive.verify"}
    | {"errors", "machine"},
    "share": (TYPESETTING | {"editions", "late", "machine", "proof"}) - {"scripts"},
    "site": {
        "archive.bag",
        "batch",
        "errors",
        "late",
        "machine",
        "native",
        "project",
        "renderings",
        "scripts",
        "share",
        "typeset",
        "words",
    },
    "studio": {"agreement", "editions", "errors", "intake", "late", "machine", "native", "project"}
    | {"proof", "scripts", "statement", "typeset", "words"},
    "commands": {"agreement", "archive.bag", "archive.freeze", "archive.renew", "archive.stamp"}
    | {"archive.verify", "batch", "builds", "merge"}
    | {"comparison", "conformance", "contact_sheet", "intake", "machine", "partners"}
    | {"editions", "errors", "late", "native", "preflight_report", "prepress", "project", "share"}
    | {"site", "statement", "studio", "typeset", "words"},
    "cli": {"commands", "errors"},
    "__main__": {"cli"},
}
"""What each room of the package may import beside itself; only __main__ imports cli."""
FACES = {"prepress": "prepress.face"}
"""The rooms of which others may import one module only."""


def breaches(project: Path) -> list[str]:
    """Return "file:line: who imports whom" for every import that the table does not allow."""
    found = []
    for path, room, parts in imports(project):
        imported = room_of(parts)
        if room is None:
            found.append(f"{path}: no room of the table")
        elif imported not in MAY_IMPORT.get(room, set()) | {room}:
            found.append(f"{path}: {room} imports {imported}")
        elif imported != room and not is_face(parts, FACES.get(str(imported), "")):
            found.append(f"{path}: {room} imports more of {imported} than its face")
    return found


def is_face(parts: Sequence[str], face: str) -> bool:
    """Say whether an import is of a room's face, or of something in that; True without a face."""
    names = face.split(".") if face else []
    return list(parts[: len(names)]) == names


@cache
def imports(project: Path) -> Sequence[tuple[str, str | None, Sequence[str]]]:
    """Return "file:line", its room and the names that it imports, for every import in the package.

    The package's own face, `__init__.py`, is the room "" and may import nothing.
    """
    return tuple(_imports(project))


def _imports(project: Path) -> Iterator[tuple[str, str | None, Sequence[str]]]:
    for path in sorted((project / PACKAGE).rglob("*.py")):
        parts = path.relative_to(project).with_suffix("").parts
        room = "" if parts == (PACKAGE, "__init__") else room_of(parts[1:])
        name = path.relative_to(project)
        if room is None and path.name != "__init__.py":
            yield str(name), None, ()
        tree = parsed(path)
        for line, imported in imported_parts(tree, parts[:-1]):
            yield f"{name}:{line}", room, imported


def room_of(parts: Sequence[str]) -> str | None:
    """Return the room of a module by its names below the package, or None if it is in no room."""
    names = [".".join(parts[:length]) for length in range(len(parts), 0, -1)]
    return next((name for name in names if name in MAY_IMPORT), None)


def imported_parts(tree: ast.AST, package: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    """Yield line and names below the package of every import, at the top or inside a function."""
    for node in ast.walk(tree):
        for target in import_targets(node, package):
            parts = target.split(".")
            # `from statementpress import __version__` names no part
            if parts[0] == PACKAGE and len(parts) > 1 and not parts[1].startswith("__"):
                yield getattr(node, "lineno", 0), parts[1:]


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


def test_the_rules_allow_nothing_that_nobody_uses() -> None:
    used = {(room, room_of(parts)) for _, room, parts in imports(PROJECT)}
    allowed = {(room, other) for room, others in MAY_IMPORT.items() for other in others}
    assert allowed - used == set()


@pytest.mark.parametrize(("room", "face"), FACES.items())
def test_a_face_offers_nothing_that_nobody_uses(room: str, face: str) -> None:
    inside = PROJECT / PACKAGE / room
    paths = [path for path in (PROJECT / PACKAGE).rglob("*.py") if inside not in path.parents]
    users = " ".join(path.read_text(encoding="utf-8") for path in paths)
    names = import_module(f"{PACKAGE}.{face}").__all__
    assert [name for name in names if not re.search(rf"\b{name}\b", users)] == []


def test_nothing_but_the_entry_may_import_the_command_line() -> None:
    assert [room for room, allowed in MAY_IMPORT.items() if "cli" in allowed] == ["__main__"]


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("khmer/order.py", "import statementpress.statement.model"),
        ("khmer/order.py", "import statementpress.errors as e"),
        ("statement/read.py", "from statementpress.typeset import engine"),
        ("statement/read.py", "from statementpress import build"),
        ("typeset/layout/engine.py", "from ...proof import text"),
        ("typeset/layout/engine.py", "from ... import proof"),
        (
            "proof/text.py",
            "def late():\n    from statementpress.typeset.layout.engine import lay_out",
        ),
        (
            "archive/bag/manifest.py",
            "import importlib\nimportlib.import_module('statementpress.typeset')",
        ),
        ("editions/making.py", "from statementpress.cli import main"),
        ("errors.py", "from statementpress.khmer import clusters"),
        ("native/parts.py", "from statementpress.editions.making import build"),
        ("__init__.py", "from statementpress.editions.making import build"),
        ("commands/check.py", "from statementpress.cli import main"),
        ("commands/impose.py", "from statementpress.prepress.imposition.grid import Grid"),
        ("commands/impose.py", "from statementpress.prepress import imposition"),
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
        ("typeset/layout/engine.py", "from ...statement.model import Statement"),
        ("editions/making.py", "from statementpress import proof, typeset"),
        ("cli.py", "from statementpress import __version__"),
        ("commands/impose.py", "from statementpress.prepress.face import impose"),
        ("commands/impose.py", "from statementpress.prepress import face as prepress"),
    ],
)
def test_an_allowed_import_is_let_through(tmp_path: Path, file: str, source: str) -> None:
    path = tmp_path / PACKAGE / file
    path.parent.mkdir(parents=True)
    path.write_text(source, encoding="utf-8")
    assert breaches(tmp_path) == []
