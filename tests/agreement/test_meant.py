"""An author says that a difference is meant, and is told when there is none any more."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from statementpress.agreement.meant import CODES, entry, fits, without_meant
from statementpress.errors import Finding, Place, Severity
from statementpress.project.files import SHIPPED
from statementpress.statement.meant import Meant
from tests.agreement.planted import PLANTED, Edit, edited
from tests.shared.desk import Desk

FOUND = Finding(
    "number-differs",
    Severity.WARNING,
    "“170” is “១០៧” in km.md:28",
    Place("statements/x/en.md", 28),
)
ONE_OF_EACH = list({edit.code: edit for edit in PLANTED}.values())


@pytest.mark.parametrize("edit", ONE_OF_EACH, ids=lambda edit: edit.code)
def test_the_entry_for_a_difference_fits_it(edit: Edit, tmp_path: Path) -> None:
    for finding in edited(edit, tmp_path):
        said = entry(finding)
        assert fits(Meant(said["code"], said.get("file", ""), said.get("words", "")), finding)


def test_an_entry_has_what_a_person_would_write() -> None:
    assert entry(FOUND) == {"code": "number-differs", "file": "en.md", "words": "170"}


def test_nothing_else_can_be_meant() -> None:
    assert entry(replace(FOUND, code="lost-text")) == {}


@pytest.mark.parametrize(
    ("meant", "rest"),
    [
        (Meant("number-differs", "en.md", "170"), []),
        (Meant("number-differs", "", "170"), []),
        (Meant("number-differs"), []),
        (Meant("number-differs", "km.md", "170", line=40), ["number-differs", "unused-meant"]),
        (Meant("number-differs", "en.md", "17", line=40), ["number-differs", "unused-meant"]),
        (Meant("day-differs", line=40), ["number-differs", "unused-meant"]),
        (Meant("lost-text", line=40), ["number-differs", "unused-meant"]),
    ],
)
def test_what_is_meant_is_not_found(desk: Desk, meant: Meant, rest: list[str]) -> None:
    statement = replace(desk.statement(), meant=(meant,))
    found = without_meant([FOUND], statement)
    assert [finding.code for finding in found] == rest
    assert [each.place.line for each in found if each.place and each.code == "unused-meant"] == [
        40 for code in rest if code == "unused-meant"
    ]


def test_nothing_is_said_of_what_was_not_looked_for(desk: Desk) -> None:
    statement = replace(desk.statement(), meant=(Meant("parted-word"),))
    assert without_meant([], statement) == ()


def test_every_code_that_can_be_meant_is_explained() -> None:
    text = (SHIPPED / "docs/messages.md").read_text(encoding="utf-8")
    assert set(CODES) <= set(re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE))
