"""A partner's Word file: what is changed in it is shown, and taken or left change by change."""

import re

import pytest
from playwright.sync_api import FilePayload, expect

from tests.partners.made import Partner, own_file
from tests.readers.chromium import accessibility_faults
from tests.studio.browser.seat import Seat, text

pytestmark = pytest.mark.long


def test_changes_are_taken_or_left(seat: Seat) -> None:
    seat.desk.replace("en.md", "clean.", "clean. Wells are deep.")
    partner = Partner(own_file(seat.desk))
    partner.replace("Rivers are clean.", "clean", "dirty")
    partner.track("Rivers are dirty.", "deep", "shallow")
    page = seat.open()
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="A partner’s changes").click()
    file = FilePayload(name="back.docx", mimeType="application/octet-stream", buffer=partner.data())
    dialog = page.locator("#dialog-partner")
    dialog.locator("input[type=file]").set_input_files(file)
    expect(dialog.locator("del")).to_have_text(["clean", "deep"])
    expect(dialog.locator("ins")).to_have_text(["dirty", "shallow"])
    assert accessibility_faults(page) == []
    dialog.get_by_role("checkbox").nth(1).uncheck()
    dialog.get_by_role("button", name="Take over").click()
    expect(dialog).to_be_hidden()
    expect(text(page)).to_have_value(re.compile("^Rivers are dirty. Wells are deep."))
    seat.lies("en.md", "Rivers are dirty. Wells are deep.", page)
