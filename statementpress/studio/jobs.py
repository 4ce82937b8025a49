"""Jobs that take a while: a command runs, the windows see how far it is, and it can be stopped."""

import asyncio
import re
import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import msgspec

from statementpress.studio.answers import (
    Languages,
    RefusedError,
    in_words,
    nothing_there,
    shown_refusal,
)
from statementpress.studio.desk import Desk, Event
from statementpress.studio.job_table import JOBS
from statementpress.studio.programs import Failure, Line, Running, failures, refusal
from statementpress.words.findings import said_line

KEPT: Final = 20
"""How many jobs that have ended are remembered."""
MOST_LINES, LONGEST = 1000, 2000
"""How many lines of a job are shown at most, and how much of each, in characters."""
SHARED: Final = "share"
"""The folder in build/STATEMENT/ with what is made to be shared."""
TELL_SECONDS: Final = 0.2
"""How often windows are told of a job at most."""
_PROGRESS: Final = re.compile(r"progress: (?:(?P<done>\d+)/(?P<total>\d+) ?)?(?P<stage>.*)")


class Begin(msgspec.Struct, forbid_unknown_fields=True):
    """What a page sends to begin a job."""

    command: str
    options: Mapping[str, Any] = {}
    window: str = ""


@dataclass(slots=True)
class Begun:
    """A job that runs or has ended."""

    id: str
    command: str
    running: Running
    target: str
    """The file in build/STATEMENT/ that it was told to make, or ""."""
    words: Languages
    """The words of each language that its lines are said in besides English."""
    state: str = "running"
    """running, done, failed or stopped."""
    lines: list[str] = field(default_factory=list)
    """What it has said and made so far."""
    said_lines: dict[str, list[str]] = field(default_factory=dict)
    """The same lines in each of the languages."""
    results: list[str] = field(default_factory=list)
    """What it has printed as its result."""
    progress: Mapping[str, Any] | None = None
    """How many of how many parts are done, and what is done now."""
    files: list[Mapping[str, str]] = field(default_factory=list)
    """What it made."""
    error: Mapping[str, Any] | None = None
    """Why it failed, or what it found wrong."""
    warning: bool = False
    """Whether the last message was a warning, or its hint."""
    failures: Sequence[Mapping[str, Any]] = ()
    """Which of several editions could not be made, and why; `files` has the others."""

    def heard(self, line: Line) -> None:
        """Take a line that it has printed."""
        found = None if line.is_result else _PROGRESS.fullmatch(line.text)
        if found:
            done, total = (int(found[name]) if found[name] else None for name in ("done", "total"))
            said = {code: words.sentence_of(found["stage"]) for code, words in self.words.items()}
            self.progress = {"done": done, "total": total, "stage": found["stage"], "said": said}
            return
        if line.is_result:
            self.results.append(line.text)
        elif self._is_warning_of_text(line.text):
            return
        if len(self.lines) < MOST_LINES:
            text = line.text[:LONGEST]
            self.lines.append(text)
            for code, words in self.words.items():
                self.said_lines.setdefault(code, []).append(said_line(text, words))

    def _is_warning_of_text(self, text: str) -> bool:
        """Return whether a message belongs to a warning that is told beside the pages already."""
        is_hint = text.startswith("  hint: ")
        self.warning = text.startswith("warning: ") or (self.warning and is_hint)
        return self.warning and JOBS[self.command].warns_of_text

    def said(self) -> Mapping[str, Any]:
        """Return what a window is told of it."""
        return {
            "id": self.id,
            "command": self.command,
            "state": self.state,
            "lines": self.lines,
            "said": self.said_lines,
            "progress": self.progress,
            "files": self.files,
            "code": self.running.code,
            "verdict": JOBS[self.command].verdicts.get(self.running.code or 0, "")
            if self.state == "done"
            else "",
            "error": self.error,
            "failures": self.failures,
        }


class Jobs:
    """The jobs of one statement; one at a time writes."""

    def __init__(self, project: Path, desk: Desk, words: Languages) -> None:
        self._project = project
        self._words = words
        self._desk = desk
        self._jobs: dict[str, Begun] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, sent: Begin) -> Begun:
        """Begin a job; raise RefusedError if there is no such job, or if one is running."""
        job = JOBS.get(sent.command)
        if job is None:
            raise RefusedError(422, "no-job", f"there is no button “{sent.command[:40]}”")
        try:
            options = msgspec.convert(dict(sent.options), job.options)
        except msgspec.ValidationError as error:
            raise RefusedError(422, "no-option", f"{sent.command}: {error}") from error
        if any(each.state == "running" for each in self._jobs.values()):
            raise RefusedError(409, "busy", "something is being made", "wait for it, or stop it")
        running = Running(self._project, job.arguments(options, self._desk.slug))
        begun = Begun(secrets.token_hex(8), sent.command, running, job.makes(options), self._words)
        self._jobs[begun.id] = begun
        while len(self._jobs) > KEPT:
            del self._jobs[next(iter(self._jobs))]
        task = asyncio.create_task(self._run(begun))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return begun

    async def stop(self, name: str) -> None:
        """Stop a job; raise RefusedError if there is none of this name."""
        if name not in self._jobs:
            raise nothing_there()
        begun = self._jobs[name]
        if begun.state == "running":
            begun.state = "stopped"
            await begun.running.stop()

    async def end(self) -> None:
        """Stop all jobs."""
        for name in list(self._jobs):
            await self.stop(name)

    def events(self) -> list[Event]:
        """Return what a window has to be told that was opened just now."""
        return [("job", each.said()) for each in self._jobs.values()]

    async def _run(self, begun: Begun) -> None:
        telling = asyncio.create_task(self._tell_again_and_again(begun))
        try:
            async for line in begun.running.lines():
                begun.heard(line)
        except (OSError, ValueError) as error:  # an argument too long, or with what none may have
            begun.heard(Line(f"error: the command cannot be run: {error}", False))
        finally:
            telling.cancel()
            if begun.state == "running":
                is_good = begun.running.code in JOBS[begun.command].verdicts
                begun.state = "done" if is_good else "failed"
            if begun.running.code != 0 and begun.state != "stopped":
                begun.error = shown_refusal(refusal(begun.lines), self._words)
                begun.failures = [self._shown(each) for each in failures(begun.lines)]
            begun.files = self._made(begun)
            self._desk.tell("job", begun.said())

    async def _tell_again_and_again(self, begun: Begun) -> None:
        before: tuple[int, object] | None = None
        with suppress(asyncio.CancelledError):
            while True:
                now = len(begun.lines), begun.progress
                if now != before:
                    self._desk.tell("job", begun.said())
                before = now
                await asyncio.sleep(TELL_SECONDS)

    def _shown(self, failure: Failure) -> Mapping[str, Any]:
        path = failure.place.path if failure.place else None
        return {
            "editions": failure.editions,
            "path": path and path.removeprefix(f"statements/{self._desk.slug}/"),
            "line": failure.place.line if failure.place else None,
            "message": failure.message,
            "hint": failure.hint,
            "said": in_words(failure, self._words),
        }

    def _made(self, begun: Begun) -> list[Mapping[str, str]]:
        """Return what a job made, with where it is found below the statement's address."""
        build, frozen = f"build/{self._desk.slug}/", f"archive/{self._desk.slug}/"
        found: list[Mapping[str, str]] = []
        for path in (*begun.results, f"{build}{begun.target}" if begun.target else ""):
            name = path.rpartition("/")[2]
            if path in {f"{build}{name}", f"{build}{SHARED}/{name}"}:
                inside = path.removeprefix(build)
                made = {"name": inside, "href": f"outputs/{inside}"}
            elif path == f"{frozen}{name}":
                made = {"name": f"{name}.zip", "href": f"versions/{name}.zip"}
            elif path.startswith("build/site/"):
                made = {"name": path, "href": f"../../../site/{name}"}
            else:
                continue  # a line of a report
            if (self._project / path).exists():
                found.append(made)
        return found
