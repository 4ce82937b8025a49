"""Tables, pictures and labels: what changed in them is seen."""

import pytest

from statementpress.comparison.model import Change, Fate
from tests.comparison.two_desks import TwoDesks

TABLE = "| Well | Cases |\n|---|---|\n| North | 12 |\n| South | 8 |"


def test_a_changed_cell_is_a_change_of_its_row(desks: TwoDesks) -> None:
    rows = desks.english(TABLE, TABLE.replace("8", "9")).rows
    (changed,) = [row for row in rows if row.fate is Fate.CHANGED]
    assert [(run.change, run.text) for run in changed.runs if run.change is not Change.KEPT] == [
        (Change.REMOVED, "8"),
        (Change.ADDED, "9"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "labels"),
    [
        ("1. a\n2. b\n3. c", "1. a\n2. b\n4. c", [("3.", "4.")]),
        ("a) a\nb) b", "(a) a\n(b) b", [("a)", "(a)")]),
        ("1. a\n2. b", "1. x\n2. a\n3. b", []),
    ],
)
def test_a_label_that_the_author_changed_is_a_detail(
    desks: TwoDesks, old: str, new: str, labels: list[tuple[str, str]]
) -> None:
    rows = desks.english(old, new).rows
    details = [detail for row in rows for detail in row.details if detail.name == "number"]
    assert [(detail.old, detail.new) for detail in details] == labels


def test_another_picture_under_the_same_name_is_a_change(desks: TwoDesks) -> None:
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="9"><path d="M0 0h9v9z"/></svg>'
    )
    for desk, width in ((desks.old, 9), (desks.new, 10)):
        desk.write("figures/river.svg", picture.format(width))
    text = "![A river](river.svg)\nThe river"
    details = [detail for row in desks.english(text, text).rows for detail in row.details]
    assert [detail.name for detail in details] == ["picture"]
