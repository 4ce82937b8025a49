"""ESLint, which reads JavaScript without running it, and Node's own runner of tests."""

from pathlib import Path

from tests.readers.tool import Tool, output

PROJECT = Path(__file__).parents[2]
ESLINT = PROJECT / "tests/node_modules/eslint/bin/eslint.js"
TOOL = Tool("ESLint", parts=("Node.js", "pdfjs-dist"))


def complaints(configuration: Path, *folders: Path) -> str:
    """Return what ESLint complains of, one complaint a line; raise RuntimeError if it does."""
    return output("node", str(ESLINT), "--config", str(configuration), *map(str, folders))
