"""The project's code as trees: a file is parsed once for all tests that look through it."""

import ast
from functools import cache
from pathlib import Path


@cache
def parsed(path: Path) -> ast.Module:
    """Return the tree of a file, which nobody may change."""
    return ast.parse(path.read_text(encoding="utf-8"))
