"""A build reads each table of its project once, and knows which files it used."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from statementpress.editions.printing.settings import PrintRequest
from statementpress.editions.source import Source, read_source
from statementpress.editions.together import make_all
from statementpress.project.files import Folder, ProjectFiles
from statementpress.project.project import Project
from tests.shared.desk import Desk

TWICE = {"templates/words/preflight.toml"}
"""Holds the words of findings, and the codes that press/limits.toml may name."""
OF_ALL = {"templates/editions.toml", "templates/words/languages.toml", "fonts/fonts.toml"}
OF_PRINTING = {"press/press.toml", "press/limits.toml", *TWICE}


@pytest.fixture
def source(tmp_path: Path) -> Source:
    desk = Desk(tmp_path)
    return read_source(Project.at(desk.project), desk.folder)


def tables(files: Iterable[str]) -> set[str]:
    return {name for name in files if name.endswith(".toml")}


def test_each_table_is_read_once_for_all_editions_and_used_by_those_that_need_it(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = Counter[str]()
    read = ProjectFiles.read

    def counted(files: ProjectFiles, folder: Folder, name: str) -> bytes:
        reads[f"{folder}/{name}"] += 1
        return read(files, folder, name)

    monkeypatch.setattr(ProjectFiles, "read", counted)
    monkeypatch.setattr("statementpress.editions.together.most_at_once", lambda: 1)
    asked = dict.fromkeys(("official", "handout", "press"), PrintRequest())
    made, failures = make_all(source, asked, lambda *_: None, lambda _, edition: edition)
    assert failures == {}
    assert tables(name for name, count in reads.items() if count > 1) <= TWICE
    assert tables(made["official"].used) == OF_ALL
    assert tables(made["press"].used) == OF_ALL | OF_PRINTING
    assert tables(made["handout"].used) == OF_ALL | OF_PRINTING | {"press/schemes.toml"}
