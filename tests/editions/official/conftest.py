"""Every edition of the 2021 statement, built once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shared.editions import EDITIONS, Edition, built


@pytest.fixture(scope="session")
def editions(shared_folder: Path) -> Iterator[dict[str, Edition]]:
    """Return the editions by name."""
    with built(shared_folder / "editions", EDITIONS) as editions:
        yield editions


@pytest.fixture(params=EDITIONS)
def edition(request: pytest.FixtureRequest, editions: dict[str, Edition]) -> Edition:
    """Return each edition in turn."""
    return editions[request.param]


@pytest.fixture
def official(editions: dict[str, Edition]) -> Edition:
    """Return the edition with both parts."""
    return editions["official"]
