"""Broken, endless or huge content is read as far as it makes sense."""

import zlib
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Stream

from statementpress.prepress.content import operations, painting, run
from statementpress.prepress.content.painted import Painted
from statementpress.prepress.content.painting import PaintingError
from tests.prepress.content.stage import Stage, box, kinds, one, painted
from tests.shared.painted import painted_objects
from tests.shared.steps import lines_run

SQUARE = "10 10 50 50 re f"
NINE_OPERATORS = "q 1 0 0 1 2 2 cm 0.5 g 10 10 m 50 90 l S 5 5 9 9 re f Q\n"
DAMAGED = b"this is not packed at all"


@pytest.mark.parametrize(
    "wrong",
    [
        "1 2 cm",
        "(a) w",
        "1 2 3 4 5 re",
        "/Lost gs",
        "/Lost Do",
        "/Lost sh",
        "1 2 3 cm 5 invented",
        "/F Tf",
        "(a) 1 2 Td",
        "true null cm",
        "99999999999999999999 w",
        "9" * 400 + ".5 w",
        "]]] >> } w",
        "<zz> Tj",
        "/OC /Lost BDC",
        "EMC",
        "ET",
    ],
)
def test_an_operator_without_what_it_takes_is_passed_over(wrong: str) -> None:
    assert box(one(f"{wrong} {SQUARE}")) == (10, 10, 60, 60)


def test_an_operator_that_is_no_text_is_unknown() -> None:
    assert len(painted(b"1 \xff\xfe\x80 10 10 50 50 re f")) == 1


def test_content_that_breaks_off_is_painted_up_to_there() -> None:
    assert len(painted(f"{SQUARE} 1 0 0 rg [1 2")) == 1


def test_matrices_out_of_all_proportion_paint_nothing() -> None:
    grow = "900000000 0 0 900000000 0 0 cm " * 60
    assert painted(f"{grow} {SQUARE} 0 w 0 0 m 1 1 l S BT /F 9 Tf (a) Tj ET") == []


def test_the_streams_of_a_page_are_one_content() -> None:
    stage = Stage()
    stage.page.Contents = Array([stage.stream("q 10 10 50"), stage.stream("50 re f Q")])
    (area,) = stage.painted()
    assert box(area) == (10, 10, 60, 60)


def test_a_word_is_not_put_together_from_two_streams() -> None:
    stage = Stage()
    stage.page.Contents = Array(
        [stage.stream("10 10 50 5"), stage.stream("0 50 re f 0 0 9 9 re f")]
    )
    assert [box(each) for each in stage.painted()] == [(0, 0, 9, 9)]


def damaged(stage: Stage) -> Stream:
    stream: Stream = stage.stream(b"")
    stream.write(DAMAGED, filter=Name.FlateDecode)
    return stream


def test_a_stream_that_cannot_be_unpacked_is_an_error_after_what_came_before() -> None:
    stage = Stage()
    stage.page.Contents = Array([stage.stream(SQUARE), damaged(stage), stage.stream(SQUARE)])
    found: list[Painted] = []
    with pytest.raises(PaintingError, match="cannot be unpacked"):
        found += painted_objects(stage.pdf.pages[0])
    assert kinds(found) == ["Area"]


def test_a_form_that_cannot_be_unpacked_is_an_error_after_all_the_rest() -> None:
    stage = Stage()
    form = damaged(stage)
    form.Subtype = Name.Form
    stage.name("XObject", X=form)
    stage.page.Contents = stage.stream(f"/X Do {SQUARE}")
    found: list[Painted] = []
    with pytest.raises(PaintingError):
        found += painted_objects(stage.pdf.pages[0])
    assert kinds(found) == ["Area"]


def test_content_that_swells_without_end_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operations, "MOST_BYTES", 10_000)
    stage = Stage()
    stage.page.Contents = stage.stream(b"")
    stage.page.Contents.write(zlib.compress(b" " * 20_000), filter=Name.FlateDecode)
    with pytest.raises(PaintingError, match="too large"):
        list(painted_objects(stage.pdf.pages[0]))


def test_operations_without_end_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operations, "MOST_OPERATIONS", 1_000)
    with pytest.raises(PaintingError, match="more than 1,000 operations"):
        painted("q " * 2_000)


def test_operands_without_end_are_none_of_any_operator() -> None:
    assert painted("1 " * 5_000 + SQUARE) == []


def test_letters_without_end_are_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "MOST_OPERATIONS", 1_000)
    with pytest.raises(PaintingError, match="more than 1,000 operations"):
        painted(f"BT /F 9 Tf ({'a' * 2_000}) Tj ET")


def test_forms_that_multiply_come_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "MOST_OPERATIONS", 1_000)
    stage = Stage()
    names = [f"X{number}" for number in range(20)]
    for this, following in pairwise(names):
        stage.name("XObject", **{this: stage.form(f"/{following} Do " * 10)})
    with pytest.raises(PaintingError, match="more than 1,000 operations"):
        stage.painted("/X0 Do")


@pytest.mark.parametrize("contents", [None, Name.Wrong, 5, Array([1, Name.Wrong]), Dictionary()])
def test_a_page_without_content_paints_nothing(contents: object) -> None:
    stage = Stage()
    if contents is not None:
        stage.page.Contents = contents
    assert stage.painted() == []


@pytest.mark.parametrize("box_of_page", [None, Name.Wrong, Array([1, 2]), Array([400, 400, 0, 0])])
def test_a_page_of_an_odd_size_is_painted(box_of_page: object) -> None:
    stage = Stage()
    del stage.page.MediaBox
    if box_of_page is not None:
        stage.page.MediaBox = box_of_page
    assert len(stage.painted(SQUARE)) == 1


def test_resources_and_media_box_may_come_from_above() -> None:
    stage = Stage()
    stage.name("XObject", X=stage.form(SQUARE))
    stage.pdf.Root.Pages.Resources, stage.pdf.Root.Pages.MediaBox = (
        stage.page.Resources,
        Array([0, 0, 20, 20]),
    )
    del stage.page.Resources, stage.page.MediaBox
    (area,) = stage.painted("/X Do")
    assert box(area) == (10, 10, 20, 20)


def test_a_hundred_thousand_operators_are_painted() -> None:
    assert len(painted(NINE_OPERATORS * 11_200)) == 22_400


def test_twice_as_many_operators_take_twice_as_many_steps() -> None:
    once = lines_run(lambda: painted(NINE_OPERATORS * 200))
    twice = lines_run(lambda: painted(NINE_OPERATORS * 400))
    assert twice <= 2 * once


WORDS = [
    *painting.HANDLERS,
    *("1", "-2.5", "1e9", "0", "/F", "/X", "(a)", "[(a) 5]", "true", "<<", ">>", "["),
]


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_no_content_whatever_makes_it_fail(words: list[str]) -> None:
    stage = Stage()
    stage.name("XObject", X=stage.form("0 0 9 9 re f /X Do"))
    stage.name("ExtGState", X=Dictionary(ca=0.5)).name("Pattern", X=Dictionary(PatternType=2))
    for each in stage.painted(" ".join(words)):
        assert 0 <= each.box.llx <= each.box.urx <= 400
