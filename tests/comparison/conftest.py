"""Two desks with the same small statement, one of them to be changed."""

from pathlib import Path

import pytest

from tests.comparison.two_desks import TwoDesks
from tests.shared.desk import FILES, Desk


@pytest.fixture
def desks(tmp_path: Path) -> TwoDesks:
    return TwoDesks(Desk(tmp_path / "old"), Desk(tmp_path / "new"))


@pytest.fixture
def two_groups(desks: TwoDesks) -> TwoDesks:
    """Return desks whose statement has two groups, signed and joined."""
    for desk in (desks.old, desks.new):
        desk.replace("statement.toml", '["signed"]', '["signed", "joined"]')
        for file in ("en.md", "km.md"):
            desk.write(file, FILES[file] + "\n::: signatories joined\nJoined by:\n:::\n")
        desk.write("signatories.csv", FILES["signatories.csv"] + "joined,Salmon,ត្រី,,,,,\n")
    return desks
