"""A project's tables are read once, and count as used by each edition that asks for them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from statementpress.errors import SetupError
from statementpress.project.files import SHIPPED, ProjectFiles
from statementpress.project.project import Project

TABLES: dict[str, Callable[[Project], object]] = {
    "templates/editions.toml": lambda project: project.editions,
    "fonts/fonts.toml": lambda project: project.families,
    "press/press.toml": lambda project: project.press,
    "press/limits.toml": lambda project: project.limits,
    "press/schemes.toml": lambda project: project.schemes,
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_read_once_and_counts_for_each_that_asks(tmp_path: Path, name: str) -> None:
    own = tmp_path / name
    own.parent.mkdir()
    own.write_bytes((SHIPPED / name).read_bytes())
    project = Project.at(tmp_path)
    first, second, third = project.apart(), project.apart(), project.apart()
    table = TABLES[name](first)
    own.unlink()
    assert TABLES[name](second) is table
    assert second.files.used == first.files.used
    assert name in second.files.used
    assert third.files.used == project.files.used == {}


def test_an_account_begins_anew(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    project.files.read("styles", "tokens.css")
    apart = project.apart()
    assert apart.schemes
    assert list(apart.files.used) == ["press/schemes.toml"]
    assert list(project.files.used) == ["styles/tokens.css"]


def test_a_press_uses_the_limits_that_it_names(tmp_path: Path) -> None:
    project = Project.at(tmp_path)
    assert project.press
    assert set(project.files.used) == {"press/press.toml", "press/limits.toml"} | {
        "templates/words/preflight.toml"
    }


def test_a_table_of_another_room_is_kept_as_well(tmp_path: Path) -> None:
    project, calls = Project.at(tmp_path), []

    def read(files: ProjectFiles) -> str:
        calls.append(files)
        return files.text("styles", "tokens.css")

    assert project.table(read) == project.apart().table(read)
    assert len(calls) == 1


def test_a_broken_table_is_refused_each_time(tmp_path: Path) -> None:
    (tmp_path / "press").mkdir()
    (tmp_path / "press/schemes.toml").write_text("scheme = 3", "utf-8")
    project = Project.at(tmp_path)
    for _ in range(2):
        with pytest.raises(SetupError, match=r"press/schemes\.toml"):
            assert project.schemes
