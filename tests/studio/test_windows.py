"""Windows of one statement know of each other, and of what other programs do."""

import asyncio
from shutil import copytree

import pytest

from statementpress.studio import desk as desks
from statementpress.studio.desk import Desk as Open
from tests.shared.desk import FILES, Desk
from tests.studio.listening import listening
from tests.studio.page import Page

TEXT = FILES["en.md"]


def opened(desk: Desk) -> Open:
    """Return a statement as the server has it open."""
    return Open(desk.folder, {"en": "English", "km": "ភាសាខ្មែរ"})


def test_windows_are_counted(page: Page) -> None:
    async def look() -> None:
        desk = opened(page.desk)
        async with listening(desk, "one") as one:
            assert await one.hears("hello") == {"windows": 1, "edition": ""}
            async with listening(desk, "two") as two:
                assert (await two.hears("hello"))["windows"] == 2
                assert await one.hears("windows") == {"count": 2}
            assert await one.hears("windows") == {"count": 1}

    asyncio.run(look())


def test_what_one_window_saves_the_other_hears(page: Page) -> None:
    async def look() -> None:
        desk = opened(page.desk)
        async with listening(desk, "one") as one, listening(desk, "two") as two:
            await one.hears("hello"), await two.hears("hello")
            desk.saved("en.md", "Two wrote this.\n", "hash", "two")
            assert await one.hears("file") == {
                "name": "en.md", "text": "Two wrote this.\n", "hash": "hash", "by": "window"
            }  # fmt: skip
            desk.saved("en.md", "One wrote this.\n", "hash", "one")
            assert (await two.hears("file"))["text"] == "One wrote this.\n"

    asyncio.run(look())


def test_what_another_program_changes_is_heard_at_once(page: Page) -> None:
    async def look() -> None:
        desk = opened(page.desk)
        built: list[str] = []
        desk.hear = lambda: built.append("again")
        async with listening(desk, "one") as one:
            await one.hears("hello")
            desk.read("en.md"), desk.read("km.md")
            page.desk.write("en.md", "Another program wrote this.\n")
            said = await one.hears("file")
            assert (said["name"], said["by"]) == ("en.md", "other")
            assert said["text"] == "Another program wrote this.\n"
            (page.desk.folder / "km.md").unlink()
            assert await one.hears("gone") == {"name": "km.md"}
            page.desk.write("logos/otter.svg", "<svg/>")
            assert (await one.hears("file"))["name"] == "logos/otter.svg"
            assert built

    asyncio.run(look())


def test_a_folder_that_is_put_back_is_watched_again(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desks, "LOOK_SECONDS", 0.05)

    async def look() -> None:
        desk = opened(page.desk)
        async with listening(desk, "one") as one:
            await one.hears("hello")
            desk.read("en.md")
            aside = page.desk.project / "aside"
            page.desk.folder.rename(aside)
            assert await one.hears("gone") == {"name": "en.md"}
            copytree(aside, page.desk.folder)
            assert (await one.hears("file"))["text"] == TEXT
            page.desk.write("en.md", "Another program wrote this.\n")
            assert (await one.hears("file"))["text"] == "Another program wrote this.\n"

    asyncio.run(look())


def test_a_style_that_a_designer_saves_is_seen_at_once(page: Page) -> None:
    page.desk.own("styles/own.css", "")

    async def look() -> None:
        heard = asyncio.Event()
        desk = Open(page.desk.folder, {"en": "English"}, [page.desk.project / "styles"])
        desk.hear = heard.set
        async with listening(desk, "one") as one:
            await one.hears("hello")
            await asyncio.sleep(0)  # it is watched now
            page.desk.own("styles/own.css", "p { color: teal }")
            await heard.wait()

    asyncio.run(look())


def test_a_window_that_is_far_behind_is_closed_and_asks_for_all_anew(page: Page) -> None:
    async def look() -> None:
        desk = opened(page.desk)
        events = desk.events("one")
        await anext(events)
        for number in range(desks.WAITING + 1):
            desk.saved("en.md", "Two wrote this.\n", str(number), "two")
        assert [event async for event in events] == []
        desk.close()

    asyncio.run(look())


def test_the_last_window_leaves_only_if_it_is_not_opened_again(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desks, "LEFT_SECONDS", 0.0)
    left: list[str] = []

    async def look() -> None:
        desk = opened(page.desk)
        desk.leave = lambda: left.append("left")
        async with listening(desk, "one") as one:
            await one.hears("hello")
        async with listening(desk, "two") as two:
            await two.hears("hello")
            await asyncio.sleep(0)
            assert left == []
        await asyncio.sleep(0.01)

    asyncio.run(look())
    assert left == ["left"]


def test_a_window_hears_of_a_change_that_another_has_read_already(page: Page) -> None:
    async def look() -> None:
        desk = opened(page.desk)
        async with listening(desk, "one") as one:
            await one.hears("hello")
            desk.read("en.md")
            page.desk.write("en.md", "Another program wrote this.\n")
            desk.read("en.md")  # for a window that is opened just now
            assert (await one.hears("file"))["text"] == "Another program wrote this.\n"

    asyncio.run(look())
