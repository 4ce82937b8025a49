"""Black text overprints, and nothing else does."""

from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from statementpress.prepress.colour.document import convert_colours
from statementpress.prepress.colour.overprint import overprint_black
from tests.prepress.colour.drawn import content_of, drawn, form, with_resource
from tests.prepress.presses import OFFSET, ONE_INK

ON, OFF = "/Overprint1 gs", "/Overprint2 gs"
A, B = "BT /F 9 Tf (a) Tj ET", "BT /F 9 Tf (b) Tj ET"


def overprinted(content: str, **states: object) -> str:
    pdf = drawn(content, ExtGState=states)
    overprint_black(pdf)
    return content_of(pdf.pages[0].obj)


def test_it_is_switched_on_right_before_the_text_is_shown() -> None:
    wanted = f"0 0 0 1 k BT /F 9 Tf {ON} (a) Tj ET"
    assert overprinted(f"0 0 0 1 k {A}") == wanted


def test_the_switch_sets_all_three_parameters() -> None:
    pdf = drawn(f"0 0 0 1 k {A} 0 0 1 1 re f")
    overprint_black(pdf)
    states = pdf.pages[0].obj.Resources.ExtGState
    assert states.Overprint1 == Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1)
    assert states.Overprint2 == Dictionary(Type=Name.ExtGState, OP=False, op=False, OPM=0)


def test_two_black_lines_are_switched_on_once() -> None:
    assert overprinted(f"0 0 0 1 k {A} {B}").count("gs") == 1
    assert overprinted(f"0 0 0 1 k {A} 1 0 0 0 k 0 0 0 1 k {B}").count("gs") == 1


@pytest.mark.parametrize(
    "colour", ["0 0 0 0 k", "0 0 0 .99 k", ".1 0 0 1 k", "0 g", "/Pattern cs /X scn"]
)
def test_text_of_another_colour_does_not_overprint(colour: str) -> None:
    assert "gs" not in overprinted(f"{colour} {A}")
    assert overprinted(f"0 0 0 1 k {A} {colour} {B}") == (
        f"0 0 0 1 k BT /F 9 Tf {ON} (a) Tj ET {colour} BT /F 9 Tf {OFF} (b) Tj ET"
    )


@pytest.mark.parametrize("painting", ["0 0 1 1 re f", "0 0 m 1 1 l S", "/I Do", "/S sh"])
def test_everything_else_knocks_out(painting: str) -> None:
    *path, operator = painting.split()
    shown = f"{' '.join(path)} {OFF} {operator}"
    if operator in {"Do", "sh"}:
        shown = f"{OFF} {painting}"
    wanted = f"0 0 0 1 k BT /F 9 Tf {ON} (a) Tj ET {shown}"
    assert overprinted(f"0 0 0 1 k {A} {painting}") == wanted


def test_paths_and_clipping_without_paint_switch_nothing() -> None:
    assert overprinted(f"0 0 0 1 k {A} 0 0 1 1 re W n {B}").count("gs") == 1


def test_Q_brings_back_what_was_before() -> None:  # noqa: N802
    written = overprinted(f"q 0 0 0 1 k {A} Q 0 0 1 1 re f")
    assert written.endswith("Q 0 0 1 1 re f")
    assert overprinted(f"0 0 0 1 k {A} q 1 g 0 0 1 1 re f Q {B}").count(ON) == 1


@pytest.mark.parametrize(
    ("mode", "stroke", "switched"),
    [(1, "0 0 0 1 K", True), (1, "1 0 0 0 K", False), (2, "1 0 0 0 K", False), (3, "", False)],
)
def test_outlines_count_where_text_has_them(mode: int, stroke: str, switched: bool) -> None:
    assert ("gs" in overprinted(f"0 0 0 1 k {stroke} {mode} Tr {A}")) is switched


def test_text_that_lets_through_what_is_below_knocks_out() -> None:
    assert ON not in overprinted(f"0 0 0 1 k /H gs {A}", H=Dictionary(ca=0.5))


def test_what_the_file_asks_for_itself_is_kept_for_other_objects() -> None:
    spot = Dictionary(OP=True, op=True, OPM=0)
    pdf = drawn(f"/Own gs 0 0 0 1 k {A} 1 0 0 0 k 0 0 1 1 re f", ExtGState={"Own": spot})
    overprint_black(pdf)
    states: Any = pdf.pages[0].obj.Resources.ExtGState
    assert (states.Overprint2.op, states.Overprint2.OPM) == (True, 0)


def test_a_glyph_that_is_drawn_knocks_out() -> None:
    pdf = drawn(f"0 0 0 1 k {A}")
    font = Dictionary(Type=Name.Font, Subtype=Name.Type3, CharProcs=Dictionary())
    with_resource(pdf, "Font", "F", font)
    overprint_black(pdf)
    assert "gs" not in content_of(pdf.pages[0].obj)


def test_names_that_are_taken_are_left_alone() -> None:
    pdf = drawn(f"0 0 0 1 k {A}", ExtGState={"Overprint1": Dictionary(ca=1)})
    overprint_black(pdf)
    assert "/Overprint2 gs" in content_of(pdf.pages[0].obj)
    assert pdf.pages[0].obj.Resources.ExtGState.Overprint1 == Dictionary(ca=1)


def test_forms_are_switched_once_with_resources_of_their_own() -> None:
    pdf = drawn("/X Do /X Do")
    stream = form(pdf, f"0 0 0 1 k {A}", Resources=Dictionary())
    stream = with_resource(pdf, "XObject", "X", pdf.make_indirect(stream))
    overprint_black(pdf)
    assert content_of(stream).count(ON) == 1
    assert "/Overprint1" in stream.Resources.ExtGState


def test_marked_content_stays_nested() -> None:
    content = f"/P << /MCID 0 >> BDC 0 0 0 1 k {A} EMC /P << /MCID 1 >> BDC 1 g {B} EMC"
    written = overprinted(content)
    assert written.replace(f"{ON} ", "").replace(f"{OFF} ", "") == content


def test_done_twice_it_is_as_done_once() -> None:
    pdf = drawn(f"0 0 0 1 k {A} 1 g {B}")
    overprint_black(pdf)
    once = content_of(pdf.pages[0].obj)
    overprint_black(pdf)
    assert content_of(pdf.pages[0].obj) == once


def test_text_in_the_black_a_page_begins_with_overprints() -> None:
    pdf = drawn(A)
    convert_colours(pdf, OFFSET)
    overprint_black(pdf)
    assert ON in content_of(pdf.pages[0].obj)


def test_in_one_ink_there_is_nothing_to_overprint() -> None:
    pdf = drawn(f"0 0 0 rg {A}")
    convert_colours(pdf, ONE_INK)
    overprint_black(pdf)
    assert content_of(pdf.pages[0].obj) == f"0 g {A}"


def test_a_page_without_content_or_resources_is_passed_over() -> None:
    pdf = Pdf.new()
    pdf.add_blank_page()
    for key in ("/Contents", "/Resources"):
        if key in pdf.pages[0].obj:
            del pdf.pages[0].obj[key]
    overprint_black(pdf)
    pdf.pages[0].obj.Contents = Array([])
    overprint_black(pdf)
