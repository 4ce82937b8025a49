from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.readers import chromium
from tests.readers.tool import require
from tests.shared.desk import Desk
from tests.studio.browser.seat import Seat
from tests.studio.server import Server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start a browser for the tests of a file: while it is there, asyncio runs nothing else."""
    require(chromium)
    with chromium.browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start a studio for the tests of a file; each begins with the statement as it was."""
    require(chromium)
    with Server(Desk(tmp_path_factory.mktemp("studio"))) as server:
        yield server


@pytest.fixture
def seat(browser: Browser, server: Server) -> Iterator[Seat]:
    """Return a place before the studio, whose windows may have no fault."""
    with Seat(browser, server) as seat:
        yield seat
    assert seat.faults.found == []
