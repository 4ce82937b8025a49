"""The comparison as PDF: both sides whole and exact, changes marked for eye and ear."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from statementpress.comparison.comparing import compare
from statementpress.comparison.model import (
    Change,
    Comparison,
    FactChange,
    FileChange,
    PageChange,
    Run,
    Side,
)
from statementpress.comparison.page_overlay import overlays
from statementpress.comparison.pdf_report import pdf_report
from statementpress.editions.source import read_source
from statementpress.errors import SetupError
from statementpress.project.files import SHIPPED, ProjectFiles
from statementpress.project.project import Project
from statementpress.words.comparison import read_comparison_words
from tests.comparison.two_desks import TwoDesks
from tests.readers import verapdf
from tests.readers.all import READERS, Reader
from tests.readers.tool import require, requires
from tests.shared import structure
from tests.shared.bilingual import FRENCH_KHMER, write_statement
from tests.shared.desk import FILES as STATEMENT
from tests.shared.desk import Desk
from tests.shared.marked_content import pieces
from tests.shared.small_pdf import pdf as small_pdf
from tests.shared.structure import Element

pytestmark = pytest.mark.long

PROJECT = Project.at(SHIPPED)
OLD = Side("2030-01-31-clean-rivers/v1", date(2030, 1, 31), "As it was signed")
NEW = Side("2030-01-31-clean-rivers/v2", date(2030, 2, 14), "With the herons")

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">'
    '<path d="M0 0h20v10z" fill="#{}"/></svg>'
)
ENGLISH = "Rivers are {}, and every child may swim in them.\n\n"
KHMER = "យើងសូមអបអរសាទរចំពោះ{}កុមារនៅក្នុងប្រទេសកម្ពុជា។\n\n"


def changed(folder: Path) -> Comparison:
    """Return a comparison in which something of every kind changed."""
    old, new = Desk(folder / "old"), Desk(folder / "new")
    for desk, english, khmer, colour in (
        (old, "clean", "សិទ្ធិ", "1d6130"),
        (new, "wide", "សេរីភាព", "a3161b"),
    ):
        desk.write("en.md", ENGLISH.format(english) + STATEMENT["en.md"])
        desk.write("km.md", KHMER.format(khmer) + STATEMENT["km.md"])
        desk.write("logos/otter.svg", LOGO.format(colour))
        desk.replace("signatories.csv", "សមាគមភេ,,,,,", "សមាគមភេ,,,otter.svg,,")
    new.replace("statement.toml", "Rivertown", "Laketown")
    new.replace("signatories.csv", "signed,Heron Trust,មូលនិធិកុក,,,,,\n", "")
    new.write(
        "signatories.csv",
        (new.folder / "signatories.csv").read_text("utf-8") + "signed,Salmon Club,ក្លឹបត្រី,,,,,\n",
    )
    files = (FileChange("pdf/official.pdf", Change.CHANGED),)
    return compare(old.statement(), new.statement(), files)


def differing() -> tuple[PageChange, ...]:
    lines = b"BT /F 12 Tf 30 150 Td (Rivers are clean.) Tj ET"
    return overlays(small_pdf(lines), small_pdf(lines + b" 100 60 40 20 re f", lines))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    comparison = changed(tmp_path_factory.mktemp("desks"))
    return pdf_report(comparison, OLD, NEW, PROJECT, differing())


@pytest.fixture(scope="module")
def tree(made: bytes) -> Element:
    with pikepdf.open(BytesIO(made)) as pdf:
        return structure.read(pdf)


@pytest.fixture(scope="module")
def spoken(made: bytes) -> Mapping[tuple[int, int | None], str]:
    """Return the text of each marked content by page and identifier."""
    with pikepdf.open(BytesIO(made)) as pdf:
        said: dict[tuple[int, int | None], str] = {}
        for piece in pieces(pdf):
            mark = (piece.page, piece.identifier)
            said[mark] = said.get(mark, "") + piece.text
        return said


def text(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def heard(element: Element, spoken: Mapping[tuple[int, int | None], str]) -> str:
    """Return what a screen reader says of an element, spaces aside."""
    said = "".join(spoken.get(mark, "") for mark in element.marks())
    return re.sub("[\\s\u200b\u2060\ue000-\uf8ff]", "", said)


def of_desks(desks: TwoDesks) -> str:
    return text(pdf_report(desks.compared(), OLD, NEW, PROJECT))


def test_removed_words_stand_on_the_old_side_and_added_ones_on_the_new(made: bytes) -> None:
    said = text(made)
    assert "Rivers are [−clean], and every child may swim in them." in said
    assert "Rivers are [+wide], and every child may swim in them." in said


def test_khmer_is_compared_by_words_and_copied_exactly(made: bytes) -> None:
    said = text(made).replace("\u200b", "")
    assert "យើងសូមអបអរសាទរចំពោះ[−សិទ្ធិ]កុមារនៅក្នុងប្រទេសកម្ពុជា។" in said
    assert "យើងសូមអបអរសាទរចំពោះ[+សេរីភាព]កុមារនៅក្នុងប្រទេសកម្ពុជា។" in said


@pytest.mark.parametrize(
    "words",
    [
        *("2030-01-31-clean-rivers/v1", "2030-01-31", "As it was signed", "With the herons"),
        *("[−Rivertown]", "[+Laketown]", "Heron Trust", "Salmon Club", "ក្លឹបត្រី"),
        *("pdf/official.pdf", "Pages that differ", "otter.svg"),
    ],
)
def test_it_shows_everything_that_changed(made: bytes, words: str) -> None:
    assert words in text(made)


def test_a_screen_reader_hears_what_was_removed_between_signs(
    tree: Element, spoken: Mapping[tuple[int, int | None], str]
) -> None:
    passages = [heard(cell, spoken) for cell in tree.all("TD")]
    assert "Riversare[−clean],andeverychildmayswiminthem." in passages
    assert "Riversare[+wide],andeverychildmayswiminthem." in passages


def test_each_side_speaks_the_language_of_its_text(tree: Element) -> None:
    assert {cell.language for cell in tree.all("TD")} == {"en", "km"}


def test_heads_say_which_cells_they_are_for(tree: Element) -> None:
    scopes = {str(cell.attributes["/Scope"]) for cell in tree.all("TH")}
    assert scopes == {"/Column", "/Row"}


def test_pictures_say_what_differs_and_where(tree: Element) -> None:
    *_, overlay = (figure.alternative for figure in tree.all("Figure"))
    assert re.fullmatch(
        r"Page 1 of the old version and page 1 of the new one, laid over each other: "
        r"\d\.\d\d% of the page differs, all of it in the lower half\.",
        overlay,
    )


def test_logos_are_shown_as_they_were_and_as_they_are(tree: Element) -> None:
    before, after, _ = (figure.alternative for figure in tree.all("Figure"))
    assert (before, after) == ("Old version: otter.svg", "New version: otter.svg")


def test_a_page_without_a_picture_is_named(made: bytes) -> None:
    assert re.search(r"Pages that differ and are not pictured [^:]+: \[\+2\]", text(made))


def test_sections_and_changed_passages_are_bookmarks(made: bytes) -> None:
    with pikepdf.open(BytesIO(made)) as pdf, pdf.open_outline() as outline:
        (title,) = outline.root
        sections = {child.title.split(" ")[0]: child for child in title.children}
    assert list(sections)[:4] == ["In", "Facts", "Signatories", "Logos"]
    assert [child.title for child in sections["Text"].children] == ["1: changed"]


def test_changes_are_seen_without_colour(made: bytes) -> None:
    """A line through removed words, one below added ones, and signs around both."""
    with pypdfium2.PdfDocument(made) as document:
        grey = document[0].render(scale=4, grayscale=True).to_pil()
        page = document[0].get_textpage()
        lines = {}
        for name in ("removed words", "added words"):
            index, count = page.search(name).get_next()
            boxes = [page.get_charbox(at) for at in range(index, index + count)]
            left, right = boxes[0][0], boxes[-1][2]
            bottom, top = min(box[1] for box in boxes) - 3, max(box[3] for box in boxes)
            height = document[0].get_height()
            area = grey.crop(
                tuple(int(4 * at) for at in (left, height - top, right, height - bottom))
            )
            rows = [
                sum(area.getpixel((x, y)) < 160 for x in range(area.width)) / area.width
                for y in range(area.height)
            ]
            lines[name] = rows.index(max(rows)) / len(rows)
            assert max(rows) > 0.95, f"no line at {name}"
    assert lines["removed words"] < 0.75 < lines["added words"]


def test_the_same_versions_give_the_same_bytes(tmp_path: Path, made: bytes) -> None:
    assert pdf_report(changed(tmp_path), OLD, NEW, PROJECT, differing()) == made


def test_it_claims_no_date(made: bytes) -> None:
    with pikepdf.open(BytesIO(made)) as pdf:
        assert "/CreationDate" not in pdf.docinfo
        assert b"Date>" not in pdf.Root.Metadata.read_bytes()


@requires(verapdf)
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_verapdf_finds_nothing(made: bytes, flavour: str, tmp_path: Path) -> None:
    path = tmp_path / "comparison.pdf"
    path.write_bytes(made)
    assert list(map(str, verapdf.validate(path, (flavour,))[flavour])) == []


def test_statements_that_are_the_same_are_said_to_be(desks: TwoDesks) -> None:
    assert "The statement is the same" in of_desks(desks)


def test_markup_in_notes_and_texts_is_text(desks: TwoDesks) -> None:
    desks.new.write("en.md", r"\<b>Bold\</b> & \</strong>" + "\n\n" + STATEMENT["en.md"])
    side = replace(OLD, note="<script>alert(1)</script>")
    said = text(pdf_report(desks.compared(), side, NEW, PROJECT))
    assert "<script>alert(1)</script>" in said
    assert "<b>Bold</b> & </strong>" in said


def test_a_character_that_no_face_has_is_a_question_mark() -> None:
    comparison = Comparison((), (), (), (), {})
    side = replace(OLD, note="Herons \N{DUCK} \u202efirst")
    assert "Herons ? ?first" in text(pdf_report(comparison, side, NEW, PROJECT))


def test_words_longer_than_a_line_are_parted_and_none_is_lost(desks: TwoDesks) -> None:
    found = desks.english("x" * 500, "x" * 500 + "y")
    assert found.changed
    said = "".join(of_desks(desks).split())
    assert "x" * 500 in said
    assert "x" * 500 + "y" in said


def test_long_passages_go_on_on_the_next_page(desks: TwoDesks) -> None:
    long = " ".join(f"otter{number} swims{number}" for number in range(400))
    desks.english(f"{long} home", f"{long} away")
    report = pdf_report(desks.compared(), OLD, NEW, PROJECT)
    said = text(report)
    with pypdfium2.PdfDocument(report) as document:
        first, *others = (page.get_textpage().get_text_range() for page in document)
    assert "swims0" in first
    assert any("swims399" in page for page in others)
    assert "swims399 [−home]" in said
    assert "swims399 [+away]" in said


def test_texts_that_did_not_change_are_left_out(made: bytes, desks: TwoDesks) -> None:
    desks.english("Otters swim.", "Otters dive.")
    said = of_desks(desks)
    assert "Texts in which nothing changed are not set here." in said
    assert "ទន្លេស្អាត។" not in said
    assert "not set here" not in text(made)


def test_what_moved_says_so_at_both_places(desks: TwoDesks) -> None:
    paragraphs = [f"{animal} have a word to say about rivers." for animal in ("Otters", "Herons")]
    more = "Everybody else agrees with all that was said before, and adds nothing to it at all."
    desks.english("\n\n".join([*paragraphs, more]), "\n\n".join([more, *paragraphs]))
    said = of_desks(desks)
    assert "Moved from here" in said
    assert "Moved to here" in said


def test_a_blank_alone_is_seen(desks: TwoDesks) -> None:
    signs = {
        (Change.REMOVED, " "): "[−·]",
        (Change.REMOVED, "\n"): "[−¶]",
        (Change.ADDED, " "): "[+·]",
        (Change.ADDED, "\n"): "[+¶]",
    }
    comparison = desks.compared()
    facts = with_blanks(desks, list(signs))
    said = text(pdf_report(replace(comparison, facts=facts), OLD, NEW, PROJECT))
    assert [sign for sign in signs.values() if sign not in said] == []


def with_blanks(desks: TwoDesks, blanks: Sequence[tuple[Change, str]]) -> tuple[FactChange, ...]:
    """Return facts of which each has lost or gained one of the blanks between two words."""
    desks.new.replace("statement.toml", "Rivertown", "River town")
    (fact,) = desks.compared().facts
    before, after = Run(Change.KEPT, "River"), Run(Change.KEPT, "town")
    return tuple(replace(fact, runs=(before, Run(*blank), after)) for blank in blanks)


def test_a_broken_table_of_words_is_named(tmp_path: Path) -> None:
    name = "templates/words/comparison.toml"
    (tmp_path / "templates/words").mkdir(parents=True)
    shipped = (SHIPPED / name).read_text("utf-8")
    (tmp_path / name).write_text(shipped.replace("{share}", "{part}"), "utf-8")
    with pytest.raises(SetupError, match=rf"{name}: \[en\]: picture"):
        read_comparison_words(ProjectFiles(tmp_path))


def test_a_report_is_in_the_languages_of_its_words_and_quotes_in_those_of_the_statement(
    tmp_path: Path,
) -> None:
    """The words are in what stands for German, then in Khmer; the statement is French and Khmer."""
    known, words = "templates/words/languages.toml", "templates/words/comparison.toml"
    (tmp_path / "templates/words").mkdir(parents=True)
    for name in (known, words):
        english, khmer = (SHIPPED / name).read_text("utf-8").split("\n[km]")
        german = english[english.index("[en]") :].replace("[en", "[de")
        kept = f"{english}\n{german}" if name == known else german
        (tmp_path / name).write_text(f"{kept}\n[km]{khmer}", "utf-8")
    statements = []
    for side in ("old", "new"):
        folder = write_statement(tmp_path / side, FRENCH_KHMER)
        for part, old, new in (("fr.md", "propre", "claire"), ("km.md", "Charte", "Pacte")):
            text = (folder / part).read_text("utf-8")
            assert old in text
            (folder / part).write_text(text.replace(old, new) if side == "new" else text, "utf-8")
        statements.append(read_source(Project.at(tmp_path / side), folder).statement)
    old_one, new_one = statements
    report = pdf_report(compare(old_one, new_one), OLD, NEW, Project.at(tmp_path))
    with pikepdf.open(BytesIO(report)) as pdf:
        assert str(pdf.Root.Lang) == "de"
        read = structure.read(pdf)
        drawn: dict[tuple[int, int | None], str] = defaultdict(str)
        for piece in pieces(pdf):
            drawn[piece.page, piece.identifier] += piece.text
    spoken = [(language, drawn[mark]) for mark, language in read.spoken()]
    assert {language for language, _ in spoken} == {"km", "de", "fr"}
    assert {language for language, words in spoken if "Charte" in words} == {"fr"}
    assert {language for language, words in spoken if "Old version" in words} == {"de"}


@pytest.mark.parametrize("reader", READERS.values(), ids=list(READERS))
def test_every_reader_reads_both_sides_exactly(made: bytes, reader: Reader, tmp_path: Path) -> None:
    require(reader)
    path = tmp_path / "comparison.pdf"
    path.write_bytes(made)
    said = "".join("".join(reader.text(path)).split())
    for english, khmer in (("[−clean]", "[−សិទ្ធិ]"), ("[+wide]", "[+សេរីភាព]")):
        assert "".join(ENGLISH.format(english).split()) in said
        assert "".join(KHMER.format(khmer).split()) in said
