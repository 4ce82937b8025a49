"""The fonts in the file: the project's own, whole enough to be read on any machine."""

from pathlib import Path
from typing import Any

import pytest

from statementpress.errors import SetupError, StatementPressError
from tests.shared.desk import Desk
from tests.shared.editions import Edition
from tests.shared.fonts import FAMILIES, SUBSET, all_fonts, program
from tests.shared.making import make


def outlines(font: Any) -> set[str]:
    """Return the embedded glyphs that have ink."""
    table = program(font)["glyf"]
    return {name for name in program(font).getGlyphOrder() if table[name].numberOfContours}


def drawn_glyphs(edition: Edition, font: Any) -> set[str]:
    """Return the glyphs that pages draw in a font, and those that these are composed of."""
    file = program(font)
    codes = {g.code for p in edition.pieces if p.font == str(font.BaseFont)[1:] for g in p.glyphs}
    wanted, found = {".notdef"} | {file.getGlyphName(code) for code in codes}, set[str]()
    while wanted:
        found |= wanted
        wanted = {
            part for name in wanted for part in file["glyf"][name].getComponentNames(file["glyf"])
        } - found
    return found


def test_every_font_is_an_embedded_subset(edition: Edition) -> None:
    found = list(all_fonts(edition.pdf))
    assert found
    for font in found:
        assert SUBSET.match(str(font.BaseFont))
        assert font.Subtype == "/Type0"
        # A glyph that is drawn in wider forms alone stays in the file beside them.
        embedded, drawn = outlines(font), drawn_glyphs(edition, font)
        assert len(embedded - drawn) < len(embedded) / 5


def test_only_the_families_that_the_style_sheets_name(edition: Edition) -> None:
    used = {str(program(font)["name"].getBestFamilyName()) for font in all_fonts(edition.pdf)}
    assert used <= FAMILIES
    assert len(used) == (1 if edition.languages == ("en",) else 3)


def test_every_glyph_that_is_drawn_says_what_it_means(edition: Edition) -> None:
    silent = [piece.text for piece in edition.pieces if not all(g.text for g in piece.glyphs)]
    assert silent == []


def test_no_glyph_is_the_sign_for_a_missing_one(edition: Edition) -> None:
    for font in all_fonts(edition.pdf):
        assert b"<0000> <" not in font.ToUnicode.read_bytes().split(b"endcodespacerange")[1]


@pytest.mark.parametrize(
    "rule",
    [
        '.dateline::before { content: "\\2603" }',
        '.dateline::before { content: "\\65e5" }',
        'li { list-style: "\\2766" inside }',
    ],
    ids=["snowman", "kanji", "bullet"],
)
def test_no_system_font_comes_to_the_aid_of_a_style_sheet(tmp_path: Path, rule: str) -> None:
    desk = Desk(tmp_path)
    desk.own("styles/editions/official.css", rule)
    with pytest.raises(StatementPressError, match=r"☃|日|❦"):
        make(desk.project, desk.folder, "official")


def test_a_style_sheet_cannot_ask_for_a_font_of_the_machine(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.own("styles/editions/official.css", '.dateline { font-family: "DejaVu Sans" }')
    with pytest.raises(SetupError, match="no family “DejaVu Sans”"):
        make(desk.project, desk.folder, "official")
