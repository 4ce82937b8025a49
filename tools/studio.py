"""Draw the pictures of the studio to docs/studio/: `python -m tools.studio`.

A studio is started on a copy of the examples, and a browser without a window goes through it. It
needs Chromium and what the tests need. Arguments name the pictures to draw; without any, all are.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Page, sync_playwright

from tools.examples import EXAMPLES
from tools.gallery import GROUND, encoded

FOLDER = Path(__file__).parents[1] / "docs" / "studio"
STATEMENT = "2026-03-22-safe-rivers"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ALONE = ("--no-sandbox", "--disable-background-networking", "--disable-component-update")
DESK, PHONE = (1280, 760), (360, 640)
"""Widths and heights of the windows, in pixels of style sheets."""
GAP = 16
"""Pixels around each of several windows in one picture."""
WORD_FILE = (
    "Joint Statement on Clean Wells",
    "Riverbank, 22 March 2026",
    "We, the undersigned organisations, ask the ministry to test every well once a year.",
    "យើងខ្ញុំជាអង្គការដែលបានចុះហត្ថលេខា សូមស្នើក្រសួងឱ្យពិនិត្យអណ្ដូងគ្រប់កន្លែងម្ដងក្នុងមួយឆ្នាំ។",
)


@contextmanager
def studio() -> Iterator[str]:
    """Yield the address of a studio of the examples, which ends at the end."""
    with TemporaryDirectory() as name:
        project = Path(name) / "project"
        shutil.copytree(EXAMPLES / "statements", project / "statements")
        options = ("--project", str(project), "studio", "--no-browser", "--port", "0")
        command = (sys.executable, "-m", "statementpress", *options)
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout
            try:
                yield server.stdout.readline().strip()
            finally:
                server.terminate()


def window(browser: Browser, size: tuple[int, int], address: str) -> Page:
    """Return a window of a size that shows an address."""
    width, height = size
    page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=1.25)
    page.set_default_timeout(120_000)
    page.goto(address)
    return page


def statement(browser: Browser, size: tuple[int, int], address: str, ui: str) -> Page:
    """Return a window with the statement in it, once its pages are there."""
    page = window(browser, size, f"{address}s/{STATEMENT}/?ui={ui}")
    page.wait_for_selector("#sheets[aria-busy=false] .sheet", state="attached")
    if size == DESK:
        page.wait_for_selector(".sheet img[src]")
    return page


def taken(page: Page) -> Image.Image:
    """Return what a window shows."""
    return Image.open(BytesIO(page.screenshot())).convert("RGB")


def desk(browser: Browser, address: str) -> Image.Image:
    """Show somebody who writes, and the paragraph marked on the page."""
    page = statement(browser, DESK, address, "en")
    page.locator("#panel-en textarea").press("Control+Home")
    for _ in range(8):
        page.keyboard.press("ArrowDown")
    page.wait_for_selector(".sheet .mark")
    return taken(page)


def khmer(browser: Browser, address: str) -> Image.Image:
    """Show the interface in Khmer, and something to mend."""
    page = statement(browser, DESK, address, "km")
    page.locator("#tab-km").click()
    area = page.locator("#panel-km textarea")
    area.focus()
    area.evaluate("area => area.setSelectionRange(...Array(2).fill(area.value.indexOf('\\n:::')))")
    page.keyboard.insert_text(" យើងមាន ១២ ក្រុម។")
    page.wait_for_selector("#finding-list li")
    page.wait_for_selector("#sheets[data-placed]")
    area.evaluate("area => area.scrollTop = 0")
    return taken(page)


def signatories(browser: Browser, address: str) -> Image.Image:
    """Show the table of those who sign."""
    page = statement(browser, DESK, address, "en")
    page.locator("#tab-signatories").click()
    page.locator("#register tbody tr").nth(2).locator("input").first.click()
    return taken(page)


def word(browser: Browser, address: str) -> Image.Image:
    """Show what becomes of a Word file before it is taken over."""
    document = docx.Document()
    document.add_paragraph(WORD_FILE[0], style="Title")
    for line in WORD_FILE[1:]:
        document.add_paragraph(line)
    written = BytesIO()
    document.save(written)
    page = window(browser, DESK, f"{address}?ui=en")
    file = FilePayload(name="wells.docx", mimeType="", buffer=written.getvalue())
    page.locator('[data-drop="begin"] input').set_input_files(file)
    page.wait_for_selector(".proposal")
    return taken(page)


def phone(browser: Browser, address: str) -> Image.Image:
    """Show three views of a phone side by side."""
    page = statement(browser, PHONE, address, "km")
    views = []
    for name, seen in (("write", "#panel-en textarea"), ("pages", ".sheet img[src]")):
        page.locator(f"#view-{name}").click()
        page.wait_for_selector(seen)
        views.append(taken(page))
    page.goto(f"{address}?ui=km")
    page.wait_for_selector("#list li")
    views.append(taken(page))
    width, height = views[0].size
    row = Image.new("RGB", (len(views) * (width + GAP) + GAP, height + 2 * GAP), GROUND)
    for number, view in enumerate(views):
        row.paste(view, (GAP + number * (width + GAP), GAP))
    return row


PICTURES: Mapping[str, Callable[[Browser, str], Image.Image]] = {
    "desk": desk,
    "khmer": khmer,
    "signatories": signatories,
    "word": word,
    "phone": phone,
}
"""What draws each picture, by its name."""


def main(names: Sequence[str]) -> None:
    """Draw the pictures called `names`, or all of them."""
    FOLDER.mkdir(exist_ok=True)
    chromium = next(filter(None, map(shutil.which, CHROMIUM)))
    with studio() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(ALONE))
        for name in names or PICTURES:
            (FOLDER / f"{name}.png").write_bytes(encoded(PICTURES[name](browser, address)))
            for context in browser.contexts:
                context.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
