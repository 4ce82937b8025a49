"""A program that stays, and answers with a line of JSON for each line that it is asked.

It is started when it is asked first, and ends with the tests: what loads a browser or a large
library takes longer to start than to look at a file.
"""

import atexit
import subprocess
from pathlib import Path
from threading import Timer

import msgspec

from tests.readers.tool import SECONDS


class Served:
    """A program that answers; an answer has an "error" if there is nothing else to say."""

    def __init__(self, name: str, *command: str | Path) -> None:
        self.name, self._command = name, command
        self._process: subprocess.Popen[str] | None = None

    def answer(self, question: object) -> str:
        """Return a line of JSON; raise RuntimeError if the program dies or hangs."""
        process = self._process = self._process or self._start()
        assert process.stdin and process.stdout  # noqa: PT018
        watch = Timer(SECONDS, process.kill)
        watch.start()
        try:
            process.stdin.write(msgspec.json.encode(question).decode() + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except BrokenPipeError:
            line = ""
        finally:
            watch.cancel()
        if not line:
            self.stop()
            raise RuntimeError(f"{self.name} died of {question}")
        return line

    def stop(self) -> None:
        """End the program; the next question starts it anew."""
        process, self._process = self._process, None
        if process is None:
            return
        try:
            process.communicate(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _start(self) -> subprocess.Popen[str]:
        atexit.unregister(self.stop)
        atexit.register(self.stop)
        return subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
