"""The same statement gives the same bytes, whoever builds it, wherever and whenever."""

from pathlib import Path

import pytest

from statementpress.machine import cache
from tests.editions.elsewhere import MACHINES, build_elsewhere
from tests.shared.desk import Desk
from tests.shared.editions import STATEMENT, Edition
from tests.shared.making import make


@pytest.mark.parametrize("name", ["english", "press", "press-mono", "parallel"])
def test_built_again_it_is_the_same(desk: Desk, name: str) -> None:
    """Others are built again below, under harder conditions."""
    made = [make(desk.project, desk.folder, name).pdf for _ in range(2)]
    assert made[0] == made[1]


def test_it_is_the_same_on_another_machine(official: Edition, tmp_path: Path) -> None:
    """The press file is built on the machine in the west."""
    east = MACHINES["east"]
    assert build_elsewhere("official", STATEMENT, tmp_path, **east) == official.path.read_bytes()


def test_it_is_the_same_whether_fonts_are_kept_or_made(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the machine in the east nothing is kept."""
    expected = make(desk.project, desk.folder, "official").pdf
    kept = tmp_path / "kept"
    kept.mkdir()
    monkeypatch.setenv("STATEMENTPRESS_CACHE", str(kept))
    for filled in (False, True):
        cache.forget()
        assert any(kept.iterdir()) == filled
        assert make(desk.project, desk.folder, "official").pdf == expected
