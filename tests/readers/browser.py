"""Chromium, as it shows web pages to people: layout, fonts, keyboard, and what axe-core finds.

One process answers all tests of a worker: it takes a second to start, and a page a fifth of one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from tests.readers.once import READERS, digest, once
from tests.readers.served import Served
from tests.readers.tool import Tool

AXE, CHROMIUM = "pdfjs-dist", "Chromium"
TOOL = Tool("Chromium with axe-core", parts=(AXE, "Node.js", CHROMIUM))
available, version = TOOL.available, TOOL.version

SCRIPT = Path(__file__).with_name("browser.mjs")


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule of axe-core that a page breaks, and the HTML of the places."""

    rule: str
    help: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Focus:
    """The element that has the keyboard's focus, and whether a person sees that it has it."""

    name: str
    text: str
    href: str
    outlined: bool
    visible: bool


@dataclass(frozen=True, slots=True)
class Look:
    """What Chromium saw of a page."""

    requests: tuple[str, ...] = ()
    """The addresses that the page asked for."""
    complaints: tuple[str, ...] = ()
    """What the browser wrote to its console."""
    violations: tuple[Violation, ...] = ()
    """What axe-core found, if it was asked."""
    tabs: tuple[Focus | None, ...] = ()
    """What had the focus after each press of Tab, None if nothing on the page had."""
    value: Any = None
    """What the script of the question returned."""
    error: str = ""
    """Why the page could not be shown, empty if it was."""


def look_within(folder: Path, page: str, **asked: Any) -> Look:
    """Return what `look` does of a page that shows nothing but what lies in a folder.

    It is looked at once for each content of the folder. Nothing can be written.
    """
    key = f"look {page} {sorted(asked.items())} {_content(folder)}"
    seen = once(key, lambda: _seen(folder, page, asked), of=READERS)
    top = folder.resolve().as_uri()
    return replace(seen, requests=tuple(f"{top}{each}" for each in seen.requests))


def _seen(folder: Path, page: str, asked: Mapping[str, Any]) -> Look:
    """Return what was seen; requests of files in the folder are relative to it."""
    seen = look(folder / page, **asked)
    top = folder.resolve().as_uri()
    return replace(seen, requests=tuple(each.removeprefix(top) for each in seen.requests))


@cache
def _content(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    names = (path.relative_to(folder).as_posix().encode() for path in files)
    return digest(*names, *(path.read_bytes() for path in files))


def look(
    page: Path,
    *,
    width: int = 1280,
    height: int = 900,
    ask: str = "",
    axe: bool = False,
    tabs: int = 0,
    dark: bool = False,
    media: str = "screen",
    screenshot: Path | None = None,
    pdf: Path | None = None,
) -> Look:
    """Show a page in a window of so many CSS pixels, and return what was seen.

    `ask` is the body of a function in JavaScript, whose result becomes `value`. Raise RuntimeError
    if the page cannot be shown.
    """
    question = {
        "address": page.resolve().as_uri(),
        "width": width,
        "height": height,
        "ask": ask,
        "axe": axe,
        "tabs": tabs,
        "dark": dark,
        "print": media == "print",
        "screenshot": str(screenshot or ""),
        "pdf": str(pdf or ""),
    }
    found = msgspec.json.decode(_browser().answer(question), type=Look)
    if found.error:
        raise RuntimeError(f"{question['address']}: {found.error}")
    return found


@cache
def _browser() -> Served:
    return Served("Chromium", "node", SCRIPT, TOOL.path(CHROMIUM))
