"""A statement that people have open: its files, its windows, and what other programs change.

Every window hears of each change as soon as it is there, whoever made it.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import msgspec
import watchfiles
from anyio.to_thread import run_sync

from statementpress.errors import OutputError
from statementpress.statement.catalogue import FACTS
from statementpress.statement.files import FileError, files_below
from statementpress.statement.register.corrections import CORRECTIONS
from statementpress.statement.register.settings import SETTINGS
from statementpress.statement.register.source import REGISTER
from statementpress.studio.texts import Text, read_text

WAITING: Final = 1000
"""How many events a window may be behind; one that is slower has to ask for everything anew."""
QUIET_SECONDS: Final = 10
"""After so long without an event, a window gets a sign of life."""
DEBOUNCE, STEP = 200, 30
"""Milliseconds for which changes of other programs are gathered, at most and if nothing follows."""
LOOK_SECONDS: Final = 5
"""After so long without a change, it is looked for one: not every disk tells of them."""
LEFT_SECONDS: Final = 30
"""After so long without a window, a statement is taken for left; a page is reloaded sooner."""
WINDOW: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
"""What a window may call itself."""

Event = tuple[str, Mapping[str, Any]]
"""The name of an event, and what the page is told."""


@dataclass(slots=True)
class Window:
    """A page that somebody has open."""

    name: str
    events: "asyncio.Queue[Event | None]" = field(
        default_factory=lambda: asyncio.Queue(maxsize=WAITING)
    )
    """What it has to be told; None ends it."""

    def tell(self, event: Event | None) -> None:
        """Tell it something, or end it because it has been told too much."""
        try:
            self.events.put_nowait(event)
        except asyncio.QueueFull:
            while not self.events.empty():
                self.events.get_nowait()
            self.events.put_nowait(None)


class Desk:
    """One statement that is open."""

    def __init__(
        self, folder: Path, languages: Mapping[str, str], made_with: Sequence[Path] = ()
    ) -> None:
        """Take its folder, and the languages that the project knows with their names.

        What is seen of it is made anew whenever a file in one of the folders `made_with` changes.
        """
        self.folder = folder
        self._made_with = made_with
        self.languages = languages
        self.lock = asyncio.Lock()
        """Is held by whoever writes a file of it."""
        self.edition = ""
        """The edition that is shown; "" before a window has chosen one."""
        self.windows: list[Window] = []
        self.hear: Callable[[], None] = lambda: None
        """Is called when a file has changed, whoever changed it, or another edition was chosen."""
        self.greet: Callable[[], Iterable[Event]] = tuple
        """Returns what a window is told when it is opened."""
        self.leave: Callable[[], None] = lambda: None
        """Is called some time after the last window was closed, if none was opened meanwhile."""
        self._announced: dict[str, str | None] = {}
        """The hash of each file as all windows know it, None for one that is gone. A window that
        was opened later may have read another, of which the others will hear."""
        self._watching: asyncio.Task[None] | None = None
        self._looking: asyncio.Task[None] | None = None
        self._leaving: asyncio.TimerHandle | None = None
        self._stop = asyncio.Event()

    @property
    def slug(self) -> str:
        """The name of its folder."""
        return self.folder.name

    def names(self) -> Iterator[str]:
        """Yield the names of all texts that it may have, in the order in which they are shown."""
        yield FACTS
        yield from (f"{code}.md" for code in self.languages)
        yield from (f"summary.{code}.md" for code in self.languages)
        yield from (SETTINGS, CORRECTIONS)

    def read(self, name: str) -> Text | None:
        """Return one of its texts; None if it is not there. Raises FileError if it is broken."""
        text = read_text(self.folder, name)
        self._announced.setdefault(name, text.hash if text else None)
        return text

    def tell(self, name: str, said: Mapping[str, Any], but: str = "") -> None:
        """Tell all windows of an event, but for the window that caused it."""
        for window in self.windows:
            if window.name != but:
                window.tell((name, said))

    def saved(self, name: str, text: str, its_hash: str, window: str) -> None:
        """Tell the other windows that a file is now this, because a window saved it."""
        self._announced[name] = its_hash
        said = {"name": name, "hash": its_hash, "text": text, "by": "window"}
        self.tell("file", said, window)
        self.hear()

    async def events(self, name: str) -> AsyncIterator[bytes]:
        """Yield what a window is told, as server-sent events, until it is closed."""
        window = Window(name)
        self.windows.append(window)
        if self._leaving:
            self._leaving.cancel()
        if self._watching is None or self._watching.done() or self._stop.is_set():
            self._stop = asyncio.Event()
            self._watching = asyncio.create_task(self._watch())
            # It watches by the time that this one looks: what was changed before is found here.
            self._looking = asyncio.create_task(self._look_again())
        try:
            self.tell("windows", {"count": len(self.windows)}, name)
            hello = {"windows": len(self.windows), "edition": self.edition}
            yield _sent(("hello", hello))
            for event in self.greet():
                yield _sent(event)
            while True:
                try:
                    async with asyncio.timeout(QUIET_SECONDS):
                        told = await window.events.get()
                except TimeoutError:
                    yield b": still here\n\n"
                    continue
                if told is None:
                    return
                yield _sent(told)
        finally:
            self.windows.remove(window)
            self.tell("windows", {"count": len(self.windows)})
            if not self.windows:
                loop = asyncio.get_running_loop()
                self._leaving = loop.call_later(LEFT_SECONDS, self._left)

    def close(self) -> None:
        """End all windows' events, and hear no more of other programs."""
        for window in self.windows:
            window.tell(None)
        self._stop.set()

    def _left(self) -> None:
        self._stop.set()
        self.leave()

    async def _watch(self) -> None:
        """Tell the windows what other programs change, until nobody listens any more."""
        polling = False
        while not self._stop.is_set():
            begun = _number(self.folder)
            try:
                async for changes in self._changes(polling=polling):
                    for path in sorted({Path(path) for _, path in changes}):
                        await self._look_at(path)
                    if not changes:
                        await self._look_again()
                    if _number(self.folder) != begun:
                        break  # another folder has its name now
            except FileNotFoundError:
                await asyncio.sleep(LOOK_SECONDS)  # until it is put back
            except (OSError, RuntimeError):
                polling = True  # the system has no more watches to give
                await asyncio.sleep(LOOK_SECONDS)
            await self._look_again()

    def _changes(self, *, polling: bool) -> AsyncIterator[set[tuple[watchfiles.Change, str]]]:
        """Return the changes in the folders, in groups; an empty one after some time without."""
        return watchfiles.awatch(
            self.folder,
            *self._made_with,
            watch_filter=_is_seen,
            stop_event=self._stop,
            debounce=DEBOUNCE,
            step=STEP,
            rust_timeout=int(LOOK_SECONDS * 1000),
            yield_on_timeout=True,
            force_polling=polling or None,
            recursive=True,
        )

    async def _look_again(self) -> None:
        """Look at all files that a window was given once."""
        for name in list(self._announced):
            await self.look(name)

    async def _look_at(self, path: Path) -> None:
        for folder in (self.folder, self.folder.resolve()):  # some systems name the real one
            if path.is_relative_to(folder):
                await self.look(path.relative_to(folder).as_posix())
                return
        self.hear()

    async def look(self, name: str) -> None:
        """Look at a file that may have changed, and tell the windows if it has."""
        path = self.folder / name
        if name == REGISTER or name in self.names():
            async with self.lock:
                before = self._announced.get(name)
                try:
                    text = await run_sync(self.read, name)
                except (FileError, OutputError):
                    return
                self._announced[name] = text.hash if text else None
                if text and text.hash != before:
                    said = {"name": name, "hash": text.hash, "text": text.text, "by": "other"}
                    self.tell("file", said)
                elif text is None and before is not None:
                    self.tell("gone", {"name": name})
                else:
                    return
        elif path.is_dir():  # a new one, whose files may have come before it was watched
            for inner in files_below(path):
                self._tell_of(f"{name}/{inner}")
        elif path.exists() or "/" in name:
            self._tell_of(name)
        else:
            return  # a file of a moment, as editors write beside the one that they save
        self.hear()

    def _tell_of(self, name: str) -> None:
        """Tell the windows of a file that is no text."""
        self.tell("file", {"name": name, "hash": None, "text": None, "by": "other"})


def _number(folder: Path) -> int:
    """Return the number that a disk has for a folder; 0 if it is not there."""
    try:
        return folder.stat().st_ino
    except OSError:
        return 0


def _is_seen(_change: watchfiles.Change, path: str) -> bool:
    """Return whether a change concerns a file that people see."""
    return not Path(path).name.startswith((".", "~$"))


def _sent(event: Event) -> bytes:
    """Return an event as it is sent; JSON has no line ends that would end it."""
    name, said = event
    return b"event: " + name.encode() + b"\ndata: " + msgspec.json.encode(said) + b"\n\n"
