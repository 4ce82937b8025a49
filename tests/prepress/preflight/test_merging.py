"""Like findings become one line of a report, with their count and the worst of them."""

from statementpress.errors import Severity
from statementpress.prepress.preflight.finding import (
    MOST_SUBJECTS,
    Measure,
    PreflightFinding,
    Spot,
    merged,
)

HERE, THERE = Spot(1, 1, 2, 2), Spot(3, 3, 4, 4)


def line(width: float, spot: Spot = HERE, page: int = 1) -> PreflightFinding:
    measured, limit = Measure(width, "pt"), Measure(0.125, "pt")
    return PreflightFinding("hairline", Severity.ERROR, page, spot, "line", measured, limit)


def ink(total: float, spot: Spot = HERE) -> PreflightFinding:
    measured = Measure(total, "%")
    return PreflightFinding("rich-black", Severity.NOTE, 1, spot, "area", measured)


def font(name: str, page: int = 1) -> PreflightFinding:
    return PreflightFinding("font-not-embedded", Severity.ERROR, page, subject=name)


def test_like_findings_are_counted_and_the_one_farthest_below_its_limit_is_shown() -> None:
    (finding,) = merged([line(0.1), line(0.01, THERE), line(0.05)])
    assert (finding.count, finding.spot) == (3, THERE)
    assert finding.measured == Measure(0.01, "pt")


def test_of_findings_without_a_limit_the_largest_measure_is_shown() -> None:
    (finding,) = merged([ink(250), ink(320, THERE), ink(300)])
    assert (finding.count, finding.spot) == (3, THERE)


def test_of_findings_as_bad_the_first_is_shown() -> None:
    (finding,) = merged([line(0.1), line(0.1, THERE)])
    assert finding.spot == HERE


def test_a_measure_that_is_not_a_number_is_not_the_worst() -> None:
    (finding,) = merged([line(0.1), line(float("nan"), THERE)])
    assert finding.spot == HERE


def test_findings_of_other_pages_or_subjects_stay_apart() -> None:
    found = merged([font("A"), font("B"), font("A", page=2), font("A")])
    assert [(each.page, each.subject, each.count) for each in found] == [
        (1, "A", 2),
        (1, "B", 1),
        (2, "A", 1),
    ]


def test_if_there_are_very_many_subjects_the_last_ones_are_counted_together() -> None:
    found = merged(font(f"Invented {number}") for number in range(1000))
    assert len(found) == MOST_SUBJECTS + 1
    assert (found[-1].subject, found[-1].count) == ("", 1000 - MOST_SUBJECTS)
