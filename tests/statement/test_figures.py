"""Figures: a picture on a line of its own, what it shows in words, and its caption."""

import pytest

from statementpress.statement.model import Emphasis, Figure, Text
from tests.shared.desk import Desk
from tests.shared.logos import svg

SQUARE = svg(40, 40)


def test_a_picture_has_words_and_a_caption(desk: Desk) -> None:
    desk.write("figures/map.svg", SQUARE)
    (figure,) = desk.blocks("![A *map* of \\[the\\] river](map.svg)\nThe *river*,\nin 2020.")
    assert isinstance(figure, Figure)
    assert (figure.image.name, figure.alternative) == ("map.svg", "A *map* of [the] river")
    assert figure.caption == (Text("The "), Emphasis((Text("river"),)), Text(", in 2020."))


@pytest.mark.parametrize("name", ["map.svg", "figures/map.svg", "<a map.svg>", "ផែនទី.svg"])
def test_a_picture_is_found_by_its_name(desk: Desk, name: str) -> None:
    desk.write(f"figures/{name.strip('<>').removeprefix('figures/')}", SQUARE)
    (figure,) = desk.blocks(f"![A map]({name})")
    assert isinstance(figure, Figure)
    assert figure.caption == ()


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("a\n\n![](map.svg)", ["no-alternative en.md:3"]),
        ("![ ](map.svg)", ["no-alternative en.md:1"]),
        ("a\n![A map](map.svg)", ["not-used en.md:2"]),
        ("![A map](map.svg) b", ["not-used en.md:1"]),
        ("- ![A map](map.svg)", ["not-used en.md:1"]),
        ("![A map](mapp.svg)", ["missing-file en.md:1", "unused-file figures/map.svg"]),
        ("![A map](../logo.svg)", ["outside-folder en.md:1", "unused-file figures/map.svg"]),
        ("a[^1]\n\n[^1]: b\n\n    ![A map](map.svg)", ["not-used en.md:5"]),
    ],
)
def test_what_is_wrong_with_a_picture_is_named_with_its_line(
    desk: Desk, body: str, found: list[str]
) -> None:
    desk.write("figures/map.svg", SQUARE)
    assert [f for f in desk.english(body) if "unused" not in f or len(found) > 1] == found


def test_a_name_may_have_its_accents_apart_or_together(desk: Desk) -> None:
    desk.write("figures/e\u0301te\u0301.svg", SQUARE)
    assert desk.blocks("![Summer](\u00e9t\u00e9.svg)")
    assert desk.found() == []


def test_a_picture_may_lie_in_a_folder_of_figures(desk: Desk) -> None:
    desk.write("figures/maps/river.svg", SQUARE)
    desk.write("figures/maps/sea.svg", SQUARE)
    assert desk.english("![A map](maps/river.svg)") == ["unused-file figures/maps/sea.svg"]


def test_a_summary_has_no_pictures(desk: Desk) -> None:
    desk.write("summary.en.md", "![A map](map.svg)\n\n- a\n")
    assert "not-used summary.en.md:1" in desk.found()
