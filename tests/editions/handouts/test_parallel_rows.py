"""Side by side, whatever a statement has: texts without a translation, marks, quotations."""

from pathlib import Path

import pytest

from statementpress.errors import ProofError, UsageError
from tests.editions.handouts import columns
from tests.editions.handouts.columns import Table
from tests.readers import verapdf
from tests.readers.tool import requires
from tests.shared.desk import FOLDER, Desk
from tests.shared.editions import PROJECT
from tests.shared.making import make, written
from tests.shared.small_project import SmallProject
from tests.shared.thorough import some

SIGNED = "\n\n::: signatories signed\n{}\n:::\n"
SENTENCE = (
    "Rivers are clean where people keep them clean, and where they do not they are not clean, "
    "as everyone along the river knows, today and for ever."
)
KHMER = "ទន្លេស្អាតនៅកន្លែងដែលមនុស្សថែរក្សាវា ហើយនៅកន្លែងដែលគេមិនថែរក្សា វាមិនស្អាតទេ។ "


@pytest.fixture
def small(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> SmallProject:
    return SmallProject(tmp_path / "project", capsys)


def write(desk: Desk, en: str, km: str) -> None:
    desk.write("en.md", en.strip() + SIGNED.format("Signed by:"))
    desk.write("km.md", km.strip() + SIGNED.format("ចុះហត្ថលេខា៖"))


def built(desk: Desk) -> tuple[Path, Table]:
    path = written(desk.project, desk.folder, "parallel")
    return path, columns.read(path)


def texts(table: Table) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for row in table.rows]


@pytest.mark.parametrize(
    ("command", "edition", "reported"),
    [
        ("build", "parallel", 1),
        ("build", "official", 1),
        ("build", "english", 0),
        ("check", "parallel", 1),
        ("check", "english", 1),
    ],
)
def test_a_paragraph_without_translation_is_reported_once_where_both_languages_are(
    small: SmallProject, command: str, edition: str, reported: int
) -> None:
    write(small, "Rivers.\n\nOnly in English, and long.", "ទន្លេ។")

    outcome = small.run(command, "-e", edition)

    place = f"statements/{FOLDER}/en.md:3: a paragraph (“Only in"
    assert outcome.code == 0
    assert (outcome.out + outcome.err).count(place) == reported


@requires(verapdf)
def test_it_stands_alone_in_its_row(small: SmallProject) -> None:
    write(small, "Rivers.\n\nOnly in English, and long.", "ទន្លេ។")

    path, table = built(small)

    assert ("Only in English, and long.", "") in texts(table)
    failures = verapdf.validate(path, ("3a", "ua1"))
    assert failures == {"3a": [], "ua1": []}


@pytest.mark.parametrize(("before", "times"), some((1, 4), (1, 3), (0, 5)))
def test_no_text_begins_on_the_page_after_the_one_it_faces(
    small: SmallProject, before: int, times: int
) -> None:
    """Three lines cannot be cut where more can, so the foot of the first page would part them."""
    write(
        small,
        "A line that is there.\n\n" * before + f"{SENTENCE}\n\n" * 8,
        "ខ្លី។\n\n" * before + f"{KHMER * times}\n\n" * 8,
    )

    _, table = built(small)

    assert [
        left.text for left, right in table.pairs if left.lines[0].page != right.lines[0].page
    ] == []


@pytest.mark.parametrize(
    "rule",
    [
        "strong { display: none }",
        "strong::after { content: 'clean' }",
        ".parallel td + td strong { left: -85mm; position: relative }",
    ],
    ids=["lost", "doubled", "in the other column"],
)
def test_a_word_that_is_not_where_it_should_be_is_found(small: SmallProject, rule: str) -> None:
    write(small, "Rivers are **clean** here.", "ទន្លេ **ស្អាត** នៅទីនេះ។")
    shipped = (PROJECT / "styles/editions/parallel.css").read_text("utf-8")
    small.own("styles/editions/parallel.css", shipped + rule)

    with pytest.raises(ProofError):
        make(small.project, small.folder, "parallel")


def test_the_order_of_the_languages_is_that_of_the_statement(small: SmallProject) -> None:
    small.replace("statement.toml", '["en", "km"]', '["km", "en"]')

    _, table = built(small)

    assert texts(table)[0] == ("ភាសាខ្មែរ", "English")
    assert texts(table)[-1] == ("២. មូលនិធិកុក", "2. Heron Trust")


def test_quotations_headings_and_lists_face_each_other(small: SmallProject) -> None:
    write(
        small,
        "## Heading\n\n> Quoted.\n\n1. One\n2. Two\n\n- **Bold**\n  - deep\n",
        "## ក្បាល\n\n> សម្រង់។\n\n១. មួយ\n២. ពីរ\n\n- **ដិត**\n  - ជ្រៅ\n",
    )

    _, table = built(small)

    assert texts(table)[3:9] == [
        ("Heading", "ក្បាល"),
        ("Quoted.", "សម្រង់។"),
        ("1. One", "១. មួយ"),
        ("2. Two", "២. ពីរ"),
        ("• Bold", "• ដិត"),
        ("• deep", "• ជ្រៅ"),
    ]


def test_marks_and_addresses_stand_once_for_both(small: SmallProject) -> None:
    small.replace("statement.toml", '["signed"]', '["signed", "panel"]')
    small.write(
        "signatories.csv",
        "group,name_en,name_km,note_en,note_km,logo,wordmark,url\n"
        "conveners,River Club,ក្លឹបទន្លេ,,,,River Club,\n"
        "signed,Otter Society,សមាគមភេ,led by Ot,ដឹកនាំដោយអុត,,Otters,\n"
        "panel,Lake Panel,ក្រុមបឹង,a friend,មិត្តម្នាក់,,,https://lake.example/\n",
    )
    panel = "\n\n::: endorsement panel\n{}\n:::\n"
    small.write("en.md", "Rivers." + SIGNED.format("Signed:") + panel.format("Endorsed."))
    small.write("km.md", "ទន្លេ។" + SIGNED.format("ហត្ថលេខា៖") + panel.format("គាំទ្រ។"))

    _, table = built(small)

    found = texts(table)
    assert found[1] == ("River Club",)
    assert found[-6:] == [
        ("1. Otter Society – led by Ot", "១. សមាគមភេ – ដឹកនាំដោយអុត"),
        ("Otters",),
        ("Endorsed.", "គាំទ្រ។"),
        ("Lake Panel", "ក្រុមបឹង"),
        ("a friend", "មិត្តម្នាក់"),
        ("https://lake.example/",),
    ]


def test_one_language_has_nothing_to_face(small: SmallProject) -> None:
    small.own(
        "templates/editions.toml",
        'styles = ["tokens.css"]\n\n[edition.parallel]\npurpose = "x"\npaper = "x"\n'
        'template = "parallel.html"\nstyles = []\nlanguages = ["en"]\nside_by_side = true\n',
    )

    with pytest.raises(UsageError, match="side by side, not 1"):
        make(small.project, small.folder, "parallel")
