"""The studio's scripts: what ESLint says of them, and the tests of those that need no browser."""

from pathlib import Path

from statementpress.project.files import SHIPPED
from tests.readers import eslint
from tests.readers.tool import output, requires

SCRIPTS = SHIPPED / "templates/studio/scripts"
TESTS = Path(__file__).with_name("scripts")
RULES = Path(__file__).with_name("eslint.config.mjs")


@requires(eslint)
def test_eslint_has_nothing_to_say() -> None:
    assert eslint.complaints(RULES, SCRIPTS, TESTS) == ""


@requires(eslint)
def test_what_needs_no_browser_keeps_its_promises() -> None:
    files = sorted(map(str, TESTS.glob("*.test.mjs")))
    assert "# fail 0" in output("node", "--test", "--test-reporter=tap", *files)


def test_no_page_has_a_script_or_style_of_its_own_or_asks_anybody_else() -> None:
    pages = {
        path: path.read_text(encoding="utf-8")
        for path in sorted((SHIPPED / "templates/studio").rglob("*.html"))
    }
    inline = ("<style", " style=", " onclick=", "javascript:", "//cdn", "http:", "https:")
    assert [
        (path.name, sign) for path, text in pages.items() for sign in inline if sign in text
    ] == []
