"""Progress and colour only for a person at a terminal, and nothing that moves the cursor."""

import io
from contextlib import redirect_stderr

import pytest

from statementpress.commands.terminal import Terminal
from statementpress.errors import UsageError
from tests.commands.screen import Screen


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("TERM", "xterm")
    for variable in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(variable, raising=False)
    return Terminal()


WRONG = UsageError("no such thing", hint="look again")


def test_errors_are_coloured_where_a_person_looks(terminal: Terminal) -> None:
    with redirect_stderr(Screen()) as screen:
        terminal.error(WRONG)
    assert screen.getvalue().startswith("\x1b[1;31merror: ")
    assert screen.getvalue().endswith("no such thing\n  hint: look again\n")


def test_no_color_is_obeyed(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    with redirect_stderr(Screen()) as screen:
        terminal.error(WRONG)
    assert screen.getvalue() == "error: no such thing\n  hint: look again\n"


def test_progress_is_shown_where_a_person_looks(terminal: Terminal) -> None:
    with redirect_stderr(Screen()) as screen, terminal.progress() as stage:
        stage("typeset")
    assert "typeset" in screen.getvalue()


@pytest.mark.parametrize(("stream", "quiet"), [(Screen(), True), (io.StringIO(), False)])
def test_progress_is_silent_when_quiet_or_in_a_file(
    terminal: Terminal, stream: io.StringIO, quiet: bool
) -> None:
    terminal.quiet = quiet
    with redirect_stderr(stream), terminal.progress() as stage:
        stage("typeset")
    assert stream.getvalue() == ""


def test_quoted_text_cannot_move_the_cursor(terminal: Terminal) -> None:
    with redirect_stderr(Screen()) as screen:
        terminal.error(UsageError("\x1b[2Jgone [red]", hint="\x9b2J"))
    assert "\\x1b[2Jgone [red]" in screen.getvalue()
    assert "\\x9b2J" in screen.getvalue()
