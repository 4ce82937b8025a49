"""A finding in the terminal: a block with all that is known; then the verdict on one line."""

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from statementpress.errors import Severity
from statementpress.preflight_report.terminal_lines import terminal_lines
from statementpress.preflight_report.wording import LONGEST, Wording, measure, shown
from statementpress.prepress.preflight.finding import Measure, PreflightFinding
from tests.preflight_report.cases import BARE, COARSE, ENGLISH, KHMER, RICH, UNMARKED, examined


def lines(*findings: PreflightFinding, wording: Wording = ENGLISH) -> list[str]:
    """Return the lines of some findings, less the verdict."""
    return list(terminal_lines(examined(*findings), wording))[:-1]


def test_a_finding_says_where_what_how_much_and_what_to_do() -> None:
    assert lines(COARSE) == [
        "warning: page 2: The resolution of an image is low [image-resolution]",
        "  page 2: Im0 300 × 200 px, 72 ppi, limit 150 ppi, 3 times; "
        "60 mm from left, 80.2 mm from top",
        "  do: Use the original, larger image, or place it smaller.",
    ]


def test_what_is_not_known_of_a_finding_is_left_out() -> None:
    assert lines(UNMARKED) == [
        "error (formality): whole file: Not marked as PDF/X [pdf-x-missing]",
        "  do: Export it as PDF/X-4, or build the press edition of the statement.",
    ]


def test_what_is_alike_on_many_pages_is_reported_once() -> None:
    found = [replace(COARSE, page=page) for page in range(1, 13)]
    assert lines(*found)[:2] == [
        "warning: pages 1–12: The resolution of an image is low [image-resolution]",
        "  pages 1–12: Im0 300 × 200 px, 72 ppi, limit 150 ppi, 36 times; "
        "page 1: 60 mm from left, 80.2 mm from top",
    ]


def test_the_worst_of_a_kind_come_first_and_only_so_many() -> None:
    found = [replace(COARSE, page=page, subject=f"Im{page}") for page in range(1, 13)]
    first, *listed, more, _ = lines(*found, replace(COARSE, page=13, severity=Severity.ERROR))
    assert first.startswith("error: pages 1–13: ")
    assert [line.split(":")[0] for line in listed[:2]] == ["  page 13", "  warning"]
    assert (len(listed), more) == (8, "  and 5 more (--json)")


def test_kinds_of_objects_are_words_of_the_language() -> None:
    finding = PreflightFinding("colour-rgb", Severity.ERROR, page=1, subject="black text")
    assert lines(finding)[1] == "  page 1: black text"
    assert "អក្សរខ្មៅ" in lines(finding, wording=KHMER)[1]


@pytest.mark.parametrize(
    ("findings", "verdict"),
    [
        (
            (BARE, COARSE, RICH),
            "Not fit to print · formalities complete: 1 error, 1 warning, 1 note",
        ),
        ((BARE, UNMARKED), "Not fit to print · formalities missing: 2 errors"),
        ((UNMARKED,), "Fit to print · formalities missing: 1 error"),
        (
            (UNMARKED, COARSE),
            "Fit to print, with warnings · formalities missing: 1 error, 1 warning",
        ),
        ((COARSE,), "Fit to print, with warnings · formalities complete: 1 warning"),
        ((RICH,), "Fit to print · formalities complete: 1 note"),
        ((), "Fit to print · formalities complete"),
    ],
)
def test_the_last_line_is_the_verdict(findings: tuple[PreflightFinding, ...], verdict: str) -> None:
    *_, last = terminal_lines(examined(*findings), ENGLISH)
    rests_on = "(limits sheetfed-coated; PDF/X-4; ink measured with a made-up meter)"
    assert last == f"poster.pdf: {verdict} {rests_on}"


def test_words_from_before_there_were_formalities_do_for_the_rest() -> None:
    named = ("formalities_there", "formalities_missing", "formality", "prints_well")
    words: Any = msgspec.structs.replace(ENGLISH.words, **dict.fromkeys(named, ""))
    first, *_, last = terminal_lines(examined(UNMARKED), replace(ENGLISH, words=words))
    assert first == "error: whole file: Not marked as PDF/X [pdf-x-missing]"
    assert last.startswith("poster.pdf: Fit to print: 1 error (")


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        (72.4, "ppi", "72 ppi"),
        (0.05, "pt", "0.05 pt"),
        (0.125, "pt", "0.125 pt"),
        (3.0, "mm", "3 mm"),
        (317.04, "%", "317 %"),
        (2, "", "2"),
        (-1.5, "mm", "−1.5 mm"),
        (-0.01, "mm", "0 mm"),
        (float("inf"), "ppi", "– ppi"),
        ("DeviceRGB", "", "DeviceRGB"),
    ],
)
def test_numbers_are_written_as_print_shops_do(value: float | str, unit: str, written: str) -> None:
    assert measure(Measure(value, unit)) == written


@pytest.mark.parametrize(
    ("pages", "english", "khmer"),
    [
        ([None], "whole file", "ឯកសារទាំងមូល"),
        ([3], "page 3", "ទំព័រ ៣"),
        ([1, 3, 4, 5, 12], "pages 1, 3–5, 12", "ទំព័រ ១, ៣–៥, ១២"),
    ],
)
def test_pages_that_follow_each_other_are_a_range(
    pages: list[int | None], english: str, khmer: str
) -> None:
    assert (ENGLISH.pages(pages), KHMER.pages(pages)) == (english, khmer)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("two\nlines\tand  more", "two lines and more"),
        ("\x1b[31mred\x07", "[31mred"),
        ("mirror\u202egnp.pdf", "mirrorgnp.pdf"),
        ("half \udcff", "half"),
        ("x" * 100, "x" * (LONGEST - 1) + "…"),
    ],
)
def test_names_of_strangers_cannot_move_the_cursor(name: str, expected: str) -> None:
    assert shown(name) == expected


@pytest.mark.parametrize(
    ("finding", "english", "khmer"),
    [
        (
            PreflightFinding("font-broken", Severity.ERROR, measured=Measure("it is empty")),
            "it is empty",
            "ទទេ",
        ),
        (
            PreflightFinding("image-damaged", Severity.ERROR, measured=Measure(6.3, "%")),
            "only 6.3 % of it is there",
            "នៅសល់តែ 6.3 %",
        ),
        (
            PreflightFinding(
                "intent-profile", Severity.ERROR, measured=Measure(3), limit=Measure(4)
            ),
            "it says 3, it should say 4",
            "ប្រាប់ថា 3, គួរប្រាប់ថា 4",
        ),
        (PreflightFinding("user-unit", Severity.ERROR, measured=Measure(2.0)), "2 times", "2 ដង"),
    ],
)
def test_a_value_that_is_no_excess_is_put_in_words(
    finding: PreflightFinding, english: str, khmer: str
) -> None:
    assert (ENGLISH.values(finding), KHMER.values(finding)) == (english, khmer)


def test_a_reason_is_not_cut_like_a_name() -> None:
    reason = (
        "page 1: it cannot be separated into inks: an image cannot be unpacked without Ghostscript"
    )
    assert ENGLISH.subject(reason) == reason
