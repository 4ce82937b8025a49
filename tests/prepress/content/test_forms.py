"""Form XObjects: content in content, with its own space, box and resources."""

from typing import Any

from pikepdf import Array, Dictionary, Name

from tests.prepress.content.stage import Stage, box, kinds

SQUARE = "10 10 50 50 re f"
GROUP = Dictionary(S=Name.Transparency)


def painted(content: str, inner: str, **entries: object) -> list[Any]:
    stage = Stage().name("ExtGState", Half=Dictionary(ca=0.5, CA=0.5, BM=Name.Multiply))
    return stage.name("XObject", X=stage.form(inner, **entries)).painted(content)


def test_a_form_is_painted_in_its_own_space() -> None:
    (area,) = painted("1 0 0 1 100 0 cm /X Do", SQUARE, Matrix=Array([2, 0, 0, 2, 0, 0]))
    assert (box(area), area.thickness) == ((120, 20, 220, 120), 100)


def test_a_form_is_cut_to_its_box() -> None:
    (area,) = painted("/X Do", SQUARE, BBox=Array([0, 0, 30, 30]))
    assert box(area) == (10, 10, 30, 30)
    assert painted("/X Do", SQUARE, BBox=Array([100, 100, 130, 130])) == []


def test_a_form_has_the_state_around_it_and_leaves_it_alone() -> None:
    inside, after = painted(f"1 0 0 rg /X Do {SQUARE}", f"{SQUARE} Q Q 0 1 0 rg 9 0 0 9 0 0 cm")
    assert inside.paint.values == after.paint.values == (1, 0, 0)
    assert box(inside) == box(after)


def test_a_form_without_resources_uses_those_around_it() -> None:
    (area,) = painted("/X Do", f"/Half gs {SQUARE}")
    assert area.opacity == 0.5
    (area,) = painted("/X Do", f"/Half gs {SQUARE}", Resources=Dictionary())
    assert area.opacity == 1


def test_the_opacity_and_blend_mode_of_a_group_are_those_of_all_in_it() -> None:
    area, faint = painted("/Half gs /X Do", f"{SQUARE} /Half gs {SQUARE}", Group=GROUP)
    assert (area.opacity, area.blend_mode) == (0.5, "Multiply")
    assert faint.opacity == 0.25


def test_what_is_no_group_takes_opacity_as_any_part_of_the_state() -> None:
    area, again = painted("/Half gs /X Do", f"{SQUARE} /Half gs {SQUARE}")
    assert (area.opacity, again.opacity) == (0.5, 0.5)


def test_a_form_that_paints_itself_ends() -> None:
    assert kinds(painted("/X Do", f"{SQUARE} /X Do")) == ["Area"]


def test_forms_in_a_circle_end() -> None:
    stage = Stage()
    stage.name("XObject", A=stage.form(f"{SQUARE} /B Do"), B=stage.form(f"{SQUARE} /A Do"))
    assert kinds(stage.painted("/A Do")) == ["Area", "Area"]


def test_a_form_is_painted_as_often_as_it_is_asked_for() -> None:
    assert len(painted("/X Do /X Do", SQUARE)) == 2


def test_what_a_soft_mask_is_made_of_is_not_painted() -> None:
    stage = Stage()
    mask = Dictionary(S=Name.Luminosity, G=stage.form(SQUARE, Group=GROUP))
    stage.name("ExtGState", M=Dictionary(SMask=mask))
    assert len(stage.painted(f"/M gs {SQUARE}")) == 1
