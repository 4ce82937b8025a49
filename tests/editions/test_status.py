"""Drafts, embargoes, translations and corrections in finished files."""

from pathlib import Path

import pikepdf
import pytest

from statementpress.editions.making import Made
from statementpress.proof import pdfium
from tests.readers import verapdf
from tests.readers.all import READERS, Reader
from tests.readers.tool import require, requires
from tests.shared.desk import Desk
from tests.shared.making import make
from tests.shared.marked_content import pieces
from tests.shared.small_project import SmallProject

FACTS = """
status = "draft"
embargo = 2030-02-01T09:00:00+07:00
unofficial = ["en"]
reference = "7/30"
version = 2
lunar = true
[corrigendum]
en = "a name."
km = "ឈ្មោះមួយ។"

[title]"""

OPENING = {
    "en": [
        "Ref.: 7/30",
        "Embargoed until 9:00 on 1 February 2030 (UTC+7)",
        "A Statement on Clean Rivers",
        "Unofficial translation from the Khmer",
        "Rivertown, 31 January 2030",
        "Version 2",
        "Corrigendum: a name.",
    ],
    "km": [
        "លេខ៖ 7/30",
        "ហាមផ្សាយមុនម៉ោង ៩:០០ ថ្ងៃទី ១ ខែ កុម្ភៈ ឆ្នាំ ២០៣០ (UTC+7)",
        "ទន្លេ",
        "ស្អាត",
        "ថ្ងៃព្រហស្បតិ៍ ១៣រោច ខែបុស្ស ឆ្នាំរកា ឯកស័ក ព.ស. ២៥៧៣",
        "ក្រុងទន្លេ ថ្ងៃទី ៣១ ខែ មករា ឆ្នាំ ២០៣០",
        "កំណែទី ២",
        "កំណែតម្រូវ៖ ឈ្មោះមួយ។",
    ],
}
MARKS = {"en": "DRAFT", "km": "សេចក្តីព្រាង"}
FEET = {"en": "Draft, not for publication", "km": "សេចក្តីព្រាង មិនទាន់ផ្សព្វផ្សាយជាសាធារណៈ"}


def draft(folder: Path) -> Desk:
    desk = Desk(folder)
    desk.replace("statement.toml", "\n[title]", FACTS)
    return desk


def made(desk: Desk, edition: str) -> Made:
    return make(desk.project, desk.folder, edition)


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the official PDF of a draft with all that can be said of a statement's life."""
    folder = tmp_path_factory.mktemp("draft")
    path = folder / "official.pdf"
    path.write_bytes(made(draft(folder), "official").pdf)
    return path


def joined(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize("reader", READERS.values(), ids=list(READERS))
def test_each_reader_finds_the_lines_of_the_opening_and_of_every_page(
    official: Path, reader: Reader
) -> None:
    require(reader)
    for page, code in zip(reader.text(official), ("en", "km"), strict=True):
        text = joined([page])
        assert joined(OPENING[code]) in text
        assert MARKS[code] in text
        assert FEET[code] in text


@requires(verapdf)
def test_it_is_still_pdf_a_and_pdf_ua(official: Path) -> None:
    assert verapdf.validate(official) == {"3a": [], "ua1": []}


def test_marks_and_feet_are_no_part_of_what_is_read_aloud(official: Path) -> None:
    with pikepdf.open(official) as pdf:
        drawn = pieces(pdf)
    for page, code in enumerate(("en", "km")):
        own = [piece for piece in drawn if piece.page == page]
        artifacts = "".join(piece.text for piece in own if piece.artifact)
        read = "".join(piece.text for piece in own if not piece.artifact)
        for words in (MARKS[code], FEET[code]):
            assert words.replace(" ", "") in artifacts.replace(" ", "")
            assert words.replace(" ", "") not in read.replace(" ", "")


def test_the_metadata_know_reference_version_and_draft(official: Path) -> None:
    with pikepdf.open(official) as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:identifier"] == "7/30"
        assert metadata["xmpMM:VersionID"] == "2"
        assert metadata["xmp:Label"] == "DRAFT"


def test_side_by_side_each_language_is_marked(tmp_path: Path) -> None:
    pdf = made(draft(tmp_path), "parallel").pdf
    with pdfium.opened(pdf) as document:
        text = joined(list(pdfium.page_texts(document)))
    for code in ("en", "km"):
        assert MARKS[code] in text
        assert f"· {FEET[code]}" in text


@pytest.mark.parametrize(
    ("sheet", "old", "new"),
    [
        ("templates/statement.html", "{{ draft_mark([code]) }}", ""),
        ("templates/editions.toml", '    "status.css",\n', ""),
    ],
)
def test_a_draft_that_would_not_say_so_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], sheet: str, old: str, new: str
) -> None:
    project = SmallProject(tmp_path, capsys)
    project.replace("statement.toml", "\n[title]", 'status = "draft"\n\n[title]')
    shipped = (Path(__file__).parents[2] / sheet).read_text("utf-8")
    assert old in shipped
    project.own(sheet, shipped.replace(old, new))
    outcome = project.run("build")
    assert outcome.code in {4, 5, 6}
    assert project.built() == []


def test_a_handout_may_not_leave_the_embargo_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = SmallProject(tmp_path, capsys)
    project.replace("statement.toml", "\n[title]", "embargo = 2030-02-01\n\n[title]")
    for code, words in (("en", "We swim."), ("km", "យើងហែលទឹក។")):
        project.write(f"summary.{code}.md", f"- {words}\n")
    shipped = (Path(__file__).parents[2] / "templates/card.html").read_text("utf-8")
    project.own("templates/card.html", shipped.replace("{{ above_title(code, brief=true) }}", ""))
    outcome = project.run("build", "-e", "card")
    assert outcome.code == 4
    assert "Embargoed until 1 February 2030" in outcome.err


def test_a_draft_is_not_frozen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = SmallProject(tmp_path, capsys)
    project.replace("statement.toml", "\n[title]", 'status = "draft"\n\n[title]')
    outcome = project.run("archive")
    assert outcome.code == 3
    assert "statement.toml:4: this is a draft" in outcome.err
    assert not (tmp_path / "archive").exists()


def test_a_draft_in_large_print_keeps_away_from_the_printers_margin(tmp_path: Path) -> None:
    """Its foot has two lines, and an edition that is not fit to print is not made."""
    assert made(draft(tmp_path), "large-print").limits == "office"
