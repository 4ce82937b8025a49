"""A face that lacks what a document asks of it is named, as another face steps in."""

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from statementpress.project.files import SHIPPED, ProjectFiles
from statementpress.project.fonts import FaceFile, read_families
from statementpress.typeset.faces.lacks import families_with, lack_findings
from statementpress.typeset.faces.named_faces import Face
from tests.typeset.fonts import BATTAMBANG, saved, shipped

MOUL = Face("Moul", "Khmr", 1, FaceFile("moul/Moul-Regular.ttf", 400), role="display")
BOLD = Face("Own", "Khmr", 1, FaceFile("battambang/Battambang-Bold.ttf", 700))


def own(folder: Path, without: str = "") -> tuple[ProjectFiles, Face]:
    """Return a project with a face of its own that lacks some characters."""
    font = TTFont(BytesIO(shipped(BATTAMBANG)))
    for table in font["cmap"].tables:
        for character in without:
            table.cmap.pop(ord(character), None)
    path = folder / "fonts" / "own.ttf"
    path.parent.mkdir()
    path.write_bytes(saved(font))
    return ProjectFiles(folder), Face("Own", "Khmr", 1, FaceFile("own.ttf", 400))


@pytest.mark.parametrize(
    ("html", "codes"),
    [
        ("<p>ក <strong>ខ</strong></p>", ["no-bold"]),
        ("<h2>ខ</h2>", ["no-bold"]),
        ("<p>ក <strong>Bold</strong></p>", []),
        ("<p>ក</p>", []),
    ],
)
def test_a_family_of_one_weight_loses_bold_words(
    tmp_path: Path, html: str, codes: list[str]
) -> None:
    files, face = own(tmp_path)
    assert [found.code for found in lack_findings([face, MOUL], html, files)] == codes
    assert lack_findings([face, BOLD, MOUL], html, files) == ()


def test_a_sign_that_is_taken_from_another_face_is_named(tmp_path: Path) -> None:
    files, face = own(tmp_path, without="ៜ៙")
    (finding,) = lack_findings([face, BOLD, MOUL], "<p>កៜ</p>", files)
    assert (finding.code, str(finding.place)) == ("other-face", "fonts/own.ttf")
    assert "U+17DC" in finding.message
    assert "“Moul”" in finding.message


def test_a_sign_that_no_face_of_the_document_has_is_left_to_the_layout(tmp_path: Path) -> None:
    files, face = own(tmp_path, without="ៜ")
    assert lack_findings([face, BOLD], "<p>កៜ</p>", files) == ()


@pytest.mark.parametrize("character", "\u19e1\u17f0")
def test_a_shipped_family_that_has_a_rare_character_is_found(character: str) -> None:
    files = ProjectFiles(SHIPPED)
    assert "Noto Serif Khmer" in list(families_with(character, read_families(files), files))
