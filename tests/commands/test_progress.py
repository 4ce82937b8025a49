"""A person who waits at a terminal sees what for: reading and loading take seconds, too."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from statementpress.commands.terminal import Terminal
from statementpress.typeset.layout import pinned
from tests.shared.small_project import SmallProject

Stage = Callable[[str], None]


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by the name of each stage; "" is the end of one that was shown."""
    names: list[str] = []

    @contextmanager
    def progress(_: Terminal) -> Iterator[Stage]:
        assert not names or names[-1] == "", "two at once cannot be shown"
        yield names.append
        names.append("")

    monkeypatch.setattr(Terminal, "progress", progress)
    return names


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    ("command", "shown"),
    [
        (["build", "--force"], ["read", "", "load what sets type", "", ""]),
        (["build", "--all", "--force"], ["load what sets type", "", "read", ""]),
        (["check"], ["read", "", "load what sets type", "", ""]),
        (["logos"], ["read", ""]),
        (["doctor"], ["look for programs", ""]),
    ],
    ids=lambda value: value[0],
)
def test_what_takes_long_before_anything_is_made_is_shown(
    project: SmallProject,
    stages: list[str],
    monkeypatch: pytest.MonkeyPatch,
    command: list[str],
    shown: list[str],
) -> None:
    monkeypatch.setattr("statementpress.native.parts", lambda *_: [])
    monkeypatch.setattr("statementpress.editions.together.make_all", lambda *_: ({}, {}))
    project.run(*command)
    assert stages == shown


def test_weasyprint_is_loaded_while_a_person_sees_it(
    project: SmallProject, stages: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    monkeypatch.setattr(pinned, "require_weasyprint", lambda: seen.append(stages[-1]))
    monkeypatch.setattr("statementpress.editions.making.make_edition", None)
    project.run("build")
    assert seen == ["load what sets type"]


def test_a_program_that_asks_gets_progress_in_lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STATEMENTPRESS_PROGRESS", "1")
    terminal = Terminal()
    with terminal.progress() as stage:
        stage("read")
    with terminal.bar(11) as progress:
        progress(3, "handout, card")
    assert capsys.readouterr().err == "progress: read\nprogress: 3/11 handout, card\n"
