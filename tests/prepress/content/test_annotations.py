"""Annotations: the appearances of those that are printed lie on top of the page."""

import pytest
from pikepdf import Array, Dictionary, Name

from tests.prepress.content.stage import Stage, box, entries_of, kinds

SQUARE = "0 0 50 50 re f"
PRINT, HIDDEN = 4, 2


def annotated(**entries: object) -> Stage:
    """Return a page with a stamp that is printed, unless its entries say otherwise."""
    stage = Stage()
    appearance = stage.form(SQUARE, BBox=Array([0, 0, 100, 100]))
    usual = {"Subtype": Name.Stamp, "F": PRINT, "Rect": Array([200, 200, 220, 240])}
    usual["AP"] = Dictionary(N=appearance)
    stage.page.Annots = Array([entries_of(**(usual | entries))])
    return stage


def test_an_appearance_is_brought_onto_its_rectangle_above_the_page() -> None:
    content, stamp = annotated().painted("9 9 9 9 re f 5 0 0 5 0 0 cm")
    assert (box(content), box(stamp)) == ((9, 9, 18, 18), (200, 200, 210, 220))


@pytest.mark.parametrize("flags", [0, HIDDEN, PRINT | HIDDEN])
def test_an_annotation_that_does_not_print_is_not_painted(flags: int) -> None:
    assert annotated(F=flags).painted() == []


def test_a_popup_never_prints() -> None:
    assert annotated(Subtype=Name.Popup).painted() == []


def test_the_appearance_of_its_state_is_painted() -> None:
    stage = Stage()
    states = Dictionary(On=stage.form(SQUARE), Off=stage.form("0 0 9 9 re f 9 9 9 9 re f"))
    ticked = annotated(AP=Dictionary(N=Dictionary(On=1)), AS=Name.On)
    assert ticked.painted() == []
    stage.page.Annots = Array(
        [Dictionary(F=PRINT, Rect=[0, 0, 400, 400], AP=Dictionary(N=states), AS=Name.On)]
    )
    assert kinds(stage.painted()) == ["Area"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"Rect": Array([1, 2])},
        {"AP": Name.Wrong},
        {"AP": Dictionary(N=Array([]))},
        {"Rect": Array([900, 900, 950, 950])},
        {"F": Name.Wrong},
    ],
)
def test_what_cannot_be_placed_is_passed_over(wrong: dict[str, object]) -> None:
    assert annotated(**wrong).painted() == []


def test_what_is_no_annotation_is_passed_over() -> None:
    stage = Stage()
    for wrong in (Name.Wrong, Array([1, Name.Wrong, Array([])])):
        stage.page.Annots = wrong
        assert stage.painted() == []
