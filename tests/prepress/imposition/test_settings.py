"""What is read from press/schemes.toml, and what is refused with a hint."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from statementpress.errors import SetupError, UsageError
from statementpress.prepress.imposition.settings import changed_imposition, choose_imposition
from statementpress.project.files import SHIPPED, ProjectFiles
from statementpress.project.schemes import Scheme, read_schemes
from tests.prepress.imposition.numbered import scheme

TABLE = (SHIPPED / "press/schemes.toml").read_text(encoding="utf-8")
Read = Callable[[str, str], object]


@pytest.fixture
def read_with(tmp_path: Path) -> Read:
    """Return a function that reads a project's table, with a string of the shipped one replaced."""

    def read(old: str, new: str) -> object:
        assert old in TABLE
        (tmp_path / "press").mkdir()
        table = TABLE.replace(old, new, 1)
        (tmp_path / "press/schemes.toml").write_text(table, encoding="utf-8")
        return read_schemes(ProjectFiles(tmp_path))

    return read


def test_every_scheme_has_a_row_and_sheets_have_their_size() -> None:
    table = read_schemes(ProjectFiles(SHIPPED))
    assert set(table.scheme) == set(Scheme)
    assert table.sheet["a4"] == (210, 297)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('sheet = "a4"', 'sheet = "b4"', "names the sheet “b4”"),
        ("paper = 0.1", "paper = 2", "scheme.saddle: 2 mm cannot be the thickness"),
        ("paper = 0.1", "paper = -0.1", "cannot be the thickness"),
        ("paper = 0.1", "paper = nan", "cannot be the thickness"),
        ("bleed = 0 ", "bleed = -3 ", "-3 mm cannot be a bleed"),
        ("bleed = 0 ", "bleed = 300 ", "cannot be a bleed"),
        ("edge = 5 ", "edge = 50 ", "cannot be the edge"),
        ("[210, 297]", "[297, 210]", "sheet.a4: 297 by 210 mm cannot be a sheet"),
        ("[210, 297]", "[-210, 297]", "cannot be a sheet"),
        ("[210, 297]", "[210, inf]", "cannot be a sheet"),
        ("[210, 297]", "[210]", "sheet"),
        ("edge = 5 ", "#", "required field `edge`"),
        ("marks = true", 'marks = "yes"', "marks"),
        ("marks = true", "marks = true\nmark = true", "mark"),
        ("[scheme.cards]", "[scheme.card]", "card"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused_with_a_hint(
    read_with: Read, old: str, new: str, says: str
) -> None:
    with pytest.raises(SetupError, match=r"press/schemes\.toml") as refused:
        read_with(old, new)
    assert says in str(refused.value)
    assert refused.value.hint


def test_an_unknown_scheme_or_sheet_is_refused_with_a_list_of_those_there_are() -> None:
    with pytest.raises(UsageError, match="saddle, cards"):
        scheme("perfect")
    with pytest.raises(UsageError, match="a4, a3, letter"):
        scheme(sheet="b4")


def test_paper_bleed_and_marks_can_be_changed_for_one_imposition() -> None:
    usual = choose_imposition(read_schemes(ProjectFiles(SHIPPED)), "saddle")
    assert changed_imposition(usual) == usual
    other = changed_imposition(usual, paper=0.2, bleed=3, marks=False)
    assert (other.paper, other.bleed, other.marks) == (0.2, 3, False)
    for paper, bleed in ((-1, None), (None, float("nan"))):
        with pytest.raises(UsageError):
            changed_imposition(usual, paper, bleed)


@pytest.mark.parametrize("usual", [True, False])
def test_marks_are_as_asked_for_or_else_as_in_the_scheme(usual: bool) -> None:
    how = replace(scheme(), marks=usual)
    assert [changed_imposition(how, marks=asked).marks for asked in (None, True, False)] == [
        usual,
        True,
        False,
    ]
