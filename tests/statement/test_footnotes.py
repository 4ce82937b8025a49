"""Footnotes: their numbers, what they hold, and what is wrong with one."""

import pytest

from statementpress.statement.markdown import read_part
from statementpress.statement.model import Footnote, FootnoteReference, Paragraph, Strong, Text
from statementpress.statement.report import Report
from statementpress.statement.traversal import footnotes_in, inlines_of, leaves, texts
from tests.shared.desk import FILES, Desk


def numbers(source: str) -> list[int]:
    """Return the numbers that stand in the running text, in its order."""
    return [
        inline.number
        for block in read_part(source, None, Report("en.md"))
        for inline in inlines_of(block)
        if isinstance(inline, Footnote | FootnoteReference)
    ]


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("a[^1] b[^2]\n\n[^1]: x\n[^2]: y", [1, 2]),
        ("a[^x] b[^y] c[^x]\n\n[^y]: y\n[^x]: x", [1, 2, 1]),
        ("a[^3] b[^7]\n\n[^3]: x\n[^7]: y", [3, 7]),
        ("a[^១] b[^2]\n\n[^1]: x\n[^២]: y", [1, 2]),
        ("a[^1] b[^x]\n\n[^1]: x\n[^x]: y", [1, 2]),
        ("[^1]: x\n\na**b[^1]**c[^1]", [1]),
        ("[1] b [2]\n\n[1] Ministry, p. 4\n[2]: Report", []),
    ],
)
def test_notes_are_numbered_as_typed_or_in_the_order_of_the_text(
    source: str, printed: list[int]
) -> None:
    assert numbers(source) == printed


def test_a_note_has_paragraphs_and_lists() -> None:
    source = "a[^1]\n\n[^1]: One\n    and on.\n\n    Two.\n\n    - three\n\nAfter."
    blocks = read_part(source, None, Report("en.md"))
    (note,) = footnotes_in(blocks)
    assert note.line == 3
    shown = ["".join(texts(inlines_of(leaf))) for leaf in leaves(note.blocks)]
    assert shown == ["One and on.", "Two.", "three"]
    assert isinstance(blocks[-1], Paragraph)


def test_a_note_may_stand_anywhere_and_is_printed_once() -> None:
    source = "::: notes\na[^1]\n\n[^1]: x\n:::\n\nb[^1]"
    assert len(list(footnotes_in(read_part(source, None, Report("en.md"))))) == 1


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("a[^9]", ["missing-note en.md:1"]),
        ("a\n\n[^1]: x", ["unused-note en.md:3"]),
        ("a[^1]\n\n[^1]: x\n[^1]: y", ["note-twice en.md:4"]),
        ("## A[^1]\n\nb[^1]\n\n[^1]: x", ["note-place en.md:1"]),
        ("b[^1]\n\n[^1]: see[^1]", ["note-place en.md:3"]),
        ("b[^1] [c[^1]](https://a.example)\n\n[^1]: x", ["broken-link en.md:1"]),
        ("b[^1]\n\n[^1]: > x", ["not-used en.md:3"]),
        ("b[^2] c[^1]\n\n[^1]: x\n[^2]: y", ["note-order en.md:1"]),
    ],
)
def test_what_is_wrong_with_a_note_is_named_with_its_line(
    desk: Desk, body: str, found: list[str]
) -> None:
    assert desk.english(body) == found


def test_a_summary_has_no_notes(desk: Desk) -> None:
    desk.write("summary.en.md", "- a[^1]\n\n[^1]: x\n")
    assert "note-place summary.en.md:1" in desk.found()


def test_a_summary_leaves_out_the_notes_of_the_words_that_it_repeats(desk: Desk) -> None:
    desk.write("km.md", f"::: commitments\nក\n:::\n\n{FILES['km.md']}")
    desk.english("::: commitments\nWe **ask[^1]** this.[^1]\n:::\n\n[^1]: x")
    (paragraph,) = desk.statement().summaries["en"].commitments
    assert paragraph.inlines == (Text("We "), Strong((Text("ask"),)), Text(" this."))
