"""What tests of the archive share: an authority for time stamps, for those that need one."""

import os
import shutil
from collections.abc import Iterator

import pytest

from tests.archive.authority import Clock, running

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
