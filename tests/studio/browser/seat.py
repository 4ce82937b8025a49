"""Somebody before the studio: opens windows of a statement, types, and waits for what comes."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

from tests.readers.chromium import SECONDS, Faults, window
from tests.shared.desk import FILES, FOLDER
from tests.studio.server import Server

DESKTOP = ViewportSize(width=1440, height=900)
PHONE = ViewportSize(width=360, height=740)

CONFLICT = "409"
"""How the server says that others were first; browsers complain of it, and the page merges."""

expect.set_options(timeout=SECONDS * 1000)


@contextmanager
def profile(browser: Browser, **given: Any) -> Iterator[BrowserContext]:
    """Yield a browser of one person, who has a large screen."""
    context = browser.new_context(**{"viewport": DESKTOP, "locale": "en-GB", **given})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    try:
        yield context
    finally:
        context.close()


class Seat:
    """A browser of one person, as if it were new, and the studio that it is before."""

    def __init__(self, context: BrowserContext, server: Server) -> None:
        self.context, self.server = context, server
        self.desk = server.desk
        self.faults = Faults(expected=(CONFLICT,))
        self._as_it_was()

    def _as_it_was(self) -> None:
        """Put the statement back as it was before other tests."""
        for path in self.desk.folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif path.name not in FILES:
                path.unlink()
        for name, text in FILES.items():
            self.desk.write(name, text)
        self.server.ask("POST", "/edition", json={"edition": "official"})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close all windows; what they have kept is forgotten."""
        for page in self.context.pages[:1]:
            forgetting = self.context.new_cdp_session(page)
            origin = self.server.address.rsplit("/", 2)[0]
            what = {"origin": origin, "storageTypes": "all"}
            forgetting.send("Storage.clearDataForOrigin", what)
        for page in self.context.pages:
            page.close()
        self.context.clear_cookies()
        self.context.set_offline(False)

    def list(self, ui: str = "en") -> Page:
        """Return a window with the list of statements."""
        page = window(self.context, self.faults)
        page.goto(f"{self.server.address}?ui={ui}")
        expect(page.locator("#list")).to_have_attribute("aria-busy", "false")
        return page

    def open(self, ui: str = "en") -> Page:
        """Return a window with the statement, ready to be written in."""
        page = window(self.context, self.faults)
        page.goto(f"{self.server.address}s/{FOLDER}/?ui={ui}")
        ready(page)
        return page

    def placed(self, name: str, line: int, page: Page) -> None:
        """Wait until the pages show a line of a file, and let a window begin with them."""
        while True:
            answer = self.server.ask("GET", "/places/official")
            pages = answer.json()["pages"] if answer.is_success else []
            if any(each["path"] == name and each["line"] == line for one in pages for each in one):
                break
        page.reload()
        ready(page)

    def lies(self, name: str, text: str | re.Pattern[str], page: Page) -> None:
        """Wait until a file says what it has to."""
        path = self.desk.folder / name
        saved(page)
        found = path.read_text("utf-8") if path.exists() else ""
        assert text in found if isinstance(text, str) else text.search(found), found


def ready(page: Page) -> None:
    """Wait until a window can be written in."""
    page.wait_for_selector("body[data-ready]", state="attached")


def saved(page: Page) -> None:
    """Wait until all that was typed is saved."""
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved")


def text(page: Page, code: str = "en") -> Locator:
    """Return the text of a language, brought forward."""
    page.locator(f"#tab-{code}").click()
    return page.locator(f"#panel-{code} textarea")


def shot(page: Page, folder: Path, name: str) -> None:
    """Keep a picture of a window, for whoever looks at what a test has seen."""
    page.screenshot(path=folder / f"{name}.png")
