"""Windows are told what is seen, and one that is opened later is told the same."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from statementpress.errors import Finding, Place, Severity
from statementpress.studio.desk import Desk as Open
from statementpress.studio.preview_messages import (
    Built,
    Failed,
    FirstPage,
    Message,
    Page,
    Placed,
    SetLine,
)
from statementpress.studio.shown import Shown
from statementpress.studio.studio import Studio
from tests.shared.desk import FOLDER, Desk
from tests.shared.small_pdf import LINES, pdf

BUILT = Built("", "english", pdf(LINES), (Page("a", 200, 200),), (), 1.0)
LINE = SetLine(10, 20, 30, 12, f"statements/{FOLDER}/en.md", 1, 2)
PLACED = Placed("", "english", ((LINE,),))
FAULT = Finding("character", Severity.ERROR, "no", Place(f"statements/{FOLDER}/km.md", 3))


class Told:
    """What the windows of a desk are told."""

    def __init__(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        opened = Open(desk.folder, {"en": "English"})
        self.events: list[tuple[str, Any]] = []
        monkeypatch.setattr(opened, "tell", lambda *event: self.events.append(event))
        self.shown = Shown(opened, {})

    def names(self, *messages: Message) -> list[str]:
        for message in messages:
            self.shown.told(message)
        return [name for name, _ in self.events]


@pytest.fixture
def told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Told:
    return Told(desk, monkeypatch)


def test_a_page_can_be_seen_as_soon_as_it_is_told_of(told: Told) -> None:
    assert told.names(FirstPage("", "english", 1, "b", pdf(LINES))) == ["page"]
    assert told.events[0][1]["image"] == "pages/english/1.png?v=b"
    assert told.shown.images.png("b", 1)


def test_places_name_files_as_the_page_does(told: Told) -> None:
    assert told.names(BUILT, PLACED) == ["built", "findings", "placed"]
    assert told.shown.places
    ((line,),) = told.shown.places["pages"]
    assert line == {
        "x": 10,
        "y": 20,
        "width": 30,
        "height": 12,
        "path": "en.md",
        "line": 1,
        "last": 2,
    }
    assert told.events[-1][1]["hash"] == told.events[0][1]["hash"]


def test_places_are_those_of_the_pages_that_were_built_last(told: Told) -> None:
    told.names(BUILT, PLACED, BUILT)
    assert told.shown.places is None


def test_the_last_good_pages_stay_when_a_build_fails(told: Told) -> None:
    told.names(BUILT, PLACED, Failed("", "english", (FAULT,)))
    assert [name for name, _ in told.shown.events()] == ["built", "placed", "failed", "findings"]
    assert told.events[-1][1]["findings"][0]["path"] == "km.md"


def test_another_edition_begins_with_nothing(told: Told) -> None:
    told.names(BUILT, PLACED, Failed("", "khmer", (FAULT,)))
    assert [name for name, _ in told.shown.events()] == ["failed", "findings"]
    assert told.shown.places is None


def test_a_fault_is_traced_and_the_next_page_is_told_of(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    traced: list[str] = []
    studio = Studio(desk.project, traced.append)
    shown = studio.shown(studio.desk(FOLDER))
    folder = str(desk.folder)
    made = [FirstPage("nowhere", "english", 1, "a", b""), FirstPage(folder, "english", 1, "b", b"")]

    async def run(tell: Callable[[Message], None]) -> None:
        for each in made:
            tell(each)

    monkeypatch.setattr(studio.preview, "run", run)
    told: list[Message] = []
    monkeypatch.setattr(shown, "told", told.append)
    asyncio.run(studio.run())
    assert told == made[1:]
    assert "nowhere" in traced[0]
