"""The rule about rich black: it is noted in areas and in display type."""

import pytest

from statementpress.errors import Severity
from statementpress.prepress.preflight.finding import Measure
from statementpress.prepress.preflight.rules.rich_black import check
from tests.prepress.preflight.sample_page import codes, found

AREA = "100 100 50 50 re f"


def test_an_area_of_rich_black_is_noted_with_its_total_ink() -> None:
    (finding,) = found(check, f"0.6 0.4 0.4 1 k {AREA}")
    assert (finding.code, finding.severity) == ("rich-black", Severity.NOTE)
    assert (finding.subject, finding.measured) == ("area", Measure(240, "%"))


def test_display_type_in_rich_black_is_noted_too() -> None:
    type_of_40_points = "BT /F 40 Tf 100 100 Td (word) Tj ET"
    assert codes(check, f"0.6 0.4 0.4 1 k {type_of_40_points}") == ["rich-black"]


def test_smaller_type_is_left_to_the_rule_about_text() -> None:
    assert codes(check, "0.6 0.4 0.4 1 k BT /F 12 Tf 100 100 Td (word) Tj ET") == []


@pytest.mark.parametrize(
    "colour",
    ["0 0 0 1 k", "0 g", "1 1 1 0 k", "0.03 0.03 0.03 1 k", "0.6 0.4 0.4 0.5 k", "0 0 0.1 0.85 k"],
)
def test_black_alone_and_colours_pass(colour: str) -> None:
    assert codes(check, f"{colour} {AREA}") == []
