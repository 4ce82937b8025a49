"""A letter in finished files: its order, places and tags, and the editions it does not have."""

from collections.abc import Iterable
from pathlib import Path

import pikepdf
import pytest

from statementpress.comparison.facts import compare_facts
from statementpress.editions.printing.settings import PrintRequest
from statementpress.editions.promises import check_complete, sources_of
from statementpress.editions.source import Source, read_source
from statementpress.editions.together import requests
from statementpress.editions.told import left_out
from statementpress.project.editions import styled
from statementpress.project.project import Project
from statementpress.proof import pdfium
from statementpress.renderings.plain_text import plain_text
from statementpress.renderings.web_page import web_pages
from statementpress.typeset.compose.document import compose
from statementpress.typeset.compose.document_text import document_text, flows
from statementpress.typeset.compose.logos import LogoBook
from tests.readers import outloud, verapdf
from tests.readers.all import READERS, Reader
from tests.readers.tool import require, requires
from tests.shared import structure
from tests.shared.desk import FILES
from tests.shared.letter import FACTS, REGISTER, SHOWN, TEXTS, LetterDesk
from tests.shared.lines import Block, Line, blocks
from tests.shared.making import make, written
from tests.shared.marked_content import pieces
from tests.shared.small_project import SmallProject

PROJECT = Path(__file__).parents[2]
REFUSED = {"handout", "leaflet", "card", "poster"}
MILLIMETRE = 72 / 25.4
A4 = 210 * MILLIMETRE


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> LetterDesk:
    return LetterDesk(tmp_path_factory.mktemp("letter"))


@pytest.fixture(scope="module")
def source(desk: LetterDesk) -> Source:
    return read_source(Project.at(desk.project), desk.folder)


@pytest.fixture(scope="module")
def official(desk: LetterDesk) -> Path:
    return written(desk.project, desk.folder, "official")


@pytest.fixture(scope="module")
def official_blocks(official: Path) -> list[Block]:
    with pikepdf.open(official) as pdf:
        return blocks(structure.read(pdf), pieces(pdf))


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> SmallProject:
    """Return a project whose statement is the letter."""
    made = SmallProject(tmp_path, capsys)
    for name, text in {"statement.toml": FACTS, "signatories.csv": REGISTER}.items():
        made.write(name, text)
    for code, text in TEXTS.items():
        made.write(f"{code}.md", text)
    return made


def in_order(text: str, words: Iterable[str]) -> list[str]:
    """Return the words that a text does not have after those before them."""
    squeezed, start, missing = "".join(text.split()), 0, []
    for each in words:
        found = squeezed.find("".join(each.split()), start)
        if found < 0:
            missing.append(each)
        else:
            start = found + 1
    return missing


def line(found: list[Block], words: str) -> Line:
    """Return the line that begins with these words."""
    return next(each for block in found for each in block.lines if each.text.startswith(words))


@pytest.mark.parametrize("reader", READERS.values(), ids=list(READERS))
def test_each_reader_finds_all_that_stands_on_it_in_its_order(
    official: Path, reader: Reader
) -> None:
    require(reader)
    for page, code in zip(reader.text(official), SHOWN, strict=True):
        assert in_order(page, SHOWN[code]) == []


@requires(verapdf)
def test_it_is_pdf_a_and_pdf_ua(official: Path) -> None:
    assert verapdf.validate(official) == {"3a": [], "ua1": []}


@requires(outloud)
def test_outloud_finds_no_error(official: Path) -> None:
    assert list(map(str, outloud.findings(official, severity="error"))) == []


def test_it_is_read_aloud_in_the_order_of_the_page(official_blocks: list[Block]) -> None:
    spoken = "\n".join(block.text for block in official_blocks)
    assert in_order(spoken, [*SHOWN["en"], *SHOWN["km"]]) == []


def test_the_subject_is_the_heading_and_the_title(official: Path) -> None:
    subjects = ["Subject: Request for clean rivers", "កម្មវត្ថុ៖ សំណើសុំទន្លេស្អាត"]
    with pikepdf.open(official) as pdf, pdf.open_outline() as outline:
        found = blocks(structure.read(pdf), pieces(pdf))
        assert [each.text for each in found if each.kind == "H1"] == subjects
        assert pdf.open_metadata()["dc:title"] == "Request for clean rivers"
        assert [item.title for item in outline.root] == ["Request for clean rivers", "សំណើសុំទន្លេស្អាត"]


def test_the_motto_stands_in_the_middle_of_the_page(official_blocks: list[Block]) -> None:
    for words in SHOWN["km"][:2]:
        motto = line(official_blocks, words)
        assert (motto.left + motto.right) / 2 == pytest.approx(A4 / 2, abs=0.5)


def test_labels_hang_before_what_they_introduce(official_blocks: list[Block]) -> None:
    subject, earlier = (line(official_blocks, words) for words in ("Subject:", "Further to:"))
    begun = [
        next(glyph.left for glyph in each.glyphs if glyph.text == letter)
        for each, letter in ((subject, "R"), (earlier, "Y"))
    ]
    assert begun[0] == pytest.approx(begun[1], abs=0.3)
    assert subject.left == earlier.left < begun[0] - 10 * MILLIMETRE
    assert line(official_blocks, "Office of Wells").left == pytest.approx(
        line(official_blocks, "Office of Lakes").left, abs=0.1
    )


def test_the_board_stands_in_a_column_beside_the_text(official_blocks: list[Block]) -> None:
    text = line(official_blocks, "Rivers are not clean.")
    for words in ("Board", "Otter Reed", "Chair"):
        assert line(official_blocks, words).right < text.left
    # The letterhead takes the width of both.
    assert line(official_blocks, "Otters").left < text.left


def test_the_date_of_each_language_stands_at_the_right(official_blocks: list[Block]) -> None:
    right = max(each.right for block in official_blocks for each in block.lines)
    assert line(official_blocks, "Rivertown, 31").right == pytest.approx(right, abs=1)
    lunar, civil = (line(official_blocks, words) for words in SHOWN["km"][14:16])
    assert (lunar.left + lunar.right) / 2 == pytest.approx((civil.left + civil.right) / 2, abs=0.5)
    assert lunar.right > right - 1


def test_the_first_page_has_no_foot_and_the_next_has(tmp_path: Path) -> None:
    desk = LetterDesk(tmp_path)
    desk.write("en.md", "\n\n".join(["We write at length about rivers."] * 40) + TEXTS["en"])
    made = make(desk.project, desk.folder, "english")
    with pdfium.opened(made.pdf) as document:
        first, second = pdfium.page_texts(document)
    assert "Page 1" not in first
    assert "Page 2 of 2" in second
    # The closing words stay with the signatures, and bring lines of the text.
    assert "Yours faithfully," in second
    assert "We write at length" in second


def test_side_by_side_each_thing_faces_itself(desk: LetterDesk) -> None:
    made = make(desk.project, desk.folder, "parallel", PrintRequest(checked=False))
    path = desk.project / "parallel.pdf"
    path.write_bytes(made.pdf)
    with pikepdf.open(path) as pdf:
        found = blocks(structure.read(pdf), pieces(pdf))
    spoken = "\n".join(block.text for block in found)
    above = [words for words in SHOWN["km"] if words not in REGISTER]
    assert in_order(spoken, [words for words in SHOWN["en"] if words not in REGISTER]) == []
    assert in_order(spoken, above) == []
    for english, khmer in (("The Minister", "សូមគោរពជូន"), ("Subject:", "កម្មវត្ថុ៖")):
        left, right = line(found, english), line(found, khmer)
        assert left.right < right.left
        assert left.baseline == pytest.approx(right.baseline, abs=2)


@pytest.mark.parametrize("code", list(SHOWN))
def test_plain_text_and_web_page_have_all_of_it(source: Source, code: str) -> None:
    page = web_pages(source.statement, source.project, LogoBook())[f"{code}.html"]
    board = {"en": ["Board", "Chair"], "km": ["ក្រុមប្រឹក្សា", "ប្រធាន"]}[code]
    for text in (plain_text(source.statement, code, source.languages), document_text(page)):
        assert in_order(text, SHOWN[code]) == []
        assert in_order(text, board) == []


@pytest.mark.parametrize("name", ["official", "parallel"])
def test_it_says_all_of_its_own_life(tmp_path: Path, name: str) -> None:
    desk = LetterDesk(tmp_path)
    life = 'status = "draft"\nembargo = 2030-02-01\nunofficial = ["en"]\nversion = 1\n'
    desk.replace("statement.toml", "lunar = true\n", f"lunar = true\n{life}")
    source = read_source(Project.at(desk.project), desk.folder)
    editions = source.project.editions
    edition = styled(editions, editions.edition[name], kind=source.kind)
    html = compose(source.statement, edition, source.project).html
    said = sources_of(source.statement, ("en", "km"), source.languages, edition)
    check_complete(said, flows(html))
    assert (
        in_order(document_text(html), ["Embargoed", "Unofficial", "31 January", "Version 1"]) == []
    )


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_an_edition_that_makes_no_sense_says_why_not(project: SmallProject, name: str) -> None:
    outcome = project.run("build", "-e", name)
    assert outcome.code == 2
    assert f"error: {name}: " in outcome.err
    assert "choose one of: official, press" in outcome.err
    outcome = project.run("archive", "-e", name)
    assert (outcome.code, project.built()) == (2, [])


def test_all_editions_are_those_that_make_sense(source: Source) -> None:
    made = requests(source.outline, PrintRequest())
    assert set(made) == set(source.project.editions.edition) - REFUSED
    notes = {str(note): note.code for note in left_out(source.outline, made)}
    assert set(notes.values()) == {"edition-left-out"}
    assert all(any(f": {name}: not made, because" in each for each in notes) for name in REFUSED)


def test_the_list_of_editions_says_for_what_each_is_not(project: SmallProject) -> None:
    rows = [row.split("\t") for row in project.run("editions").out.splitlines()]
    assert {row[0] for row in rows if "letter" in row[3]} == REFUSED


def test_an_unknown_kind_is_refused_with_its_line(project: SmallProject) -> None:
    project.replace("statement.toml", 'kind = "letter"', 'kind = "leter"')
    for command in ("check", "build"):
        outcome = project.run(command)
        assert outcome.code == 3
        assert "statement.toml:1" in outcome.out + outcome.err
        assert "letter" in outcome.err + outcome.out


def test_another_kind_needs_a_table_and_a_style_sheet(project: SmallProject) -> None:
    """A kind that looks like a statement, with a line of its own."""
    kinds = (PROJECT / "templates/kinds.toml").read_text("utf-8")
    own = '[petition]\npurpose = "a petition"\nstyles = ["petition.css"]\n'
    own += '[petition.templates]\n"statement.html" = "petition.html"\n'
    project.own("templates/kinds.toml", f'{kinds}\n{own}[petition.refused]\ncard = "too small"\n')
    project.own("styles/petition.css", "h1 { color: var(--quiet) }")
    shipped = (PROJECT / "templates/statement.html").read_text("utf-8")
    project.own(
        "templates/petition.html", shipped.replace("{{ opening(", "<p>A petition</p>{{ opening(")
    )
    for name, text in FILES.items():
        project.write(name, text)
    project.replace("statement.toml", "languages", 'kind = "petition"\nlanguages')
    assert "too small" in project.run("build", "-e", "card").err
    source = read_source(Project.at(project.project), project.folder)
    editions = source.project.editions
    edition = styled(editions, editions.edition["official"], kind=source.kind)
    document = compose(source.statement, edition, source.project)
    assert "A petition" in document_text(document.html)
    assert "styles/petition.css" in document.style_sheets


def test_a_template_that_forgets_a_fact_is_refused(project: SmallProject) -> None:
    shipped = (PROJECT / "templates/parts/letter-closing.html").read_text("utf-8")
    forgot = shipped.replace('{{ beside_label("copy-to", own.copy_to, code) }}', "")
    project.own("templates/parts/letter-closing.html", forgot)
    outcome = project.run("build")
    assert outcome.code == 4
    assert "Office of Wells" in outcome.err


def test_a_motto_that_no_language_has_is_refused(project: SmallProject) -> None:
    table = (PROJECT / "templates/words/languages.toml").read_text("utf-8")
    motto = next(row for row in table.splitlines() if row.startswith("motto = "))
    project.own("templates/words/languages.toml", table.replace(f"{motto}\n", ""))
    outcome = project.run("build")
    assert outcome.code == 3
    assert "no language of this letter has a national motto" in outcome.err


def test_a_comparison_names_what_changed_on_it(desk: LetterDesk, tmp_path: Path) -> None:
    other = LetterDesk(tmp_path)
    other.replace("statement.toml", '"The Minister of Rivers"', '"The Minister of Lakes"')
    other.replace("statement.toml", "motto = true\n", "")
    changed = compare_facts(desk.statement(), other.statement())
    assert [(each.name, each.language) for each in changed] == [
        ("letter.motto", None),
        ("letter.addressee", "en"),
    ]
