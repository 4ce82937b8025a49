"""A save that is killed at any moment leaves the text before or the new one, and no half of it."""

import os
import random
import signal
from pathlib import Path

import pytest

from statementpress.studio.bases import hash_of
from statementpress.studio.texts import save_text

KILLS = 20
NAME = "en.md"


def text(number: int) -> str:
    return f"Text {number}.\n" * 2000


def saving(folder: Path) -> tuple[int, int]:
    """Return a process that saves text after text, and the pipe in which it says which it has."""
    near, far = os.pipe()
    process = os.fork()
    if not process:
        try:
            number = int((folder / NAME).read_text("utf-8").split()[1].rstrip("."))
            while True:
                save_text(folder, NAME, text(number + 1), hash_of(text(number)))
                number += 1
                os.write(far, f"{number}\n".encode())
        finally:
            os._exit(1)
    os.close(far)
    return process, near


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_what_was_said_to_be_saved_is_there_after_a_kill(tmp_path: Path) -> None:
    chance = random.Random(1)
    (tmp_path / NAME).write_text(text(0), "utf-8")
    for _ in range(KILLS):
        process, said = saving(tmp_path)
        os.read(said, 1)  # it is at work
        for _ in range(chance.randrange(2000)):
            os.sched_yield()
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        with os.fdopen(said, "rb") as stream:
            told = [int(line) for line in stream.read().split(b"\n")[:-1] if line]
        there = (tmp_path / NAME).read_text("utf-8")
        number = int(there.split()[1].rstrip("."))
        assert there == text(number)
        assert number >= max(told, default=0)
    save_text(tmp_path, NAME, text(0), hash_of(there))
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
