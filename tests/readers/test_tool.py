"""A missing tool is a skip that says what to type; where CI is set, it is a failure."""

from types import SimpleNamespace

import pytest

from tests.readers.tool import Tool, output, require, requires

ABSENT = SimpleNamespace(TOOL=Tool("Absent", packages=("no-such-distribution",)))
PRESENT = SimpleNamespace(TOOL=Tool("pytest", packages=("pytest",)))


def test_a_missing_tool_is_skipped_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no-such-distribution is not installed"):
        require(ABSENT)


def test_in_ci_a_missing_tool_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="CI may not skip: no-such-distribution"):
        require(ABSENT)


def test_an_empty_ci_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "")
    with pytest.raises(pytest.skip.Exception):
        require(ABSENT)


def test_a_test_runs_where_its_tools_are_there() -> None:
    assert requires(PRESENT)(lambda: "ran")() == "ran"


def test_a_test_does_not_run_where_one_tool_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception):
        requires(PRESENT, ABSENT)(lambda: "ran")()


def test_a_missing_tool_has_no_version() -> None:
    assert not ABSENT.TOOL.available()
    with pytest.raises(LookupError, match="not installed"):
        ABSENT.TOOL.version()


def test_a_program_that_fails_is_quoted() -> None:
    with pytest.raises(RuntimeError, match=r"exit code \d+: .*no-such-file"):
        output("git", "hash-object", "no-such-file")
