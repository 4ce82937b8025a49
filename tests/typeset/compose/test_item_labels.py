"""The kinds of labels, and the columns that they need."""

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from statementpress.typeset.compose.item_labels import USUAL, WIDEST, label_column, numbering
from tests.shared.editions import PROJECT

FACES = ("source-serif-4/SourceSerif4-Regular.ttf", "battambang/Battambang-Regular.ttf")


@pytest.mark.parametrize(
    ("labels", "kind"),
    [
        (("", ""), "disc"),
        (("–", "–"), "disc"),
        (("3.", "7.", "12."), "decimal"),
        (("១)", "២)"), "decimal"),
        (("1.2.3.", "10.1.1."), "decimal"),
        (("a)", "b)"), "lower-alpha"),
        (("A.", "B."), "upper-alpha"),
        (("(i)", "(ii)", "(viii)"), "lower-roman"),
        (("I.",), "upper-roman"),
        (("h.", "i.", "j."), "lower-alpha"),
        (("c.",), "lower-alpha"),
        (("ក.", "ខ."), "lower-alpha"),
    ],
)
def test_a_screen_reader_is_given_the_kind_of_label(labels: tuple[str, ...], kind: str) -> None:
    assert numbering(labels) == kind


@pytest.mark.parametrize(
    ("labels", "column"),
    [
        (("",), ""),
        (("1.", "12."), ""),
        (("(i)",), ""),
        (("a)", "(xviii)"), "labels-4"),
        (("1.2.3.",), "labels-4"),
        (("ឈ.", "ក."), ""),
        (("100.100.100.100.100.",), f"labels-{WIDEST}"),
    ],
)
def test_only_wide_labels_get_a_wider_column(labels: tuple[str, ...], column: str) -> None:
    assert label_column(labels) == column


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("label", ["(xviii)", "XXVIII.", "12.10.11.", "(mm)", "ឈ.", "(ណ)", "១០០)"])
def test_every_label_is_narrower_than_its_column(face: str, label: str) -> None:
    font = TTFont(BytesIO((PROJECT / "fonts" / Path(face)).read_bytes()))
    glyphs, advances, units = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    known = [glyphs.get(ord(character)) for character in f"{label} "]
    width = sum(advances[glyph][0] for glyph in known if glyph) / units
    column = label_column((label,))
    assert width <= float(column.rpartition("-")[2] or USUAL)
