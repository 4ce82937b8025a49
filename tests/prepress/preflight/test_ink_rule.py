"""The rule about ink: too much of it, unexpected inks, and pages that were not measured."""

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from statementpress.errors import Severity
from statementpress.prepress.ink.coverage import InkCoverage, InkReport
from statementpress.prepress.preflight.finding import Measure, PreflightFinding, Spot
from statementpress.prepress.preflight.inspection import InspectedPage, Inspection
from statementpress.prepress.preflight.rules.ink import check
from statementpress.project.files import ProjectFiles
from statementpress.project.limits import choose_limits, read_limits
from tests.prepress.preflight.sample_page import Sample, inspection

SPOT = Spot(10, 20, 14, 24)


def found(
    *pages: tuple[float, dict[str, float]],
    limits: str = "sheetfed-coated",
    sheets: int | None = None,
    reason: str = "",
) -> list[PreflightFinding]:
    """Return the findings for pages with a total and inks, of a PDF with a number of sheets."""
    pdf = pikepdf.Pdf.new()
    blank = pdf.add_blank_page()
    box = pikepdf.Rectangle(0, 0, 612, 792)
    count = len(pages) if sheets is None else sheets
    inspected = tuple(
        InspectedPage(number, blank, box, box, box, 1, ()) for number in range(1, count + 1)
    )
    covered = tuple(
        InkCoverage(number, total, SPOT, inks) for number, (total, inks) in enumerate(pages, 1)
    )
    chosen = choose_limits(read_limits(ProjectFiles(Path())), limits)
    return list(check(Inspection(pdf, inspected, InkReport("made up", covered, reason), chosen)))


def test_a_page_within_the_limit_passes() -> None:
    assert found((300, {"Cyan": 100, "Magenta": 100, "Yellow": 100})) == []


def test_too_much_ink_is_an_error_with_its_place() -> None:
    assert found((100, {}), (317.3, {})) == [
        PreflightFinding(
            "total-ink",
            Severity.ERROR,
            page=2,
            spot=SPOT,
            measured=Measure(317, "%"),
            limit=Measure(300, "%"),
        )
    ]


@pytest.mark.parametrize(("total", "count"), [(300.9, 0), (301.1, 1)])
def test_the_rounding_of_eight_bits_is_tolerated(total: float, count: int) -> None:
    assert len(found((total, {}))) == count


def test_limits_decide_how_much_is_too_much() -> None:
    assert [each.code for each in found((250, {}), limits="newspaper")] == ["total-ink"]
    assert found((250, {}), limits="sheetfed-coated") == []


def test_a_process_ink_that_the_job_is_not_printed_in_is_an_error() -> None:
    (finding,) = found((80, {"Black": 60.0, "Cyan": 20.04}), limits="one-colour")
    assert finding == PreflightFinding(
        "ink-unexpected",
        Severity.ERROR,
        page=1,
        subject="Cyan",
        measured=Measure(20.0, "%"),
    )


def test_a_spot_colour_is_left_to_its_own_rule() -> None:
    page = inspection(Sample("/Spot cs 1 sc 100 100 50 50 re f"))
    coverage = InkCoverage(1, 60, SPOT, {"Black": 40, "Invented Orange": 20})
    assert list(check(replace(page, ink=InkReport("made up", (coverage,))))) == []


def test_a_trace_of_an_ink_does_not_count() -> None:
    assert found((60, {"Cyan": 0.49}), limits="one-colour") == []


def test_a_file_that_could_not_be_measured_is_a_warning_with_the_reason() -> None:
    assert found(sheets=3, reason="the file cannot be read") == [
        PreflightFinding("ink-not-measured", Severity.WARNING, subject="the file cannot be read")
    ]


def test_a_page_that_could_not_be_measured_is_a_finding_of_its_own() -> None:
    (finding,) = found((60, {}), sheets=2, reason="page 2: its MediaBox is no rectangle")
    assert (finding.code, finding.page) == ("ink-not-measured", 2)


def test_a_reason_is_not_a_finding_if_all_pages_were_measured() -> None:
    assert found((60, {}), reason="Ghostscript did not finish in 60 s") == []


def test_a_plate_that_no_object_names_is_an_error() -> None:
    (finding,) = found((60, {"Black": 40, "Hidden Orange": 20}))
    assert (finding.code, finding.subject) == ("ink-unexpected", "Hidden Orange")
