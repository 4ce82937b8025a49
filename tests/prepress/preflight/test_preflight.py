"""Preflight as a whole: what passes, what the report says of the file, and what limits change."""

from collections.abc import Collection, Iterator

import msgspec
import pytest
from pikepdf import Array, Name

from statementpress.errors import Severity
from statementpress.prepress.ink.coverage import InkCoverage, InkReport
from statementpress.prepress.preflight.finding import PreflightFinding, Spot
from statementpress.prepress.preflight.inspection import Inspection
from statementpress.prepress.preflight.preflight import PreflightPage, apply, preflight
from statementpress.prepress.preflight.rules import RULES
from tests.prepress.preflight.pages import (
    codes,
    examined,
    first_page,
    limits,
    note,
    page_pdf,
    saved,
)
from tests.shared.ink import bare_paper


def test_a_clean_file_has_no_findings() -> None:
    assert examined(page_pdf(pages=2)).findings == ()


def test_the_same_file_has_the_same_findings() -> None:
    pdf = page_pdf()
    pdf.pages[0].obj.Annots = Array([note(), note("Link")])
    assert examined(saved(pdf)) == examined(saved(pdf))


def test_the_report_says_what_the_file_is() -> None:
    found = examined(page_pdf())
    assert (found.pdf_x, found.intent, found.ink_method) == ("PDF/X-4", "FOGRA39", "none")


def test_pages_have_the_size_to_which_they_are_trimmed() -> None:
    pdf = page_pdf(pages=2)
    pdf.pages[1].obj.UserUnit = 2
    pages = [(page.number, round(page.width), round(page.height)) for page in examined(pdf).pages]
    assert pages == [(1, 105, 148), (2, 210, 296)]
    assert isinstance(examined(pdf).pages[0], PreflightPage)


def test_findings_are_in_the_order_of_pages_the_most_severe_first() -> None:
    pdf = page_pdf(pages=2)
    del pdf.Root[Name.OutputIntents]
    pdf.pages[1].obj.Annots = Array([note(at=0), note()])
    pdf.pages[0].obj.Rotate = 180
    found = [(finding.page, finding.code) for finding in examined(pdf).findings]
    assert found == [
        (None, "intent-missing"),
        (1, "page-rotated"),
        (2, "annotation-on-page"),
        (2, "annotation-outside"),
    ]


@pytest.mark.parametrize(("word", "severities"), [("off", []), ("note", [Severity.NOTE])])
def test_limits_decide_how_severe_a_finding_is(word: str, severities: list[Severity]) -> None:
    pdf = page_pdf()
    del pdf.Root[Name.OutputIntents]
    allowed = msgspec.structs.replace(limits(), severity={"intent-missing": word})
    found = preflight(saved(pdf), allowed, bare_paper).findings
    assert [finding.severity for finding in found] == severities


def test_a_file_for_the_office_need_not_be_fit_for_the_press() -> None:
    pdf = page_pdf(trim=(210, 297), bleed=0)
    del pdf.Root[Name.OutputIntents]
    del pdf.Root[Name.Metadata]
    del first_page(pdf)[Name.TrimBox]
    first_page(pdf).MediaBox = first_page(pdf).BleedBox
    assert codes(pdf, limits("office")) == ["trim-box-missing"]


def test_a_rule_that_fails_is_a_finding_and_the_others_go_on() -> None:
    def gives_up(inspection: Inspection) -> Iterator[PreflightFinding]:
        yield PreflightFinding("page-empty", Severity.ERROR)
        raise KeyError("invented")

    def goes_on(inspection: Inspection) -> Iterator[PreflightFinding]:
        yield PreflightFinding("layers", Severity.WARNING)

    inspection = Inspection(page_pdf(), (), InkReport("none", ()), limits())
    found = list(apply([gives_up, goes_on], inspection))
    assert [finding.code for finding in found] == ["page-empty", "rule-failed", "layers"]
    assert found[1].subject == "test_preflight: KeyError: 'invented'"


def test_ink_that_was_not_measured_is_a_finding() -> None:
    report = InkReport("", (), "nobody measured")
    (finding,) = preflight(saved(page_pdf()), limits(), lambda data, without: report).findings
    assert (finding.code, finding.subject) == ("ink-not-measured", "nobody measured")


def test_only_pages_that_may_have_too_much_ink_are_measured_if_only_findings_are_asked_for() -> (
    None
):
    pdf = page_pdf(pages=3)
    pdf.pages[1].obj.Contents = pdf.make_stream(b"1 1 1 1 k 100 100 50 50 re f")
    asked = []

    def heavy(data: bytes, *, without: Collection[int]) -> InkReport:
        asked.append(set(without))
        return InkReport("made up", (InkCoverage(2, 400, Spot(0, 0, 1, 1), {}),))

    found = preflight(saved(pdf), limits(), heavy, only_findings=True).findings
    assert ("total-ink", 2) in [(finding.code, finding.page) for finding in found]
    assert asked == [{1, 3}]


def test_nothing_is_measured_if_no_page_can_have_too_much_ink() -> None:
    def unasked(data: bytes, *, without: Collection[int]) -> InkReport:
        raise AssertionError

    assert preflight(saved(page_pdf()), limits(), unasked, only_findings=True).findings == ()


def test_every_rule_has_its_name_once() -> None:
    names = [rule.__module__ for rule in RULES]
    assert len(set(names)) == len(names)
