"""What holds for all tests of a run.

What a run prepares depends on nothing but contents and code, so the next run has it from
build/tests/: fonts, and what readers say of PDFs. With FRESH=1 or CI=true a run begins with
nothing, and leaves nothing. Hypothesis draws the same examples every time; with
HYPOTHESIS_PROFILE=search it draws new ones, to look for cases that nobody has thought of.
"""

import gc
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from statementpress.machine import cache
from statementpress.machine.cache import Shelf
from statementpress.project.files import SHIPPED
from tests.readers.once import share_in
from tests.shared.desk import Desk
from tests.shared.web_fonts import left_whole

gc.disable()  # until all tests are collected, as they stay

# No example may depend on how fast the machine is, or on what else it does.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("same", PATIENT, derandomize=True)
settings.register_profile("search", PATIENT, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

FRESH = os.environ.get("CI") or os.environ.get("FRESH")
LASTING = None if FRESH else SHIPPED / "build/tests"
"""Where what was prepared stays for the next run, if anywhere."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that at the end no processor waits for one."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """Spare the garbage collector what stays to the end: thousands of tests and their modules."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(100_000, 20, 20)


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all processes of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session", autouse=True)
def _own_font_cache(shared_folder: Path) -> Iterator[None]:
    """Keep all prepared fonts of this run, apart from those of the person who runs it."""
    folder = shared_folder / "cache"
    folder.mkdir(exist_ok=True)
    if LASTING is not None:
        for shelf in (Shelf.FONTS, Shelf.LOGOS, Shelf.BREAKS, Shelf.CARDS):
            (LASTING / shelf).mkdir(parents=True, exist_ok=True)
            with suppress(FileExistsError):
                (folder / shelf).symlink_to(LASTING / shelf)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STATEMENTPRESS_CACHE", str(folder))
        patch.setitem(cache.LIMITS, Shelf.FONTS, 500_000_000)
        yield


@pytest.fixture(scope="session", autouse=True)
def _read_once(shared_folder: Path) -> None:
    """Let the processes of this run share what readers and validators say of a PDF."""
    share_in(shared_folder / "read", LASTING and LASTING / "read")


@pytest.fixture(scope="session", autouse=True)
def _no_wait_for_the_disk() -> Iterator[None]:
    """Write without waiting for the disk, as a freeze forces a hundred files to it one by one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture
def fonts_uncut() -> Iterator[None]:
    """Make web pages without cutting their fonts down, where a test looks at other things."""
    with left_whole():
        yield


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a project with a small made-up statement, for one test to change."""
    return Desk(tmp_path)
