"""A page set in a cluster font is the page that HarfBuzz draws with the face as it was."""

from pathlib import Path

import pytest

from statementpress.typeset.faces.cluster_font import cluster_font
from tests.readers.raster import assert_same, pages
from tests.shared.thorough import some
from tests.typeset.fonts import BATTAMBANG, KHMER, cff_flavoured, shipped
from tests.typeset.pages import as_harfbuzz_draws, kept, laid_out
from tests.typeset.texts import HOSTILE, WORDS

DPI = 300
SEEN = 64
"""Of 255: where two outlines of a cluster touch, their grey edges add up a little differently."""
HANDFUL = 20
"""Pixels of 9 million a page that may differ by more."""

REGULAR = [face for face in KHMER if "Bold" not in face]
FACES = some(*REGULAR, *(face for face in KHMER if face not in REGULAR), few=len(REGULAR))
"""Bold faces have the rules of the regular ones; `test_cluster_font` looks at each glyph of all."""

SIZE = 12
CSS = f"""
    @page {{ margin: 8mm; size: 220mm 300mm }}
    body {{ font: {SIZE}pt/2 F; margin: 0 }}
    span {{ display: inline-block; margin-right: 0.4em }}
"""


def assert_same_page(folder: Path, face: str, before: bytes, words: tuple[str, ...]) -> None:
    body = " ".join(f"<span>{word}</span>" for word in words)
    with laid_out(body, CSS, {"F": cluster_font(before, words).data}) as document:
        harfbuzz = kept(folder, "harfbuzz.pdf", as_harfbuzz_draws(document, shipped(face), SIZE))
        actual = pages(kept(folder, "actual.pdf", document.write_pdf()), DPI)
    expected = pages(harfbuzz, DPI)
    for number, (ours, ideal) in enumerate(zip(actual, expected, strict=True)):
        name = f"{Path(face).stem}-{number}"
        assert_same(ours, ideal, name, threshold=SEEN, allowed=HANDFUL)


@pytest.mark.parametrize("face", FACES)
def test_the_words_of_the_statement(tmp_path: Path, face: str) -> None:
    assert_same_page(tmp_path, face, shipped(face), WORDS)


@pytest.mark.parametrize("face", FACES)
def test_rare_clusters(tmp_path: Path, face: str) -> None:
    assert_same_page(tmp_path, face, shipped(face), HOSTILE[::4])


def test_the_words_of_the_statement_from_cff_outlines(tmp_path: Path) -> None:
    assert_same_page(tmp_path, BATTAMBANG, cff_flavoured(BATTAMBANG), WORDS)
