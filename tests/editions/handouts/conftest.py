"""Handouts of the 2021 statement, each built once."""

from pathlib import Path

import pytest

from tests.shared.editions import Handout, built_once


@pytest.fixture(scope="session")
def handout(shared_folder: Path) -> Handout:
    return lambda name: built_once(shared_folder / "editions", name)
