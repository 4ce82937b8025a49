"""The site as Chromium shows it: on a telephone and a desk, in both languages, by keyboard."""

from itertools import product
from pathlib import Path

import pytest

from statementpress.khmer.lines import illegal_line
from statementpress.proof.pdfium import opened, page_texts
from tests.readers import browser
from tests.readers.tool import requires
from tests.site.archives import KHMER_ONLY, SLUG

PAGES = (
    "index.html",
    "404.html",
    "en/index.html",
    "km/index.html",
    f"en/{SLUG}.html",
    f"km/{SLUG}.html",
    f"en/{SLUG}/v1.html",
    f"km/{KHMER_ONLY}/v1.html",
)

PHONE = 360
"""The width at which axe-core judges: there targets are closest to each other."""
OPENED = "document.querySelectorAll('details').forEach(it => { it.open = true; });"
OVERFLOW = f"""
{OPENED}
const width = document.documentElement.clientWidth;
return [...document.body.querySelectorAll('*')]
  .filter(it => it.getBoundingClientRect().right > width + 0.5 && !it.closest('thead'))
  .map(it => it.outerHTML.slice(0, 120));
"""
LINES = """
const lines = [];
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
let bottom = null, owner = null;
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const block = node.parentElement.closest('p,h1,h2,h3,li,td,th,dt,dd,summary,div');
  for (let at = 0; at < node.length; at += 1) {
    const range = document.createRange();
    range.setStart(node, at); range.setEnd(node, at + 1);
    const box = range.getClientRects()[0];
    if (!box || !box.height) continue;
    const middle = (box.top + box.bottom) / 2;
    if (owner !== block || bottom === null || middle > bottom) { lines.push(''); owner = block; }
    bottom = Math.max(box.bottom, owner === block && middle <= bottom ? bottom : 0);
    lines[lines.length - 1] += node.data[at];
  }
}
return lines;
"""


@pytest.mark.parametrize(("page", "width"), list(product(PAGES, (PHONE, 1280))))
@requires(browser)
def test_a_page_is_sound(site: Path, page: str, width: int) -> None:
    look = browser.look_within(site, page, width=width, ask=OVERFLOW, axe=width == PHONE)
    assert look.value == []
    assert look.violations == ()
    assert look.complaints == ()
    assert all(request.startswith(site.resolve().as_uri()) for request in look.requests)


@pytest.mark.parametrize("page", [it for it in PAGES if SLUG in it])
@requires(browser)
def test_a_dark_page_has_contrast_too(site: Path, page: str) -> None:
    assert browser.look_within(site, page, axe=True, dark=True).violations == ()


@pytest.mark.parametrize("page", [it for it in PAGES if it.startswith("km")])
@requires(browser)
def test_khmer_lines_end_where_they_may(site: Path, page: str) -> None:
    lines = browser.look_within(site, page, width=360, ask=OPENED + LINES).value
    assert len(lines) > 20
    assert [line for line in lines if illegal_line(line)] == []


@requires(browser)
def test_the_keyboard_goes_from_the_skip_link_down_the_page(site: Path) -> None:
    tabs = browser.look_within(site, f"en/{SLUG}/v1.html", tabs=8).tabs
    assert [focus.href for focus in tabs if focus] == [
        "#content",
        "../index.html",
        "v1.html",
        f"../../km/{SLUG}/v1.html",
        f"../{SLUG}.html",
        f"../../files/{SLUG}/v1/{SLUG}-v1-official.pdf",
        "#downloads",
        "#versions",
    ]
    assert all(focus and focus.outlined and focus.visible for focus in tabs)


@pytest.mark.parametrize("code", ["en", "km"])
@requires(browser)
def test_only_fonts_of_the_site_are_used(site: Path, code: str) -> None:
    ask = "return [...document.fonts].filter(it => it.status === 'loaded').map(it => it.family)"
    look = browser.look_within(site, f"{code}/{SLUG}.html", ask=ask)
    loaded = {family.strip('"') for family in look.value}
    expected = {"Source Serif", "Battambang"} | ({"Moul"} if code == "km" else set())
    assert loaded == expected


@requires(browser)
def test_copied_text_has_no_marks_for_line_ends(site: Path) -> None:
    ask = "getSelection().selectAllChildren(document.body); return getSelection().toString()"
    copied = browser.look_within(site, f"km/{SLUG}.html", ask=ask).value
    assert not {"\u200b", "\u2060"} & set(copied)
    assert "វិធីផ្ទៀងផ្ទាត់ឯកសារ" in copied


@requires(browser)
def test_on_paper_there_is_the_text_and_no_way_around(site: Path, tmp_path: Path) -> None:
    paper = tmp_path / "page.pdf"
    browser.look(site / f"en/{SLUG}.html", pdf=paper)
    with opened(paper.read_bytes()) as document:
        text = " ".join(" ".join(page_texts(document)).split())
    assert "Water that is safe to drink" in text
    assert "Downloads File Format" in text
    assert "Skip to the content" not in text
    assert "ភាសាខ្មែរ" not in text.split("Downloads")[0]
