"""The sentences that the program words, out of its source: what a person may meet as a message.

No list names them. Every string of the source that reads as words is one, with a hole `{}` for each
value, unless it belongs to what speaks in another way: options, progress, reports with own tables.
"""

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from pathlib import Path

from tests.shared.code import parsed

SOURCE = Path(__file__).parents[2] / "statementpress"
PLACE = "{}"
"""Stands for any value."""
MOST_WAYS = 8
"""Most ways in which one expression may be worded that are followed apart."""
_READS_AS_WORDS = re.compile(r"[A-Za-z][A-Za-z’'-]*[ ,;:]+[“`(]?[A-Za-z][A-Za-z’'-]")
_MARKUP = re.compile(
    r"</|xmlns|!important|^\s*<[!?\w]|@font-face|\\[dswn*]|^\n|^[\w-]+:[\w-]+( |$)|^\w+\[.*\]$"
    r"|^-|^[A-Z].*\.$|-src '(?:none|self)'|max-age=|filename="
)
"""Markup, patterns, types, names of XML, headers, options, and their help in whole sentences."""
_OF_FORMAT = re.compile(r"\{[\w:,.]*\}")


@dataclass(slots=True)
class _Reader:
    """Reads the strings of one module."""

    found: dict[str, int] = field(default_factory=dict)
    """Each string with its first line."""

    def read(self, node: ast.AST) -> None:
        """Note every string in a node, but those that document the code."""
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                continue
            if isinstance(child, ast.expr) and (ways := worded(child)):
                for text in ways:
                    self.found.setdefault(text, child.lineno)
                self._inside(child)
            else:
                self.read(child)

    def _inside(self, node: ast.AST) -> None:
        """Note what stands in the holes of a string."""
        for child in ast.iter_child_nodes(node):
            match child:
                case ast.Constant():
                    pass
                case ast.JoinedStr() | ast.BinOp() | ast.IfExp():
                    self._inside(child)
                case ast.FormattedValue(value=value):
                    self.read(ast.Expression(value))
                case ast.expr():
                    self.read(ast.Expression(child))


def worded(node: ast.expr) -> list[str]:
    """Return each way in which an expression may be worded; nothing if it is no string."""
    match node:
        case ast.Constant(value=str(text)):
            return [_OF_FORMAT.sub(PLACE, text)]
        case ast.IfExp(body=body, orelse=orelse):
            either = [*worded(body), *worded(orelse)]
            return either if worded(body) and worded(orelse) else [*either, PLACE] if either else []
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            sides = worded(left), worded(right)
            return _joined([side or [PLACE] for side in sides]) if any(sides) else []
        case ast.JoinedStr(values=values):
            parts = [
                worded(part.value) or [PLACE]
                if isinstance(part, ast.FormattedValue)
                else [str(part.value)]
                if isinstance(part, ast.Constant)
                else [PLACE]
                for part in values
            ]
            return _joined(parts)
    return []


def _joined(parts: list[list[str]]) -> list[str]:
    ways = ["".join(each) for each in product(*parts)]
    return ways[:MOST_WAYS]


def skeleton(text: str, hole: re.Pattern[str] | None = None) -> str:
    """Return a sentence without the names of its values, and without values at its ends."""
    plain = hole.sub(PLACE, text) if hole else text
    plain = re.sub(r"(\{\})+", PLACE, plain)
    return plain.removeprefix(PLACE).removesuffix(PLACE)


@cache
def sentences() -> Mapping[str, str]:
    """Return the skeleton of each string that reads as words, with "file:line" of the first."""
    found: dict[str, str] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        reader = _Reader()
        reader.read(parsed(path))
        for text, line in reader.found.items():
            found.setdefault(skeleton(text), f"{path.relative_to(SOURCE).as_posix()}:{line}")
    return found


def is_words(text: str) -> bool:
    """Return whether a string reads as words, and not as markup or a pattern."""
    return bool(_READS_AS_WORDS.search(text)) and not _MARKUP.search(text)
