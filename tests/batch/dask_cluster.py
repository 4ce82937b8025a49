"""A cluster of Dask on this machine, begun by the commands that people type."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Self

from statementpress.machine.leash import environment

BEGUN = re.compile(rb"Scheduler at:\s+(tcp://127\S+)|Registered to:")


class DaskCluster:
    """A scheduler and its workers, each of which does one job at a time."""

    def __init__(self, folder: Path) -> None:
        """Begin the scheduler; its file lies in a folder."""
        self.file = folder / "scheduler.json"
        self._folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []
        self.address = self._begun(
            *("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"),
            *("--scheduler-file", str(self.file)),
        )
        """Where the scheduler listens."""

    def worker(self, **variables: str) -> subprocess.Popen[bytes]:
        """Begin a worker, with more variables of the environment; return its process."""
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard")
        self._begun("worker", self.address, *options, **variables)
        return self._processes[-1]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._processes):
            process.kill()
            process.communicate()

    def _begun(self, *arguments: str, **variables: str) -> str:
        """Begin a process of Dask, and wait until it says that it is ready; return its address."""
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", *arguments],
            stderr=subprocess.PIPE,
            cwd=self._folder,
            env={**environment(), **variables},
        )
        self._processes.append(process)
        assert process.stderr
        for line in process.stderr:
            if found := BEGUN.search(line):
                return (found[1] or b"").decode()
        raise AssertionError(f"dask {arguments[0]} did not begin")
