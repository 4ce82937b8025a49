"""A few kills of those that `make torture` does by the thousand."""

import os
from pathlib import Path

import pytest

from tests.torture.kills import tortured
from tests.torture.world import World

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")


@pytest.mark.usefixtures("fonts_uncut")
@pytest.mark.parametrize("command", ["build", "site"])
def test_nothing_is_lost_or_half_done_or_left_behind(command: str, tmp_path: Path) -> None:
    world = World(tmp_path / "world", Path(os.environ["STATEMENTPRESS_CACHE"]))
    found = tortured(command, world, kills=1, seed=1, whole_every=2)
    assert found.faults == []
    assert not world.root.exists()
