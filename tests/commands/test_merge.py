"""The command `merge`: what it writes, what it leaves, what it says."""

import csv
from pathlib import Path

import pytest

from statementpress.batch.job import Job, Product
from statementpress.errors import Finding, Place, ProofError, Severity
from tests.merge.mailing import Mailing
from tests.shared.small_project import Outcome, SmallProject

PEOPLE = "name_en,name_km,village\nSok Dara,សុខ ដារ៉ា,A\nKeo Maly,កែវ ម៉ាលី,B\nLim Nary,លឹម ណារី,C\n"
FOUND = Finding("odd", Severity.WARNING, "this is odd", Place("en.md", 3), "look at it")
FILES = [f"{number}.pdf" for number in ("1-Sok-Dara", "2-Keo-Maly", "3-Lim-Nary")]


class Office(SmallProject, Mailing):
    """A letter with fields, its recipients, and a command line."""

    def __init__(self, project: Path, capture: pytest.CaptureFixture[str]) -> None:
        Mailing.__init__(self, project)
        self.capture = capture
        self.people = project / "people.csv"
        self.people.write_text(PEOPLE, encoding="utf-8")
        self.target = self.folder.parents[1] / "build" / self.folder.name / "letters-official"

    def merge(self, *argv: str) -> Outcome:
        return self.run("merge", self.folder.name, str(self.people), "--workers", "0", *argv)

    def written(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted(self.target.glob("*.pdf"))}


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Office:
    """Return a project with a letter and three recipients."""
    return Office(tmp_path, capsys)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Make letters that say no more than their values; return the names of those that were made."""
    names: list[str] = []

    def make(job: Job) -> Product:
        names.append(job.name)
        if job.options["values"]["village"] == ["none"]:
            raise ProofError("a letter is lost", place=Place("people.csv", 3), hint="look")
        data = repr(job.options["values"]).encode()
        return Product({f"{job.name}.pdf": data}, (FOUND,))

    monkeypatch.setattr("statementpress.merge.jobs.make_letter", make)
    return names


def test_each_recipient_gets_a_letter_and_a_row_of_the_manifest(
    office: Office, made: list[str]
) -> None:
    outcome = office.merge()
    assert outcome.code == 0
    assert [Path(line).name for line in outcome.out.splitlines()] == FILES
    assert list(office.written()) == FILES
    with (office.target / "manifest.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [(row["job"], row["result"], row["file"]) for row in rows] == [
        (name.removesuffix(".pdf"), "made", f"./{name}") for name in FILES
    ]
    assert outcome.err.count("this is odd") == 1
    assert "3 made" in outcome.err


def test_what_is_there_already_stays_and_what_changed_is_made(
    office: Office, made: list[str]
) -> None:
    office.merge()
    made.clear()
    outcome = office.merge()
    assert made == []
    assert "3 unchanged" in outcome.err
    assert outcome.err.count("this is odd") == 1
    office.people.write_text(PEOPLE.replace(",B", ",BB"), encoding="utf-8")
    (office.target / FILES[2]).write_bytes(b"touched by somebody")
    outcome = office.merge()
    assert made == ["2-Keo-Maly", "3-Lim-Nary"]
    assert "2 made, 1 unchanged" in outcome.err
    made.clear()
    office.replace("en.md", "the river", "a river")
    office.merge()
    assert len(made) == 3
    made.clear()
    office.merge("--force")
    assert len(made) == 3


def test_another_edition_in_the_same_folder_is_made(office: Office, made: list[str]) -> None:
    office.merge("-o", str(office.target))
    made.clear()
    assert "3 made" in office.merge("-e", "large-print", "-o", str(office.target)).err
    assert len(made) == 3
    profile = office.project / "own.icc"
    for content in (b"one", b"two"):
        profile.write_bytes(content)
        made.clear()
        office.merge("-e", "large-print", "-o", str(office.target), "--profile", str(profile))
        assert len(made) == 3


def test_files_of_rows_that_are_gone_are_named(office: Office, made: list[str]) -> None:
    office.merge()
    (office.target / "all-official.pdf").write_bytes(b"%PDF")
    assert "of no letter" not in office.merge().err
    office.people.write_text("".join(PEOPLE.splitlines(keepends=True)[:2]), encoding="utf-8")
    assert "2 files there are of no letter of this table, such as 2-Keo-Maly.pdf" in (
        office.merge().err
    )
    assert list(office.written()) == [*FILES, "all-official.pdf"]


def test_a_letter_that_fails_is_told_at_the_end_and_costs_no_other(
    office: Office, made: list[str]
) -> None:
    office.people.write_text(PEOPLE.replace(",B", ",none"), encoding="utf-8")
    outcome = office.merge("--one-file")
    assert outcome.code == ProofError.exit_code
    assert [Path(line).name for line in outcome.out.splitlines()] == [FILES[0], FILES[2]]
    assert "1 of 3 letters could not be made" in outcome.err
    assert "2-Keo-Maly: people.csv:3: a letter is lost" in outcome.err


def test_nothing_is_made_if_any_row_has_an_error(office: Office, made: list[str]) -> None:
    office.people.write_text(PEOPLE.replace(",B", ","), encoding="utf-8")
    outcome = office.merge()
    assert outcome.code == 3
    assert "people.csv:3: the column “village” is empty" in outcome.err
    assert made == []
    assert not office.target.exists()


def test_the_columns_that_take_the_place_of_facts_are_named(
    office: Office, made: list[str]
) -> None:
    office.people.write_text("salutation_en,name,village\nHello,a,b\n", encoding="utf-8")
    note = "in each letter, the column “salutation_en” takes the place of letter.salutation.en"
    assert note in office.merge().err


def test_check_makes_two_letters_and_writes_nothing(office: Office, made: list[str]) -> None:
    outcome = office.merge("--check")
    assert outcome.out == "3 letters: nothing to correct\n"
    assert made == ["1-Sok-Dara"]
    assert not office.target.exists()


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["--right-hand"], "--right-hand is for --one-file"),
        (["-e", "docx", "--one-file"], "the edition “docx” is no PDF"),
        (["-e", "card"], "a card prints the commitments"),
        (["-e", "offical"], "there is no edition “offical”"),
        (["--name", "{town}"], "--name has the field {town}"),
        (["--profile", "a.icc", "--cluster", "tcp://a:1"], "the profile is a file of this machine"),
        (["--workers", "-1"], "there cannot be -1 workers"),
    ],
)
def test_what_cannot_be_is_refused(
    office: Office, made: list[str], argv: list[str], says: str
) -> None:
    outcome = office.merge(*argv)
    assert outcome.code == 2
    assert says in outcome.err
    assert made == []


@pytest.mark.long
def test_letters_are_made_for_whoever_prints_them(office: Office) -> None:
    office.people.write_text("".join(PEOPLE.splitlines(keepends=True)[:3]), encoding="utf-8")
    here = "-o", str(office.target)
    outcome = office.merge("-e", "english", "--one-file", "--name", "{name}", *here)
    assert outcome.code == 0, outcome.err
    assert list(office.written()) == ["Keo-Maly.pdf", "Sok-Dara.pdf", "all-english.pdf"]
    with_workers = office.run(
        *("merge", office.folder.name, str(office.people), "-e", "english"),
        *("--name", "{name}", "-o", str(office.project / "again"), "--workers", "2"),
    )
    assert with_workers.code == 0, with_workers.err
    for name in ("Keo-Maly.pdf", "Sok-Dara.pdf"):
        assert (office.project / "again" / name).read_bytes() == office.written()[name]
