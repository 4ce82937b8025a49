"""In the finished PDF every glyph says its text, is as wide as it says, and none is private."""

import re
from collections.abc import Callable
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from statementpress.typeset.faces.cluster_font import cluster_font
from statementpress.typeset.faces.latin_font import latin_font
from statementpress.typeset.faces.private_use import LINE_END_HYPHEN, PRIVATE
from statementpress.typeset.finishing.embedded_fonts import BATCH
from tests.typeset.fonts import BATTAMBANG, KHMER, LATIN, cff_flavoured, shipped
from tests.typeset.pages import set_exactly
from tests.typeset.texts import WORDS

CSS = "@page { margin: 20pt; size: 300pt 900pt } p { font: 11pt/2 F; margin: 0; \
    text-align: justify }"
TEXT = " ".join("\u200b".join(WORDS[start : start + 5]) for start in range(0, 150, 5))


def khmer_anew(face: bytes, text: str = TEXT) -> bytes:
    font = cluster_font(face, [text.replace("\u200b", "")]).data
    return set_exactly(f"<p>{text}</p>", CSS, {"F": font})


khmer = cache(khmer_anew)


@cache
def english() -> bytes:
    text = "Cambodian organizations congratulate child-\u2060friendly efforts. " * 3
    css = (
        CSS
        + f'p {{ hyphens: auto; hyphenate-character: "{LINE_END_HYPHEN}" }} \
        @page {{ size: 120pt 900pt }}'
    )
    return set_exactly(f"<p lang=en>{text}</p>", css, {"F": latin_font(shipped(LATIN))})


def read(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return str(document[0].get_textpage().get_text_range())


def fonts(pdf: bytes) -> list[Any]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [
            Embedded(font)
            for font in opened.objects
            if isinstance(font, pikepdf.Dictionary) and font.get("/Subtype") == "/Type0"
        ]


class Embedded:
    """What a composite font of a PDF states: meanings, widths and the font file, by glyph index."""

    def __init__(self, composite: Any) -> None:
        (descendant,) = composite.DescendantFonts
        self.map = composite.ToUnicode.read_bytes().partition(b"endcodespacerange")[2]
        self.meanings = {
            int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
            for glyph, text in re.findall(rb"<(\w{4})> <(\w*)>", self.map)
        }
        self.font = TTFont(BytesIO(descendant.FontDescriptor.FontFile2.read_bytes()))
        self.length = int(descendant.FontDescriptor.FontFile2.Length1)
        self.widths: dict[int, float] = {}
        entries = list(descendant.W)
        for first, widths in zip(entries[::2], entries[1::2], strict=True):
            self.widths |= {int(first) + at: float(width) for at, width in enumerate(widths)}


@pytest.mark.parametrize("face", KHMER)
def test_a_justified_paragraph_says_its_text_and_its_spaces(face: str) -> None:
    lines = read(khmer(shipped(face))).split("\r\n")
    assert "".join(lines).replace(" ", "") == TEXT.replace("\u200b", "").replace(" ", "")
    assert len(lines) > 5
    assert all(line.strip() in TEXT.replace("\u200b", "") for line in lines)


def test_a_face_with_cff_outlines_is_as_exact() -> None:
    assert read(khmer(cff_flavoured(BATTAMBANG))) == read(khmer(shipped(BATTAMBANG)))


def test_a_hyphen_at_a_line_end_is_no_letter_and_one_in_a_word_is() -> None:
    text = "".join(read(english()).split())
    assert text == "Cambodianorganizationscongratulatechild-friendlyefforts." * 3


@pytest.mark.parametrize(
    "made", [lambda: khmer(shipped(BATTAMBANG)), english], ids=["Khmer", "Latin"]
)
def test_no_private_character_is_left(made: Callable[[], bytes]) -> None:
    for font in fonts(made()):
        assert not PRIVATE & set("".join(font.meanings.values()))
        assert "" not in font.meanings.values()


@pytest.mark.parametrize("face", KHMER)
def test_widths_are_those_of_the_font_file(face: str) -> None:
    """ISO 19005-3, 6.2.11.5: they differ by no more than a thousandth of an em."""
    (font,) = fonts(khmer(shipped(face)))
    em = font.font["head"].unitsPerEm
    advances = {glyph: font.font["hmtx"][font.font.getGlyphName(glyph)][0] for glyph in font.widths}
    assert [g for g, width in font.widths.items() if abs(width - advances[g] * 1000 / em) > 1] == []
    assert set(font.meanings) <= set(font.widths)


def test_the_font_file_knows_its_own_length_and_limits() -> None:
    (font,) = fonts(khmer(shipped(BATTAMBANG)))
    assert font.length == len(font.font.reader.file.getvalue())
    assert max(font.widths) < font.font["maxp"].numGlyphs


def test_no_block_of_meanings_is_longer_than_allowed() -> None:
    (font,) = fonts(khmer(shipped(BATTAMBANG)))
    blocks = [int(count) for count in re.findall(rb"(\d+) beginbfchar", font.map)]
    assert max(blocks) <= BATCH
    assert sum(blocks) == len(font.meanings)


def test_lines_end_where_layout_put_them() -> None:
    """Within half a step of `wide_glyphs`, 0.06 points, and what a last letter has beside it."""
    with pypdfium2.PdfDocument(khmer(shipped(BATTAMBANG))) as document:
        text = document[0].get_textpage()
        ends = [text.get_rect(index)[2] for index in range(text.count_rects())]
    full = [end for end in ends if end > 270]
    assert len(full) > 5
    assert max(full) <= 280.1


def test_a_glyph_that_no_face_has_is_left_to_the_engines_own_warning(
    caplog: pytest.LogCaptureFixture,
) -> None:
    khmer_anew(shipped(BATTAMBANG), TEXT.replace("កា", "\u2d30\u200b"))
    assert "U+2D30" in caplog.text


def test_the_same_page_gives_the_same_bytes() -> None:
    assert khmer_anew(shipped(BATTAMBANG)) == khmer(shipped(BATTAMBANG))
