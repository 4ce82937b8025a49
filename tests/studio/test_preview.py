"""What is shown is made by a process of its own, which may die without the server."""

import asyncio
import os
import signal
from pathlib import Path

import pytest

from statementpress.studio import worker
from statementpress.studio.preview import Preview
from statementpress.studio.preview_messages import NOT_BUILT, Built, Failed, Message
from tests.shared.desk import Desk


def test_a_process_that_dies_is_told_of_and_works_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "AGAIN_SECONDS", 0.0)
    first, failed, last = asyncio.run(_killed_after_a_build(desk.project, desk.folder))
    assert isinstance(first, Built)
    assert isinstance(failed, Failed)
    assert [finding.code for finding in failed.findings] == [NOT_BUILT]
    assert isinstance(last, Built)


async def _killed_after_a_build(project: Path, folder: Path) -> list[Message]:
    preview, told = Preview(project), asyncio.Queue[Message]()
    running = asyncio.create_task(preview.run(told.put_nowait))
    preview.show(folder, "english")
    heard = [await told.get()]
    await told.get()  # places
    process = preview.process
    assert process
    os.kill(process, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    heard.append(await told.get())
    preview.show(folder, "english")
    heard.append(await told.get())
    await preview.end()
    await running
    return heard
