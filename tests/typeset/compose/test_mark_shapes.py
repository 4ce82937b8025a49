"""How much room marks of words and marks on plates take."""

import pytest

from statementpress.statement.signatories import Logo, Wordmark
from statementpress.typeset.compose.mark_shapes import inside_plate, logo_shape, set_words
from statementpress.typeset.compose.walls import Measures, Size, size

LONG = "Provincial Network of Women Weavers and Potters"


def words(*lines: str) -> Wordmark:
    return Wordmark(lines, "en")


def test_a_long_line_is_broken_and_short_ones_stay_as_they_were_typed() -> None:
    broken, kept = set_words(words(LONG), Measures()), set_words(words("Youth", "for"), Measures())

    assert (broken.is_broken, kept.is_broken) == (True, False)
    assert broken.count in (2, 3)
    assert kept.count == 2
    assert "max-width" in broken.rule(Size(30, 10))
    assert "max-width" not in kept.rule(Size(30, 10))


def test_a_short_line_stays_one_line() -> None:
    assert set_words(words("Otters of the Lake"), Measures()).count == 1


def test_a_word_alone_is_never_broken() -> None:
    assert set_words(words("WPN"), Measures()).count == 1
    assert set_words(words("សមាគមអ្នកនេសាទទន្លេសាប"), Measures()).count == 1


@pytest.mark.parametrize("side", [6, 12, 24])
def test_type_stays_between_its_smallest_and_its_largest(side: float) -> None:
    measures = Measures()
    for text in ("WPN", LONG):
        made = set_words(words(text), measures)
        em = size(made.shape, side).height / (made.count * made.line)
        assert measures.smallest_words * 0.999 <= em <= measures.largest_words * 1.001


def test_capitals_are_wider() -> None:
    small, large = (set_words(words(text), Measures()).shape.ratio for text in ("wpn", "WPN"))
    assert large > 1.2 * small


def test_a_plate_is_wider_than_its_mark_by_the_same_on_all_sides() -> None:
    logo = Logo("a.png", "image/png", b"", b"", 300, 100, plate=True)
    box = size(logo_shape(logo), 12)
    inner, around = inside_plate(logo, box)

    assert inner.width / inner.height == pytest.approx(3)
    assert inner.width + 2 * around == pytest.approx(box.width)
    assert inner.height + 2 * around == pytest.approx(box.height)
    assert around > 0


def test_a_mark_without_a_plate_fills_its_box() -> None:
    logo = Logo("a.png", "image/png", b"", b"", 300, 100)
    assert inside_plate(logo, Size(30, 10)) == (Size(30, 10), 0.0)
