"""What `check` prints, and with which code it ends."""

import re

import pytest

from tests.commands.two_statements import WARNING
from tests.shared.desk import FOLDER
from tests.shared.small_project import SmallProject


def test_a_check_of_a_good_statement_writes_nothing(project: SmallProject) -> None:
    outcome = project.run("check")
    assert (outcome.code, outcome.out) == (0, f"{FOLDER}: nothing to correct\n")
    assert project.built() == []


def test_a_check_prints_every_finding_with_its_code(project: SmallProject) -> None:
    project.replace("en.md", "clean", "<b>clean")
    project.replace("statement.toml", "2030-01-31", "2030-02-31")
    project.replace("km.md", "ស្អាត", "ស្អាត\u200b\u200bណាស់")
    outcome = project.run("check")
    assert outcome.code == 3
    codes = re.findall(r"\[([a-z-]+)\]$", outcome.out, re.MULTILINE)
    assert codes == ["impossible-date", "raw-html", "break-not-needed"]
    assert "2 errors have to be corrected" in outcome.err


def test_warnings_alone_do_not_fail_a_check(project: SmallProject) -> None:
    project.replace("km.md", "ស្អាត", "ស្អាត\u200b\u200bណាស់")
    outcome = project.run("check")
    assert outcome.out.startswith(f"warning: statements/{FOLDER}/km.md:1: ")
    assert (outcome.code, outcome.err) == (0, "")


def test_a_check_finds_what_only_typesetting_shows(project: SmallProject) -> None:
    project.replace("en.md", "clean", "clean क")
    outcome = project.run("check")
    assert outcome.code == 3
    assert "[missing-glyph]" in outcome.out


def test_words_in_a_script_without_a_face_are_one_error_with_all_places(
    project: SmallProject,
) -> None:
    project.replace("en.md", "clean", "clean नदी, ☃,")
    project.replace("km.md", "ស្អាត", "ស្អាត जल")
    script, sign = project.run("check").out.split("error: ")[1:]
    assert ("[missing-glyph]" in script, "[missing-glyph]" in sign) == (True, True)
    places = [f"statements/{FOLDER}/{name}.md:1" for name in ("en", "km")]
    assert [place in script for place in places] == [True, True]
    assert [place in sign for place in places] == [True, False]
    assert "Devanagari" in script
    assert "U+2603" in sign


@pytest.mark.usefixtures("quick")
def test_a_check_reports_what_only_making_the_edition_shows(project: SmallProject) -> None:
    outcome = project.run("check")
    assert (outcome.code, outcome.err) == (0, "")
    assert str(WARNING) in outcome.out
    assert "nothing to correct" not in outcome.out


def test_a_check_finds_text_that_does_not_fit(project: SmallProject) -> None:
    cells = " | ".join(f"Otter{number}" * 3 for number in range(15))
    table = f"| {cells} |\n|{'---|' * 15}\n| {cells} |"
    project.replace("en.md", "::: signatories", f"{table}\n\n::: signatories")
    assert project.run("check").code == 6
