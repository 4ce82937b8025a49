"""A file of Word is proposed, asked about, and becomes a statement, by the command of that name."""

from typing import Any

import pytest
from docx import Document

from tests.intake.made import saved
from tests.shared.desk import FOLDER
from tests.studio.page import Page


def letter() -> bytes:
    document = Document()
    document.add_heading("Statement on Deep Lakes", 0)
    document.add_paragraph("Rivertown, 1 February 2031")
    document.add_paragraph("Lakes are deep, and they belong to all of us.")
    document.add_heading("Endorsed by:", 1)
    document.add_paragraph("Otter Society", style="List Number")
    document.add_paragraph("Heron Trust", style="List Number")
    return saved(document)


def hand_in(page: Page, name: str, data: bytes, to: str = "") -> Any:
    return page.ask("POST", f"api/intake{to}", params={"name": name}, content=data)


def test_a_new_statement_is_made_of_a_word_file(page: Page) -> None:
    said = hand_in(page, "lakes.docx", letter()).json()
    proposal = said["proposal"]
    assert "Lakes are deep" in proposal["texts"][0]["markdown"]
    assert {row["cells"]["name_en"] for row in proposal["rows"]} == {"Otter Society", "Heron Trust"}
    answered = {"answers": {"author:en": "The Lakes Coalition"}}
    left = {"take": {"rows_left": [proposal["rows"][0]["id"]]}}
    again = page.ask("POST", f"api/intake/{said['id']}/answers", json={**answered, **left}).json()
    assert len(again["proposal"]["rows"]) == 1
    accepted = {**answered, **left, "into": None, "slug": "2031-02-01-deep-lakes"}
    made = page.ask("POST", f"api/intake/{said['id']}/accept", json=accepted)
    assert (made.status_code, made.json()) == (200, {"slug": "2031-02-01-deep-lakes"})
    shown = page.ask("GET", "api/s/2031-02-01-deep-lakes").json()
    assert "Lakes are deep" in next(
        each["text"] for each in shown["files"] if each["name"] == "en.md"
    )
    assert [row[1] for row in shown["register"]["rows"]] == ["Heron Trust"]
    assert hand_in(page, "more.docx", letter(), f"/{said['id']}").status_code == 404


def test_a_file_is_put_into_a_statement(page: Page) -> None:
    said = hand_in(page, "lakes.docx", letter()).json()
    accepted = {"into": FOLDER, "slug": FOLDER, "replace": False, "answers": {}}
    refused = page.ask("POST", f"api/intake/{said['id']}/accept", json=accepted)
    assert refused.status_code == 422
    assert "Lakes" not in page.lies("en.md")
    accepted["replace"] = True
    made = page.ask("POST", f"api/intake/{said['id']}/accept", json=accepted)
    assert made.json() == {"slug": FOLDER}, made.text
    assert "Lakes are deep" in page.lies("en.md")


@pytest.mark.parametrize("name", ["", "x.doc", "../x.docx", "a/b.docx", "CON.docx", "x.docx\n"])
def test_a_name_that_no_system_has_is_refused(page: Page, name: str) -> None:
    assert hand_in(page, name, letter()).status_code == 422


def test_what_cannot_be_read_is_said_and_nothing_is_written(page: Page) -> None:
    before = sorted(page.desk.project.rglob("*"))
    said = hand_in(page, "broken.docx", b"no Word file").json()
    (finding,) = (each for each in said["proposal"]["findings"] if each["severity"] == "error")
    assert finding["said"]["km"]["message"]
    accepted = {"into": None, "slug": "2031-02-01-deep-lakes"}
    answer = page.ask("POST", f"api/intake/{said['id']}/accept", json=accepted)
    assert answer.status_code == 422
    assert sorted(page.desk.project.rglob("*")) == before


def test_proposals_that_nobody_wants_are_forgotten(page: Page) -> None:
    first = hand_in(page, "one.csv", b"name_en\nOtter\n").json()["id"]
    for number in range(9):
        hand_in(page, f"{number}.csv", b"name_en\nOtter\n")
    assert page.ask("POST", f"api/intake/{first}/answers", json={}).status_code == 404
