"""The rule about text near the cut; the trimmed page reaches from 50 to 350 points."""

import pytest
from pikepdf import Dictionary, Name

from statementpress.errors import Severity
from statementpress.prepress.preflight.finding import Measure
from statementpress.prepress.preflight.rules.near_cut import check
from tests.prepress.preflight.pages import codes as codes_of_file
from tests.prepress.preflight.pages import page_pdf
from tests.prepress.preflight.sample_page import Sample, codes, found

MM = 72 / 25.4


def helvetica() -> Dictionary:
    """Return resources with a font."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    return Dictionary(Font=Dictionary(F=font))


def text(x: float, y: float, turn: str = "1 0 0 1") -> str:
    """Return a word of 12 points whose line begins at a place."""
    return f"0 0 0 1 k BT /F 12 Tf {turn} {x} {y} Tm (word) Tj ET"


@pytest.mark.parametrize(
    ("page", "measured"),
    [
        (text(50 + 0.5 * MM, 200), 0.5),
        (text(40, 200), 0),
        (text(200, 50 + 12 * 0.25 + 1 * MM), 1),
        (text(50 + 12 * 0.95 + 1 * MM, 200, "0 1 -1 0"), 1),
        (text(47, 200, "0.7 0.7 -0.7 0.7"), 0),
    ],
    ids=["inside", "across", "above the foot", "upwards", "aslant"],
)
def test_text_near_the_cut_or_across_it_is_a_warning(page: str, measured: float) -> None:
    (finding,) = found(check, page)
    assert (finding.code, finding.severity) == ("text-near-cut", Severity.WARNING)
    assert (finding.measured, finding.limit) == (Measure(measured, "mm"), Measure(2, "mm"))


@pytest.mark.parametrize(
    "page",
    [
        text(50 + 2 * MM, 200),
        text(10, 200),
        text(60, 20),
        text(70, 200, "0.7 0.7 -0.7 0.7"),
        f"0 0 0 1 k {50 + MM} 200 50 50 re f",
    ],
    ids=["inside", "outside", "slug line", "aslant", "no text"],
)
def test_text_inside_or_outside_passes(page: str) -> None:
    assert codes(check, page) == []


def test_paper_of_an_office_printer_is_not_cut() -> None:
    assert codes(check, Sample(text(52, 200), limits="office")) == []


@pytest.mark.parametrize(("layout", "count"), [("", 2), ("TwoPageRight", 1), ("TwoPageLeft", 1)])
def test_text_may_cross_the_spine_of_facing_pages(layout: str, count: int) -> None:
    pdf = page_pdf(text(8 * MM, 200).encode(), resources=helvetica(), pages=2)
    if layout:
        pdf.Root.PageLayout = Name(f"/{layout}")
    assert codes_of_file(pdf).count("text-near-cut") == count
