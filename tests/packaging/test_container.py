"""The Containerfile says what the trial of it can carry out, and names no registry."""

import pytest

from statementpress.project.files import CHECKOUT
from tools.container import FILE, IGNORE, context, read

IMAGE = read(FILE.read_text("utf-8"))


def test_it_begins_with_a_base_that_each_engine_finds_by_itself() -> None:
    assert IMAGE.base == "debian:bookworm-slim"
    for file in (FILE, CHECKOUT / "action.yml"):
        assert "://" not in file.read_text("utf-8")


def test_it_gets_what_a_build_needs_and_no_more() -> None:
    names = context(IGNORE.read_text("utf-8"))
    assert all((CHECKOUT / name).exists() for name in names)
    assert {"fonts", "press", "styles", "templates", "statementpress", "generate.py"} <= {*names}
    assert not {"tests", ".git", ".venv"} & {*names}


def test_it_is_set_up_as_everywhere_and_runs_as_nobody_special() -> None:
    (install,) = (rest for word, _, rest in IMAGE.steps if word == "RUN")
    assert "setup/prepare build" in install
    assert IMAGE.user == "statement"
    assert IMAGE.entry[1:] == ["/opt/statement-press/generate.py", "--project", IMAGE.folder]


def test_what_the_trial_does_not_know_is_said() -> None:
    with pytest.raises(ValueError, match="ADD"):
        read("FROM debian\nADD . /there\n")
