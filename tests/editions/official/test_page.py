"""The page: its sheet and margins, where its lines end, and what a page may part."""

import re
from collections import Counter
from itertools import pairwise

from tests.shared import ink
from tests.shared.editions import Edition
from tests.shared.lines import SAME_LINE, Block, Line
from tests.shared.page_plan import foot_area, text_area
from tests.shared.structure import Element

NEVER_FIRST = re.compile("[\u17d4-\u17d7\u17db\u17b6-\u17d3\u17dd)\\]”’»%!,.:;?]")
"""Khmer ends of sentences, ៗ, ៛, dependent vowels and signs, and closing marks."""
HALF_CLUSTER = re.compile("\u17d2$")


def running_text(edition: Edition) -> list[Block]:
    """Return the justified paragraphs: all that start at the margin, but for two kinds.

    What introduces a list is ragged, and so is the contact, as its addresses are never parted.
    """
    return [
        block
        for block in edition.blocks
        if block.kind == "P"
        and abs(block.lines[0].left - text_area().left) < 0.5
        and "@" not in block.text
        and not block.text.rstrip().endswith((":", "៖"))
    ]


def all_lines(edition: Edition) -> list[Line]:
    return [line for block in edition.blocks for line in block.lines]


def test_the_sheet_is_a4(edition: Edition) -> None:
    for page in edition.pdf.pages:
        assert [round(float(edge), 1) for edge in page.trimbox] == [0, 0, 595.3, 841.9]
        assert list(page.trimbox) == list(page.mediabox) == list(page.cropbox)
        assert page.obj.get("/Rotate", 0) == 0


def test_each_part_has_as_many_pages_as_it_needs_and_none_is_empty(edition: Edition) -> None:
    words = Counter(line.page for line in all_lines(edition))
    assert sorted(words) == list(range(len(edition.pdf.pages)))


def test_no_ink_stands_outside_of_text_and_foot(edition: Edition) -> None:
    areas = (text_area(), foot_area())
    stray = [ink.outside(image, areas) for image in edition.images]
    assert stray == [None for _ in stray]


def test_no_line_begins_with_what_ends_one(edition: Edition) -> None:
    assert [str(line) for line in all_lines(edition) if NEVER_FIRST.match(line.text)] == []


def test_no_line_ends_in_half_a_cluster(edition: Edition) -> None:
    assert [str(line) for line in all_lines(edition) if HALF_CLUSTER.search(line.text)] == []


def test_justified_lines_end_at_the_margin(edition: Edition) -> None:
    inner = [line for block in running_text(edition) for line in block.lines[:-1]]
    assert inner
    ragged = {str(line): round(line.right - text_area().right, 1) for line in inner}
    assert {line: by for line, by in ragged.items() if abs(by) > 0.6} == {}


def test_last_lines_keep_within_the_margin(edition: Edition) -> None:
    edge = text_area().right + 0.6
    assert [str(line) for line in all_lines(edition) if line.right > edge] == []


def test_no_gap_is_a_hole(edition: Edition) -> None:
    """No gap over 12 pt in a Khmer line, none over 1 em in an English one."""
    holes = {}
    for block in running_text(edition):
        for line in block.lines:
            allowed = 12 if block.element.language == "km" else line.size
            widest = max(ink.gaps(edition.images[line.page], line), default=0)
            if widest > allowed:
                holes[str(line)] = round(widest, 1)
    assert holes == {}


def test_an_introduction_stands_on_the_page_where_its_list_begins(edition: Edition) -> None:
    kinds = [block.kind for block in edition.blocks]
    firsts = [
        (edition.blocks[at - 1], edition.blocks[at])
        for at in range(1, len(kinds))
        if kinds[at] == "Lbl" and kinds[at - 1] == "P"
    ]
    assert len(firsts) == 3 * len(edition.languages)
    assert [intro.text for intro, item in firsts if set(intro.pages) != set(item.pages)] == []


def test_a_title_is_followed_by_text(edition: Edition) -> None:
    for title, following in pairwise(edition.blocks):
        if title.kind.startswith("H"):
            assert title.pages[-1] == following.pages[0]


def test_no_item_of_a_list_is_parted(edition: Edition) -> None:
    items = [lines_of(edition, item) for item in edition.tree.all("LI")]
    assert len(items) == 33 * len(edition.languages)
    assert [lines[0].text for lines in items if len({line.page for line in lines}) > 1] == []
    # A line above the one before it stands in the next column.
    assert [lines[0].text for lines in items if any(map(rises, lines, lines[1:]))] == []


def lines_of(edition: Edition, element: Element) -> list[Line]:
    within = {id(below) for below in element.walk()}
    return [line for b in edition.blocks if id(b.element) in within for line in b.lines]


def rises(upper: Line, lower: Line) -> bool:
    return lower.baseline > upper.baseline + SAME_LINE


def test_no_paragraph_leaves_one_line_alone_on_a_page(edition: Edition) -> None:
    alone = [
        block.text
        for block in edition.blocks
        if len(set(block.pages)) > 1 and min(Counter(block.pages).values()) < 2
    ]
    assert alone == []


def test_labels_end_on_one_edge_in_each_column(edition: Edition) -> None:
    for group in edition.tree.all("L"):
        labels = [lines_of(edition, label)[0] for label in group.all("Lbl")]
        edges = {round(label.right, 1) for label in labels}
        assert len(edges) == (2 if len(labels) > 12 else 1)
