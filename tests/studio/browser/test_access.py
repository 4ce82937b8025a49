"""For whoever has no mouse, does not see, reads Khmer, or holds a phone of 360 pixels."""

import pytest
from playwright.sync_api import Page, expect

from tests.readers.chromium import accessibility_faults
from tests.shared.thorough import some
from tests.studio.browser.seat import PHONE, Seat, text

pytestmark = pytest.mark.long

TABS = ("facts", "en", "km", "signatories", "logos", "summary", "files")
DIALOGS = (
    *("build", "preflight", "contact", "share", "freeze"),
    *("publish", "keys", "intake", "partner"),
)
MARK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h40v20H0z"/></svg>'
LANGUAGES = some("km", "en")
"""The longer words come first."""


def with_faults(seat: Seat, ui: str) -> Page:
    """Return a window with pages, a logo, and a statement that has an error since."""
    seat.desk.replace("signatories.csv", "សមាគមភេ,,,,,", "សមាគមភេ,,,mark.svg,,")
    seat.desk.write("logos/mark.svg", MARK)
    page = seat.open(ui)
    expect(page.locator(".sheets img[src]").first).to_be_attached()
    seat.desk.replace("signatories.csv", "មូលនិធិកុក", "")
    expect(page.locator("#finding-list .error").first).to_be_attached()
    return page


def overflow(page: Page) -> int:
    """Return by how many pixels a page is wider than its window."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return wider


@pytest.mark.parametrize("ui", LANGUAGES)
def test_axe_finds_nothing_in_any_part(seat: Seat, ui: str) -> None:
    page = with_faults(seat, ui)
    for tab in TABS:
        page.locator(f"#tab-{tab}").click()
        assert accessibility_faults(page) == [], tab
    page.locator(".menu-button").click()
    assert accessibility_faults(page) == []


@pytest.mark.parametrize("ui", LANGUAGES)
def test_axe_finds_nothing_in_any_dialog(seat: Seat, ui: str) -> None:
    page = seat.open(ui)
    for name in DIALOGS:
        page.locator(f'[data-open="{name}"]').dispatch_event("click")
        expect(page.locator(f"#dialog-{name}")).to_be_visible()
        assert accessibility_faults(page) == [], name
        page.keyboard.press("Escape")


@pytest.mark.parametrize("ui", LANGUAGES)
def test_axe_finds_nothing_in_the_list_and_what_begins_a_statement(seat: Seat, ui: str) -> None:
    page = seat.list(ui)
    assert accessibility_faults(page) == []
    page.locator("#begin").click()
    assert accessibility_faults(page) == []


@pytest.mark.parametrize("ui", LANGUAGES)
def test_a_phone_shows_one_view_at_a_time_and_nothing_is_wider(seat: Seat, ui: str) -> None:
    page = with_faults(seat, ui)
    page.set_viewport_size(PHONE)
    for view in ("write", "pages", "findings"):
        page.locator(f"#view-{view}").click()
        expect(page.locator("main > section:visible")).to_have_count(1)
        assert overflow(page) <= 0
        assert accessibility_faults(page) == [], view
    page.locator("#finding-list button.goes").first.click()
    expect(page.locator("#write")).to_be_visible()
    page = seat.list(ui)
    page.set_viewport_size(PHONE)
    assert overflow(page) <= 0


def test_the_keyboard_reaches_tabs_tools_and_dialogs_and_comes_back(seat: Seat) -> None:
    page = seat.open()
    page.locator("#tab-en").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tab-km")).to_be_focused()
    expect(page.locator("#panel-km")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#panel-km [data-element=undo]")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#panel-km [data-element=heading]")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#panel-km textarea")).to_be_focused()
    page.keyboard.press("Control+/")
    expect(page.locator("#dialog-keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#panel-km textarea")).to_be_focused()


def test_what_is_found_and_saved_is_said_to_whoever_listens(seat: Seat) -> None:
    page = seat.open()
    area = text(page)
    area.press("Control+Home")
    page.keyboard.type("::: nothing\n:::\n\n")
    expect(page.get_by_role("status").filter(has_text="1 error")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()


def test_what_is_found_names_places_as_the_page_does(seat: Seat) -> None:
    seat.desk.replace("statement.toml", 'en = "The Made-up River Coalition"', 'en = ""')
    page = seat.open("km")
    expect(page.locator("#title")).to_have_text("ទន្លេ ស្អាត")
    finding = page.locator("#finding-list .error").first
    expect(finding.locator(".where")).to_have_text("អ្នកថ្លែង, English")
    finding.locator("button.goes").click()
    expect(page.locator("""[data-fact='["author","en"]']""")).to_be_focused()


def test_the_language_of_the_interface_is_remembered(seat: Seat) -> None:
    page = seat.list("en")
    page.get_by_role("link", name="ខ្មែរ").click()
    expect(page.locator("html")).to_have_attribute("lang", "km")
    page.goto(seat.server.address)
    expect(page.locator("html")).to_have_attribute("lang", "km")
