"""What `check` prints, and with which code it ends."""

import re

import pytest

from statementpress.archive.freeze.bagging import freeze
from tests.archive.rivers import facts
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


def test_a_check_says_what_only_one_language_says(project: SmallProject) -> None:
    project.replace("en.md", "clean.", "clean in 12 villages.")
    outcome = project.run("check")
    assert outcome.code == 0
    assert f"statements/{FOLDER}/en.md:1: “12” is not in km.md:1" in outcome.out
    assert "[number-differs]" in outcome.out


def test_what_is_meant_needs_no_correction(project: SmallProject) -> None:
    project.replace("en.md", "clean.", "clean in 12 villages.")
    text = (project.folder / "statement.toml").read_text("utf-8")
    project.write("statement.toml", text + '\n[[meant]]\ncode = "number-differs"\nwords = "12"\n')
    assert project.run("check").out == f"{FOLDER}: nothing to correct\n"


def test_a_check_finds_words_that_a_space_parts(project: SmallProject) -> None:
    project.replace("km.md", "ទន្លេស្អាត", "សិទ្ធិកុ មារ និងរដ្ឋា ភិបាល")
    outcome = project.run("check")
    assert f"statements/{FOLDER}/km.md:1: a space or a line end parts a word" in outcome.out
    assert "“កុ មារ” for “កុមារ”" in outcome.out
    assert "2 places, line 1" in outcome.out
    assert "[parted-word]" in outcome.out
    project.write(
        "statement.toml",
        (project.folder / "statement.toml").read_text("utf-8")
        + '\n[[meant]]\ncode = "parted-word"\nfile = "km.md"\n',
    )
    assert project.run("check").out == f"{FOLDER}: nothing to correct\n"


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


HEAD = "group,name_en,name_km,url\n"
OTTER, FROG = "signed,Otter Society,សមាគមភេ,\n", "signed,Frog Club,កង្កែប,\n"
HERON = "signed,Heron Trust,មូលនិធិកុក,\n"


def since(out: str) -> list[str]:
    """Return the lines that say what changed in the register, the first without its beginning."""
    return re.split("^(?:warning|error): ", out.partition("since ")[2], flags=re.M)[0].splitlines()


@pytest.mark.usefixtures("quick")
def test_a_check_says_who_is_new_gone_and_changed_since_the_export_before(
    project: SmallProject,
) -> None:
    project.write("register.toml", 'file = "answers-*.csv"\n')
    (project.folder / "signatories.csv").unlink()
    project.write("answers-1.csv", HEAD + OTTER)
    project.write("answers-2.csv", HEAD + OTTER + HERON)
    changed = HERON.replace("Trust,", "Trusts,").replace(",\n", ",https://heron.example\n")
    places = {HEAD: ",place_en\n", FROG: ",\n", changed: ",The Pond\n"}
    head, frog, heron = (line.replace("\n", end) for line, end in places.items())
    project.write("answers-10.csv", head + frog + heron)
    assert since(project.run("check").out) == [
        "answers-2.csv: 1 new, 1 gone, 1 changed",
        "  - Otter Society · សមាគមភេ (signed), row 2 there",
        "  + Frog Club · កង្កែប (signed), row 2",
        "  renamed: Heron [-Trust-]{+Trusts+} (signed), row 3",
        "  place of Heron Trusts · មូលនិធិកុក: {+The Pond+}, row 3",
        "  address of Heron Trusts · មូលនិធិកុក: none -> https://heron.example, row 3",
    ]
    project.write("answers-11.csv", head + heron + frog)
    assert since(project.run("check").out) == ["answers-10.csv: nobody is new, gone or changed"]


@pytest.mark.usefixtures("quick")
def test_a_check_says_what_changed_even_if_something_has_to_be_corrected(
    project: SmallProject,
) -> None:
    project.write("register.toml", 'file = "answers-*.csv"\n')
    project.write("answers-1.csv", HEAD + OTTER)
    project.write("answers-2.csv", HEAD + OTTER + FROG.replace("កង្កែប", ""))
    outcome = project.run("check")
    assert outcome.code == 3
    assert since(outcome.out)[0] == "answers-1.csv: 1 new"


@pytest.mark.usefixtures("quick")
def test_without_an_export_before_it_is_the_newest_version_that_counts(
    project: SmallProject,
) -> None:
    under = f"source/statements/{FOLDER}"
    files = {f"{under}/{path.name}": path.read_bytes() for path in project.folder.iterdir()}
    archive = project.project / "archive"
    frozen = freeze(archive, facts(FOLDER), files, lambda _: False).version
    assert since(project.run("check").out) == []
    project.write("signatories.csv", HEAD + HERON + FROG)
    assert since(project.run("check").out) == [
        f"{FOLDER}/v1, frozen {frozen.facts.frozen}: 1 new, 1 gone",
        "  - Otter Society · សមាគមភេ (signed), row 2 there",
        "  + Frog Club · កង្កែប (signed), row 3",
    ]
    info = frozen.folder / "bag-info.txt"
    info.chmod(0o644)
    info.write_text("damaged", encoding="utf-8")
    assert since(project.run("check").out) == []
