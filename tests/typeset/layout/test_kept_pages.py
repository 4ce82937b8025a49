"""Pages that are taken from an earlier layout are those that a layout from nothing makes."""

from contextlib import closing
from functools import cache
from inspect import signature
from typing import Any, NamedTuple

import pytest
from weasyprint.formatting_structure import build
from weasyprint.layout import block, page

from statementpress.project.fonts import FaceFile
from statementpress.typeset.compose.document import Document
from statementpress.typeset.compose.metadata import Metadata
from statementpress.typeset.faces.named_faces import Face
from statementpress.typeset.faces.preparation import PreparedFace
from statementpress.typeset.layout.engine import laid_out
from statementpress.typeset.layout.rules import with_rules
from statementpress.typeset.layout.standing import StandingType
from tests.typeset.fonts import BATTAMBANG, shipped

FACES = [
    PreparedFace(Face("F", "Khmr", 1.0, FaceFile(path="f.ttf", weight=400)), shipped(BATTAMBANG))
]
SHEET = """\
@page { size: 400px 200px; margin: 0 0 20px; @bottom-left { content: element(foot) } }
body { margin: 0 } main + main { break-before: page }
* { font: 10px/20px F; margin: 0; padding: 0; orphans: 2; widows: 2 }
.foot { position: running(foot) } .note { float: footnote } .whole { break-inside: avoid }
.tied { break-after: avoid } .columns { columns: 2 } .left { float: left; width: 90px }
.fixed { position: fixed; top: 0 } .numbered::after { content: counter(page) }
.all::after { content: "of " counter(pages) } .aside { position: absolute }
"""
LINES = 9
"""How many lines a page has."""


def lines(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def filler(count: int, name: str = "f") -> str:
    return lines(*(f"{name}{number}" for number in range(count)))


def part(*blocks: str, foot: str = "foot") -> str:
    return f"<main><p class=foot>{foot} <span class=all></span></p>{''.join(blocks)}</main>"


PAGES = filler(LINES * 3)
LONG = "<p>" + "word " * 600 + "</p>"
NOTES = PAGES.replace("f8<", "f8<span class=note>n<br>n<br>n</span><").replace(
    "f12<", "f12<span class=note>m</span><"
)
TABLE = "<table>" + "".join(f"<tr><td>r{row}<td>s" for row in range(12)) + "</table>"
COLUMNS = f"<div class=columns>{filler(30)}</div>"
TIED = (
    filler(8) + "<p class=tied>t</p>" + "<p class=whole>w1<br>w2<br>w3<br>w4</p>" + filler(20, "g")
)
NUMBERED = PAGES.replace("<p>f20", "<p class=numbered>f20")
FIXED = PAGES.replace("<p>f20", "<p class=fixed>f20")
OUT = PAGES.replace("<p>f3<", "<p class=left>f3<").replace("<p>f12", "<p class=aside>f12")


class Change(NamedTuple):
    """A document before and after something in it was changed."""

    before: str
    after: str
    made: int
    """How many pages are made for the second one; some are made twice."""


CHANGES = {
    "nothing": Change(PAGES, PAGES, 0),
    "a word on the first page": Change(PAGES, PAGES.replace("f1<", "g<"), 1),
    "a word on a page between others": Change(PAGES, PAGES.replace("f12<", "g<"), 1),
    "the first word of a page": Change(PAGES, PAGES.replace("f9<", "g<"), 2),
    "the last word": Change(PAGES, PAGES.replace("f26<", "g<"), 1),
    "words on two pages": Change(PAGES, PAGES.replace("f1<", "g<").replace("f20<", "g<"), 2),
    "a line more, which moves all that follows": Change(PAGES, PAGES.replace("f12<", "f<br>g<"), 4),
    "a paragraph more at the end": Change(PAGES, PAGES + lines("g"), 3),
    "a paragraph less at the end": Change(PAGES, PAGES.replace("<p>f26</p>", ""), 1),
    "a paragraph more, and one less": Change(
        PAGES, PAGES.replace("<p>f8</p>", "").replace("<p>f2</p>", "<p>f2</p><p>g</p>"), 1
    ),
    "another class": Change(PAGES, PAGES.replace("<p>f12", "<p class=whole>f12"), 1),
    "a word in a long paragraph": Change(LONG, LONG.replace("word", "other", 1), 5),
    "a word before a long paragraph": Change(lines("f") + LONG, lines("g") + LONG, 1),
    "a word after a long paragraph": Change(LONG + lines("f"), LONG + lines("g"), 1),
    "a word in a note": Change(NOTES, NOTES.replace(">m<", ">o<"), 2),
    "a note that waits for the next page": Change(NOTES, NOTES.replace(">n<", ">o<"), 3),
    "a note less, as others have other numbers": Change(
        NOTES, NOTES.replace("<span class=note>n<br>n<br>n</span>", ""), 4
    ),
    "a word in a table": Change(filler(3) + TABLE, filler(3) + TABLE.replace("r9", "r"), 2),
    "a word beside a table": Change(filler(3) + TABLE, lines("g", "g", "g") + TABLE, 1),
    "a word in columns": Change(filler(3) + COLUMNS, filler(3) + COLUMNS.replace("f29", "g"), 2),
    "a word that was tried on an earlier page": Change(TIED, TIED.replace("w1", "v"), 2),
    "a word where pages show their numbers": Change(NUMBERED, NUMBERED.replace("f1<", "g<"), 4),
    "a word where something stands on all pages": Change(FIXED, FIXED.replace("f1<", "g<"), 4),
    "a word beside what floats": Change(OUT, OUT.replace("f5<", "g<"), 1),
    "a word of what floats": Change(OUT, OUT.replace("f3<", "g<"), 1),
    "a word of what has a place of its own": Change(OUT, OUT.replace("f12<", "g<"), 1),
}


@cache
def document(body: str, sheet: str = SHEET) -> Document:
    metadata = Metadata({"en": "t"}, ("en",))
    html = f"<!doctype html><html lang=en><title>t</title><body>{body}</body></html>"
    return Document(html, {"sheet": sheet}, {}, {}, metadata)


def shown(layout: Any) -> list[list[Any]]:
    """Return what each page shows, and where: of its margins, too."""
    return [[_facts(box) for box in page._page_box.descendants()] for page in layout.pages]


def _facts(box: Any) -> tuple[Any, ...]:
    place = box.position_x, box.position_y, box.width, box.height
    element = box.element is not None and (box.element.tag, "".join(box.element.itertext()))
    return type(box), box.element_tag, getattr(box, "text", ""), place, element


def laid_out_again(before: Document, after: Document) -> tuple[list[list[Any]], int]:
    """Return what the second document shows after the first one, and how many pages were made."""
    with closing(StandingType(lasting=True)) as standing:
        with laid_out(before, FACES, standing):
            pass
        standing.begin()
        with laid_out(after, FACES, standing) as layout:
            return shown(layout), standing.made[0]


def from_nothing(one: Document) -> list[list[Any]]:
    with laid_out(one, FACES) as layout:
        return shown(layout)


@pytest.mark.parametrize("kind", CHANGES)
def test_only_pages_that_changed_are_made(kind: str) -> None:
    change = CHANGES[kind]
    before = document(part(change.before) + part(filler(3)))
    after = document(part(change.after) + part(filler(3)))
    again, made = laid_out_again(before, after)
    assert again == from_nothing(after)
    assert made == change.made


def test_what_stands_in_the_margins_is_of_the_new_document() -> None:
    before, after = (document(part(PAGES, foot=foot) + part("f")) for foot in ("one", "two"))
    again, _ = laid_out_again(before, after)
    assert again == from_nothing(after)


def test_pages_are_not_taken_under_other_rules_for_pages() -> None:
    before = document(PAGES)
    after = document(PAGES, SHEET.replace("200px;", "220px;"))
    again, made = laid_out_again(before, after)
    assert again == from_nothing(after)
    assert made == len(again)


def test_pages_are_taken_under_other_rules_for_elements() -> None:
    before = document(PAGES)
    after = with_rules(before, [":root > :nth-child(2) > :nth-child(20) { margin-top: 5px }"])
    again, made = laid_out_again(before, after)
    assert again == from_nothing(after)
    assert made == 2


def test_the_functions_that_are_replaced_take_what_they_are_given() -> None:
    assert [*signature(page.make_page).parameters] == [
        *("context", "root_box", "page_type", "resume_at", "page_number", "page_state")
    ]
    assert [*signature(block.block_level_layout).parameters][:2] == ["context", "box"]
    assert [*signature(build.update_counters).parameters] == ["state", "style"]
    assert [*signature(page._standardize_page_based_counters).parameters] == [
        *("style", "pseudo_type")
    ]
