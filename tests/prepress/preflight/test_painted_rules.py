"""The rules about painted objects, on a page made for print and on a stranger's page."""

import pytest

from statementpress.prepress.preflight.inspection import Rule
from statementpress.prepress.preflight.rules import (
    colours,
    groups,
    images,
    lines,
    overprint,
    rich_black,
    spot_colours,
    text,
)
from tests.prepress.preflight.sample_page import (
    Sample,
    codes,
    form,
    found,
    image,
    transparency_group,
)

RULES = [
    module.check
    for module in (colours, spot_colours, groups, images, lines, text, overprint, rich_black)
]
FOR_PRINT = Sample(
    "0.1 0 0 0.2 k 40 300 320 60 re f "
    "q 72 0 0 72 100 200 cm /Photo Do Q "
    "0 0 0 1 K 0.25 w 60 190 m 340 190 l S "
    "/Over gs 0 0 0 1 k BT /F 9 Tf 60 170 Td (Black type that overprints) Tj ET "
    "/All cs 1 sc 10 50 20 0.25 re f "
    "0 0 0 1 k BT /F 6 Tf 60 10 Td (Slug line) Tj ET",
    {"Photo": image(300, 300)},
    transparency_group("DeviceCMYK"),
)
BROKEN = Sample(
    "/Nowhere gs /Nowhere cs 3 7 sc 1 1 1 1 1 k (x) w BT /Nowhere 9 Tf (a) Tj ET "
    "/Loop Do /Nowhere Do 1e30 0 0 1e30 0 0 cm 0 0 1 1 re f /IndexedCmyk cs -9 sc 0 0 1 1 re f "
    "/Duotone cs 9 -9 sc 0 0 9 9 re S Q Q Q",
    {"Loop": form("/Loop Do 0 0 0 0 0 0 cm 0 0 9 9 re B")},
)


@pytest.mark.parametrize("rule", RULES)
def test_a_page_made_for_print_passes(rule: Rule) -> None:
    assert codes(rule, FOR_PRINT) == []


@pytest.mark.parametrize("rule", RULES)
def test_a_strangers_broken_page_is_judged_without_a_crash(rule: Rule) -> None:
    assert all(finding.page == 1 for finding in found(rule, BROKEN))
