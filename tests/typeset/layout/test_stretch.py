"""Khmer lines stretch at word boundaries, so that they are full without a typed space."""

from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from weasyprint.layout import inline
from weasyprint.text import line_break

from statementpress.project.files import SHIPPED
from statementpress.typeset.faces.cluster_font import cluster_font
from statementpress.typeset.faces.private_use import BLANKS, UNITS_PER_EM, blank
from statementpress.typeset.layout.stretch import (
    SPACE_WEIGHT,
    drawn,
    shares,
    stretching_word_boundaries,
)
from tests.shared.making import make
from tests.typeset.fonts import BATTAMBANG, shipped
from tests.typeset.pages import set_exactly
from tests.typeset.texts import WORDS

BREAK = "\u200b"
STATEMENT = SHIPPED / "statements" / "2021-05-05-children-deprived-of-liberty"

lines = st.text(st.sampled_from([*"កាខ។ឧAb,", " ", "\u00a0", BREAK, "\u2060"]), max_size=20)
widths = st.floats(0, 0.6)


def blanks_in(text: str) -> int:
    return sum(BLANKS.get(character, 0) for character in text)


def without_blanks(text: str) -> str:
    return "".join(character for character in text if character not in BLANKS)


@given(st.floats(-1, 30))
def test_blanks_add_up_to_any_width(width: float) -> None:
    units = blanks_in(blank(width))
    assert abs(units - UNITS_PER_EM * max(width, 0)) <= 0.5


def test_a_typed_space_takes_more_than_a_word_boundary() -> None:
    assert shares(f"ក{BREAK}ខ គ") == 1 + SPACE_WEIGHT


def test_a_space_that_never_breaks_stretches_as_well() -> None:
    assert shares("ក\u00a0ខ") == SPACE_WEIGHT
    assert blanks_in(drawn("ក\u00a0ខ", 0.25)) == SPACE_WEIGHT * UNITS_PER_EM // 4


def test_break_opportunities_at_the_end_of_a_line_take_nothing() -> None:
    assert shares(f"ក{BREAK}ខ{BREAK}") == shares(f"ក{BREAK}ខ") == 1
    assert drawn(f"ក{BREAK}", 0.5) == f"ក{BREAK}"


def test_a_space_at_the_end_of_a_run_before_latin_stretches() -> None:
    assert shares(f"ក{BREAK}ខ ") == 1 + SPACE_WEIGHT
    assert drawn("ក ", 0.25) == f"ក {blank(0.25 * SPACE_WEIGHT)}"


def test_a_line_that_begins_with_a_space_after_latin_stretches_it() -> None:
    assert shares(" ក") == SPACE_WEIGHT
    assert drawn(" ក", 0.25) == f" {blank(0.25 * SPACE_WEIGHT)}ក"


def test_text_without_khmer_stretches_at_its_spaces_alone() -> None:
    assert shares(f"to{BREAK}be or") == SPACE_WEIGHT
    assert drawn(f"to{BREAK}be or", 0.1) == f"to{BREAK}be {blank(0.1 * SPACE_WEIGHT)}or"


@given(lines, widths)
def test_drawing_only_adds_blanks(text: str, share: float) -> None:
    assert without_blanks(drawn(text, share)) == text


@given(lines, widths, widths)
def test_drawing_again_starts_from_the_text(text: str, first: float, second: float) -> None:
    assert drawn(drawn(text, first), second) == drawn(text, second)


@given(lines, widths)
def test_the_blanks_are_the_shares_of_the_line(text: str, share: float) -> None:
    expected = shares(text) * share * UNITS_PER_EM
    assert abs(blanks_in(drawn(text, share)) - expected) <= len(text) / 2


def fail_while_stretching() -> None:
    with stretching_word_boundaries():
        raise ZeroDivisionError


def test_nothing_stays_replaced_after_a_failure() -> None:
    before = inline.count_expandable_spaces, line_break.Layout.set_text
    with stretching_word_boundaries():
        assert inline.count_expandable_spaces is not before[0]
        assert line_break.Layout.set_text is not before[1]
    with pytest.raises(ZeroDivisionError):
        fail_while_stretching()
    assert (inline.count_expandable_spaces, line_break.Layout.set_text) == before


def right_edges(pdf: bytes, page: int) -> list[float]:
    """Return where the lines of a page end, in points, from its foot up."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[page].get_textpage()
        boxes = [text.get_rect(index) for index in range(text.count_rects())]
    ends: dict[int, float] = {}
    for _, bottom, right, _ in boxes:
        row = round(bottom / 12)
        ends[row] = max(right, ends.get(row, 0))
    return [right for _, right in sorted(ends.items())]


def paragraph() -> list[float]:
    """Return where the full lines of a narrow paragraph of Khmer without spaces end."""
    css = "@page { margin: 20pt; size: 240pt 300pt } p { font: 12pt/2 F; margin: 0; \
        text-align: justify; text-align-last: start }"
    words = WORDS[5:50]
    font = cluster_font(shipped(BATTAMBANG), words).data
    pdf = set_exactly(f"<p>{BREAK.join(words)}</p>", css, {"F": font})
    return right_edges(pdf, 0)[1:]


def test_lines_are_full_without_a_typed_space() -> None:
    edges = paragraph()
    assert len(edges) > 3
    assert max(edges) - min(edges) < 3


def full_lines(statement: Path) -> float:
    """Return the part of the lines of the first page that come within 6 points of the longest."""
    edges = right_edges(make(SHIPPED, statement, "khmer").pdf, 0)
    return sum(edge > max(edges) - 6 for edge in edges) / len(edges)


def test_a_whole_statement_is_justified() -> None:
    assert full_lines(STATEMENT) > 0.6
