"""The press editions of the 2021 statement, built once, and the official one beside them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shared.editions import PRESS, Edition, built


@pytest.fixture(scope="session")
def press_editions(shared_folder: Path) -> Iterator[dict[str, Edition]]:
    """Return the press editions, and the official one, by name."""
    with built(shared_folder / "editions", ("official", *PRESS)) as editions:
        yield editions


@pytest.fixture(params=PRESS)
def edition(request: pytest.FixtureRequest, press_editions: dict[str, Edition]) -> Edition:
    """Return each press edition in turn."""
    return press_editions[request.param]


@pytest.fixture
def press(press_editions: dict[str, Edition]) -> Edition:
    """Return the edition in four inks."""
    return press_editions["press"]


@pytest.fixture
def official(press_editions: dict[str, Edition]) -> Edition:
    """Return the edition for screens."""
    return press_editions["official"]
