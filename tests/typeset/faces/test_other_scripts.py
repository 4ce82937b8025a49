"""Faces of Thai, Lao and Burmese get cluster glyphs as Khmer faces do, and draw the same page."""

from pathlib import Path

import pytest
import uharfbuzz as hb

from statementpress.scripts.table import BY_CODE, Script
from statementpress.typeset.faces.cluster_font import cluster_font
from statementpress.typeset.faces.shaping import cluster_drawings
from tests.readers.raster import assert_same, pages
from tests.scripts.words import WORDS
from tests.typeset.fonts import Drawn, shipped
from tests.typeset.pages import as_harfbuzz_draws, kept, laid_out

FACES = {
    "Thai": "noto-serif-thai/NotoSerifThai",
    "Laoo": "noto-serif-lao/NotoSerifLao",
    "Mymr": "noto-serif-myanmar/NotoSerifMyanmar",
}
each_face = pytest.mark.parametrize(
    ("script", "face"),
    [
        (BY_CODE[code], f"{name}-{w}.ttf")
        for code, name in FACES.items()
        for w in ("Regular", "Bold")
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
CSS = """
    @page { margin: 8mm; size: 220mm 100mm }
    body { font: 12pt/2 F; margin: 0 }
    span { display: inline-block; margin-right: 0.4em }
"""
SEEN, HANDFUL = 64, 20
"""As for Khmer: of 255, and pixels of 3 million."""


@each_face
def test_every_cluster_is_one_glyph_drawn_alike(script: Script, face: str) -> None:
    runs = WORDS[script.code].split()
    made = cluster_font(shipped(face), runs, script)
    assert made.inexact == ()
    font = hb.Font(hb.Face(made.data))
    drawings = [each for run in runs for _, each in cluster_drawings(font, run, script)]
    assert {len(drawn.glyphs) for drawn in drawings} == {1}
    before, after = Drawn(shipped(face), script), Drawn(made.data, script)
    for run in (*runs, WORDS[script.code]):
        assert after.of(run) == before.of(run), run


@each_face
def test_the_page_is_what_harfbuzz_draws(tmp_path: Path, script: Script, face: str) -> None:
    runs = WORDS[script.code].split()
    body = "".join(f"<span lang={script.language}>{run}</span> " for run in runs)
    with laid_out(body, CSS, {"F": cluster_font(shipped(face), runs, script).data}) as document:
        ideal = as_harfbuzz_draws(document, shipped(face), 12, script)
        ideal_page = pages(kept(tmp_path, "harfbuzz.pdf", ideal), 300)[0]
        actual_page = pages(kept(tmp_path, "actual.pdf", document.write_pdf()), 300)[0]
    assert_same(actual_page, ideal_page, Path(face).stem, threshold=SEEN, allowed=HANDFUL)
