"""The rule about the space in which transparency is blended."""

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


def test_a_page_blended_in_rgb_is_a_warning() -> None:
    (finding,) = found(check, Sample("", group=transparency_group("DeviceRGB")))
    assert (finding.code, finding.subject) == ("colour-group", "page")
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize("space", ["Icc", "CalRgb"])
def test_rgb_with_a_profile_counts_too(space: str) -> None:
    assert codes(check, Sample("", group=transparency_group(space))) == ["colour-group"]


@pytest.mark.parametrize("space", ["DeviceCMYK", "DeviceGray", "CalGray", "NotThere"])
def test_groups_in_inks_pass(space: str) -> None:
    assert codes(check, Sample("", group=transparency_group(space))) == []


def test_a_group_without_a_space_passes() -> None:
    assert codes(check, Sample("", group=Dictionary(S=Name.Transparency))) == []


def test_a_form_blended_in_rgb_is_found_inside_another() -> None:
    page = Sample("/Outer Do", {"Outer": form("/Inner Do")})
    inspected = inspection(page)
    pdf, outer = inspected.pdf, inspected.pages[0].page.obj.Resources.XObject.Outer
    inner = pdf.make_stream(b"", Subtype=Name.Form, Group=transparency_group("DeviceRGB"))
    outer.Resources = Dictionary(XObject=Dictionary(Inner=inner, Outer=outer))
    inner.Resources = outer.Resources
    assert [finding.subject for finding in check(inspected)] == ["group"]


@pytest.mark.parametrize("group", [Name.DeviceRGB, Array([]), Dictionary(CS=Name.DeviceRGB)])
def test_entries_that_are_not_transparency_groups_are_ignored(group: Object) -> None:
    assert codes(check, Sample("", group=group)) == []


def test_resources_that_are_not_a_dictionary_are_ignored() -> None:
    inspected = inspection(Sample("", group=transparency_group("DeviceRGB")))
    inspected.pages[0].page.obj.Resources = Array([])
    assert [finding.subject for finding in check(inspected)] == ["page"]
