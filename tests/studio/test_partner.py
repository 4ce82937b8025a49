"""What a partner changed in a Word file is shown, and taken over by its number in the same list."""

from typing import Any

from tests.partners.made import Partner, own_file
from tests.shared.desk import FOLDER
from tests.studio.page import Page


def compared(page: Page, data: bytes) -> Any:
    address = f"api/s/{FOLDER}/partner"
    return page.ask("POST", address, params={"name": "partner.docx"}, content=data)


def test_what_is_chosen_is_taken_over_if_the_list_is_still_the_same(page: Page) -> None:
    page.desk.replace("en.md", "Rivers are clean.", "Rivers are clean.\n\nThey are deep, too.")
    partner = Partner(own_file(page.desk))
    partner.replace("Rivers", "clean", "cold")
    partner.replace("They", "deep", "wide")
    said = compared(page, partner.data()).json()
    found = [(each["file"], each["before"], each["after"]) for each in said["changes"]]
    assert found == [("en.md", "clean", "cold"), ("en.md", "deep", "wide")]

    address = f"api/s/{FOLDER}/partner/{said['id']}"
    page.desk.replace("en.md", "Signed by:", "Signed by all of these:")
    changed = page.ask("POST", address, json={"changes": said["changes"], "take": [2]})
    assert (changed.status_code, changed.json()["code"]) == (409, "compared-before")
    assert "wide" not in page.lies("en.md")

    again = {"changes": changed.json()["changes"], "take": [2]}
    assert page.ask("POST", address, json=again).json() == {"files": ["en.md"]}
    assert "Rivers are clean.\n\nThey are wide, too." in page.lies("en.md")


def test_what_is_no_word_file_is_said(page: Page) -> None:
    answer = compared(page, b"no Word file")
    assert (answer.status_code, answer.json()["code"]) == (422, "command-failed")
    assert answer.json()["hint"]
    assert page.ask("POST", f"api/s/{FOLDER}/partner/none", json={}).status_code == 400
