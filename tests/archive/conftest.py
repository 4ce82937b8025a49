"""What tests of the archive share: an authority for time stamps, for those that need one."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive.authority import Clock, running
from tests.archive.stamped import PLAIN, SIGNED, Stamped, copied, make

PROXIES = ("http_proxy", "https_proxy", "all_proxy")


@pytest.fixture(scope="session")
def clock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clock]:
    """Run an authority on this machine, which answers as OpenSSL does."""
    if not shutil.which("openssl"):
        reason = "openssl is not installed: sudo apt-get install openssl"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    with pytest.MonkeyPatch.context() as patch:
        for name in PROXIES:
            patch.delenv(name, raising=False)
            patch.delenv(name.upper(), raising=False)
        with running(tmp_path_factory.mktemp("authority")) as started:
            yield started


@pytest.fixture(scope="session")
def stamped_archive(clock: Clock, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive of versions that are signed and stamped; tests copy it."""
    return make(clock, tmp_path_factory.mktemp("stamped"))


@pytest.fixture
def signed(stamped_archive: Path, tmp_path: Path) -> Stamped:
    """Return a copy of a version that was signed, stamped, and stamped anew."""
    return copied(stamped_archive, tmp_path, SIGNED)


@pytest.fixture
def plain(stamped_archive: Path, tmp_path: Path) -> Stamped:
    """Return a copy of a version that was stamped and not signed."""
    return copied(stamped_archive, tmp_path, PLAIN)
