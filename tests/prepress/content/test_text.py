"""Text: its size as painted, its box, and the effect of its rendering mode."""

from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name

from tests.prepress.content.stage import Stage, box, kinds

WIDTHS = [500] * 256


def stage(**entries: object) -> Stage:
    """Return a stage with a font F, whose letters are 0.5 em wide and reach from -0.2 to 0.8 em."""
    descriptor = Dictionary(Ascent=800, Descent=-200)
    font = Dictionary(Subtype=Name.TrueType, BaseFont=Name("/ABCDEF+Invented"))
    font.FontDescriptor, font.FirstChar, font.Widths = descriptor, 0, Array(WIDTHS)
    for key, value in entries.items():
        font[f"/{key}"] = value
    return Stage().name("Font", F=font)


def text(content: str) -> Any:
    (found,) = stage().painted(f"BT {content} ET")
    return found


def test_a_string_is_as_wide_as_its_letters_and_as_high_as_its_font() -> None:
    found = text("/F 10 Tf 100 200 Td (abcd) Tj")
    assert (found.size, found.font) == (10, "ABCDEF+Invented")
    assert box(found) == (100, 198, 120, 208)


@pytest.mark.parametrize(
    ("content", "size"),
    [
        ("/F 1 Tf 12 0 0 12 100 100 Tm (a) Tj", 12),
        ("/F 10 Tf 0 1 -1 0 100 100 Tm (a) Tj", 10),
        ("/F 10 Tf 1 0 0 -1 100 100 Tm (a) Tj", 10),
        ("/F 10 Tf 50 Tz 50 50 Td (a) Tj", 10),
        ("/F 10 Tf 1 0 0.3 1 100 100 Tm (a) Tj", 10),
        ("0.5 0 0 0.5 0 0 cm /F 10 Tf 50 50 Td (a) Tj", 5),
        ("/F -10 Tf 100 100 Td (a) Tj", 10),
    ],
)
def test_the_size_is_that_of_the_em_as_painted(content: str, size: float) -> None:
    assert text(content).size == pytest.approx(size)


def test_turned_type_has_a_turned_box() -> None:
    assert box(text("/F 10 Tf 0 1 -1 0 100 100 Tm (abcd) Tj")) == (92, 100, 102, 120)


@pytest.mark.parametrize(
    ("content", "right"),
    [
        ("2 Tc (abcd) Tj", 126),
        ("5 Tw (ab d) Tj", 125),
        ("200 Tz (abcd) Tj", 140),
        ("[(ab) -1000 (cd)] TJ", 130),
        ("[(ab) 500 (cd)] TJ", 115),
        ('5 2 (a bc) "', 131),
    ],
)
def test_spacing_widens_the_box(content: str, right: float) -> None:
    assert round(text(f"/F 10 Tf 100 200 Td {content}").box.urx, 2) == right


def test_rise_lifts_the_box() -> None:
    assert box(text("/F 10 Tf 4 Ts 100 200 Td (abcd) Tj")) == (100, 202, 120, 212)


def test_each_string_stands_behind_the_one_before() -> None:
    first, second = stage().painted("BT /F 10 Tf 100 200 Td (abcd) Tj [-2000] TJ (ef) Tj ET")
    assert (box(first)[2], box(second)[0]) == (120, 140)


@pytest.mark.parametrize(
    "content",
    ["0 -12 TD (b) Tj", "12 TL T* (b) Tj", "12 TL (b) '", '12 TL 0 0 (b) "', "0 -12 Td (b) Tj"],
)
def test_a_line_begins_below_the_start_of_the_last(content: str) -> None:
    _, second = stage().painted(f"BT /F 10 Tf 100 200 Td (abcd) Tj {content} ET")
    assert box(second) == (100, 186, 105, 196)


@pytest.mark.parametrize(
    ("mode", "given"),
    [
        (0, ["Text"]),
        (1, ["Text", "Line"]),
        (2, ["Text", "Line"]),
        (3, []),
        (4, ["Text"]),
        (5, ["Text", "Line"]),
        (6, ["Text", "Line"]),
        (7, []),
    ],
)
def test_the_mode_says_whether_text_is_filled_or_stroked(mode: int, given: list[str]) -> None:
    found = stage().painted(f"BT /F 10 Tf {mode} Tr 100 100 Td (a) Tj ET")
    assert kinds(found) == given


def test_text_that_is_only_stroked_has_the_colour_of_its_line() -> None:
    found = stage().painted("1 0 0 RG 0.5 w BT /F 10 Tf 1 Tr 100 100 Td (a) Tj ET")
    assert [each.paint.values for each in found] == [(1, 0, 0), (1, 0, 0)]
    line: Any = found[1]
    assert line.width == 0.5
    assert box(line) == (99.75, 97.75, 105.25, 108.25)


def test_text_of_a_clipping_mode_clips_what_comes_after_its_object() -> None:
    clip = "BT /F 10 Tf 7 Tr 100 200 Td (abcd) Tj ET"
    (area,) = stage().painted(f"{clip} 0 0 400 400 re f")
    assert box(area) == (100, 198, 120, 208)


def test_text_outside_the_clip_is_left_out_but_moves_the_pen() -> None:
    found = stage().painted("110 0 290 400 re W n BT /F 10 Tf 100 200 Td (ab) Tj (cd) Tj ET")
    assert [box(each)[0] for each in found] == [110]


@pytest.mark.parametrize(
    "content", ["(a) Tj", "/F 10 Tf () Tj", "/F 10 Tf [5] TJ", "/F 10 Tf 5 Tj"]
)
def test_without_a_font_or_letters_there_is_no_text(content: str) -> None:
    assert stage().painted(f"BT {content} ET") == []


def test_a_string_of_spaces_leaves_no_ink_but_moves_the_pen() -> None:
    (found,) = stage().painted("BT /F 2 Tf 10 10 Td (   ) Tj /F 10 Tf (a) Tj ET")
    assert (found.size, box(found)[0]) == (10, 13)


@pytest.mark.parametrize(
    ("meanings", "given"),
    [
        (b"1 beginbfchar <0003> <0020> endbfchar", 0),
        (b"1 beginbfrange <0003> <0010> <0020> endbfrange", 0),
        (b"1 beginbfrange <0001> <0003> <0020> endbfrange", 1),
        (b"1 beginbfchar <0003> <00200061> endbfchar", 1),
        (b"nothing of the kind", 1),
    ],
)
def test_in_fonts_of_two_bytes_spaces_are_known_by_their_meaning(
    meanings: bytes, given: int
) -> None:
    on = Stage()
    font = Dictionary(Subtype=Name.Type0, Encoding=Name("/Identity-H"))
    font.ToUnicode = on.stream(meanings)
    assert len(on.name("Font", F=font).painted("BT /F 2 Tf 9 9 Td <00030003> Tj ET")) == given


def test_text_names_its_font_and_its_codes() -> None:
    helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    stage = Stage().name("Font", F=helvetica)
    (text,) = stage.painted("BT /F 10 Tf [(Wo) -20 (rd)] TJ ET")
    assert (text.source, text.string) == (stage.page.Resources.Font.F, b"Word")
