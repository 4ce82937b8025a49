"""Processes of the studio answer, are begun again when they die, and never outlive the server."""

import asyncio
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from statementpress.machine.leash import environment
from statementpress.studio import worker
from statementpress.studio.worker import Worker
from tests.studio.server import is_running, wait_until_gone

ECHO = "tests.studio.echo"
SERVER = """
import asyncio, os
from statementpress.studio.worker import Worker

async def main():
    worker = Worker("tests.studio.echo")
    async for message in worker.messages():
        if message is None:
            await worker.send("busy")
        else:
            print(worker.process, flush=True)

asyncio.run(main())
"""


@pytest.fixture(autouse=True)
def _found_and_begun_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "AGAIN_SECONDS", 0.0)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))


def talked(*said: Any) -> list[Any]:
    """Return what a process answers to each of these, one after the other, and how it began."""

    async def talk() -> list[Any]:
        process, heard, to_say = Worker(ECHO), [], list(said)
        async for message in process.messages():
            heard.append(message)
            if not to_say:
                await process.end()
                break
            await process.send(to_say.pop(0))
        assert process.process is None or not is_running(process.process)
        return heard

    return asyncio.run(talk())


def test_what_is_sent_is_answered_bytes_and_all() -> None:
    said = [{"png": b"\x89PNG" * 500_000, "page": 3}, "ទន្លេ", [1.5, None, True]]
    assert talked(*said) == [None, *said]


def test_one_that_dies_is_begun_again() -> None:
    assert talked("a", "die", "b") == [None, "a", None, "b"]


def test_one_that_is_busy_ends_with_the_server() -> None:
    assert talked("busy") == [None, "busy"]


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc to see other processes")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_none_outlives_a_server_that_is_killed(how: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SERVER], stdout=subprocess.PIPE, text=True, env=environment()
    ) as server:
        assert server.stdout
        process = int(server.stdout.readline())
        assert is_running(process)
        server.send_signal(how)
        server.wait()
    wait_until_gone([process])
