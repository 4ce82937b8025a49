"""The commitments or demands of a statement: its summary's, or else the items of its last list."""

from statementpress.project.files import SHIPPED, ProjectFiles
from statementpress.share.points import points_of
from statementpress.statement.traversal import inlines_of, texts
from statementpress.words.languages import read_languages
from tests.shared.desk import FILES, Desk

ENGLISH = read_languages(ProjectFiles(SHIPPED))["en"]
FACTS = "We found:\n\n1. one well;\n2. two wells.\n\n"
DEMANDS = "We ask:\n\n- a third;\n- a fourth.\n\n"


def found(desk: Desk, body: str) -> tuple[str, list[str]]:
    """Return what stands above the points of a text, and each of them with its label."""
    desk.write("en.md", f"{body}\n\n{FILES['en.md']}")
    points = points_of(desk.statement(), "en", ENGLISH)
    if points is None:
        return "", []
    said = [
        f"{point.label} {' '.join(''.join(texts(inlines_of(block))) for block in point.blocks)}"
        for point in points.points
    ]
    return "".join(texts(points.heading)), said


def test_a_summary_has_them(desk: Desk) -> None:
    desk.write("summary.en.md", "In short.\n\n## We will\n\n1. act;\n2. report.\n")
    assert found(desk, FACTS) == ("We will", ["1. act;", "2. report."])


def test_without_one_they_are_the_last_list(desk: Desk) -> None:
    assert found(desk, f"{FACTS}{FACTS.replace('found', 'ask')}")[0] == "We ask:"
    assert found(desk, DEMANDS) == ("We ask:", [" a third;", " a fourth."])


def test_a_numbered_list_goes_before_bullets(desk: Desk) -> None:
    assert found(desk, FACTS + DEMANDS) == ("We found:", ["1. one well;", "2. two wells."])


def test_a_list_in_a_box_counts_and_one_in_the_notes_does_not(desk: Desk) -> None:
    assert found(desk, f"::: box\n{DEMANDS}:::\n")[1] == [" a third;", " a fourth."]
    assert found(desk, f"::: notes\n{DEMANDS}:::\n") == ("", [])


def test_a_single_item_a_heading_and_no_list_are_none(desk: Desk) -> None:
    assert found(desk, "We ask:\n\n1. for one thing.") == ("", [])
    assert found(desk, "## Clean rivers\n\nWe ask for them.") == ("", [])


def test_a_paragraph_that_introduces_nothing_does_not_stand_above(desk: Desk) -> None:
    assert found(desk, "Rivers are clean.\n\n1. one;\n2. two.") == ("", ["1. one;", "2. two."])
