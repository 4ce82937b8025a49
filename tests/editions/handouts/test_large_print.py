"""Large print: 16 points at least, ragged right, black on white, nothing parted."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pikepdf
import pytest

from statementpress.prepress.content.painted import PaintedText
from tests.editions.handouts.sides import edition_of
from tests.readers.all import READERS, Reader
from tests.readers.compare import exactness
from tests.readers.tool import require
from tests.shared.desk import FILES, Desk
from tests.shared.editions import Edition, Handout, without_foot
from tests.shared.lines import Block
from tests.shared.making import make
from tests.shared.page_plan import MM
from tests.shared.painted import painted_objects

DRAWN = {"Battambang": 0.95, "Moul": 1, "Source-Serif": 1}
"""How large a family is drawn in its em (fonts.toml)."""
SMALLEST = {"Battambang": 18, "Moul": 18, "Source-Serif": 16}
"""Points as drawn."""
TEXT_WIDTH = 174 * MM
LONGEST_ADDRESS = "https://example.org/joint-statement-on-the-rivers-of-us-all"
"""As long as one that the text keeps on one line."""


@pytest.fixture(scope="module")
def large(handout: Handout) -> Edition:
    return edition_of(handout("large-print"))


def family(font: str) -> str:
    return next(name for name in DRAWN if name in font)


def languages(edition: Edition) -> dict[int, str]:
    """Return the language of each page, from 0."""
    parts = edition.tree.all("Part")
    return {page: part.language for part in parts for page, _ in part.marks()}


def paragraphs(edition: Edition, language: str) -> list[Block]:
    """Return the paragraphs of more than two lines."""
    return [
        block
        for block in edition.blocks
        if block.kind == "P" and block.element.language == language and len(block.lines) > 2
    ]


def introductions(blocks: list[Block]) -> Iterator[tuple[Block, list[Block]]]:
    """Yield each introduction of a list with the two items after it."""
    for at, block in enumerate(blocks[:-1]):
        if block.kind == "P" and blocks[at + 1].kind == "Lbl":
            items = (each for each in blocks[at + 1 :] if each.kind == "LBody")
            yield block, list(islice(items, 2))


def test_no_type_is_below_the_size_of_large_print(large: Edition) -> None:
    small = [
        f"{piece.font} {piece.size:g} {piece.text}"
        for piece in large.pieces
        if piece.size * DRAWN[family(piece.font)] < SMALLEST[family(piece.font)] - 0.001
    ]
    assert small == []


def test_headings_are_larger_than_the_text(large: Edition) -> None:
    headings = [block for block in large.blocks if block.kind == "H1"]
    assert [block.element.language for block in headings] == ["en", "km"]
    assert min(line.size for block in headings for line in block.lines) >= 1.3 * 19


def test_all_type_is_black(large: Edition) -> None:
    paints = {
        painted.paint.values
        for page in large.pdf.pages
        for painted in painted_objects(page)
        if isinstance(painted, PaintedText)
    }
    assert paints <= {(0,), (0, 0, 0)}


def test_no_type_is_slanted(large: Edition) -> None:
    assert {piece.font for piece in large.pieces if re.search("It(alic)?$", piece.font)} == set()


@pytest.mark.parametrize("language", ["en", "km"])
def test_lines_are_ragged_on_the_right_and_begin_at_one_edge(large: Edition, language: str) -> None:
    for block in paragraphs(large, language):
        ends = {round(line.right) for line in block.lines[:-1]}
        assert len(ends) > 1, block.text
        assert len({round(line.left) for line in block.lines}) == 1, block.text


def test_words_have_the_same_space_between_them_on_every_line(large: Edition) -> None:
    widths = [
        glyph.right - glyph.left
        for block in paragraphs(large, "en")
        for line in block.lines
        for glyph in line.glyphs
        if glyph.text == " "
    ]
    assert max(widths) - min(widths) < 0.2


def test_no_word_is_parted(large: Edition) -> None:
    ends = [line.text.rstrip()[-1:] for block in large.blocks for line in block.lines]
    assert not {"-", "‐", "\N{SOFT HYPHEN}"} & set(ends)


def test_lines_have_70_letters_at_most(large: Edition) -> None:
    for block in paragraphs(large, "en"):
        lengths = [len(line.text) for line in block.lines]
        assert max(lengths) <= 70, block.text


def test_headings_and_dates_begin_at_the_left(large: Edition) -> None:
    for block in large.blocks:
        if block.kind in {"H1", "P"}:
            assert block.lines[0].left == pytest.approx(18 * MM, abs=1.5), block.text


def test_an_introduction_stays_with_its_first_names(large: Edition) -> None:
    found = list(introductions(large.blocks))
    assert len(found) == 6
    for introduction, items in found:
        assert len({*introduction.pages, *(page for item in items for page in item.pages)}) == 1


def test_no_name_is_split_by_a_page(large: Edition) -> None:
    assert [
        item.text for item in large.blocks if item.kind == "LBody" and len({*item.pages}) > 1
    ] == []


def test_names_stand_in_one_column(large: Edition) -> None:
    labels = [block.lines[0].right for block in large.blocks if block.kind == "Lbl"]
    assert max(labels) < TEXT_WIDTH / 3


def test_paragraphs_are_parted_by_white(large: Edition) -> None:
    for one, other in zip(large.blocks, large.blocks[1:], strict=False):
        if one.kind == other.kind == "P" and one.pages[-1] == other.pages[0] and len(one.lines) > 1:
            inner = one.lines[-2].baseline - one.lines[-1].baseline
            if one.pages[-1] == one.pages[-2]:
                assert one.lines[-1].baseline - other.lines[0].baseline > 1.2 * inner


@pytest.mark.parametrize("reader", READERS.values(), ids=list(READERS))
def test_every_reader_reads_it_exactly(large: Edition, reader: Reader) -> None:
    require(reader)
    texts = reader.text(large.path)
    bodies = [
        without_foot(text, languages(large)[number], number + 1, len(texts))
        for number, text in enumerate(texts)
    ]
    report = exactness(large.expected, bodies)
    assert report.exact, str(report)


def test_stressed_words_are_bold_and_long_addresses_stay_on_the_page(desk: Desk) -> None:
    contact = f"\n::: contact\nRead more about *all* of them at <{LONGEST_ADDRESS}>.\n:::\n"
    desk.write("en.md", FILES["en.md"] + contact)
    pdf = Path(desk.project / "large.pdf")
    pdf.write_bytes(make(desk.project, desk.folder, "large-print").pdf)
    with pikepdf.open(pdf) as opened:
        fonts = {
            str(font.BaseFont) for page in opened.pages for font in page.Resources.Font.values()
        }
    assert any("Source-Serif-Bold" in font for font in fonts)
    assert not any("It" in font.split("+")[1] for font in fonts)
