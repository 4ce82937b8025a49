from collections.abc import Iterator
from pathlib import Path

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal

from tests.shared.desk import Desk
from tests.studio.page import Page


@pytest.fixture(scope="session")
def portal() -> Iterator[BlockingPortal]:
    """Return the thread that a server runs in."""
    with start_blocking_portal() as portal:
        yield portal


@pytest.fixture
def page(tmp_path: Path, portal: BlockingPortal) -> Page:
    return Page(Desk(tmp_path), portal)
