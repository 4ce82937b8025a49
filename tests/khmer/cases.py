"""Read fixture files: title, input and expected output, each closed by a line with a dot."""

import re
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent / "fixtures"


def cases(name: str) -> pytest.MarkDecorator:
    r"""Return a parameter set (`text`, `expected`) for each case, named by its title.

    Characters that cannot be seen are written as \uXXXX. Lines that begin with # are comments.
    """
    lines = (FIXTURES / name).read_text(encoding="utf-8").splitlines(keepends=True)
    source = "".join(line for line in lines if not line.startswith("#"))
    fields = [_unescaped(field) for field in source.split("\n.\n")]
    titles, texts, results = fields[0::3], fields[1::3], fields[2::3]
    return pytest.mark.parametrize(
        ("text", "expected"),
        [
            pytest.param(text, expected, id=title.strip())
            for title, text, expected in zip(titles, texts, results, strict=False)
        ],
    )


def _unescaped(field: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), field)
