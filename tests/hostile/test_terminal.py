"""What strangers wrote steers no terminal, wherever a command repeats it."""

import io
import sys
from pathlib import Path

import pytest

from statementpress.commands.terminal import Terminal, plain
from statementpress.errors import Finding, Place, Severity, StatementPressError
from tests.shared.desk import FILES
from tests.shared.small_project import SmallProject

EVIL = {
    "a colour": "\x1b[31m",
    "the title of the window": "\x1b]0;owned\x07",
    "a link": "\x1b]8;;https://example.org\x1b\\",
    "the clipboard": "\x1b]52;c;cm0gLXJm\x07",
    "a new screen": "\x1b[2J\x1b[H",
    "an answer that is typed": "\x1b[6n",
    "a string of the device": '\x1bP$q"p\x1b\\',
    "the same in one byte": "\x9b31m",
    "back over what was said": "all is well\x08\x08\x08",
    "the line again": "error\rfine",
    "a bell": "\x07",
    "nothing": "\x00",
    "a line end of Unicode": "a\u2028error: b",
    "the other way round": "\u202egpj.exe",
    "apart": "\u2066a\u2069",
    "a mark of direction": "a\u200f\u061c!",
}


class Screen(io.StringIO):
    """A terminal with colours."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(params=["a file", "a terminal"])
def written(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "200")
    screen: io.StringIO = Screen() if request.param == "a terminal" else io.StringIO()
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(sys, "stderr", screen)
    return screen


def steers(text: str) -> list[str]:
    """Return what in a text a terminal obeys, or what turns its words round."""
    allowed = {"\n", "\t"}
    turns = {*map(chr, (0x61C, 0x200E, 0x200F, 0x2028, 0x2029))}
    turns |= {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
    return [
        each
        for each in text
        if (ord(each) < 32 or 127 <= ord(each) < 160 or each in turns) and each not in allowed
    ]


@pytest.mark.parametrize("name", EVIL)
def test_no_message_steers_a_terminal(name: str, written: io.StringIO) -> None:
    evil, terminal = EVIL[name], Terminal()
    finding = Finding("c", Severity.ERROR, evil, Place(evil, 1), evil)
    terminal.data(evil)
    terminal.listed(finding)
    terminal.finding(finding)
    terminal.warning(evil)
    terminal.note(evil)
    terminal.error(StatementPressError(evil, place=Place(evil), hint=evil))
    Terminal(verbose=True).trace(evil)
    terminal.coloured([(evil, ""), (evil, "")])
    assert evil not in written.getvalue()
    assert steers(written.getvalue()) == []


@pytest.mark.parametrize("name", EVIL)
def test_no_progress_steers_a_terminal(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    evil = EVIL[name]
    with Terminal().progress() as stage:
        stage(evil)
    with Terminal().bar(1) as progress:
        progress(1, evil)
    assert evil not in screen.getvalue()


def test_words_of_every_script_are_shown_as_they_are() -> None:
    own = ("ទន្លេ\u200bស្អាត", "café\u0301", "नदी\u200c\u200d", "نهر", "a\tb\nc", "👩\u200d🌾")
    assert [plain(words) for words in own] == list(own)


PLACES = {
    "an edition": ("templates/editions.toml", "the official PDF", ("editions",)),
    "help": ("templates/editions.toml", "the official PDF", ("build", "--help")),
}


@pytest.mark.parametrize("name", PLACES)
def test_no_table_of_a_project_steers_a_terminal(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, words, argv = PLACES[name]
    project = SmallProject(tmp_path, capsys)
    shipped = (Path(__file__).parents[2] / file).read_text("utf-8")
    project.own(file, shipped.replace(words, "\\u001b[31m\\u202e owned"))
    outcome = project.run(*argv)
    assert "owned" in outcome.out
    assert steers(outcome.out + outcome.err) == []


VALUES = {
    "a name": ("signatories.csv", "Otter Society"),
    "a column": ("signatories.csv", "note_en"),
    "a title": ("statement.toml", "Clean Rivers"),
    "a key": ("statement.toml", "date ="),
    "a directive": ("en.md", "signatories signed"),
}


@pytest.mark.parametrize("evil", ["\x1b[31m", "\u202e", "\x9b31m"], ids=ascii)
@pytest.mark.parametrize("name", VALUES)
def test_no_value_of_a_statement_steers_a_terminal(
    name: str, evil: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, words = VALUES[name]
    project = SmallProject(tmp_path, capsys)
    project.write(file, FILES[file].replace(words, f"{evil}{words}"))
    outcome = project.run("check")
    assert outcome.code == 3
    assert steers(outcome.out + outcome.err) == []


@pytest.mark.parametrize("name", ["\x1b[31m.md", "\u202egpj.md", "a\nerror: b.md", "-rf", "--help"])
def test_no_name_of_a_file_steers_a_terminal(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = SmallProject(tmp_path, capsys)
    project.write(name, "x")
    project.write(f"logos/{name}", "x")
    outcome = project.run("check")
    assert steers(outcome.out + outcome.err) == []
    assert not [each for each in outcome.err.splitlines() if each.startswith("error: b")]
