"""Editions that are made together: those that take long are begun first."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from statementpress.editions import together
from statementpress.editions.printing.settings import PrintRequest
from statementpress.editions.source import read_source
from statementpress.project.project import Project
from tests.shared.desk import Desk


def test_an_edition_that_takes_long_is_never_begun_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    @contextmanager
    def noted(jobs: Sequence[str], *_: Callable[..., object] | int) -> Iterator[Iterator[object]]:
        begun.extend(jobs)
        yield iter(())

    monkeypatch.setattr(together, "done", noted)
    monkeypatch.setattr(together, "share", lambda *_: None)
    monkeypatch.setattr(together, "most_at_once", lambda: 2)
    desk = Desk(tmp_path)
    source = read_source(Project.at(desk.project), desk.folder)
    asked = together.requests(source.outline, PrintRequest())
    together.make_all(source, asked, lambda *_: None, lambda *_: None)
    assert sorted(begun) == sorted(asked)
    # A press file takes longest; a booklet is set twice; a part, or a summary, is soon done.
    order = ["press", "handout", "official", "english", "card"]
    assert sorted(order, key=begun.index) == order
