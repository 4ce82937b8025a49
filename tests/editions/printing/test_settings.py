"""What an edition's row says of printing: which ways there are, and what makes no sense."""

from pathlib import Path

import pytest

from statementpress.editions.printing.settings import (
    OfficePrinting,
    PressPrinting,
    Printing,
    PrintRequest,
    SheetPrinting,
    read_printing,
)
from statementpress.errors import SetupError
from statementpress.project.editions import read_editions
from statementpress.project.files import SHIPPED
from statementpress.project.project import Project

EDITIONS = (SHIPPED / "templates/editions.toml").read_text("utf-8")
AS_IT_IS = PrintRequest()
NO_PRESS = "[press]\n[condition]\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    for folder in ("templates", "press"):
        (tmp_path / folder).mkdir()
    return Project.at(tmp_path)


def with_editions(project: Project, old: str, new: str) -> Project:
    """Give a project the shipped table of editions with one string changed wherever it stands."""
    assert old in EDITIONS
    table = EDITIONS.replace(old, new)
    (project.folder / "templates/editions.toml").write_text(table, "utf-8")
    return project


def printing(project: Project, name: str, request: PrintRequest = AS_IT_IS) -> Printing | None:
    return read_printing(project, name, request)


def refused(project: Project, name: str, request: PrintRequest = AS_IT_IS) -> SetupError:
    with pytest.raises(SetupError) as raised:
        printing(project, name, request)
    return raised.value


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("press", PressPrinting),
        ("press-mono", PressPrinting),
        ("handout", SheetPrinting),
        ("card", SheetPrinting),
        ("leaflet", OfficePrinting),
        ("official", type(None)),
    ],
)
def test_an_edition_is_printed_in_one_way(name: str, kind: type) -> None:
    assert type(printing(Project.at(SHIPPED), name)) is kind


def test_sheets_without_limits_are_held_against_no_press(project: Project) -> None:
    error = refused(with_editions(project, 'limits = "office"', ""), "card")
    assert "“card” names a scheme, but no limits" in error.message
    assert str(error.place) == "templates/editions.toml"
    assert 'limits = "office"' in error.hint


@pytest.mark.parametrize("name", ["leaflet", "card", "press"])
def test_a_table_without_presses_is_reported_as_that(project: Project, name: str) -> None:
    (project.folder / "press/press.toml").write_text(NO_PRESS, "utf-8")
    error = refused(project, name)
    assert (error.message, str(error.place)) == ("the table has no press", "press/press.toml")
    assert error.hint == "compare with the shipped table"


def test_a_sheet_that_no_scheme_knows_is_a_fault_of_the_row(project: Project) -> None:
    with_editions(project, "a3 = [", "b9 = [")
    error = refused(project, "handout", PrintRequest(sheet="b9"))
    assert "names the sheet “b9”, but there is no such entry" in error.message
    assert "a4, a3, letter" in error.hint


@pytest.mark.parametrize("name", ["handout-print", "a/b", "../out", ".hidden", ""])
def test_an_edition_is_called_as_a_file_can_be_and_no_other_is(project: Project, name: str) -> None:
    with_editions(project, "[edition.poster]", f'[edition."{name}"]')
    with pytest.raises(SetupError, match="cannot be the name of a file"):
        read_editions(project.files)
