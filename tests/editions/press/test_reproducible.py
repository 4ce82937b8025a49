"""The same statement gives the same press file, whoever builds it and with whatever installed."""

from pathlib import Path

from tests.editions.elsewhere import MACHINES, build_elsewhere
from tests.shared.desk import Desk
from tests.shared.making import make


def test_it_is_the_same_on_another_machine_without_ghostscript(desk: Desk, tmp_path: Path) -> None:
    """The official edition of 2021 is built on the machine in the east."""
    machine = MACHINES["west"] | {"PATH": "/nonexistent"}
    built = build_elsewhere("press", desk.folder, tmp_path, **machine)
    assert built == make(desk.project, desk.folder, "press").pdf
