from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.readers import chromium
from tests.readers.tool import require
from tests.shared.desk import Desk
from tests.studio.browser.seat import Seat, profile
from tests.studio.server import Server


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Start a browser for the tests of this folder: while it is there, asyncio runs nothing else.

    The files of this folder follow one another (`pytest_collection_modifyitems`), so that each
    process of a run starts it once.
    """
    require(chromium)
    with chromium.browser() as browser:
        yield browser


@pytest.fixture(scope="package")
def person(browser: Browser) -> Iterator[BrowserContext]:
    """Return a browser of one person, who sits down for one test after the other."""
    with profile(browser) as person:
        yield person


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start a studio for the tests of this folder; each begins with the statement as it was."""
    require(chromium)
    with Server(Desk(tmp_path_factory.mktemp("studio"))) as server:
        yield server


@pytest.fixture
def seat(person: BrowserContext, server: Server) -> Iterator[Seat]:
    """Return a place before the studio, whose windows may have no fault."""
    with Seat(person, server) as seat:
        yield seat
    assert seat.faults.found == []
