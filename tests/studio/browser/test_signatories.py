"""The signatories as a table: typed, pasted from a spreadsheet, moved, undone; 500 rows."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.shared.desk import FILES
from tests.studio.browser.seat import Seat, saved

pytestmark = pytest.mark.long

HEADER = FILES["signatories.csv"].splitlines()[0]
MANY = HEADER + "\n" + "".join(f"signed,Club {n},ក្លឹប {n},,,,,\n" for n in range(1, 501))


def at_the_table(seat: Seat) -> Page:
    """Return a window with the table brought forward."""
    page = seat.open()
    page.get_by_role("tab", name="Signatories").click()
    return page


def cell(page: Page, row: int, name: str) -> Locator:
    """Return the field of a row (from 1) and a column."""
    return page.locator("#register").get_by_label(f"{name}, row {row}", exact=True)


def paste(page: Page, text: str) -> None:
    """Paste what another program has put on the clipboard."""
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+v")


def test_a_cell_is_typed_into_and_saved(seat: Seat) -> None:
    page = at_the_table(seat)
    cell(page, 1, "Name · English").fill("Otter Union")
    seat.lies("signatories.csv", "signed,Otter Union,សមាគមភេ", page)


def test_a_block_of_a_spreadsheet_is_pasted_over_and_below(seat: Seat) -> None:
    page = at_the_table(seat)
    cell(page, 2, "Name · English").click()
    paste(page, 'Heron Club\tក្លឹបកុក\r\n"Frog, ""Green"""\tក្លឹបកង្កែប\r\nToad Club\tក្លឹបគីង្គក់\r\n')
    expect(page.locator("#register tbody tr")).to_have_count(4)
    seat.lies("signatories.csv", 'signed,"Frog, ""Green""",ក្លឹបកង្កែប', page)
    seat.lies("signatories.csv", "signed,Toad Club,ក្លឹបគីង្គក់", page)
    page.keyboard.press("Control+z")
    expect(page.locator("#register tbody tr")).to_have_count(2)
    seat.lies("signatories.csv", FILES["signatories.csv"], page)


def test_rows_are_added_moved_and_removed_with_the_keyboard_and_the_buttons(seat: Seat) -> None:
    page = at_the_table(seat)
    cell(page, 1, "Name · English").click()
    page.keyboard.press("Alt+ArrowDown")
    expect(cell(page, 2, "Name · English")).to_have_value("Otter Society")
    expect(cell(page, 2, "Name · English")).to_be_focused()
    page.keyboard.press("Enter")
    expect(cell(page, 3, "Name · English")).to_be_focused()
    expect(cell(page, 3, "Group")).to_have_value("signed")
    page.get_by_role("button", name="Remove the row").click()
    page.get_by_role("button", name="Up", exact=True).click()
    seat.lies("signatories.csv", FILES["signatories.csv"], page)


def test_five_hundred_rows_are_filled_only_where_they_are_seen(seat: Seat) -> None:
    seat.desk.write("signatories.csv", MANY)
    page = at_the_table(seat)
    table = page.locator("#register")
    expect(table.locator("tbody tr")).to_have_count(500)
    expect(cell(page, 1, "Name · English")).to_be_editable()
    assert table.locator("tbody input").count() < 100 * len(HEADER.split(","))
    table.locator("tbody tr").nth(499).scroll_into_view_if_needed()
    cell(page, 500, "Name · English").fill("The last one")
    seat.lies("signatories.csv", "signed,The last one,ក្លឹប 500", page)
    saved(page)


def test_a_finding_leads_to_its_cell(seat: Seat) -> None:
    seat.desk.replace("signatories.csv", "មូលនិធិកុក", "")
    page = seat.open()
    page.locator("#finding-list button.goes").first.click()
    expect(cell(page, 2, "Name · English")).to_be_focused()
    expect(page.locator("#register tr.error")).to_have_count(1)
