"""The studio as people start it: a process of its own, that is asked over the network."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx

from statementpress.machine.leash import environment
from tests.shared.desk import FOLDER, Desk


class Server:
    """A studio that runs; it is killed at the end, if it has not ended before."""

    def __init__(self, desk: Desk, port: int = 0, **variables: str) -> None:
        project = ("--project", str(desk.project))
        arguments = (*project, "studio", "--no-browser", "--port", str(port))
        self.desk = desk
        self.process = subprocess.Popen(
            [sys.executable, "-m", "statementpress", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**environment(), **variables},
        )
        assert self.process.stdout
        self.address = self.process.stdout.readline().strip()
        origin = self.address.rsplit("/", 2)[0]
        self.client = httpx.Client(base_url=self.address, headers={"origin": origin}, timeout=60)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.client.close()
        self.process.kill()
        self.process.communicate()

    def ask(self, method: str, address: str, **given: Any) -> Any:
        """Return the answer to a request of the statement."""
        return self.client.request(method, f"api/s/{FOLDER}{address}", **given)

    def ended(self, how: signal.Signals) -> int:
        """Return the exit code after a signal, and after waiting for its end."""
        self.process.send_signal(how)
        return self.process.wait()

    def family(self) -> list[int]:
        """Return the processes that it has started and that run."""
        return [
            int(folder.name)
            for folder in Path("/proc").iterdir()
            if folder.name.isdigit() and _parent(folder) == self.process.pid
        ]


def is_running(process: int) -> bool:
    """Return whether a process is there, and is not only waiting for somebody to note its end."""
    return _stat(Path(f"/proc/{process}"))[:1] not in ([], ["Z"])


def wait_until_gone(processes: list[int]) -> None:
    """Wait until none of some processes is there; the test's own time limits it."""
    while any(map(is_running, processes)):
        os.sched_yield()


def _parent(folder: Path) -> int | None:
    stat = _stat(folder)
    return int(stat[1]) if stat else None


def _stat(folder: Path) -> list[str]:
    try:
        return (folder / "stat").read_text("ascii", "replace").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []
