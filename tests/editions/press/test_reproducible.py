"""The same statement gives the same press file, whoever builds it and with whatever installed."""

from pathlib import Path

from tests.editions.elsewhere import MACHINES, build_elsewhere
from tests.shared.editions import Edition


def test_it_is_the_same_on_another_machine_without_ghostscript(
    press: Edition, tmp_path: Path
) -> None:
    machine = MACHINES["west"] | {"PATH": "/nonexistent"}
    assert build_elsewhere("press", tmp_path, **machine) == press.path.read_bytes()
