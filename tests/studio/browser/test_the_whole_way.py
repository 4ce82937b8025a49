"""From a Word file to the published website, for whoever has never opened a terminal."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Locator, Page, expect

from tests.intake.made import document_of
from tests.intake.made import saved as word_file
from tests.readers.chromium import accessibility_faults
from tests.shared.desk import Desk
from tests.studio.browser.seat import Seat, ready, saved, text
from tests.studio.server import Server

pytestmark = pytest.mark.long
NAME = "2026-03-22-clean-wells"
WORDS = (
    "= Joint Statement on Clean Wells",
    "Riverbank, 22 March 2026",
    "We, the undersigned organisations, ask the ministry to test 10 wells in every village.",
    "# What we ask",
    "The people who live there need clean water, and that is why we ask for your help.",
    "= សេចក្តីថ្លែងការណ៍រួម ស្តីពីអណ្តូងស្អាត",
    "យើងខ្ញុំជាអង្គការដែលបានចុះហត្ថលេខា សូមស្នើក្រសួងឱ្យពិនិត្យអណ្តូង ១០ នៅគ្រប់ភូមិ។",
    "# អ្វីដែលយើងស្នើ",
    "ប្រជាជនដែលរស់នៅទីនោះត្រូវការទឹកស្អាត ហើយនេះជាមូលហេតុដែលយើងសុំជំនួយពីអ្នក។",
)
SIGNATORIES = "\n".join(("Otter Society\tសមាគមភេ", "Heron Trust\tមូលនិធិកុក", "Frog Club\tក្លឹបកង្កែប"))
MARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h40v20H0z"/></svg>'


@pytest.fixture
def seat(person: BrowserContext, tmp_path: Path) -> Iterator[Seat]:
    """Return a place before a studio of its own."""
    with Server(Desk(tmp_path)) as server, Seat(person, server) as seat:
        yield seat
    assert seat.faults.found == []


def begun(seat: Seat) -> Page:
    """Begin a statement from a Word file, and answer what the program cannot know."""
    page = seat.list()
    data = word_file(document_of(*WORDS))
    file = FilePayload(name="wells.docx", mimeType="application/octet-stream", buffer=data)
    page.locator('[data-drop="begin"] input').set_input_files(file)
    dialog = page.locator("#dialog-intake")
    dialog.get_by_label("Name of the folder").fill(NAME)
    assert accessibility_faults(page) == []
    for question, said in (("place", "ក្រុងទន្លេ"), ("author", "The Made-up Coalition")):
        for field in dialog.locator(f'[data-question^="{question}"]').all():
            field.fill(said)
    dialog.get_by_role("button", name="Take it over").click()
    page.wait_for_url(f"**/s/{NAME}/**")
    ready(page)
    return page


def done(page: Page, button: str) -> Locator:
    """Press the button of a dialog that starts something; return what it made when it is done."""
    page.get_by_role("dialog").get_by_role("button", name=button, exact=True).click()
    job = page.locator("#dialog-job")
    expect(job.locator("#job-state")).to_have_attribute("data-state", "done", timeout=300_000)
    assert accessibility_faults(page) == []
    return job


def from_the_menu(page: Page, entry: str) -> None:
    """Close the dialog of a job, if it is open, and choose something else to do."""
    if page.locator("#dialog-job").is_visible():
        page.locator("#dialog-job").get_by_role("button", name="Close").click()
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name=entry).click()


def written(page: Page) -> None:
    """Write in both languages."""
    text(page, "en").press("Control+End")
    page.keyboard.type("\n\nWe will help.")
    text(page, "km").press("Control+End")
    page.keyboard.insert_text("\n\nយើងនឹងជួយ។")
    saved(page)


def signed(page: Page) -> None:
    """Add a logo and three signatories, one of whom has it; the first group makes itself."""
    page.get_by_role("tab", name="Logos").click()
    logo = FilePayload(name="otter.svg", mimeType="image/svg+xml", buffer=MARK.encode())
    page.locator('[data-drop="logos"] input').set_input_files(logo)
    expect(page.locator('[data-logo="otter.svg"]')).to_be_visible()
    page.get_by_role("tab", name="Signatories").click()
    page.get_by_role("button", name="Add a row").click()
    page.evaluate("text => navigator.clipboard.writeText(text)", SIGNATORIES)
    page.keyboard.press("Control+v")
    page.get_by_label("Logo, row 1", exact=True).select_option("otter.svg")
    for code in ("en", "km"):
        expect(text(page, code)).to_have_value(re.compile("::: signatories signed"))
    saved(page)


def downloaded(page: Page, link: Locator) -> bytes:
    """Return what comes of a link that is for keeping."""
    with page.expect_download() as download:
        link.click()
    return Path(download.value.path()).read_bytes()


def test_the_whole_way(seat: Seat) -> None:
    page = begun(seat)
    folder = seat.desk.project / "statements" / NAME
    written(page)
    signed(page)
    assert (folder / "signatories.csv").read_text("utf-8").count("signed,") == 3
    expect(page.locator("#findings-state")).not_to_contain_text("error")
    expect(page.locator(".sheets img[src]").first).to_be_visible()

    page.get_by_role("button", name="Build").click()
    page.get_by_role("radio", name="Official PDF").check()
    job = done(page, "Build")
    assert downloaded(page, job.get_by_label("Download official.pdf")).startswith(b"%PDF")

    from_the_menu(page, "Freeze a version")
    page.get_by_label("What is new in it").fill("First version")
    job = done(page, "Freeze")
    frozen = zipfile.ZipFile(io.BytesIO(downloaded(page, job.get_by_label("Download v1.zip"))))
    assert any(name.endswith("manifest-sha256.txt") for name in frozen.namelist())

    page.locator("#dialog-job").get_by_role("button", name="Close").click()
    text(page, "en").press("Control+End")
    page.keyboard.type(" Again.")
    from_the_menu(page, "Versions and comparison")
    job = done(page, "Compare")
    assert downloaded(page, job.get_by_label("Download changes-v1-now.pdf")).startswith(b"%PDF")

    from_the_menu(page, "Publish the website")
    job = done(page, "Make the website")
    with page.context.expect_page() as opened:
        job.get_by_role("link", name="Look at the website").click()
    expect(opened.value.locator("body")).to_contain_text("Statements")
