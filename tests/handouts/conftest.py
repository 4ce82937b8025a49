"""Handouts of the 2021 statement, each built once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.official.editions import built_once
from tests.statement.conftest import Desk

Handout = Callable[[str], Path]
"""Gives the PDF of an edition by its name; its printing sheets are NAME-print.pdf beside it."""


@pytest.fixture(scope="session")
def handout(shared_folder: Path) -> Handout:
    return lambda name: built_once(shared_folder / "editions", name)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a small made-up statement, to make another one of."""
    return Desk(tmp_path)
