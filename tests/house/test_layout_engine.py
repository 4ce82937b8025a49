"""WeasyPrint is known in one place: a move of its pin concerns these files and no others."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.test_imports import PACKAGE, PROJECT, import_targets
from tests.shared.code import parsed

ENGINE = "weasyprint"
KNOWN_TO = ("typeset/layout/", "typeset/finishing/tags.py")
"""What of the package may import WeasyPrint; all else gets facts that these have read."""


def engine_imports(project: Path) -> Iterator[str]:
    """Yield "file:line" for each import of WeasyPrint that stands where it may not."""
    for path in sorted((project / PACKAGE).rglob("*.py")):
        name = path.relative_to(project / PACKAGE).as_posix()
        if name.startswith(KNOWN_TO):
            continue
        for node in ast.walk(parsed(path)):
            if ENGINE in {target.partition(".")[0] for target in import_targets(node, ())}:
                yield f"{name}:{getattr(node, 'lineno', 0)}"


def test_only_layout_and_the_recorder_of_tags_import_weasyprint() -> None:
    assert list(engine_imports(PROJECT)) == []


@pytest.mark.parametrize(
    "source",
    [
        "import weasyprint",
        "def late():\n    from weasyprint.pdf import tags",
        "import importlib\nimportlib.import_module('weasyprint')",
    ],
)
def test_an_import_elsewhere_is_found(tmp_path: Path, source: str) -> None:
    for name in ("typeset/finishing/structure.py", "typeset/layout/engine.py"):
        path = tmp_path / PACKAGE / name
        path.parent.mkdir(parents=True)
        path.write_text(source, encoding="utf-8")
    assert [found.partition(":")[0] for found in engine_imports(tmp_path)] == [
        "typeset/finishing/structure.py"
    ]
