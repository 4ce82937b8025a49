"""Blank glyphs become part of the letters beside them, and no line changes its text or length."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statementpress.typeset.faces.private_use import BLANKS, LINE_END_HYPHEN, PRIVATE
from statementpress.typeset.finishing import page_stream
from statementpress.typeset.finishing.variants import Tail, Variant, VariantBook, split_at_mark
from statementpress.typeset.finishing.wide_glyphs import STEP, widen
from tests.typeset.texts import HOSTILE

LETTERS = ["ក", "ខ្មែ", "រ", "ស៊ី", "ប៊ើ", "A", "v", " ", "១", "។"]
MEANINGS = dict(enumerate([*LETTERS, *BLANKS, LINE_END_HYPHEN], start=5))
GLYPHS = {text: glyph for glyph, text in MEANINGS.items()}
WIDTHS = {glyph: BLANKS.get(text, 400 + glyph) for glyph, text in MEANINGS.items()}
HYPHEN_WIDTH = WIDTHS[GLYPHS[LINE_END_HYPHEN]]

Operands = Sequence[str | float]
"""Texts of glyphs, and movements in thousandths of an em."""


def new_book() -> VariantBook:
    return VariantBook(WIDTHS, MEANINGS, first=100)


def written(operands: Operands) -> bytes:
    """Return the text operator as WeasyPrint writes it."""
    pieces = [
        f">{item:g}<" if isinstance(item, float) else f"{GLYPHS[item]:04x}" for item in operands
    ]
    return f"[<{''.join(pieces)}>] TJ".encode()


def widened(operator: bytes, book: VariantBook) -> bytes:
    page = page_stream.read([b"/F 11 Tf", operator])
    widen(page, {"F": book})
    return bytes(page.items[1])


def items(operator: bytes, book: VariantBook) -> list[int | float | Variant | Tail]:
    numbers = {number: glyph for glyph, number in book.numbers.items()}
    found: list[int | float | Variant | Tail] = []
    for glyphs, movement in re.findall(rb"<(\w*)>|([-\d.e]+)", operator.removesuffix(b"] TJ")):
        codes = [int(glyphs[start : start + 4], 16) for start in range(0, len(glyphs), 4)]
        found += [float(movement)] if movement else [numbers.get(code, code) for code in codes]
    return found


def text(operator: bytes, book: VariantBook) -> str:
    """Return what a reader gets: a plain glyph says its text up to its tail, if it has one."""
    said = ""
    for item in items(operator, book):
        match item:
            case Tail():
                said += item.text
            case Variant():
                said += split_at_mark(MEANINGS[item.base])[0]
            case int():
                said += split_at_mark(MEANINGS[item])[0]
    return said


def width(operator: bytes, book: VariantBook) -> float:
    total = 0.0
    for item in items(operator, book):
        match item:
            case Variant():
                total += WIDTHS[item.base] + item.before + item.after
                total += HYPHEN_WIDTH if item.hyphen is not None else 0
            case float():
                total -= item
            case int():
                total += WIDTHS[item]
    return total


letters = st.sampled_from(LETTERS)
private = st.sampled_from(sorted(BLANKS))
movements = st.floats(-90, 90).map(lambda moved: float(f"{moved:g}")).filter(bool)
lines = st.tuples(
    st.lists(st.one_of(letters, private, movements), max_size=12),
    letters,
    st.lists(st.one_of(letters, private, movements), max_size=12),
).map(lambda parts: [*parts[0], parts[1], *parts[2]])


@given(lines, st.booleans())
def test_a_line_keeps_its_length_within_a_step(operands: Operands, hyphenated: bool) -> None:
    book, operator = new_book(), written([*operands, *([LINE_END_HYPHEN] * hyphenated)])
    before = width(operator, new_book())
    assert abs(width(widened(operator, book), book) - before) <= STEP / 2 + 1


@given(lines, st.booleans())
def test_a_line_keeps_its_text(operands: Operands, hyphenated: bool) -> None:
    book, operator = new_book(), written([*operands, *([LINE_END_HYPHEN] * hyphenated)])
    expected = "".join(item for item in operands if isinstance(item, str) and item not in PRIVATE)
    assert text(widened(operator, book), book) == expected


@given(lines, st.booleans())
def test_every_private_glyph_is_gone(operands: Operands, hyphenated: bool) -> None:
    book, operator = new_book(), written([*operands, *([LINE_END_HYPHEN] * hyphenated)])
    shown = [item for item in items(widened(operator, book), book) if isinstance(item, int)]
    shown += [variant.base for variant in book.numbers if isinstance(variant, Variant)]
    assert [MEANINGS[glyph] for glyph in shown if MEANINGS[glyph] in PRIVATE] == []


@given(lines)
def test_movements_stay_where_no_hyphen_takes_them_up(operands: Operands) -> None:
    book = new_book()
    moved = [
        item for item in items(widened(written(operands), book), book) if isinstance(item, float)
    ]
    assert moved == [item for item in operands if isinstance(item, float)]


def test_an_operator_that_needs_no_variant_is_left_as_it_is() -> None:
    operator = b"[<0005> -1.5e-05<000a>] TJ"
    book = new_book()
    assert widened(operator, book) == operator
    assert book.numbers == {}


def test_a_font_without_a_book_is_left_alone() -> None:
    page = page_stream.read([b"/G 11 Tf", written(["ក", min(BLANKS)])])
    widen(page, {"F": new_book()})
    assert page.items[1] == written(["ក", min(BLANKS)])


def test_blank_space_goes_to_the_letter_before_it() -> None:
    book, half = new_book(), max(BLANKS, key=lambda character: BLANKS[character])
    assert items(widened(written(["A", half, "v"]), book), book) == [
        Variant(GLYPHS["A"], after=1020),
        GLYPHS["v"],
    ]


def test_blank_space_at_the_start_goes_to_the_first_letter() -> None:
    book, half = new_book(), max(BLANKS, key=lambda character: BLANKS[character])
    assert items(widened(written([half, "A"]), book), book) == [Variant(GLYPHS["A"], before=1020)]


def test_a_khmer_line_gives_some_of_its_space_to_every_cluster() -> None:
    book = new_book()
    line = ["ក", "ក", "ក", "\ue207", "ក", "ក", "ក"]
    shown = items(widened(written(line), book), book)
    space = [item.after for item in shown if isinstance(item, Variant)]
    assert len(space) == len(line) - 1
    assert min(space) == 10
    assert max(space) == space[2]


def test_a_hyphen_is_drawn_with_the_letter_before_it() -> None:
    book = new_book()
    (shown,) = items(widened(written(["A", 12.0, LINE_END_HYPHEN]), book), book)
    assert shown == Variant(GLYPHS["A"], after=-12, hyphen=GLYPHS[LINE_END_HYPHEN])


def test_a_hyphen_without_a_letter_stays_a_glyph() -> None:
    book = new_book()
    assert items(widened(written([LINE_END_HYPHEN]), book), book) == [GLYPHS[LINE_END_HYPHEN]]


@pytest.mark.parametrize(
    ("cluster", "before", "tail"),
    [
        ("ក", "ក", ""),
        ("កា", "កា", ""),
        ("ខ្មែ", "ខ", "្មែ"),
        ("ស៊ី", "ស", "៊ី"),
        ("កើ", "កើ", ""),
        ("កុះ", "ក", "ុះ"),
        ("ធម៌"[1:], "ម", "៌"),
        ("ប\u200c៊ី", "ប\u200c", "៊ី"),
        ("្ក", "្ក", ""),
        ("é", "é", ""),
        ("e\u0301", "e", "\u0301"),
        ("", "", ""),
    ],
)
def test_a_glyph_is_parted_before_its_first_nonspacing_mark(
    cluster: str, before: str, tail: str
) -> None:
    assert split_at_mark(cluster) == (before, tail)


def test_split_or_not_a_cluster_is_its_text() -> None:
    assert all(
        "".join(split_at_mark(cluster)) == cluster and split_at_mark(cluster)[0]
        for cluster in HOSTILE
    )


def test_equal_variants_are_one_glyph() -> None:
    book, line = new_book(), written(["ខ្មែ", min(BLANKS), "ខ្មែ"])
    assert widened(line, book) == widened(line, book)
    assert len(book.numbers) == len(set(book.numbers.values()))
