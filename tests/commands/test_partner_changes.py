"""`intake --compare`: what a partner changed is listed, and taken over by its numbers."""

import json
from pathlib import Path

import pytest

from statementpress.cli import main
from statementpress.partners.drafting import FIXED
from tests.partners.made import Partner, own_file
from tests.shared.desk import FILES, FOLDER, Desk


@pytest.fixture
def returned(desk: Desk, tmp_path: Path) -> Path:
    """Return the Word file of a partner who changed two words and the name of a signatory."""
    desk.write("en.md", FILES["en.md"].replace("clean.", "clean. Wells are deep."))
    partner = Partner(own_file(desk))
    partner.replace("Rivers are clean.", "clean", "dirty")
    partner.track("Rivers are dirty.", "deep", "shallow")
    partner.replace("Otter Society", "Society", "Union")
    path = tmp_path / "returned.docx"
    path.write_bytes(partner.data())
    return path


def run(desk: Desk, *options: str | Path) -> int:
    command = ["--project", str(desk.project), "intake", "--compare", FOLDER, *map(str, options)]
    return main(command)


def english(desk: Desk) -> str:
    return (desk.folder / "en.md").read_text(encoding="utf-8")


def test_each_change_is_listed_with_its_place(
    desk: Desk, returned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = english(desk)
    assert run(desk, returned) == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [
        "1. en.md:1: Rivers are [−clean][+dirty]. Wells are deep.",
        "2. en.md:1: Rivers are clean. Wells are [−deep][+shallow]. (Dara Reviewer, 2030-02-01)",
        "3. Otter [−Society][+Union]",
        f"    not offered: {FIXED}",
    ]
    assert "--take all makes 2" in printed.err
    assert english(desk) == before


def test_changes_are_taken_by_their_numbers(desk: Desk, returned: Path) -> None:
    assert run(desk, returned, "--take", "2") == 0
    assert "Rivers are clean. Wells are shallow." in english(desk)
    assert run(desk, returned, "--take", "all") == 0
    assert "Rivers are dirty. Wells are shallow." in english(desk)


@pytest.mark.parametrize("numbers", ["4", "3", "1,3", "one", "2-1,"])
def test_what_cannot_be_taken_is_named_and_nothing_is_written(
    desk: Desk, returned: Path, numbers: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = english(desk)
    assert run(desk, returned, "--take", numbers) == 2
    assert "hint:" in capsys.readouterr().err
    assert english(desk) == before


def test_line_ends_and_the_mark_at_the_beginning_stay(desk: Desk, returned: Path) -> None:
    typed = b"\xef\xbb\xbf" + english(desk).replace("\n", "\r\n").encode()
    desk.write("en.md", typed)
    assert run(desk, returned, "--take", "1") == 0
    assert (desk.folder / "en.md").read_bytes() == typed.replace(b"clean", b"dirty")


def test_a_program_gets_json(
    desk: Desk, returned: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(desk, returned, "--json") == 0
    changes = json.loads(capsys.readouterr().out)
    assert [(each["before"], each["after"]) for each in changes][:2] == [
        ("clean", "dirty"),
        ("deep", "shallow"),
    ]


def test_a_file_that_is_no_word_file_is_refused(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "no.docx"
    path.write_bytes(b"no")
    assert run(desk, path) == 3
    assert "no.docx" in capsys.readouterr().err


@pytest.mark.parametrize("option", [("--take", "1"), ("--json",)])
def test_options_of_a_comparison_stand_with_it(
    desk: Desk, returned: Path, option: tuple[str, ...]
) -> None:
    assert main(["--project", str(desk.project), "intake", str(returned), *option]) == 2
