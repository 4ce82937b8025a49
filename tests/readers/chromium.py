"""Chromium as a person at a desk uses it: driven by Playwright, judged by axe-core.

A window notes what nobody may find: an error in the console, a request to anywhere else, and
what the policy of the server had to stop.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Request,
    sync_playwright,
)

from tests.readers.tool import Tool

CHROMIUM = "Chromium"
TOOL = Tool(
    "Chromium driven by Playwright", parts=(CHROMIUM, "pdfjs-dist"), packages=("playwright",)
)
AXE = Path(__file__).parents[1] / "node_modules/axe-core/axe.min.js"
ALONE = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
"""Without these it asks its makers for news."""
SECONDS = 120
"""After this time something is taken never to come, even on a slow machine with much else to do."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass
class Faults:
    """What a window did that no window may."""

    found: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()
    """Parts of faults that a test brings about itself, such as a server that is killed."""

    def add(self, fault: str) -> None:
        if not any(part in fault for part in self.expected):
            self.found.append(fault)


@contextmanager
def browser() -> Iterator[Browser]:
    """Yield a Chromium without a window on the screen."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=TOOL.path(CHROMIUM), args=list(ALONE))
        try:
            yield chromium
        finally:
            chromium.close()


def window(context: BrowserContext, faults: Faults) -> Page:
    """Return a new window that notes its faults."""
    page = context.new_page()
    page.set_default_timeout(SECONDS * 1000)

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            faults.add(f"console: {message.text} {message.location}")

    def failed(error: Error) -> None:
        faults.add(f"error: {error} {error.stack}")

    def asked(request: Request) -> None:
        if not _is_own(request.url):
            faults.add(f"asks {request.url}")

    page.on("console", said)
    page.on("pageerror", failed)
    page.on("request", asked)
    return page


def _is_own(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in {"data", "blob", "about"} or parts.hostname in {"127.0.0.1", "localhost"}


def accessibility_faults(page: Page) -> list[str]:
    """Return what axe-core finds in a page as it stands, a line for each element."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "rules => axe.run({ runOnly: { type: 'tag', values: rules } }).then(({ violations }) =>"
        " violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) =>"
        " `${id}: ${html.slice(0, 160)} ${failureSummary}`)))",
        RULES,
    )
    return [str(each) for each in found]
