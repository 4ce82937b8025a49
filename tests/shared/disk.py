"""Disks that are full, and folders that may not be written to."""

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def no_room(_folder: Path) -> Iterator[None]:
    """Let no file of this process grow beyond 1,000 bytes; not while pytest writes its own."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def not_allowed_in(folder: Path) -> Iterator[None]:
    """Take away the permission to write; root has it always, so it becomes the user nobody."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    else:
        folder.chmod(0o555)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        else:
            folder.chmod(0o755)
