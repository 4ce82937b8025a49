"""Two windows, another program, no connection, a killed server: nothing that was typed is lost."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.shared.desk import FILES, FOLDER, Desk
from tests.shared.thorough import some
from tests.studio.browser.seat import Seat, ready, saved, text
from tests.studio.server import Server

pytestmark = pytest.mark.long

ENGLISH = FILES["en.md"]


def state(page: Page, wanted: str) -> None:
    """Wait until a window says of its saving what is wanted."""
    expect(page.locator("#saved")).to_have_attribute("data-state", wanted)


def test_two_windows_know_of_each_other_and_show_each_others_words(seat: Seat) -> None:
    one, other = seat.open(), seat.open()
    expect(one.locator("#others")).to_have_text("Open in another window, too")
    here, there = text(one), text(other)
    there.press("Control+End")
    at = there.evaluate("area => area.selectionStart")
    here.press("Control+Home")
    one.keyboard.type("Early. ")
    expect(there).to_have_value(f"Early. {ENGLISH}")
    assert there.evaluate("area => area.selectionStart") == at + len("Early. ")
    other.close()
    expect(one.locator("#others")).to_be_hidden()


def test_another_program_changes_another_line_and_both_stay(seat: Seat) -> None:
    page = seat.open()
    area = text(page)
    area.press("Control+End")
    page.keyboard.type("Mine.")
    seat.desk.replace("en.md", "Rivers are clean.", "Rivers are very clean.")
    expect(area).to_have_value(ENGLISH.replace("are clean", "are very clean") + "Mine.")
    saved(page)
    area.press("Control+z")
    expect(area).to_have_value(ENGLISH.replace("are clean", "are very clean"))


def conflict(seat: Seat) -> Page:
    """Return a window whose words for a line are not those of another program."""
    page = seat.open()
    page.route("**/files/en.md", lambda route: route.abort())
    seat.faults.expected = ("ERR_FAILED", "409")
    area = text(page)
    area.press("Control+Home")
    page.keyboard.type("My ")
    state(page, "lost")
    seat.desk.replace("en.md", "Rivers are clean.", "Their rivers are clean.")
    expect(page.locator("#dialog-conflict")).to_be_visible()
    page.unroute("**/files/en.md")
    return page


@pytest.mark.parametrize(
    ("choice", "line"),
    some(
        ("Both, one after the other", "Their rivers are clean.\nMy Rivers are clean."),
        ("Yours, in this window", "My Rivers are clean."),
        ("Theirs, as it is saved", "Their rivers are clean."),
    ),
)
def test_the_same_line_is_shown_side_by_side_and_chosen(seat: Seat, choice: str, line: str) -> None:
    page = conflict(seat)
    page.get_by_label(choice).check()
    page.get_by_role("button", name="Take these words").click()
    expect(text(page)).to_have_value(ENGLISH.replace("Rivers are clean.", line))
    seat.lies("en.md", line, page)


def test_a_conflict_may_wait_and_is_written_anew(seat: Seat) -> None:
    page = conflict(seat)
    page.get_by_role("button", name="Decide later").click()
    state(page, "conflict")
    page.get_by_role("button", name="Compare and decide").click()
    page.get_by_role("textbox", name="Write it anew").fill("Our rivers are clean.")
    page.get_by_role("button", name="Take these words").click()
    seat.lies("en.md", "Our rivers are clean.", page)


def fact(page: Page, *path: str) -> Locator:
    """Return the field of a fact."""
    return page.locator(f"[data-fact='{json.dumps(path, separators=(',', ':'))}']")


def fact_conflict(seat: Seat) -> Page:
    """Return a window in which a place was typed while another program wrote another one."""
    page = seat.open()
    seat.faults.expected = ("409",)
    page.locator("#tab-facts").click()
    fact(page, "place", "en").focus()
    seat.desk.replace("statement.toml", "Rivertown", "Hilltown")
    expect(page.locator("#files textarea").first).to_have_value(re.compile("Hilltown"))
    fact(page, "place", "en").fill("Laketown")
    expect(page.locator("#dialog-conflict")).to_be_visible()
    return page


@pytest.mark.parametrize(
    ("choice", "wanted"),
    some(
        ("Both, one after the other", "Hilltown Laketown"),
        ("Yours, in this window", "Laketown"),
        ("Theirs, as it is saved", "Hilltown"),
    ),
)
def test_the_same_fact_is_shown_side_by_side_and_chosen(
    seat: Seat, choice: str, wanted: str
) -> None:
    page = fact_conflict(seat)
    expect(page.locator("#conflicts legend")).to_have_text("Place, English")
    expect(page.locator("#conflicts pre")).to_have_text(["Laketown", "Hilltown"])
    page.get_by_label(choice).check()
    page.get_by_role("button", name="Take these words").click()
    expect(fact(page, "place", "en")).to_have_value(wanted)
    seat.lies("statement.toml", f'en = "{wanted}"\nkm = "ក្រុងទន្លេ"', page)
    fact(page, "place", "en").fill("Seatown")
    seat.lies("statement.toml", 'en = "Seatown"', page)


def test_a_fact_that_is_not_decided_is_kept_and_the_others_are_saved(seat: Seat) -> None:
    page = fact_conflict(seat)
    page.get_by_role("button", name="Decide later").click()
    state(page, "conflict")
    fact(page, "author", "en").fill("The Lake Coalition")
    expect(page.locator("#files textarea").first).to_have_value(re.compile("The Lake Coalition"))
    page.on("dialog", lambda asked: asked.accept())
    page.reload()
    ready(page)
    expect(fact(page, "place", "en")).to_have_value("Laketown")
    expect(page.locator("#dialog-conflict")).to_be_visible()
    page.get_by_role("textbox", name="Write it anew").fill("Hill and Lake")
    page.get_by_role("button", name="Take these words").click()
    seat.lies("statement.toml", 'en = "Hill and Lake"', page)


def test_a_day_that_two_have_changed_is_one_of_the_two(seat: Seat) -> None:
    page = seat.open()
    seat.faults.expected = ("409",)
    page.locator("#tab-facts").click()
    fact(page, "date").focus()
    seat.desk.replace("statement.toml", "2030-01-31", "2030-02-01")
    expect(page.locator("#files textarea").first).to_have_value(re.compile("2030-02-01"))
    fact(page, "date").fill("2030-03-01")
    expect(page.locator("#conflicts pre")).to_have_text(["1 March 2030", "1 February 2030"])
    expect(page.locator("#conflicts input")).to_have_count(2)
    page.get_by_label("Theirs, as it is saved").check()
    page.get_by_role("button", name="Take these words").click()
    expect(fact(page, "date")).to_have_value("2030-02-01")
    seat.lies("statement.toml", "date = 2030-02-01", page)


def test_without_a_connection_one_writes_on_and_it_is_saved_when_it_is_back(seat: Seat) -> None:
    seat.faults.expected = ("ERR_", "Failed to load")
    page = seat.open()
    area = text(page)
    page.context.set_offline(True)
    area.press("Control+End")
    page.keyboard.type("Written in the dark.")
    state(page, "lost")
    expect(page.locator("#notices")).to_contain_text("your text is kept in this browser")
    page.context.set_offline(False)
    seat.lies("en.md", "Written in the dark.", page)
    expect(page.locator("#notices")).to_be_empty()


@pytest.fixture
def mortal(person: BrowserContext, tmp_path: Path) -> Iterator[Seat]:
    """Return a place before a studio of its own, which may be killed."""
    with Server(Desk(tmp_path)) as server, Seat(person, server) as seat:
        seat.faults.expected = ("ERR_", "Failed to load", "404")
        yield seat
    assert seat.faults.found == []


def test_a_killed_server_that_is_started_anew_gets_what_was_typed(mortal: Seat) -> None:
    page = mortal.open()
    area = text(page)
    before = mortal.server
    before.process.kill()
    before.process.wait()
    area.press("Control+End")
    page.keyboard.type("Typed after its end.")
    state(page, "lost")
    with Server(mortal.desk, port=urlsplit(before.address).port or 0) as again:
        mortal.server = again
        state(page, "restarted")
        expect(page.locator("#notices")).to_contain_text("Your text is safe in this browser")
        expect(area).not_to_be_editable()
        new = page.context.new_page()
        new.goto(f"{again.address}s/{FOLDER}/?ui=en")
        ready(new)
        expect(text(new)).to_have_value(f"{ENGLISH}Typed after its end.")
        mortal.lies("en.md", "Typed after its end.", new)
        area_again = text(new)
        area_again.press("Control+z")
        expect(area_again).to_have_value(ENGLISH)
