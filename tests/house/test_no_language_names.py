"""Code and templates name no language: what differs from one to the next is in tables."""

import ast
import re
from collections.abc import Iterator

from statementpress.project.files import SHIPPED, ProjectFiles
from statementpress.words.languages import read_languages
from tests.shared.code import parsed

ELEMENTS = {"th"}
"""Codes of languages that are also the names of elements of HTML."""
CODES = set(read_languages(ProjectFiles(SHIPPED))) - ELEMENTS
ABOUT_THE_SCRIPT = {
    "statementpress/khmer/words.py",
    "statementpress/prepress/sheet/outlines.py",
    "statementpress/scripts/table.py",
}
"""They say to a library for text what script it gets."""
ABOUT_THE_PAST = {"statementpress/project/former.py"}


def named_in_code() -> Iterator[str]:
    for path in sorted((SHIPPED / "statementpress").rglob("*.py")):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Constant) and node.value in CODES:
                yield path.relative_to(SHIPPED).as_posix()


def test_code_names_no_language() -> None:
    assert set(named_in_code()) == ABOUT_THE_SCRIPT | ABOUT_THE_PAST


def test_templates_name_no_language() -> None:
    named = re.compile(rf"""["'.]({"|".join(CODES)})\b""")
    found = [
        f"{path.relative_to(SHIPPED)}: {match[0]}"
        for path in sorted((SHIPPED / "templates").rglob("*.html"))
        for match in named.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []
