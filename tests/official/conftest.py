"""Every edition of the 2021 statement, built once."""

from collections.abc import Iterator

import pytest

from tests.official.editions import EDITIONS, Edition, built


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Edition]]:
    """Return the editions by name."""
    with built(tmp_path_factory.mktemp("editions"), EDITIONS) as editions:
        yield editions


@pytest.fixture(params=EDITIONS)
def edition(request: pytest.FixtureRequest, editions: dict[str, Edition]) -> Edition:
    """Return each edition in turn."""
    return editions[request.param]


@pytest.fixture
def official(editions: dict[str, Edition]) -> Edition:
    """Return the edition with both parts."""
    return editions["official"]
