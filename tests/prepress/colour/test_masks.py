"""After a conversion, groups blend in inks, and masks let through as much as before."""

from collections.abc import Sequence
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from statementpress.prepress.colour.document import ConversionError, convert_colours
from tests.prepress.colour.drawn import (
    content_of,
    drawn,
    form,
    greys_differ,
    group,
    image,
    rendered,
    with_resource,
)
from tests.prepress.presses import OFFSET, ONE_INK

STRIPES = "1 0 0 rg 0 0 30 100 re f 0 1 0 rg 30 0 30 100 re f 0 0 1 rg 60 0 20 100 re f"


def masked(kind: Name, content: str = STRIPES, space: Name = Name.DeviceRGB) -> Pdf:
    """Return a page that paints itself black through a mask that draws `content`."""
    pdf = drawn("/M gs 0 0 0 rg 0 0 100 100 re f")
    mask = Dictionary(S=kind, G=pdf.make_indirect(form(pdf, content, Group=group(space))))
    with_resource(pdf, "ExtGState", "M", Dictionary(SMask=mask))
    return pdf


def mask_of(pdf: Pdf) -> Any:
    return pdf.pages[0].obj.Resources.ExtGState.M.SMask


def test_groups_of_pages_and_forms_blend_in_inks() -> None:
    pdf = drawn("/F Do")
    pdf.pages[0].obj.Group = group(Name.DeviceRGB)
    inner = with_resource(pdf, "XObject", "F", form(pdf, "0 g", Group=group(Name.DeviceRGB)))
    convert_colours(pdf, OFFSET)
    assert pdf.pages[0].obj.Group.CS == inner.Group.CS == "/DeviceCMYK"


def test_in_one_ink_groups_blend_in_four_as_machines_may_print_a_grey_blend_in_four() -> None:
    pdf = drawn("")
    pdf.pages[0].obj.Group = group(Name.DeviceRGB)
    convert_colours(pdf, ONE_INK)
    assert pdf.pages[0].obj.Group.CS == "/DeviceCMYK"


def test_a_group_that_takes_the_space_around_it_goes_on_doing_so() -> None:
    pdf = drawn("/F Do")
    without = Dictionary(S=Name.Transparency)
    inner = with_resource(pdf, "XObject", "F", form(pdf, "0 g", Group=without))
    convert_colours(pdf, OFFSET)
    assert "/CS" not in inner.Group


@pytest.mark.parametrize(
    "state", [{"ca": 0.5}, {"CA": 0.9}, {"BM": Name.Multiply}, {"BM": Array([Name.Screen])}]
)
def test_a_page_that_blends_gets_a_group(state: dict[str, object]) -> None:
    named = Dictionary({f"/{key}": value for key, value in state.items()})
    pdf = drawn("/F Do")
    inner = form(pdf, "/S gs", Resources=Dictionary(ExtGState=Dictionary(S=named)))
    with_resource(pdf, "XObject", "F", inner)
    convert_colours(pdf, OFFSET)
    assert pdf.pages[0].obj.Group.CS == "/DeviceCMYK"


def test_a_page_that_does_not_blend_gets_none() -> None:
    opaque = Dictionary(ca=1, CA=1, BM=Name.Normal, SMask=Name("/None"))
    pdf = drawn("/S gs", ExtGState={"S": opaque})
    convert_colours(pdf, OFFSET)
    assert "/Group" not in pdf.pages[0].obj


class TestLuminosity:
    def test_it_lets_through_what_it_did(self) -> None:
        pdf = masked(Name.Luminosity)
        before = rendered(pdf)
        convert_colours(pdf, ONE_INK)
        pairs = zip(before.tobytes(), rendered(pdf).tobytes(), strict=True)
        assert max(abs(a - b) for a, b in pairs) <= 2

    def test_its_group_is_grey_by_the_weights_of_the_standard(self) -> None:
        pdf = masked(Name.Luminosity, "1 0 0 rg 0 1 0 RG 0 0 0 1 k")
        convert_colours(pdf, OFFSET)
        assert mask_of(pdf).G.Group.CS == "/DeviceGray"
        assert content_of(mask_of(pdf).G) == "0.3 g 0.59 G 0 g"

    @pytest.mark.parametrize(
        ("space", "backdrop", "grey"),
        [
            (Name.DeviceRGB, (1, 0, 0), 0.3),
            (Name.DeviceGray, (0.5,), 0.5),
            (Name.DeviceCMYK, (0, 0, 0, 1), 0),
        ],
    )
    def test_its_backdrop_goes_with_it(
        self, space: Name, backdrop: Sequence[float], grey: float
    ) -> None:
        pdf = masked(Name.Luminosity, STRIPES, space)
        mask_of(pdf).BC = Array([*backdrop])
        convert_colours(pdf, OFFSET)
        assert [float(value) for value in mask_of(pdf).BC] == pytest.approx([grey])

    def test_a_backdrop_that_does_not_fit_is_refused(self) -> None:
        pdf = masked(Name.Luminosity)
        mask_of(pdf).BC = Array([1])
        with pytest.raises(ConversionError, match="backdrop"):
            convert_colours(pdf, OFFSET)

    def test_what_it_shares_with_the_page_is_printed_in_colour(self) -> None:
        pdf = drawn("/F Do /M gs 0 0 0 rg 0 0 100 100 re f")
        photo = pdf.make_indirect(image(pdf, bytes([255, 0, 0]), 1, 1))
        inner = pdf.make_indirect(
            form(
                pdf,
                STRIPES + " /I Do",
                Group=group(Name.DeviceRGB),
                Resources=Dictionary(XObject=Dictionary(I=photo)),
            )
        )
        with_resource(pdf, "XObject", "F", inner)
        mask = Dictionary(S=Name.Luminosity, G=inner)
        with_resource(pdf, "ExtGState", "M", Dictionary(SMask=mask))
        convert_colours(pdf, OFFSET)
        assert photo.ColorSpace == "/DeviceCMYK"
        assert (inner.Group.CS, mask_of(pdf).G.Group.CS) == ("/DeviceCMYK", "/DeviceGray")
        assert mask_of(pdf).G.Resources.XObject.I.read_bytes() == bytes([76])

    def test_a_mask_within_a_mask_is_one_too(self) -> None:
        pdf = masked(Name.Luminosity, "/N gs 1 1 0 rg 0 0 100 100 re f")
        inner = Dictionary(
            S=Name.Luminosity,
            G=pdf.make_indirect(form(pdf, STRIPES, Group=group(Name.DeviceRGB))),
        )
        mask_of(pdf).G.Resources = Dictionary(ExtGState=Dictionary(N=Dictionary(SMask=inner)))
        assert greys_differ(pdf) <= 3

    def test_a_mask_that_masks_itself_ends(self) -> None:
        pdf = masked(Name.Luminosity, "/M gs 1 0 0 rg 0 0 100 100 re f")
        mask_of(pdf).G.Resources = pdf.pages[0].obj.Resources
        convert_colours(pdf, OFFSET)
        assert content_of(mask_of(pdf).G).startswith("/M gs 0.3 g")


def test_a_mask_by_alpha_is_converted_like_any_form() -> None:
    pdf = masked(Name.Alpha, "1 1 1 rg 0 0 50 100 re f")
    convert_colours(pdf, OFFSET)
    assert content_of(mask_of(pdf).G) == "0 0 0 0 k 0 0 50 100 re f"
    assert mask_of(pdf).G.Group.CS == "/DeviceCMYK"
    assert rendered(pdf).getpixel((75, 50)) == (255, 255, 255)


def test_opacity_and_overlaps_look_as_before_in_greys() -> None:
    pdf = drawn(f"{STRIPES} /H gs 1 0.5 0 rg 10 10 80 40 re f /F Do")
    with_resource(pdf, "ExtGState", "H", Dictionary(ca=0.4, CA=0.4))
    with_resource(
        pdf, "XObject", "F", form(pdf, "0 1 1 rg 40 40 50 50 re f", Group=group(Name.DeviceRGB))
    )
    assert greys_differ(pdf) <= 3
