"""The edition that is a Word file: built like the others, and written only if it is right."""

from pathlib import Path

import pytest

from statementpress.cli import main
from statementpress.editions import word_edition
from statementpress.editions.making import make_edition
from statementpress.editions.printing.settings import PrintRequest
from statementpress.editions.source import read_source
from statementpress.errors import UsageError
from statementpress.project.files import SHIPPED
from statementpress.project.project import Project
from statementpress.renderings.word.word_file import word_file
from tests.shared.desk import FOLDER, Desk
from tests.shared.word_files import EDITION

LETTER = SHIPPED / "examples/statements/2026-05-18-letter-to-the-minister"


def built(desk: Desk) -> Path:
    return desk.project / "build" / FOLDER / "docx.docx"


def test_it_is_built_like_any_other_edition(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--project", str(desk.project), "build", "-e", EDITION]) == 0
    printed = capsys.readouterr()
    assert printed.out.strip().endswith("docx.docx")
    data = built(desk).read_bytes()
    assert main(["--project", str(desk.project), "build", "-e", EDITION, "--force"]) == 0
    assert built(desk).read_bytes() == data


def test_a_file_that_lacks_a_word_is_not_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = word_file(desk.statement(), ["en", "km"], Project.at(desk.project))
    desk.replace("en.md", "Rivers are clean.", "Rivers are clean. Wells are deep.")
    monkeypatch.setattr(word_edition, "word_file", lambda *_: whole)
    assert main(["--project", str(desk.project), "build", "-e", EDITION]) == 6
    complaint = capsys.readouterr().err
    assert "lost-text" in complaint
    assert "en.md:1" in complaint
    assert not built(desk).exists()


def test_it_has_no_sheets(desk: Desk) -> None:
    source = read_source(Project.at(desk.project), desk.folder)
    with pytest.raises(UsageError, match="a3"):
        make_edition(source, EDITION, PrintRequest(sheet="a3"))


def test_scans_of_signatures_stay_out_of_it_and_that_is_said() -> None:
    made = make_edition(read_source(Project.at(SHIPPED), LETTER), EDITION)
    assert [each.code for each in made.findings] == ["scans-left-out"]
    assert list(made.files(EDITION)) == ["docx.docx"]
