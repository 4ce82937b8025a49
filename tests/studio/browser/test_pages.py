"""The pages beside the text: they follow it, keep their place, and each line leads to its words."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.studio.browser.seat import Seat, profile, saved, text

pytestmark = pytest.mark.long

LONG = "Rivers are clean, and whoever lives there is glad of it. " * 8


def shown(page: Page) -> Locator:
    """Return the first page once it is drawn."""
    first = page.locator(".sheet").first
    expect(first.locator("img[src]")).to_be_visible()
    return first


def source(page: Page) -> str:
    """Return the address of the first page's picture."""
    return page.locator(".sheet img").first.get_attribute("src") or ""


def test_a_word_that_is_typed_is_shown_and_the_place_is_kept(seat: Seat) -> None:
    seat.desk.replace("en.md", "Rivers are clean.", "\n\n".join([LONG] * 12))
    page = seat.open()
    shown(page)
    sheets = page.locator("#sheets")
    text(page).press("Control+Home")
    expect(page.locator(".sheet .mark").first).to_be_visible()
    sheets.hover()
    page.mouse.wheel(0, 420)
    page.wait_for_function("() => document.querySelector('#sheets').scrollTop === 420")
    before = source(page)
    page.keyboard.type("Today ")
    page.wait_for_function(
        "before => document.querySelector('.sheet img').getAttribute('src') !== before", arg=before
    )
    assert sheets.evaluate("sheets => sheets.scrollTop") == 420


def test_pictures_are_sharp_on_a_fine_screen_and_drawn_only_where_they_are_seen(
    browser: Browser, seat: Seat
) -> None:
    with profile(browser, device_scale_factor=2) as person, Seat(person, seat.server) as fine:
        seat.desk.replace("en.md", "Rivers are clean.", "\n\n".join([LONG] * 60))
        page = fine.open()
        sheet = shown(page)
        pixels, width = sheet.locator("img").evaluate("image => [image.naturalWidth, image.width]")
        assert pixels >= 2 * width
        drawn = page.locator(".sheet img[src]").count()
        assert drawn < page.locator(".sheet").count()
    assert fine.faults.found == []


def test_a_line_of_the_page_leads_to_its_words_and_the_cursor_marks_the_page(seat: Seat) -> None:
    seat.desk.replace("en.md", "Rivers are clean.", "First words.\n\nSecond words.\n\nThird words.")
    page = seat.open()
    seat.placed("en.md", 5, page)
    shown(page)
    area = text(page)
    area.press("Control+Home")
    mark = page.locator(".sheet .mark")
    expect(mark).to_have_count(1)
    first = mark.bounding_box()
    area.press("ArrowDown")
    area.press("ArrowDown")
    page.wait_for_function(
        "top => document.querySelector('.mark')?.getBoundingClientRect().top > top",
        arg=first["y"] if first else 0,
    )
    box = mark.bounding_box()
    assert box
    page.locator("#tab-km").click()
    page.mouse.click(box["x"] + 10, box["y"] + box["height"] / 2)
    expect(area).to_be_focused()
    at = area.evaluate("area => area.value.slice(area.selectionStart)")
    assert at.startswith("Second words.")


def test_another_edition_is_shown_in_all_windows(seat: Seat) -> None:
    one, other = seat.open(), seat.open()
    shown(one)
    one.locator("#edition").select_option("english")
    expect(other.locator("#edition")).to_have_value("english")
    expect(other.locator("#page-state")).to_have_text("One page")


def test_a_difference_of_the_languages_may_be_meant(seat: Seat) -> None:
    seat.desk.replace("en.md", "Rivers are clean.", "We counted 12 rivers.")
    page = seat.open()
    finding = page.locator("#finding-list .warning").filter(has_text="12").first
    expect(finding).to_contain_text("if both are meant, say so with the button")
    expect(finding).not_to_contain_text(".md")
    finding.get_by_role("button", name="This is meant").click()
    expect(finding).to_be_hidden()
    seat.lies("statement.toml", "[[meant]]", page)
    saved(page)
