"""The contact sheet: every mark with its facts, even of a statement with errors."""

from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from statementpress.contact_sheet.marks import Sheet, sheet_of
from statementpress.contact_sheet.pdf_report import pdf_report
from statementpress.statement.reading import Reading
from statementpress.typeset.compose.walls import Measures
from tests.preflight_report.cases import SHIPPED_PROJECT
from tests.readers import verapdf
from tests.readers.tool import requires
from tests.shared.desk import Desk
from tests.shared.marks import dense_board, pixels, tall_tree
from tests.shared.small_project import SmallProject

ROWS = """\
group,name_en,name_km,note_en,note_km,logo,wordmark,url
conveners,Otter Society,សមាគមភេ,,,otter.svg,,
signed,Heron Trust,មូលនិធិកុក,,,heron.png,,
signed,Reed Group,ក្រុមត្រែង,,,,Reed | Group,
signed,Stork League,សម្ព័ន្ធស្តុក,,,stork.svg,,
signed,Mussel Union,សហភាពលៀស,,,,,
"""
MASKED = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><mask id="m">'
    b'<circle cx="45" cy="30" r="25" fill="#fff"/></mask>'
    b'<path d="M0 0h90v60h-90z" fill="#1d4e89" mask="url(#m)"/></svg>'
)
"""A mark that is printed as pixels, as the layout would leave out its mask."""


@dataclass(frozen=True, slots=True)
class Made:
    """A sheet, and the PDF of it."""

    reading: Reading
    sheet: Sheet
    pdf: bytes

    @property
    def text(self) -> str:
        with pypdfium2.PdfDocument(self.pdf) as document:
            pages = (page.get_textpage().get_text_range() for page in document)
            return " ".join(" ".join(pages).split())


def fill(desk: Desk) -> None:
    """Give a statement marks of all kinds: one of them damaged, one of too few pixels."""
    desk.write("signatories.csv", ROWS)
    desk.write("logos/otter.svg", MASKED)
    desk.write("logos/heron.png", pixels("#a23b2a", 60, 42))
    desk.write("logos/stork.svg", b"<svg")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    desk = Desk(tmp_path_factory.mktemp("marks"))
    fill(desk)
    reading = desk.read()
    sheet = sheet_of(reading, Measures())
    return Made(reading, sheet, pdf_report(sheet, reading, SHIPPED_PROJECT))


def test_a_statement_with_errors_has_a_sheet(made: Made) -> None:
    assert made.reading.statement is None
    assert [group.name for group in made.sheet.groups] == ["conveners", "signed"]
    assert [row.member.name["en"] for row in made.sheet.rows] == [
        "Otter Society",
        "Heron Trust",
        "Reed Group",
        "Stork League",
    ]


def test_each_row_knows_its_file_and_what_is_wrong(made: Made) -> None:
    otter, heron, reed, stork = made.sheet.rows

    assert (otter.format, otter.resolution, otter.is_faulty) == ("SVG", None, False)
    assert heron.resolution is not None
    assert heron.resolution.found < 150
    assert heron.is_faulty
    assert (reed.logo, reed.is_faulty) == (None, False)
    assert stork.placed is None
    assert [finding.code for finding in stork.findings] == ["logo-damaged"]


def test_those_without_a_mark_are_named(made: Made) -> None:
    assert [member.name["en"] for member in made.sheet.without["signed"]] == ["Mussel Union"]
    assert "Without a mark" in made.text
    assert "Mussel Union" in made.text


def test_the_sheet_says_what_is_known_of_each_mark(made: Made) -> None:
    heron, logo = made.sheet.rows[1].resolution, made.sheet.rows[1].logo
    assert heron is not None
    assert logo is not None
    for said in (
        "Marks: 3 · without a mark: 1 · to mend: 2",
        "otter.svg",
        "SVG: sharp at any size",
        f"PNG, {logo.width} × {logo.height} pixels",
        f"Only {heron.found} pixels to the inch",
        f"at least {heron.needs[0]} × {heron.needs[1]} pixels",
        "Set in type, as there is no file",
        "is damaged",
        "មូលនិធិកុក",
    ):
        assert said in made.text


def test_a_mark_is_a_picture_with_a_name_in_a_table(made: Made) -> None:
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        items = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
        alternatives = {str(each.Alt) for each in items if "/Alt" in each}
        kinds = [str(each.S) for each in items if "/S" in each]
    assert {"Mark of Otter Society", "Mark of Heron Trust"} <= alternatives
    assert kinds.count("/Table") == 2
    assert kinds.count("/TH") == 8


def test_a_mark_is_drawn_as_the_editions_print_it(made: Made) -> None:
    with pikepdf.open(BytesIO(made.pdf)) as pdf:
        images = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        sizes = [int(each.Width) for each in images if each.get("/Subtype") == "/Image"]
    assert max(sizes) > 1000  # the other file of pixels has 60


@requires(verapdf)
@pytest.mark.parametrize("flavour", ["3a", "ua1"])
def test_verapdf_finds_nothing(made: Made, flavour: str, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(made.pdf)
    assert list(map(str, verapdf.validate(path, (flavour,))[flavour])) == []


def test_it_is_set_in_the_first_language_of_the_statement(made: Made) -> None:
    languages = tuple(reversed(made.reading.languages))
    khmer = pdf_report(made.sheet, replace(made.reading, languages=languages), SHIPPED_PROJECT)
    with pikepdf.open(BytesIO(khmer)) as pdf:
        assert str(pdf.Root.Lang) == "km"


def test_the_same_marks_make_the_same_bytes(made: Made) -> None:
    assert pdf_report(made.sheet, made.reading, SHIPPED_PROJECT) == made.pdf


def test_the_command_lists_marks_and_writes_the_sheet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = SmallProject(tmp_path, capsys)
    fill(project)
    wanted = tmp_path / "marks.pdf"
    monkeypatch.setattr(
        "statementpress.contact_sheet.pdf_report.pdf_report", lambda *_: b"the sheet"
    )
    outcome = project.run("logos", "-o", str(wanted))
    assert outcome.code == 0
    assert wanted.read_bytes() == b"the sheet"
    lines = [line.split("\t") for line in outcome.out.splitlines() if "\t" in line]
    assert [(line[0], line[3]) for line in lines] == [
        ("conveners", "otter.svg"),
        ("signed", "heron.png"),
        ("signed", "-"),
        ("signed", "-"),
    ]
    assert lines[3][2] == "no mark"
    assert "[logo-damaged]" in outcome.out
    assert "[logo-coarse]" in outcome.out


def test_a_sheet_is_a_pdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = SmallProject(tmp_path, capsys).run("logos", "-o", "marks.png")
    assert outcome.code == 2


def test_a_plate_is_as_large_as_a_mark_and_the_mark_stands_inside(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.write("signatories.csv", ROWS)
    desk.write("logos/otter.svg", dense_board("#1d4e89"))
    desk.write("logos/heron.png", pixels("#ffffff"))
    desk.write("logos/stork.svg", tall_tree("#333333"))
    sheet = sheet_of(desk.read(), Measures())
    heron = sheet.rows[1]
    assert heron.logo is not None
    assert heron.logo.plate
    assert f".placed-{heron.placed.number if heron.placed else 0} {{ width" in (
        sheet.book.style_sheet()
    )
    assert "padding" in sheet.book.style_sheet()
