"""The rule about the space in which transparency is blended."""

from dataclasses import replace

import pytest
from pikepdf import Array, Dictionary, Name, Object

from statementpress.errors import Severity
from statementpress.prepress.preflight.rules.groups import check
from tests.prepress.preflight.sample_page import (
    Sample,
    codes,
    form,
    found,
    inspection,
    transparency_group,
)
from tests.shared.painted import painted_objects

SQUARE = "100 100 50 50 re f"


def test_a_page_blended_in_rgb_is_a_warning() -> None:
    (finding,) = found(check, Sample(SQUARE, group=transparency_group("DeviceRGB")))
    assert (finding.code, finding.subject) == ("colour-group", "page")
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize("space", ["Icc", "CalRgb"])
def test_rgb_with_a_profile_counts_too(space: str) -> None:
    assert codes(check, Sample(SQUARE, group=transparency_group(space))) == ["colour-group"]


@pytest.mark.parametrize("space", ["DeviceCMYK", "DeviceGray", "CalGray", "NotThere"])
def test_groups_in_inks_pass(space: str) -> None:
    assert codes(check, Sample(SQUARE, group=transparency_group(space))) == []


def test_a_group_without_a_space_passes() -> None:
    assert codes(check, Sample(SQUARE, group=Dictionary(S=Name.Transparency))) == []


def test_a_form_blended_in_rgb_is_found_inside_another() -> None:
    inspected = inspection(Sample("/Outer Do", {"Outer": form("/Inner Do")}))
    page = inspected.pages[0]
    outer, group = page.page.obj.Resources.XObject.Outer, transparency_group("DeviceRGB")
    inner = inspected.pdf.make_stream(SQUARE.encode(), Subtype=Name.Form, Group=group)
    inner.Resources = Dictionary(XObject=Dictionary(Inner=inner, Outer=outer))
    outer.Resources = inner.Resources
    again = replace(page, painted=tuple(painted_objects(page.page)))
    (finding,) = check(replace(inspected, pages=(again,)))
    assert finding.subject == "group"


@pytest.mark.parametrize("group", [Name.DeviceRGB, Array([]), Dictionary(CS=Name.DeviceRGB)])
def test_entries_that_are_not_transparency_groups_are_ignored(group: Object) -> None:
    assert codes(check, Sample(SQUARE, group=group)) == []


def test_a_group_in_which_nothing_is_painted_is_not_told() -> None:
    assert codes(check, Sample("", group=transparency_group("DeviceRGB"))) == []
    unused = form(SQUARE, Group=transparency_group("DeviceRGB"))
    assert codes(check, Sample(SQUARE, {"Unused": unused})) == []
    outside = form("-50 0 20 20 re f", Group=transparency_group("DeviceRGB"))
    assert codes(check, Sample(f"{SQUARE} /Outside Do", {"Outside": outside})) == []
    assert codes(check, Sample("/Used Do /Used Do", {"Used": unused})) == ["colour-group"]
