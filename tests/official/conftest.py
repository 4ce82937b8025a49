"""Every edition of the 2021 statement, built once."""

from collections.abc import Iterator

import pytest

from statementpress.build import make
from tests.official.editions import EDITIONS, PROJECT, STATEMENT, Edition


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Edition]]:
    """Return the editions by name."""
    folder = tmp_path_factory.mktemp("editions")
    built = {}
    for name in EDITIONS:
        path = folder / f"{name}.pdf"
        path.write_bytes(make(PROJECT, STATEMENT, name).pdf)
        built[name] = Edition(name, path)
    yield built
    for edition in built.values():
        edition.pdf.close()


@pytest.fixture(params=EDITIONS)
def edition(request: pytest.FixtureRequest, editions: dict[str, Edition]) -> Edition:
    """Return each edition in turn."""
    return editions[request.param]


@pytest.fixture
def official(editions: dict[str, Edition]) -> Edition:
    """Return the edition with both parts."""
    return editions["official"]
