"""The tables of the documentation are those of the program."""

import ast
import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from statementpress.cli import INTERRUPTED, TERMINATED, main
from statementpress.commands.app import app
from statementpress.errors import StatementPressError
from statementpress.project.editions import Edition
from statementpress.project.files import SHIPPED
from tests.house.test_imports import MAY_IMPORT
from tests.shared.code import parsed
from tools.tables import TABLES, Rows, with_table

PROJECT = Path(__file__).parents[2]
DOCS = {path.stem: path.read_text(encoding="utf-8") for path in PROJECT.glob("docs/*.md")}
MAKES_A_FINDING = {"Finding", "FileError", "error", "warning", "note", "found", "minor"}
"""Functions whose first argument is the code of a message about a statement or an archive."""


def column(page: str, heading: str) -> list[str]:
    """Return the first column, without its backticks, of the first table below a heading."""
    below = DOCS[page].partition(f"\n{heading}\n")[2]
    table = re.search(r"^\|.*\n\| ---.*\n((?:\|.*\n)+)", below, re.MULTILINE)
    assert table, heading
    return re.findall(r"^\| `?([\w.-]+)`? \|", table[1], re.MULTILINE)


def errors(kind: type[StatementPressError]) -> Iterator[type[StatementPressError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from errors(below)


def codes_in(path: Path) -> Iterator[str]:
    """Yield the codes that a module gives to the functions that make findings."""
    for node in ast.walk(parsed(path)):
        match node:
            case ast.Call(func=func, args=[ast.Constant(value=str(code)), *_]):
                name = func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")
                if name in MAKES_A_FINDING and re.fullmatch("[a-z]+(-[a-z]+)*", code):
                    yield code


def strings_in(path: Path) -> Iterator[str]:
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize(("page", "heading", "rows"), TABLES)
def test_a_table_is_what_make_tables_writes(page: Path, heading: str, rows: Rows) -> None:
    text = page.read_text(encoding="utf-8")
    assert with_table(text, heading, rows()) == text


def test_only_the_table_is_written_anew() -> None:
    page = "# A\n\nSee.\n\n## B\n\n| old |\n| --- |\n\nMore.\n\n## C\n"
    written = with_table(page, "## B", iter([("x", "y"), ("1", "")]))
    assert written == "# A\n\nSee.\n\n## B\n\n| x | y |\n| --- | --- |\n| 1 | |\n\nMore.\n\n## C\n"


def test_the_keys_of_an_edition_are_those_that_it_can_have() -> None:
    assert set(column("design", "## A new edition")) == set(Edition.__struct_fields__)


def test_the_exit_codes_are_those_of_the_errors() -> None:
    codes = {kind.exit_code for kind in errors(StatementPressError)}
    documented = [int(code) for code in column("messages", "## Exit codes")]
    assert documented == sorted({0, *codes, INTERRUPTED, TERMINATED})


def test_the_messages_are_those_that_the_program_makes() -> None:
    headings = re.findall("^## Messages about .*$", DOCS["messages"], re.MULTILINE)
    documented = {code for heading in headings for code in column("messages", heading)}
    modules = list((PROJECT / "statementpress").rglob("*.py"))
    assert documented <= {string for path in modules for string in strings_in(path)}
    others = [path for path in modules if "preflight" not in str(path)]
    assert {code for path in others for code in codes_in(path)} <= documented


def test_the_examples_of_messages_are_what_check_prints(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    example = re.findall(r"^    (error: .*\n)    (  hint: .*\n)", DOCS["writing"], re.MULTILINE)
    name = "2022-03-01-children-in-schools"
    folder = tmp_path / "statements" / name
    shutil.copytree(SHIPPED / "statements/2021-05-05-children-deprived-of-liberty", folder)
    for file, line, old, new in (
        ("statement.toml", 0, "date = 2021-05-05", "date = 2022-03-01"),
        ("en.md", 31, "::: notes", "::: note"),
        ("signatories.csv", 4, "បណ្តាញកុមារអ្នកតស៊ូមតិ", ""),
        ("signatories.csv", 10, ",,,,,", ",,,this-life.svg,,"),
    ):
        lines = (folder / file).read_text(encoding="utf-8").splitlines(keepends=True)
        changed = [
            text.replace(old, new) if line in {0, number} else text
            for number, text in enumerate(lines, start=1)
        ]
        assert changed != lines
        (folder / file).write_text("".join(changed), encoding="utf-8")
    assert main(["--project", str(tmp_path), "check"]) == 3
    assert capsys.readouterr().out == "".join(f"{error}{hint}" for error, hint in example)
    first = re.findall(r"^    (error: .*\n)    (  hint: .*\n)", DOCS["messages"], re.MULTILINE)
    assert first == example[:1]


def test_every_command_is_documented() -> None:
    text = "\n".join(DOCS.values()) + (PROJECT / "README.md").read_text(encoding="utf-8")
    assert {name for name in app.commands if f"generate.py {name}" not in text} == set()


def test_the_limits_are_those_there_are() -> None:
    limits = tomllib.loads((SHIPPED / "press/limits.toml").read_text(encoding="utf-8"))
    assert column("printing", "## The check") == list(limits["limits"])


ASKED = (
    "## What PDF/X-4 asks for",
    "## What the Ghent Workgroup asks for",
    "## What we ask for besides",
)
"""The headings of docs/printing.md below which a table says what is checked."""


def asked() -> list[str]:
    """Return the rows of the tables that say what is asked of a file, and by which code."""
    sections = [DOCS["printing"].partition(f"\n{heading}\n")[2] for heading in ASKED]
    tables = [
        re.search(r"^\| ---.*\n((?:\|.*\n)+)", f"{text}\n", re.MULTILINE) for text in sections
    ]
    return [row for table in tables if table for row in table[1].splitlines()]


def test_each_requirement_has_a_code_or_says_that_it_is_not_checked() -> None:
    answers = [row.strip("| ").rpartition("|")[2] for row in asked()]
    assert len(answers) > 80
    known = ("`", "not checked: ", "not checked but for ", "all of the table above")
    assert [each for each in answers if not any(word in each for word in known)] == []


def test_the_codes_of_requirements_are_those_of_the_rules() -> None:
    named = {code for row in asked() for code in re.findall("`([a-z0-9-]+)`", row)}
    words = (SHIPPED / "templates/words/preflight.toml").read_text(encoding="utf-8")
    codes = set(tomllib.loads(words)["en"]["finding"])
    limits = set(
        tomllib.loads((SHIPPED / "press/limits.toml").read_text(encoding="utf-8"))["limits"]
    )
    assert named - codes - limits == set(), "codes that no rule has"
    assert codes - named == set(), "codes that no table has"


def test_the_rooms_are_those_that_the_rules_of_imports_know() -> None:
    below = DOCS["architecture"].partition("A room is a folder")[2]
    rooms = re.findall(r"^\| `([\w.]+)` \|", below.partition("\n## ")[0], re.MULTILINE)
    assert set(rooms) == set(MAY_IMPORT)
