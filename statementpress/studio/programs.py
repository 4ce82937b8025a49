"""Run commands of Statement Press, as a person types them, and hear what they print.

Nothing is put together to a line for a shell: each argument stays one, whatever is in it.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from statementpress.errors import Place
from statementpress.machine.leash import GRACE_SECONDS, command
from statementpress.native.processes import kill_with_all, unwinds_when_terminated
from statementpress.studio.answers import RefusedError
from statementpress.studio.worker import begun

LEASH: Final = "statementpress.machine.leash"
"""The module that runs a command as long as the server is there."""
_ERROR, _HINT = "error: ", "  hint: "
_SOME_FAILED: Final = re.compile(r"error: \d+ of \d+ editions could not be made")
_REASON: Final = re.compile(r"(?P<names>[\w-]+(?:, [\w-]+)*): (?P<said>.+)")
"""A line of `errors.EditionsError`, which gives each reason once."""
_PLACED: Final = re.compile(
    r"(?P<path>[^:]*[^:/]\.[a-z]+)(?::(?P<line>\d+))?: (?P<message>.+)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that a command printed."""

    text: str
    """Without the line end."""
    is_result: bool
    """Whether it belongs to the result (stdout), and is not a message (stderr)."""


class Running:
    """A command that runs in the folder of a project."""

    def __init__(self, project: Path, arguments: Sequence[str]) -> None:
        """Take what is typed after the name of the program."""
        self._project = project
        self._command = command(LEASH, ("--project", str(project), *arguments))
        self._process: asyncio.subprocess.Process | None = None
        self._is_stopped = False

    async def lines(self) -> AsyncIterator[Line]:
        """Begin it, and yield what it prints until it has ended."""
        more = {"NO_COLOR": "1", "STATEMENTPRESS_PROGRESS": "1"}
        process = self._process = await begun(
            self._command, folder=self._project, stderr=asyncio.subprocess.PIPE, more=more
        )
        if self._is_stopped:
            _ask_to_end(process)
        waiting: asyncio.Queue[Line | None] = asyncio.Queue()
        reading = [
            asyncio.create_task(_read(process.stdout, waiting, is_result=True)),
            asyncio.create_task(_read(process.stderr, waiting, is_result=False)),
        ]
        try:
            ended = 0
            while ended < len(reading):
                line = await waiting.get()
                if line is None:
                    ended += 1
                else:
                    yield line
            await process.wait()
        finally:
            for task in reading:
                task.cancel()

    @property
    def code(self) -> int | None:
        """The exit code; None as long as it runs."""
        return self._process.returncode if self._process else None

    async def stop(self) -> None:
        """End it as Ctrl-C does, and kill it with all that it started if that takes too long."""
        self._is_stopped = True
        process = self._process
        if process is None or process.returncode is not None:
            return
        _ask_to_end(process)
        try:
            async with asyncio.timeout(2 * GRACE_SECONDS):
                await process.wait()
        except TimeoutError:
            kill_with_all(process.pid)
            await process.wait()


def _ask_to_end(process: asyncio.subprocess.Process) -> None:
    """Let a command unwind, as SIGTERM does; where it does not, as the end of its leash does."""
    if unwinds_when_terminated():
        with suppress(ProcessLookupError):
            process.terminate()
    elif process.stdin:
        process.stdin.close()


async def ran(project: Path, arguments: Sequence[str]) -> str:
    """Return the result of a command, as it was printed; raise RefusedError if it failed."""
    running = Running(project, arguments)
    lines = [line async for line in running.lines()]
    if running.code:
        raise refusal([line.text for line in lines if not line.is_result])
    return "".join(f"{line.text}\n" for line in lines if line.is_result)


def refusal(lines: Sequence[str]) -> RefusedError:
    """Return what the messages of a command say that failed."""
    said = next((it.removeprefix(_ERROR) for it in lines if it.startswith(_ERROR)), "it failed")
    hint = next((it.removeprefix(_HINT) for it in lines if it.startswith(_HINT)), "")
    place, message = _parted(said)
    return RefusedError(422, "command-failed", message, hint, place)


def _parted(said: str) -> tuple[Place | None, str]:
    """Return the place in a file that stands before a message, and the message."""
    found = _PLACED.fullmatch(said)
    if found is None:
        return None, said
    return Place(found["path"], int(found["line"]) if found["line"] else None), found["message"]


@dataclass(slots=True)
class Failure:
    """Why some of several editions could not be made."""

    editions: Sequence[str]
    place: Place | None
    message: str
    hint: str = ""
    code: str = "edition-failed"


def failures(lines: Sequence[str]) -> Sequence[Failure]:
    """Return what the messages of a command say of each edition that could not be made."""
    found: list[Failure] = []
    begins = next((at for at, line in enumerate(lines) if _SOME_FAILED.fullmatch(line)), None)
    for line in lines[begins + 1 :] if begins is not None else ():
        if line.startswith(_HINT) and found:
            found[-1].hint = line.removeprefix(_HINT)
        elif reason := _REASON.fullmatch(line):
            found.append(Failure(reason["names"].split(", "), *_parted(reason["said"])))
    return found


async def _read(
    stream: asyncio.StreamReader | None, waiting: "asyncio.Queue[Line | None]", *, is_result: bool
) -> None:
    try:
        while stream and (data := await stream.readline()):
            waiting.put_nowait(Line(data.decode("utf-8", "replace").rstrip("\r\n"), is_result))
    finally:
        waiting.put_nowait(None)
