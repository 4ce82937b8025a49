"""The leaflet: one sheet of A4, the statement in short, a side to each language."""

import re
from pathlib import Path

import pytest

from statementpress.errors import ContentError
from statementpress.typeset.layout import fitting
from tests.editions.handouts.sides import edition_of, read_out, spoken, too_small
from tests.readers.all import READERS, Reader
from tests.shared.desk import Desk
from tests.shared.editions import DIGITS, PROJECT, STATEMENT, Edition, Handout, figures
from tests.shared.logos import svg
from tests.shared.making import make
from tests.shared.page_plan import A4
from tests.shared.structure import Element

pytestmark = pytest.mark.long

LANGUAGES = ("en", "km")
MEMBERS = (7, 2, 24, 1)
"""Of the groups of the 2021 register, in order."""

SUMMARY = {
    "en": "Rivers belong to all.\n\n- We will keep them clean.\n",
    "km": "ទន្លេជារបស់ទាំងអស់គ្នា។\n\n- យើងនឹងរក្សាទន្លេឱ្យស្អាត។\n",
}
TITLES = '\n[group_titles.signed]\nen = "river friends"\nkm = "មិត្តទន្លេ"\n'

each_reader = pytest.mark.parametrize("reader", READERS.values(), ids=list(READERS))
each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def leaflet(handout: Handout) -> Edition:
    return edition_of(handout("leaflet"))


@pytest.fixture
def short(desk: Desk) -> Desk:
    """Return a small statement that has all that a leaflet needs."""
    for language, text in SUMMARY.items():
        desk.write(f"summary.{language}.md", text)
    desk.write("statement.toml", (desk.folder / "statement.toml").read_text("utf-8") + TITLES)
    return desk


def part(edition: Edition, language: str) -> Element:
    return next(each for each in edition.tree.all("Part") if each.language == language)


def refused(desk: Desk) -> list[str]:
    """Return what stops a leaflet, as "code file: message"."""
    with pytest.raises(ContentError) as caught:
        make(desk.project, desk.folder, "leaflet")
    return [
        f"{finding.code} {Path(finding.place.path).name}: {finding.message}"
        for finding in caught.value.findings
        if finding.place and finding.hint
    ]


def test_it_is_one_sheet_of_a4_in_the_statements_order(leaflet: Edition) -> None:
    assert [[float(edge) for edge in page.mediabox] for page in leaflet.pdf.pages] == [
        pytest.approx([0, 0, *A4], abs=0.1)
    ] * 2
    assert [
        (each.language, {page for page, _ in each.marks()}) for each in leaflet.tree.all("Part")
    ] == [("en", {0}), ("km", {1})]


@each_reader
def test_every_reader_reads_each_side_exactly(leaflet: Edition, reader: Reader) -> None:
    assert read_out(leaflet, reader) == ""


def test_no_type_is_small(leaflet: Edition) -> None:
    assert too_small(leaflet.pieces) == []


@each_language
def test_both_sides_are_built_alike(leaflet: Edition, language: str) -> None:
    kinds = [
        element.kind
        for element in part(leaflet, language).walk()
        if element.kind in {"H1", "H2", "L", "Figure", "Link"}
    ]
    assert kinds == ["H1", "H2", "L", "H2", "L", "Figure", "Link", "H2", "Link", "Link", "Link"]


@each_language
def test_each_group_is_counted_in_one_item_by_the_digits_of_the_language(
    leaflet: Edition, language: str
) -> None:
    counts = part(leaflet, language).all("L")[1]
    items = [spoken(leaflet, item) for item in counts.all("LI")]
    assert [re.split(r"\s", words)[0] for words in items] == [
        figures(members, language) for members in MEMBERS
    ]
    assert all(len(words.split()) > 1 for words in items)


def test_the_counts_are_those_of_the_register() -> None:
    rows = (STATEMENT / "signatories.csv").read_text("utf-8").splitlines()[1:]
    groups = [row.split(",")[0] for row in rows]
    assert tuple(groups.count(group) for group in dict.fromkeys(groups)) == MEMBERS


@each_language
def test_commitments_are_numbered_in_the_digits_of_the_language(
    leaflet: Edition, language: str
) -> None:
    (commitments, _) = part(leaflet, language).all("L")
    labels = [spoken(leaflet, label) for label in commitments.all("Lbl")]
    assert labels == [f"{DIGITS[language][number]}." for number in range(1, 5)]


def test_a_statement_in_one_language_has_one_side(short: Desk) -> None:
    facts = (short.folder / "statement.toml").read_text("utf-8")
    facts = re.sub(r"(?m)^km = .*\n", "", facts.replace('["en", "km"]', '["en"]'))
    short.write("statement.toml", facts)
    short.write("signatories.csv", "group,name_en\nsigned,Otter Society\n")
    for name in ("km.md", "summary.km.md"):
        (short.folder / name).unlink()
    path = short.project / "leaflet.pdf"
    path.write_bytes(make(short.project, short.folder, "leaflet").pdf)
    assert len(edition_of(path).pdf.pages) == 1


def test_twenty_logos_fit_beside_the_statement_of_2021(tmp_path: Path) -> None:
    logos = 20
    folder = tmp_path / "statements" / STATEMENT.name
    (folder / "logos").mkdir(parents=True)
    for file in STATEMENT.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    rows = (folder / "signatories.csv").read_text("utf-8").splitlines()
    for number in range(1, logos + 1):
        (folder / f"logos/{number}.svg").write_bytes(svg(200 + number % 5 * 100, 200))
        cells = rows[number].split(",")
        rows[number] = ",".join([*cells[:5], f"{number}.svg", *cells[6:]])
    (folder / "signatories.csv").write_text("\n".join(rows), "utf-8")
    path = tmp_path / "leaflet.pdf"
    path.write_bytes(make(tmp_path, folder, "leaflet").pdf)
    edition = edition_of(path)
    alternatives = [figure.alternative for figure in part(edition, "en").all("Figure")]
    assert len([words for words in alternatives if words.startswith("Logo of")]) == logos
    assert too_small(edition.pieces) == []


def test_without_a_summary_it_says_both_ways_to_give_one(desk: Desk) -> None:
    with pytest.raises(ContentError) as caught:
        make(desk.project, desk.folder, "leaflet")
    (finding,) = caught.value.findings
    assert finding.code == "missing-summary"
    assert str(finding.place) == f"statements/{desk.folder.name}/summary.en.md"
    assert "::: lead" in finding.hint
    assert "::: commitments" in finding.hint


def test_a_statement_outside_its_project_is_named_by_its_whole_path(desk: Desk) -> None:
    with pytest.raises(ContentError) as caught:
        make(desk.project / "another", desk.folder, "leaflet")
    assert str(caught.value.findings[0].place) == f"{desk.folder.as_posix()}/summary.en.md"


def test_a_group_without_a_title_is_named(short: Desk) -> None:
    short.replace("statement.toml", TITLES, "")
    assert refused(short) == [
        "missing-group-title statement.toml: "
        "the group “signed” has no title to print beside the number of its members"
    ]


@pytest.mark.parametrize("name", ["leaflet", "card", "poster"])
def test_what_fits_is_laid_out_once_and_built_again_it_is_the_same(
    name: str, handout: Handout, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is said of 2021 leaves no doubt, so that nothing is measured on higher pages."""
    first = handout(name).read_bytes()
    monkeypatch.delattr(fitting, "laid_out")
    assert make(PROJECT, STATEMENT, name).pdf == first


def test_text_that_is_too_long_is_reported_with_its_measure(short: Desk) -> None:
    item = "- We will say what we have done, and do what we have said.\n"
    too_many = 28
    short.write("summary.en.md", SUMMARY["en"] + item * too_many)
    (message,) = refused(short)
    found = re.fullmatch(
        r"too-long summary\.en\.md: the text \(en\) is (\d+) mm too long for its page: "
        r"about (\d+) lines?",
        message,
    )
    assert found
    assert int(found[2]) < too_many
    short.write("summary.en.md", SUMMARY["en"] + item * (too_many - int(found[2])))
    make(short.project, short.folder, "leaflet")
