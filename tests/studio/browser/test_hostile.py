"""Text that means harm, or is only very long, is text: nothing of it is carried out."""

import pytest
from playwright.sync_api import expect

from tests.studio.browser.seat import Seat, saved, text

pytestmark = pytest.mark.long

HARM = (
    '<script>alert("a")</script><img src=x onerror=alert(1)> </textarea><b>not bold</b> '
    '{{ say.app }} "><svg onload=alert(2)> '
    "javascript:alert(3) \u202eright to left\u202c $& $1 \\u0000"
)


def test_text_that_looks_like_a_page_stays_text_in_every_place(seat: Seat) -> None:
    seat.desk.replace(
        "statement.toml", "A Statement on Clean Rivers", HARM.replace("\\", "/").replace('"', "'")
    )
    seat.desk.replace("signatories.csv", "Otter Society", '"' + HARM.replace('"', '""') + '"')
    page = seat.open()
    page.on("dialog", lambda dialog: seat.faults.add("an alert"))
    area = text(page)
    area.press("Control+Home")
    page.keyboard.insert_text(HARM)
    expect(page.locator("#finding-list li").first).to_be_visible()
    for tab in ("facts", "signatories", "logos", "files"):
        page.locator(f"#tab-{tab}").click()
    assert page.locator("main script, main img[src='x'], main b").count() == 0
    seat.lies("en.md", HARM, page)
    expect(area).to_have_value(
        f"{HARM}{(seat.desk.folder / 'en.md').read_text('utf-8')[len(HARM) :]}"
    )
    page = seat.list()
    assert page.locator("main script, main img").count() == 0


def test_a_long_text_is_typed_in_as_quickly_as_a_short_one(seat: Seat) -> None:
    paragraph = "យើងសូមអំពាវនាវ។ We ask the ministry to answer. " * 10
    seat.desk.write("en.md", f"{paragraph}\n\n" * 300)
    page = seat.open()
    area = text(page)
    area.press("Control+End")
    made = page.evaluate(
        """() => new Promise(resolve => {
            const backdrop = document.querySelector("#panel-en .backdrop");
            const added = list => list.reduce((sum, each) => sum + each.addedNodes.length, 0);
            const seen = new MutationObserver(list => resolve(added(list)));
            seen.observe(backdrop, { childList: true });
            document.execCommand("insertText", false, "x");
        })"""
    )
    assert made <= 2
    saved(page)


def test_a_text_that_no_file_may_have_is_refused_in_words_and_kept(seat: Seat) -> None:
    seat.faults.expected = ("413",)
    page = seat.open()
    text(page).fill("long " * 210_000)
    expect(page.locator("#saved")).to_have_attribute("data-state", "refused")
    expect(page.locator("#notices")).to_contain_text("arger than")
    text(page).fill("short")
    seat.lies("en.md", "short", page)


def test_a_file_dropped_anywhere_is_taken_and_does_not_replace_the_page(seat: Seat) -> None:
    page = seat.open()
    page.evaluate(
        """() => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File(["group,name_en\\nsigned,Frog Club\\n"], "list.csv"));
            const dropped = { dataTransfer, bubbles: true, cancelable: true };
            const area = document.querySelector("#panel-en textarea");
            area.dispatchEvent(new DragEvent("drop", dropped));
        }"""
    )
    expect(page.locator("#dialog-intake")).to_contain_text("Frog Club")
