"""Words as outlines: which face draws what, and where a long line is cut."""

import pytest

from statementpress.khmer.clusters import boundaries
from statementpress.prepress.sheet.outlines import ELLIPSIS, LONGEST, Face, fitted, outlined
from tests.prepress.sheet.sheets import FACES

LATIN, KHMER = (Face(file) for file in FACES)
BOTH = (LATIN, KHMER)
SIZE = 6.5
TITLE = "សេចក្តីថ្លែងការណ៍រួមស្តីពីទន្លេស្អាត"


def test_latin_words_are_drawn_by_the_first_face() -> None:
    assert outlined("Clean Rivers", SIZE, BOTH) == outlined("Clean Rivers", SIZE, [LATIN])


def test_khmer_words_are_drawn_by_the_face_that_has_them() -> None:
    assert outlined(TITLE, SIZE, BOTH) == outlined(TITLE, SIZE, [KHMER])


def test_one_face_alone_still_shapes_both_scripts() -> None:
    alone = outlined(f"Clean {TITLE}", SIZE, [KHMER])
    apart = outlined("Clean ", SIZE, [KHMER]).width + outlined(TITLE, SIZE, [KHMER]).width
    assert alone.width == pytest.approx(apart)


def test_a_letter_that_no_face_has_is_left_out() -> None:
    without = outlined("Clean  Rivers", SIZE, BOTH)
    assert outlined("Clean 川 Rivers", SIZE, BOTH).path == without.path


def test_without_faces_there_are_no_words() -> None:
    assert outlined("Clean", SIZE, []).path == ""
    assert outlined("Clean", SIZE, [Face(b"not a font")]).path == ""


def test_a_line_that_fits_is_whole() -> None:
    whole = outlined(TITLE, SIZE, BOTH)
    assert fitted(TITLE, SIZE, whole.width, BOTH) == whole


@pytest.mark.parametrize("part", [0.2, 0.35, 0.5, 0.65, 0.8, 0.95])
def test_a_khmer_line_is_cut_after_a_whole_cluster(part: float) -> None:
    room = outlined(TITLE, SIZE, BOTH).width * part
    cut = fitted(TITLE, SIZE, room, BOTH)
    ends = [outlined(TITLE[:end] + ELLIPSIS, SIZE, BOTH) for end in sorted(boundaries(TITLE))]
    assert cut in ends
    assert cut.width <= room
    assert ends[ends.index(cut) + 1].width > room


def test_no_separator_is_left_before_the_ellipsis() -> None:
    room = outlined("Clean · …", SIZE, BOTH).width
    assert fitted("Clean · Rivers", SIZE, room, BOTH) == outlined("Clean…", SIZE, BOTH)


@pytest.mark.parametrize("room", [0, 1, -5])
def test_if_not_even_one_letter_fits_nothing_is_drawn(room: float) -> None:
    assert fitted("Clean Rivers", SIZE, room, BOTH).path == ""


@pytest.mark.parametrize("text", ["a" * LONGEST * 100, "ក្" * LONGEST, "e" + "\u0301" * 5000])
def test_a_line_without_end_is_cut(text: str) -> None:
    assert fitted(text, SIZE, 200, BOTH).width <= 200


@pytest.mark.parametrize(
    "text", ["្ក", "ា", "\u200b\u2060\u200d", "\x00\n\t", "\U0010ffff", "\u202eabc"]
)
def test_characters_in_the_wrong_order_are_drawn_without_an_error(text: str) -> None:
    assert fitted(text, SIZE, 200, BOTH).width <= 200
