"""A comparison as lines for a terminal and for mail."""

from datetime import date

import pytest

from statementpress.comparison.model import Change, Comparison, FileChange, PageChange, Run, Side
from statementpress.comparison.quoting import plain, quoted
from statementpress.comparison.text_report import text_report
from tests.comparison.two_desks import HERON, OTTER, TwoDesks

LONG = "one two three four five six seven eight nine ten"


def test_a_report_has_a_section_for_each_kind_of_change(desks: TwoDesks) -> None:
    desks.new.replace("statement.toml", "Rivertown", "Laketown")
    desks.new.replace("en.md", "Rivers are clean.", "All rivers are clean.\n\nLakes, too.")
    desks.new.replace("km.md", "ទន្លេស្អាត។", "ទន្លេក្រខ្វក់។")
    desks.register(f"{OTTER} ; {HERON}", "signed,Otter Club,សមាគមភេ ; signed,Pike,ត្រី,a fish,ត្រី")
    assert desks.report() == [
        "",
        "Facts",
        "  place (en): [-Rivertown-]{+Laketown+}",
        "",
        "Signatories",
        "  - Heron Trust · មូលនិធិកុក (signed)",
        "  + Pike · ត្រី (signed)",
        "  renamed: Otter [-Society-]{+Club+} (signed)",
        "",
        "en.md: words removed 1, words added 4",
        "  line 1, paragraph: [-Rivers-]{+All rivers+} are clean.",
        "  + line 3, paragraph: Lakes, too.",
        "",
        "km.md: words removed 1, words added 1",
        "  line 1, paragraph: ទន្លេ[-ស្អាត-]{+ក្រខ្វក់+}។",
    ]


def test_the_head_names_both_versions() -> None:
    old = Side("2030-01-31-rivers/v1", date(2030, 2, 1), "First")
    empty = Comparison((), (), (), (), {})
    lines = [plain(line) for line in text_report(empty, old, Side("rivers as it is now"))]
    assert lines == [
        "2030-01-31-rivers/v1 (frozen 2030-02-01: First) -> rivers as it is now",
        "",
        "The statement is the same: its texts, facts, signatories and logos.",
    ]


def test_files_and_pages_can_differ_where_the_statement_does_not() -> None:
    files = (FileChange("source/styles/base.css", Change.CHANGED), FileChange("a", Change.ADDED))
    pages = [PageChange(1, 1, 0.0123), PageChange(2, 3, 0.5), PageChange(None, 2, 1.0)]
    found = text_report(Comparison((), (), (), (), {}, files), Side("a"), Side("b"), pages)
    assert [plain(line) for line in found][3:] == [
        "",
        "Pages of the official PDF that differ",
        "  page 1: 1.23% of it",
        "  page 2 -> 3: 50.00% of it",
        "  + page 2 is new",
        "",
        "Files that differ",
        "  changed: source/styles/base.css",
        "  + a",
    ]


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        ([("removed", "a"), ("kept", f" {LONG}")], "[-a-] one two three four five six …"),
        ([("kept", f"{LONG} "), ("added", "a")], "… five six seven eight nine ten {+a+}"),
        ([("added", "a"), ("kept", " one two "), ("added", "b")], "{+a+} one two {+b+}"),
    ],
)
def test_words_far_from_a_change_are_left_out(runs: list[tuple[str, str]], shown: str) -> None:
    line = plain(quoted([Run(Change(change), text) for change, text in runs]))
    assert line == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "{+\\x1b[31mred+}"),
        ("a\u202eb", "{+a\\u202eb+}"),
        ("\u200fa\u2028b", "{+\\u200fa\\u2028b+}"),
        ("a\r\tb", "{+a\\r\\tb+}"),
        ("ក\u200cខ", "{+ក\u200cខ+}"),
        ("a\nb", "{+a / b+}"),
    ],
)
def test_what_would_move_the_cursor_is_shown_as_its_number(text: str, shown: str) -> None:
    assert plain(quoted([Run(Change.ADDED, text)])) == shown


def test_a_moved_passage_is_reported_once(desks: TwoDesks) -> None:
    desks.english(
        f"{LONG}.\n\nRivers run.\n\nLakes stay.", f"Rivers run.\n\nLakes stay.\n\n{LONG}."
    )
    assert desks.report() == [
        "",
        "en.md: passages moved 1",
        "  moved to line 5, paragraph: one two three four five six …",
    ]


def test_a_new_text_is_not_quoted_whole(desks: TwoDesks) -> None:
    for language in ("en", "km"):
        desks.new.write(f"summary.{language}.md", "Rivers.\n\n- We clean them.\n")
    assert "  the whole text is new" in desks.report()


def test_a_group_sorted_anew_names_a_few_only(desks: TwoDesks) -> None:
    rows = [f"signed,Name {letter},ឈ្មោះ {letter}" for letter in "ABCDEFGHIJ"]
    desks.register(" ; ".join(rows), " ; ".join(reversed(rows)))
    line = desks.report()[-1]
    assert line.startswith("  moved in signed: Name ")
    assert line.endswith("; 3 more")
