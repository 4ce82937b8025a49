"""Whoever types: it is saved at every pause, can be undone, and elements are a button away."""

import re

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.readers.chromium import accessibility_faults
from tests.studio.browser.seat import Seat, ready, saved, text

pytestmark = pytest.mark.long

RIVER = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 4"><path d="M0 0h9v4H0z"/></svg>'


def cursor(page: Page) -> list[int]:
    """Return from where to where the text that has the focus is selected."""
    found: list[int] = page.evaluate(
        "[document.activeElement.selectionStart, document.activeElement.selectionEnd]"
    )
    return found


def test_a_pause_saves_the_file(seat: Seat) -> None:
    page = seat.open()
    text(page).press("Control+End")
    page.keyboard.type("More rivers.")
    expect(page.locator("#saved")).to_have_attribute("data-state", "waiting")
    seat.lies("en.md", "More rivers.", page)


def test_a_file_that_is_not_there_yet_is_made(seat: Seat) -> None:
    page = seat.open()
    page.locator("#tab-summary").click()
    page.locator("#summaries textarea").first.fill("Rivers, in short.")
    seat.lies("summary.en.md", "Rivers, in short.", page)


def test_undo_goes_back_in_steps_and_outlives_a_reload(seat: Seat) -> None:
    page = seat.open()
    area = text(page)
    before = area.input_value()
    area.press("Control+End")
    page.keyboard.type("one")
    page.keyboard.press("Enter")
    page.keyboard.type("two")
    saved(page)
    page.wait_for_function("() => Object.keys(localStorage).some(key => key.includes('history'))")
    page.reload()
    ready(page)
    area = text(page)
    area.press("Control+z")
    expect(area).to_have_value(f"{before}one\n")
    area.press("Control+z")
    expect(area).to_have_value(before)
    area.press("Control+y")
    area.press("Control+Shift+z")
    expect(area).to_have_value(f"{before}one\ntwo")
    seat.lies("en.md", "one\ntwo", page)


def test_a_picture_is_handed_in_where_the_text_is_to_show_it(seat: Seat) -> None:
    seat.faults.expected = ("422",)
    page = seat.open()
    area = text(page)
    area.press("Control+Home")
    page.get_by_role("button", name="Picture", exact=True).click()
    dialog = page.get_by_role("dialog", name="Picture")
    assert accessibility_faults(page) == []
    expect(dialog.get_by_role("button", name="Insert")).to_be_disabled()
    notes = FilePayload(name="notes.png", mimeType="image/png", buffer=b"no picture")
    dialog.locator("input[type=file]").set_input_files(notes)
    expect(dialog.get_by_role("alert")).to_be_visible()
    river = FilePayload(name="the river.svg", mimeType="image/svg+xml", buffer=RIVER)
    dialog.locator("input[type=file]").set_input_files(river)
    expect(dialog.get_by_label("the river.svg")).to_be_checked()
    assert accessibility_faults(page) == []
    dialog.get_by_role("button", name="Insert").click()
    expect(area).to_have_value(re.compile(r"!\[what the picture shows\]\(<the river\.svg>\)"))
    assert area.input_value()[slice(*cursor(page))] == "what the picture shows"
    seat.lies("en.md", "(<the river.svg>)", page)


def test_elements_are_put_in_at_the_cursor_and_taken_back(seat: Seat) -> None:
    page = seat.open()
    area = text(page)
    area.press("Control+Home")
    page.get_by_role("button", name="Heading", exact=True).click()
    assert area.input_value().startswith("## Rivers are clean.")
    page.get_by_role("button", name="Undo", exact=True).click()
    assert area.input_value().startswith("Rivers are clean.")
    page.get_by_role("button", name="Footnote").click()
    assert "[^1]: text of the note" in area.input_value()
    start, end = cursor(page)
    assert area.input_value()[start:end] == "text of the note"
    page.get_by_role("button", name="Place of the signatories").click()
    assert "::: signatories signed" in area.input_value()


def test_what_a_button_puts_in_is_in_the_language_of_the_text(seat: Seat) -> None:
    page = seat.open("en")
    area = text(page, "km")
    area.fill("")
    page.get_by_role("button", name="Place of the signatories").locator("visible=true").click()
    assert "::: signatories signed\nអង្គការ" in area.input_value()


def test_a_group_that_no_text_places_is_placed_by_a_button(seat: Seat) -> None:
    seat.desk.write("km.md", "ទន្លេស្អាត។\n")
    page = seat.open()
    page.get_by_role("button", name="Put them where they belong").click()
    expect(text(page, "km")).to_have_value(re.compile("::: signatories signed"))


def test_a_list_goes_on_with_enter(seat: Seat) -> None:
    page = seat.open()
    area = text(page, "km")
    area.fill("១. ក")
    area.press("Control+End")
    area.press("Enter")
    page.keyboard.insert_text("ខ")
    expect(area).to_have_value("១. ក\n២. ខ")


def test_composed_khmer_is_left_alone_until_it_is_done(seat: Seat) -> None:
    seat.desk.write("km.md", "ទន្លេ។\n\nភូមិ")
    page = seat.open()
    area = text(page, "km")
    area.press("Control+End")
    keys = page.context.new_cdp_session(page)
    for letters in ("ស", "ស្រ", "ស្រុក"):
        at = len(letters)
        composed = {"text": letters, "selectionStart": at, "selectionEnd": at}
        keys.send("Input.imeSetComposition", composed)
    saved(page)
    seat.desk.replace("km.md", "ទន្លេ", "ទន្លេស្អាត")
    expect(page.locator("#saved")).to_have_attribute("data-state", "waiting")
    expect(area).to_have_value("ទន្លេ។\n\nភូមិស្រុក")
    keys.send("Input.insertText", {"text": "ស្រុក"})
    expect(area).to_have_value("ទន្លេស្អាត។\n\nភូមិស្រុក")
    seat.lies("km.md", "ទន្លេស្អាត។\n\nភូមិស្រុក", page)
    area.press("Control+z")
    expect(area).to_have_value("ទន្លេស្អាត។\n\nភូមិ")
    seat.lies("km.md", "ទន្លេស្អាត។\n\nភូមិ", page)


def test_words_of_others_that_a_composed_word_is_saved_with_stay(seat: Seat) -> None:
    seat.desk.write("km.md", "ទន្លេ។\n\nភូមិ")
    page = seat.open()
    page.route("**/files/km.md", lambda route: route.abort())
    # A save that comes before the page has heard of the other change is refused, and merged.
    seat.faults.expected = ("ERR_FAILED", "409")
    area = text(page, "km")
    area.press("Control+End")
    keys = page.context.new_cdp_session(page)
    composed = {"text": "ស្រ", "selectionStart": 3, "selectionEnd": 3}
    keys.send("Input.imeSetComposition", composed)
    expect(page.locator("#saved")).to_have_attribute("data-state", "lost")
    seat.desk.replace("km.md", "ទន្លេ", "ទន្លេស្អាត")
    page.unroute("**/files/km.md")
    keys.send("Input.imeSetComposition", {**composed, "text": "ស្រុ"})
    keys.send("Input.insertText", {"text": "ស្រុក"})
    expect(area).to_have_value("ទន្លេស្អាត។\n\nភូមិស្រុក")
    seat.lies("km.md", "ទន្លេស្អាត។\n\nភូមិស្រុក", page)


def test_places_to_break_are_seen_on_request(seat: Seat) -> None:
    page = seat.open()
    area = text(page, "km")
    area.fill("ទន្លេ\u200bស្អាត")
    marks = page.locator("#panel-km .backdrop b")
    expect(marks).to_have_count(0)
    page.get_by_role("button", name="Show what is not seen").click()
    expect(marks).to_have_count(1)
    expect(area).to_have_value("ទន្លេ\u200bស្អាត")
