"""Edits in an order of chance: a session builds after each what a build from nothing does."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from statementpress.editions.session import Session
from tests.shared.desk import Desk
from tests.shared.edits import Proofreader
from tests.shared.making import make
from tests.shared.thorough import tries

EDITS = tries(10, 50)
"""After each first build; ten are one of each kind."""
PARAGRAPHS = 6


@pytest.mark.parametrize(("edition", "seed"), [("official", 1), ("parallel", 2)])
def test_each_edit_is_built_as_from_nothing(
    edition: str, seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path)
    proofreader = Proofreader(desk, seed, PARAGRAPHS)
    short = 0
    with Session(desk.project, desk.folder) as session:
        session.build(edition)
        for number in range(EDITS):
            edit = proofreader.edit()
            made = session.build(edition)
            with monkeypatch.context() as patch:
                if number == EDITS // 2:
                    patch.setenv("STATEMENTPRESS_CACHE", "")
                fresh = make(desk.project, desk.folder, edition)
            assert made.pdf == fresh.pdf, edit
            assert made.findings == fresh.findings, edit
            short += is_short(session.standing[edition].made)
    assert short > EDITS / 2


def is_short(made: Sequence[int]) -> bool:
    """Return whether fewer pages were made than the statement has."""
    return sum(made) <= len(made)
