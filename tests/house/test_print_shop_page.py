"""The page for the print shop: its commands are known, its tables those of the program."""

import re
import tomllib

import pytest

from statementpress.project.files import SHIPPED
from tests.house.test_readme import commands, is_known, is_there, paths
from tools.findings import PAGE, page

TEXT = PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", commands(TEXT))
def test_every_command_is_known(command: str) -> None:
    assert is_known(command)


@pytest.mark.parametrize("path", [path for path in paths(TEXT) if not path.startswith("build/")])
def test_every_path_is_there(path: str) -> None:
    assert is_there(path)


def test_the_findings_are_those_of_the_table() -> None:
    assert page() == TEXT


def test_the_limits_are_those_there_are() -> None:
    told = re.findall(r"^\| `([\w-]+)` \| [^|]* \|$", TEXT, re.MULTILINE)
    limits = tomllib.loads((SHIPPED / "press/limits.toml").read_text(encoding="utf-8"))
    assert told == list(limits["limits"])
