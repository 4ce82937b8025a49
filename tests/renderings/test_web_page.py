"""A statement as web pages: what is in them, and what Chromium makes of them."""

import hashlib
import re
import shutil
from io import BytesIO
from pathlib import Path

import pytest
import uharfbuzz
from fontTools.ttLib import TTFont

from statementpress.editions.source import Source, read_source
from statementpress.khmer.characters import has_khmer
from statementpress.khmer.lines import illegal_line
from statementpress.project.files import SHIPPED, ProjectFiles
from statementpress.project.project import Project
from statementpress.renderings.plain_text import plain_text
from statementpress.renderings.web_fonts import woff2
from statementpress.renderings.web_page import web_files
from statementpress.statement.catalogue import find_statements
from statementpress.words.languages import read_languages
from tests.readers import browser
from tests.readers.tool import require
from tests.shared.bilingual import LANGUAGES as BILINGUAL
from tests.shared.bilingual import write_statement
from tests.shared.desk import Desk

pytestmark = pytest.mark.long

LANGUAGES = read_languages(ProjectFiles(SHIPPED))
WIDE = """
const edge = document.documentElement.clientWidth + 0.5;
return [...document.querySelectorAll("body *")]
  .filter((element) => element.getBoundingClientRect().right > edge)
  .map((element) => element.outerHTML.slice(0, 80));
"""
LINES = """
const lines = [];
for (const block of document.querySelectorAll("main h1, main p, main li")) {
  let bottom = null;
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let at = 0; at < node.length; at += 1) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getClientRects()[0];
      if (!box || !box.width) continue;
      if (bottom === null || box.top > bottom - 4) {
        const before = node.data.slice(0, at).trimStart();
        lines.push({ text: "", begins: bottom !== null && before ? "inside" : "between" });
        bottom = box.bottom;
      }
      lines[lines.length - 1].text += node.data[at];
    }
  }
}
return lines;
"""
"""The lines of a page, and whether each begins between two nodes, as after <wbr>, or inside one."""
TEXT = """
const range = document.createRange();
range.selectNodeContents(document.querySelector("main"));
getSelection().removeAllRanges();
getSelection().addRange(range);
return getSelection().toString();
"""
FACES = "return [...document.fonts].filter((f) => f.status === 'loaded').map((f) => f.family);"


@pytest.fixture(scope="module")
def source() -> Source:
    return read_source(Project.at(SHIPPED), find_statements(SHIPPED)[0])


@pytest.fixture(scope="module")
def pages(source: Source, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the pages of the 2021 statement."""
    folder = tmp_path_factory.mktemp("web")
    for name, data in web_files(source.statement, source.project).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder / "html"


def test_there_is_a_page_for_each_language_that_names_the_others(pages: Path) -> None:
    for code, other in (("en", "km"), ("km", "en")):
        html = (pages / f"{code}.html").read_text("utf-8")
        assert f'<html lang="{code}">' in html
        assert f'hreflang="{other}" href="{other}.html"' in html
        assert f'<main id="statement" class="text" lang="{code}">' in html


def test_all_that_a_page_shows_lies_beside_it(pages: Path) -> None:
    for path in pages.rglob("*.*"):
        if path.suffix in {".html", ".css"}:
            text = path.read_text("utf-8")
            for found in re.findall(
                r'(?:src|rel="stylesheet" href)="([^"]+)"|url\("([^"]+)"\)', text
            ):
                assert (path.parent / "".join(found)).is_file()


def test_no_page_has_a_script_or_a_style_of_its_own(pages: Path) -> None:
    for path in pages.glob("*.html"):
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=", path.read_text("utf-8"))


def test_each_font_has_its_licence_beside_it(pages: Path) -> None:
    families = {path.name.rpartition("-")[0].lower() for path in pages.glob("fonts/*.woff2")}
    licences = {path.name.removesuffix("-OFL.txt") for path in pages.glob("fonts/*-OFL.txt")}
    assert {family.replace("serif4", "-serif-4") for family in families} == licences


def test_the_same_statement_gives_the_same_pages(source: Source, pages: Path) -> None:
    again = web_files(source.statement, source.project)
    assert {name: hashlib.sha256(data).digest() for name, data in again.items()} == {
        path.relative_to(pages.parent).as_posix(): hashlib.sha256(path.read_bytes()).digest()
        for path in pages.rglob("*")
        if path.is_file()
    }


def shaped(font: bytes, text: str) -> list[tuple[str, int, int, int]]:
    """Return name, advance and offsets of each glyph that a text is drawn with."""
    face = uharfbuzz.Face(font)
    names = TTFont(BytesIO(font)).getGlyphOrder()
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(face), buffer)
    return [
        (names[info.codepoint], position.x_advance, position.x_offset, position.y_offset)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


@pytest.mark.parametrize("name", ["battambang/Battambang-Regular", "moul/Moul-Regular"])
def test_a_font_that_was_cut_down_draws_every_word_as_before(source: Source, name: str) -> None:
    whole = source.project.files.read("fonts", f"{name}.ttf")
    text = plain_text(source.statement, "km", source.languages)
    cut = BytesIO()
    with TTFont(BytesIO(woff2(whole, frozenset(text)))) as font:
        font.flavor = None
        font.save(cut)
    for word in {word for word in text.split() if has_khmer(word)}:
        before, after = shaped(whole, word), shaped(cut.getvalue(), word)
        assert [glyph[1:] for glyph in before] == [glyph[1:] for glyph in after]


@pytest.mark.parametrize("code", ["en", "km"])
@pytest.mark.parametrize("width", [360, 1280])
def test_chromium_shows_a_page_whole(pages: Path, code: str, width: int) -> None:
    require(browser)
    seen = browser.look_within(pages, f"{code}.html", width=width, ask=WIDE, axe=True, tabs=1)
    assert seen.value == []
    assert seen.violations == ()
    assert seen.complaints == ()
    assert all(address.startswith(pages.as_uri()) for address in seen.requests)
    assert seen.tabs[0]
    assert seen.tabs[0].outlined


@pytest.mark.parametrize("code", ["en", "km"])
def test_dark_pages_can_be_read(pages: Path, code: str) -> None:
    require(browser)
    assert browser.look_within(pages, f"{code}.html", axe=True, dark=True).violations == ()


@pytest.mark.parametrize("width", [320, 360, 800])
def test_khmer_breaks_where_printed_lines_may(pages: Path, source: Source, width: int) -> None:
    require(browser)
    lines = browser.look_within(pages, "km.html", width=width, ask=LINES).value
    assert len(lines) > 80
    assert [line["text"] for line in lines if illegal_line(line["text"])] == []
    inside = [line["text"] for line in lines if line["begins"] == "inside"]
    assert [text for text in inside if has_khmer(text[:1])] == []


@pytest.mark.parametrize("code", ["en", "km"])
def test_what_is_copied_is_the_statement(pages: Path, source: Source, code: str) -> None:
    require(browser)
    copied = browser.look_within(pages, f"{code}.html", ask=TEXT).value
    assert not set(copied) & {"\u200b", "\u2060", "\u00ad"}
    text = plain_text(source.statement, code, source.languages)
    assert [word for word in re.sub(r"[<>]", " ", text).split() if word not in copied] == []


def test_an_english_page_without_khmer_loads_no_khmer_font(desk: Desk, tmp_path: Path) -> None:
    require(browser)
    desk.replace("statement.toml", '["en", "km"]', '["en"]')
    facts = (desk.folder / "statement.toml").read_text("utf-8")
    desk.write("statement.toml", "\n".join(x for x in facts.splitlines() if not x.startswith("km")))
    (desk.folder / "km.md").unlink()
    desk.write("signatories.csv", "group,name_en\nsigned,Otter Society\n")
    statement = desk.statement()
    for name, data in web_files(statement, Project.at(SHIPPED)).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    seen = browser.look(tmp_path / "html/en.html", ask=FACES, axe=True)
    assert set(seen.value) == {"Source Serif"}
    assert seen.violations == ()


@pytest.mark.usefixtures("fonts_uncut")
@pytest.mark.parametrize("slug", BILINGUAL)
def test_each_page_of_a_statement_is_in_its_own_language(slug: str, tmp_path: Path) -> None:
    folder = write_statement(tmp_path, slug)
    source = read_source(Project.at(tmp_path), folder)
    files = web_files(source.statement, source.project)
    first, second = BILINGUAL[slug]
    for code in (first, second):
        html = files[f"html/{code}.html"].decode()
        assert f'<html lang="{code}">' in html
        assert f'<main id="statement" class="text" lang="{code}">' in html
        latin = first if code == "km" else code
        assert re.findall(r'class="address" href="[^"]*" lang="(\w+)"', html) == [latin] * 2


@pytest.mark.usefixtures("fonts_uncut")
def test_a_version_of_before_has_the_sheets_of_its_time(tmp_path: Path) -> None:
    for folder in ("templates", "fonts", "press"):
        (tmp_path / folder).symlink_to(SHIPPED / folder)
    shutil.copytree(SHIPPED / "styles", tmp_path / "styles")
    (tmp_path / "styles/web/marks.css").unlink()
    statement = Desk(tmp_path).statement()
    files = web_files(statement, Project.at(tmp_path, alone=True))
    assert "html/styles/text.css" in files
    assert "html/styles/marks.css" not in files
    assert b"marks.css" not in files["html/en.html"]
