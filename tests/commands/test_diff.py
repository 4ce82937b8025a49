"""What changed between two frozen versions, or since one, on the command line."""

import json
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from statementpress.archive.bag.version import Version
from statementpress.archive.freeze.bagging import freeze
from statementpress.comparison.page_overlay import overlays
from statementpress.project.files import SHIPPED
from tests.archive.rivers import facts
from tests.shared.desk import FOLDER
from tests.shared.small_project import SmallProject

TABLES = ("templates/editions.toml", "templates/words/languages.toml")


def page(left: int) -> bytes:
    """Return a PDF of one page with a black square so many points from its left."""
    pdf, written = pikepdf.new(), BytesIO()
    pdf.add_blank_page(page_size=(200, 200))
    pdf.pages[0].Contents = pdf.make_stream(f"{left} 50 50 50 re f".encode())
    pdf.save(written)
    return written.getvalue()


def frozen(project: SmallProject, note: str, pdf: bytes = page(20)) -> Version:
    """Freeze the statement as it is now, with a made-up official PDF."""
    under = f"source/statements/{FOLDER}"
    files = {f"source/{name}": (SHIPPED / name).read_bytes() for name in TABLES}
    for path in project.folder.rglob("*"):
        if path.is_file():
            files[f"{under}/{path.relative_to(project.folder).as_posix()}"] = path.read_bytes()
    files["pdf/official.pdf"] = pdf
    archive = project.project / "archive"
    return freeze(archive, facts(FOLDER, note), files, lambda _: False).version


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> SmallProject:
    """Return a project with two versions: a word, a fact and the page changed between them."""
    made = SmallProject(tmp_path, capsys)
    frozen(made, "The first one")
    made.replace("km.md", "ទន្លេស្អាត។", "ទន្លេក្រខ្វក់។")
    made.replace("statement.toml", "Rivertown", "Laketown")
    frozen(made, "Mended", page(40))
    return made


def test_what_was_made_otherwise_of_the_same_is_named(project: SmallProject) -> None:
    frozen(project, "Made anew", page(60))
    (_, files) = project.run("diff", "2030/v2", "2030/v3").out.split("Files that differ\n")
    assert files.splitlines() == ["  changed: pdf/official.pdf"]


def test_two_versions_are_compared_from_their_bags_alone(project: SmallProject) -> None:
    (project.folder / "statement.toml").unlink()
    outcome = project.run("diff", "2030/v1", "2030/v2")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines() == [
        f"{FOLDER}/v1 (frozen 2031-06-01: The first one) -> "
        f"{FOLDER}/v2 (frozen 2031-06-01: Mended)",
        "",
        "Facts",
        "  place (en): [-Rivertown-]{+Laketown+}",
        "",
        "km.md: words removed 1, words added 1",
        "  line 1, paragraph: ទន្លេ[-ស្អាត-]{+ក្រខ្វក់+}។",
        "",
        "Pages of the official PDF that differ",
        f"  page 1: {overlays(page(20), page(40))[0].share:.2%} of it",
        "",
        "Files that differ",
        f"  changed: source/statements/{FOLDER}/km.md",
        f"  changed: source/statements/{FOLDER}/statement.toml",
    ]


def test_versions_that_hold_the_same_are_called_the_same(project: SmallProject) -> None:
    frozen(project, "Again", page(40))
    outcome = project.run("diff", "2030/v2", "2030/v3")
    assert outcome.code == 0
    assert outcome.out.splitlines()[1:] == [
        "",
        "The statement is the same: its texts, facts, signatories and logos.",
    ]


def test_json_is_one_document(project: SmallProject) -> None:
    outcome = project.run("diff", "2030/v1", "2030/v2", "--json")
    document = json.loads(outcome.out)
    assert (outcome.code, document["changed"]) == (0, True)
    assert document["old"] == {
        "name": f"{FOLDER}/v1",
        "frozen": "2031-06-01",
        "note": "The first one",
    }
    assert [page["old"] for page in document["pages"]] == [1]


def test_a_version_alone_is_compared_with_the_statement_as_it_is(project: SmallProject) -> None:
    project.write("en.md", (project.folder / "en.md").read_text("utf-8") + "\nLakes, too.\n")
    lines = project.run("diff", f"{FOLDER}/v2").out.splitlines()
    assert lines[0].endswith(f"-> {FOLDER} as it is now")
    assert "  + line 7, paragraph: Lakes, too." in lines
    assert f"  changed: source/statements/{FOLDER}/en.md" in lines
    assert "Pages of the official PDF that differ" in lines
    assert not [line for line in lines if "pdf/official.pdf" in line]


def test_a_version_without_the_pdf_is_compared_all_the_same(project: SmallProject) -> None:
    version = frozen(project, "Damaged")
    version.data.chmod(0o755)
    (version.data / "pdf").rename(version.data / "lost")
    outcome = project.run("diff", "2030/v2", "2030/v3", "--json")
    assert (outcome.code, json.loads(outcome.out)["pages"]) == (0, None)
    assert f"the official PDF of {FOLDER}/v3 is missing" in outcome.err


def test_what_cannot_be_built_is_compared_all_the_same(project: SmallProject) -> None:
    project.own("styles/base.css", "body { no-such-property: 1 }")
    outcome = project.run("diff", "2030", "--json")
    assert outcome.code == 0
    assert "warning: the pages are not compared" in outcome.err
    document = json.loads(outcome.out)
    assert (document["changed"], document["pages"]) == (False, None)


def test_a_report_is_a_pdf(project: SmallProject, tmp_path: Path) -> None:
    report = tmp_path / "report.pdf"
    assert project.run("diff", "2030/v1", "2030/v2", "-o", str(report)).code == 0
    with pikepdf.open(report) as pdf:
        assert len(pdf.pages) >= 1


def test_a_report_of_another_kind_is_refused_before_anything_is_made(
    project: SmallProject, tmp_path: Path
) -> None:
    outcome = project.run("diff", "2030/v1", "2030/v2", "-o", str(tmp_path / "report.html"))
    assert outcome.code == 2
    assert "end its name in .pdf" in outcome.err
    assert outcome.out == ""


@pytest.mark.parametrize(
    ("name", "code", "says"),
    [
        ("2030/v9", 2, "has no version v9"),
        ("nowhere/v1", 2, "no statement “nowhere”"),
    ],
)
def test_a_version_that_is_not_there_is_named(
    project: SmallProject, name: str, code: int, says: str
) -> None:
    outcome = project.run("diff", name)
    assert (outcome.code, outcome.out) == (code, "")
    assert says in outcome.err


def test_a_version_of_a_format_that_is_not_known_says_what_reads_it(
    project: SmallProject,
) -> None:
    project.replace("statement.toml", "languages", "tongues")
    frozen(project, "From another time")
    outcome = project.run("diff", "2030/v1", "2030/v3")
    assert outcome.code == 4
    assert f"{FOLDER}/v3 cannot be read" in outcome.err
    assert "can be read with Statement Press" in outcome.err
